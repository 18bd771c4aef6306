/* A layout and the words of the data it looks at: are they known, and which of them does it ask for? */
#include "report/report.h"

#include "grammar/grammar.h"

/* Behind [@year = '2022' at the @; false: no axis is compared with a value there. */
static bool cut_axis_value(const Schema *schema, Str xpath, int at, const ValueAxis **axis, Str *value)
{
    Str rest = str_part(xpath, at + 1, xpath.n);
    int end = 0;
    while (end < rest.n && name_goes_on(rest.at[end])) end++;
    *axis = NULL;
    for (int i = 0; i < schema->n_axes; i++)
        if (str_equal(schema->axes[i].name, str_part(rest, 0, end))) *axis = &schema->axes[i];
    Str behind = str_trim(str_part(rest, end, rest.n));
    if (!*axis || !str_starts(behind, STR("="))) return false;
    behind = str_trim(str_part(behind, 1, behind.n));
    if (!behind.n || (behind.at[0] != '\'' && behind.at[0] != '"')) return false;
    int close = str_find(str_part(behind, 1, behind.n), behind.at[0]);
    *value = str_part(behind, 1, close < 0 ? behind.n : close + 1);
    return close >= 0;
}

/* A value that the axis has not finds nothing, whatever the data say. */
static void look_at_axes(const Schema *schema, Str xpath, Where where, Arena *arena, Diag *diag)
{
    const ValueAxis *axis;
    Str value;
    for (int at = 0; at < xpath.n; at++) {
        if (xpath.at[at] != '@' || !cut_axis_value(schema, xpath, at, &axis, &value) || axis_has(axis, value)) continue;
        Str has = axis->kind == AXIS_WORDS ? axis->values : str_printf(arena, "%d … %d", axis->from, axis->to);
        diag_report(diag, where, STR(""), DIAG_LAYOUT_OFF_AXIS, str_copy(arena, value).at, axis->name.at, has.at,
                    axis->where.file, axis->where.line);
    }
}

bool report_names_are_known(const Report *report, const Schema *schema, Arena *arena, Diag *diag)
{
    DataNames names = names_of(schema->grammar, "data", arena);
    bool good = true;
    for (int i = 0; i < report->n_looks; i++) {
        const DataLook *look = &report->looks[i];
        if (look->is_template) good &= names_check_template(&names, look->text, look->where, arena, diag);
        else good &= names_check(&names, look->text, look->where, arena, diag);
        look_at_axes(schema, look->text, look->where, arena, diag);
    }
    return good;
}

/* Only what is known is looked at: nothing is reported. */
static void ask(DataNames *names, Map *asked, Str xpath, Where where, Arena *arena, Diag *diag)
{
    names->asked = asked;
    names_check(names, xpath, where, arena, diag);
}

static void ask_as_layout(DataNames *names, NamesAsked *asked, const DataLook *look, Arena *arena, Diag *diag)
{
    Str text = look->text, xpath = look->text;
    while (look->is_template ? names_next_expression(&text, &xpath) : text.n > 0) {
        ask(names, &asked->any, xpath, look->where, arena, diag);
        ask(names, &asked->apart, look->is_words ? names_beside(xpath, arena) : xpath, look->where, arena, diag);
        if (!look->is_template) break;
    }
}

NamesAsked report_names_asked(const Report *report, const Schema *schema, Arena *arena)
{
    Diag *silent = diag_open((DiagStyle){ .least = SEVERITY_FATAL }, arena);
    DataNames names = names_of(schema->grammar, "data", arena);
    NamesAsked asked = { map_new(arena), map_new(arena) };
    for (int i = 0; i < report->n_looks; i++) ask_as_layout(&names, &asked, &report->looks[i], arena, silent);
    for (int i = 0; i < schema->n_records; i++) {
        const RecordType *record = &schema->records[i];
        names.record = record->name;
        for (int k = 0; k < record->n_questions; k++)
            ask(&names, &asked.apart, record->questions[k].test, record->questions[k].where, arena, silent);
        names.record = STR("");
        for (int k = 0; k < record->n_marks; k++) {
            DataLook mark = { .text = record->marks[k].text, .is_template = true, .where = record->marks[k].where };
            ask_as_layout(&names, &asked, &mark, arena, silent);
        }
    }
    return asked;
}

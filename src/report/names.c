/* A layout and the words of the data it looks at: are they known, and which of them does it ask for? */
#include "report/report.h"

#include "grammar/grammar.h"

/* The expressions of what a layout looks at, one after the other: cut off the front of what is left of it. */
static bool next_expression(const DataLook *look, Str *left, Str *xpath)
{
    if (look->is_template) return names_next_expression(left, xpath);
    *xpath = *left;
    *left = STR("");
    return xpath->n > 0;
}

/* The axis that the tokens from `at` on compare with a value, @year = '2022'; NULL: none. */
static const ValueAxis *axis_compared(const Schema *schema, const TokenList *tokens, int at)
{
    bool compares = tokens_has_sign(tokens, at, "@") && tokens->at[at + 1].kind == TOKEN_NAME &&
                    token_is(&tokens->at[at + 2], TOKEN_OPERATOR, "=") && tokens->at[at + 3].kind == TOKEN_LITERAL;
    for (int i = 0; compares && i < schema->n_axes; i++)
        if (str_equal(schema->axes[i].name, tokens->at[at + 1].text)) return &schema->axes[i];
    return NULL;
}

/* A value that the axis has not finds nothing, whatever the data say. */
static void look_at_axes(const Schema *schema, Str xpath, Where where, Arena *arena, Diag *diag)
{
    TokenList tokens = tokens_read(xpath, arena);
    for (int i = 0; i < tokens.n; i++) {
        const ValueAxis *axis = axis_compared(schema, &tokens, i);
        if (!axis || axis_has(axis, tokens.at[i + 3].text)) continue;
        Str has = axis->kind == AXIS_WORDS ? axis->values : str_printf(arena, "%d … %d", axis->from, axis->to);
        diag_report(diag, where, STR(""), DIAG_LAYOUT_OFF_AXIS, str_copy(arena, tokens.at[i + 3].text).at, axis->name.at, has.at,
                    axis->where.file, axis->where.line);
    }
}

bool report_names_are_known(const Report *report, const Schema *schema, Arena *arena, Diag *diag)
{
    DataNames names = names_of(schema->grammar, "data", arena);
    bool good = true;
    for (int i = 0; i < report->n_looks; i++) {
        const DataLook *look = &report->looks[i];
        Str left = look->text;
        for (Str xpath; next_expression(look, &left, &xpath);) {
            good &= names_check(&names, xpath, look->where, arena, diag);
            look_at_axes(schema, xpath, look->where, arena, diag);
        }
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
    Str left = look->text;
    for (Str xpath; next_expression(look, &left, &xpath);) {
        ask(names, &asked->any, xpath, look->where, arena, diag);
        ask(names, &asked->apart, look->is_words ? names_beside(xpath, arena) : xpath, look->where, arena, diag);
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

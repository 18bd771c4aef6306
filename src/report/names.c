/* A layout and the words of the data it looks at: are they known, and which of them does it ask for? */
#include "report/report.h"

#include "grammar/grammar.h"

bool report_names_are_known(const Report *report, const Schema *schema, Arena *arena, Diag *diag)
{
    DataNames names = names_of(schema->grammar, "data", arena);
    bool good = true;
    for (int i = 0; i < report->n_looks; i++) {
        const DataLook *look = &report->looks[i];
        if (look->is_template) good &= names_check_template(&names, look->text, look->where, arena, diag);
        else good &= names_check(&names, look->text, look->where, arena, diag);
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

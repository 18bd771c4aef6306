/* One walk over the tree; a table says which questions are asked of what, and by which codes they are answered.  What the schema does
   not ask, and what the data accept with a reason, is not said. */
#include "audit/audit.h"

#include "audit/checks.h"
#include "audit/hygiene.h"

static const struct {
    QuestionKind question;
    CheckElement check;
    DiagCode codes[2]; /* what it may say */
} checks[] = {
    { QUESTION_SEPARATORS, check_separators, { DIAG_NO_SEPARATOR, DIAG_NO_SEPARATOR } },
    { QUESTION_NUMBERS, check_number, { DIAG_FIGURE_DIFFERS, DIAG_FIGURE_DIFFERS } },
    { QUESTION_UNITS, check_units, { DIAG_UNITS_DIFFER, DIAG_UNITS_DIFFER } },
    { QUESTION_NEEDS, check_codes, { DIAG_CODE_NEEDS, DIAG_CODE_WITHOUT } },
    { QUESTION_COUNTS, check_count, { DIAG_COUNT_DIFFERS, DIAG_COUNT_DIFFERS } },
    { QUESTION_ORDINALS, check_ordinals, { DIAG_NUMBERING, DIAG_NUMBERING } },
    { QUESTION_NAMES, check_names, { DIAG_SAME_NAME, DIAG_SAME_NAME } },
    { QUESTION_COLLECTIONS, check_collections, { DIAG_COLLECTION_MISSING, DIAG_COLLECTION_MISSING } },
    { QUESTION_ECHOES, check_echoes, { DIAG_ECHO_DIFFERS, DIAG_ECHO_SHARED } },
    { QUESTION_OWNERS, check_used, { DIAG_OWNER_IDLE, DIAG_OWNER_IDLE } },
    { QUESTION_COMPUTED, check_computed, { DIAG_COMPUTED_DIFFERS, DIAG_COMPUTED_DIFFERS } },
};

static void walk_records(Audit *audit, DataNode element)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) checks[i].check(audit, element);
    check_rules(audit, element);
    note_ordinal(audit, element);
    for (DataNode child = data_first(element); child; child = data_next(child)) walk_records(audit, child);
}

Str audit_question(QuestionKind question)
{
    static const char *const names[] = { QUESTION_CHOICES(CHOICE_WORD) };
    return str_from(names[question]);
}

/* The question that is answered so; of the office's own rules, check_rules knows. */
static Str question_of(DiagCode code)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (checks[i].codes[0] == code || checks[i].codes[1] == code) return audit_question(checks[i].question);
    return hygiene_question(code);
}

void audit_data(const Data *data, Arena *arena, Diag *diag)
{
    data_tell_readable(data, arena, diag);
    audit_records(data, NULL, arena, diag);
}

void audit_records(const Data *data, const Map *only, Arena *arena, Diag *diag)
{
    DiagStyle silent = { .keeps = true, .least = SEVERITY_FATAL };
    Diag *found = diag_open(silent, arena);
    Audit audit = audit_begin(data, SEVERITY_NOTE, arena, found);
    audit.only = only;
    walk_records(&audit, data_root(data));
    if (!only) check_acceptances(&audit);
    check_hygiene(&audit);
    audit_end(&audit);
    int n;
    const DiagFault *faults = diag_faults(found, &n);
    for (int i = 0; i < n; i++) {
        Str question = question_of(faults[i].code);
        if (!question.n || audit_says(&audit, question, faults[i].key)) diag_report_again(diag, &faults[i]);
    }
}

static void walk_rules(const Audit *audit, DataNode element)
{
    check_rules(audit, element);
    for (DataNode child = data_first(element); child; child = data_next(child)) walk_rules(audit, child);
}

static bool has_rules(const Schema *schema, Severity least)
{
    for (int i = 0; i < schema->n_records; i++)
        for (int k = 0; k < schema->records[i].n_questions; k++)
            if (schema->records[i].questions[k].severity >= least) return true;
    return false;
}

/* Those of all severities: who writes a schema learns of it whatever is done with the data. */
static bool can_be_asked(const Data *data, Arena *arena, Diag *diag)
{
    bool can_be = true;
    Select *select = has_rules(data->schema, SEVERITY_NOTE) ? select_open(data, arena, diag) : NULL;
    for (int i = 0; select && i < data->schema->n_records; i++) {
        const RecordType *type = &data->schema->records[i];
        for (int k = 0; k < type->n_questions; k++)
            can_be &= select_try(select, type->questions[k].test, type->questions[k].where);
    }
    if (select) select_close(select);
    return can_be;
}

bool audit_rules(const Data *data, Arena *arena, Diag *diag)
{
    if (!can_be_asked(data, arena, diag)) return false;
    if (!has_rules(data->schema, SEVERITY_ERROR)) return true;
    Diag *found = diag_open((DiagStyle){ .least = SEVERITY_FATAL }, arena);
    Audit audit = audit_begin(data, SEVERITY_ERROR, arena, found);
    walk_rules(&audit, data_root(data));
    audit_end(&audit);
    int n;
    const DiagFault *faults = diag_faults(found, &n);
    for (int i = 0; i < n; i++) diag_report_again(diag, &faults[i]);
    return n == 0;
}

/* One walk over the tree; a table says which questions are asked of what. */
#include "audit/audit.h"

#include "audit/checks.h"

static const struct {
    QuestionKind question;
    CheckElement check;
} checks[] = {
    { QUESTION_SEPARATORS, check_separators }, { QUESTION_NUMBERS, check_number },
    { QUESTION_UNITS, check_units },           { QUESTION_NEEDS, check_codes },
    { QUESTION_COUNTS, check_count },          { QUESTION_ORDINALS, check_ordinals },
    { QUESTION_NAMES, check_names },           { QUESTION_COLLECTIONS, check_collections },
    { QUESTION_OWNERS, check_used },           { QUESTION_COMPUTED, check_computed },
};

static bool is_asked(const Audit *audit, QuestionKind question)
{
    static const char *const names[] = { QUESTION_CHOICES(CHOICE_WORD) };
    return !schema_lists(audit->data->schema->off, str_from(names[question]));
}

static void walk_records(const Audit *audit, DataNode element)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (is_asked(audit, checks[i].question)) checks[i].check(audit, element);
    check_rules(audit, element);
    for (DataNode child = data_first(element); child; child = data_next(child)) walk_records(audit, child);
}

void audit_data(const Data *data, Arena *arena, Diag *diag)
{
    walk_records(&(Audit){ data, arena, diag }, data_root(data));
}

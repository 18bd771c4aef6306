/* One walk over the tree; a table says which checks look at which elements. */
#include "audit/audit.h"

#include "audit/checks.h"

typedef void (*CheckElement)(const Audit *audit, DataNode element);

static const struct {
    const char *element; /* NULL: every one */
    CheckElement check;
} checks[] = {
    { "target", check_separators }, { "current", check_separators }, { "planned", check_separators },
    { "result", check_separators }, { "current", check_number },     { "result", check_number },
    { "measure", check_units },     { "line", check_units },         { "kpi", check_units },
    { "measure", check_grade },     { "line", check_grade },         { "repeat", check_grade },
    { "kpi", check_adjustment },    { "label", check_count },        { NULL, check_numbering },
    { NULL, check_names },          { "plan", check_reported },      { "department", check_used },
};

static void walk_records(const Audit *audit, DataNode element)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (!checks[i].element || data_is(element, checks[i].element)) checks[i].check(audit, element);
    for (DataNode child = data_first(element); child; child = data_next(child)) walk_records(audit, child);
}

void audit_data(const Data *data, Arena *arena, Diag *diag)
{
    Audit audit = { data, arena, diag };
    walk_records(&audit, data_root(data));
    check_hygiene(&audit);
}

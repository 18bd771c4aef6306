/* A code of progress says what goes with it: `needs` and `without` of the <status> in the list of terms. */
#include "audit/checks.h"

/* The record of a code, among the terms right under the root. */
static DataNode find_status(const Audit *audit, Str code)
{
    for (DataNode term = data_first(data_root(audit->data)); term; term = data_next(term))
        if (data_is(term, "status") && str_equal(data_attribute(term, "code"), code)) return term;
    return NULL;
}

/* A joint may give the field for all its members. */
static bool has_field(const Audit *audit, DataNode row, const char *name)
{
    DataNode parent = data_parent(row);
    if (data_words(data_child(row, name), audit->arena).n) return true;
    return parent && data_is(parent, "joint") && data_words(data_child(parent, name), audit->arena).n;
}

static void check_fields(const Audit *audit, DataNode row, DataNode status, const char *rule, bool wanted)
{
    Str names = data_attribute(status, rule), code = str_copy(audit->arena, data_attribute(status, "code"));
    while (names.n) {
        int space = str_find(names, ' ');
        Str name = str_copy(audit->arena, space < 0 ? names : str_part(names, 0, space));
        names = space < 0 ? STR("") : str_trim(str_part(names, space, names.n));
        if (has_field(audit, row, name.at) == wanted) continue;
        diag_report(audit->diag, data_where(row), data_id(row), wanted ? DIAG_GRADE_NEEDS : DIAG_GRADE_WITHOUT, code.at, name.at);
    }
}

void check_grade(const Audit *audit, DataNode row)
{
    Str code = data_words(data_child(row, "status"), audit->arena);
    DataNode status = code.n ? find_status(audit, code) : NULL;
    if (!status) return;
    check_fields(audit, row, status, "needs", true);
    check_fields(audit, row, status, "without", false);
}

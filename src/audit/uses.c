/* Records that nothing is reported of. */
#include "audit/checks.h"

static bool names_in(Str list, Str id)
{
    while (list.n) {
        int space = str_find(list, ' ');
        if (str_equal(space < 0 ? list : str_part(list, 0, space), id)) return true;
        list = space < 0 ? STR("") : str_trim(str_part(list, space, list.n));
    }
    return false;
}

static bool is_named_below(DataNode element, const char *attribute, Str id)
{
    if (names_in(data_attribute(element, attribute), id)) return true;
    for (DataNode child = data_first(element); child; child = data_next(child))
        if (is_named_below(child, attribute, id)) return true;
    return false;
}

/* A plan has indicators and measures, if any plan has. */
void check_reported(const Audit *audit, DataNode plan)
{
    static const char *const lists[] = { "kpis", "measures" };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        bool has_any = false, has_own = false;
        for (DataNode list = data_first(data_root(audit->data)); list; list = data_next(list)) {
            if (!data_is(list, lists[i])) continue;
            has_any = true;
            has_own |= str_equal(data_attribute(list, "plan"), data_attribute(plan, "id"));
        }
        if (has_any && !has_own) diag_report(audit->diag, data_where(plan), data_id(plan), DIAG_PLAN_WITHOUT, lists[i]);
    }
}

void check_used(const Audit *audit, DataNode department)
{
    Str id = data_attribute(department, "id");
    if (is_named_below(data_root(audit->data), "departments", id)) return;
    Str name = data_words(data_child(department, "name"), audit->arena);
    diag_report(audit->diag, data_where(department), id, DIAG_DEPARTMENT_IDLE, name.at);
}

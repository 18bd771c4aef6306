/* Records that stand beside each other: their numbers run on, their names differ. */
#include "audit/checks.h"

#include "base/map.h"

static bool is_number(Str text)
{
    for (int i = 0; i < text.n; i++)
        if (text.at[i] < '0' || text.at[i] > '9') return false;
    return text.n > 0;
}

/* The number before the first of `parent`: that of the last plan of the goal before, since plans are counted through. */
static int64_t number_before(DataNode parent, const char *element)
{
    int64_t last = 0;
    DataNode above = tree_parent(parent);
    if (str_is(str_from(element), "plan") && above)
        for (DataNode goal = tree_first(above); goal && goal != parent; goal = tree_next(goal))
            for (DataNode plan = tree_first(goal); plan; plan = tree_next(plan)) {
                Figure figure;
                if (tree_is(plan, element) && figure_next(tree_attribute(plan, "no"), 0, &figure)) last = figure.value;
            }
    return last;
}

static void check_numbers_of(const Audit *audit, DataNode parent, const char *element)
{
    int64_t last = number_before(parent, element);
    for (DataNode child = tree_first(parent); child; child = tree_next(child)) {
        Str number = tree_attribute(child, "no");
        Figure figure;
        if (!tree_is(child, element) || !is_number(number) || !figure_next(number, 0, &figure)) continue;
        if (figure.value != last + 1)
            diag_report(audit->diag, data_where(child), tree_key(child), DIAG_NUMBERING, element, (int)figure.value,
                        (int)last + 1);
        last = figure.value;
    }
}

void check_numbering(const Audit *audit, DataNode parent)
{
    static const char *const numbered[] = { "goal", "plan", "group", "sub", "measure", "sdg" };
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++) check_numbers_of(audit, parent, numbered[i]);
}

/* The same place and name twice among the rows of one group is a row entered twice. */
void check_names(const Audit *audit, DataNode parent)
{
    static const char *const named[] = { "goal", "plan", "kpi", "group", "sub", "measure" };
    Map seen = map_new(audit->arena);
    for (DataNode child = tree_first(parent); child; child = tree_next(child))
        for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
            if (!tree_is(child, named[i])) continue;
            Str name = tree_text(tree_find(child, "name"), audit->arena),
                place = tree_text(tree_find(child, "place"), audit->arena);
            Str whole = str_printf(audit->arena, "%s\n" STR_FMT "\n" STR_FMT, named[i], STR_ARG(place), STR_ARG(name));
            DataNode other = name.n || place.n ? map_put(&seen, whole, child) : NULL;
            if (!other) continue;
            Where where = data_where(other);
            diag_report(audit->diag, data_where(child), tree_key(child), DIAG_SAME_NAME, name.n ? name.at : place.at, where.file,
                        where.line);
        }
}

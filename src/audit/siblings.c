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
    DataNode above = data_parent(parent);
    if (str_is(str_from(element), "plan") && above)
        for (DataNode goal = data_first(above); goal && goal != parent; goal = data_next(goal))
            for (DataNode plan = data_first(goal); plan; plan = data_next(plan)) {
                Figure figure;
                if (data_is(plan, element) && figure_next(data_attribute(plan, "no"), 0, &figure)) last = figure.value;
            }
    return last;
}

static void check_numbers_of(const Audit *audit, DataNode parent, const char *element)
{
    int64_t last = number_before(parent, element);
    for (DataNode child = data_first(parent); child; child = data_next(child)) {
        Str number = data_attribute(child, "no");
        Figure figure;
        if (!data_is(child, element) || !is_number(number) || !figure_next(number, 0, &figure)) continue;
        if (figure.value != last + 1)
            diag_report(audit->diag, data_where(child), data_id(child), DIAG_NUMBERING, element, (int)figure.value,
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
    for (DataNode child = data_first(parent); child; child = data_next(child))
        for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
            if (!data_is(child, named[i])) continue;
            Str name = data_words(data_child(child, "name"), audit->arena),
                place = data_words(data_child(child, "place"), audit->arena);
            Str whole = str_printf(audit->arena, "%s\n" STR_FMT "\n" STR_FMT, named[i], STR_ARG(place), STR_ARG(name));
            DataNode other = name.n || place.n ? map_put(&seen, whole, child) : NULL;
            if (!other) continue;
            Where where = data_where(other);
            diag_report(audit->diag, data_where(child), data_id(child), DIAG_SAME_NAME, name.n ? name.at : place.at, where.file,
                        where.line);
        }
}

/* A mark names a record, itself or through the <repeat> it stands in.  Its two numbers are those of the record's plan
   and of the record's group, or (by="measure") the running count of the plan's 取組 (docs/data.md 6). */
#include "bind/refer.h"
#include "data/data.h"

/* What the running count counts: numbered sub-categories, and groups that have none. */
static const char units_of_plan[] = ".//sub[not(ancestor::sub)] | .//group[not(.//sub)]";

static DataNode nearest(DataNode node, const char *element)
{
    while (node && !str_is(select_name(node), element)) node = select_parent(node);
    return node;
}

/* A mark that does not say it itself leaves it to the repeat it stands in. */
static DataNode who_says(DataNode mark, const char *name)
{
    DataNode repeat = select_has(mark, name) ? NULL : nearest(mark, "repeat");
    return repeat ? repeat : mark;
}

/* The list (measures, kpis) of one plan that holds the record. */
static DataNode list_of_plan(DataNode record)
{
    while (record && !select_has(record, "plan")) record = select_parent(record);
    return record;
}

static bool lies_in(DataNode node, DataNode outer)
{
    while (node && node != outer) node = select_parent(node);
    return node != NULL;
}

static Str running_number(Binder *binder, DataNode record, DataNode list)
{
    Context context = { .node = list, .position = 1, .count = 1 };
    Found units = select_find(binder->select, context, str_from(units_of_plan), select_where(record));
    for (int i = 0; i < units.n_nodes; i++)
        if (lies_in(record, units.nodes[i])) return str_printf(binder->arena, "%d", i + 1);
    return STR("");
}

static Str group_number(Binder *binder, DataNode record)
{
    DataNode group = nearest(record, "group");
    return group ? select_attribute(binder->select, group, "no") : STR("");
}

/* Empty when plan or number cannot be told. */
static Str mark_text(Binder *binder, DataNode record, bool by_measure, bool is_tortoise)
{
    static const char *const names[] = { "plan", "no", NULL };
    DataNode list = list_of_plan(record);
    DataNode plan = list ? data_find(binder->data, select_attribute(binder->select, list, "plan")) : NULL;
    if (!plan) return STR("");
    Str values[] = { select_attribute(binder->select, plan, "no"),
                     by_measure ? running_number(binder, record, list) : group_number(binder, record) };
    if (!values[1].n) return STR("");
    return house_fill(binder->arena, is_tortoise ? binder->house.mark_tortoise : binder->house.mark, names, values);
}

void refer_write_mark(Writer *writer, DataNode mark)
{
    static const Choice counts[] = CHOICE_TABLE(MARK_BY_CHOICES), brackets[] = CHOICE_TABLE(BRACKETS_CHOICES);
    Binder *binder = writer->binder;
    Select *select = binder->select;
    Str of = select_attribute(select, who_says(mark, "of"), "of");
    bool by_measure = select_choice(select, who_says(mark, "by"), "by", counts, MARK_BY_GROUP) == MARK_BY_MEASURE;
    bool is_tortoise = select_choice(select, mark, "brackets", brackets, BRACKETS_LENTICULAR) == BRACKETS_TORTOISE;
    DataNode record = data_find(binder->data, of);
    Str text = record ? mark_text(binder, record, by_measure, is_tortoise) : STR("");
    if (!text.n) {
        diag_report(binder->diag, select_where(mark), select_id(select, mark), DIAG_UNKNOWN_REFERENCE, of.at);
        return;
    }
    Str link = writer->pen.link;
    const Source *outer = writer->source;
    Source source = { SOURCE_COMPUTED, STR(""), STR("") };
    writer->pen.link = of;
    writer->source = &source;
    writer_text(writer, text);
    writer->source = outer;
    writer->pen.link = link;
}

/* What one department gets of the data (its shares are told in share.c).  From the root down: what holds none of its records is passed over as a whole,
   what holds some is entered, what holds nobody's is copied; the work grows with what is kept. */
#include "data/data.h"

#include "grammar/grammar.h"
#include "xml/xml.h"

typedef struct {
    const Division *division;
    int portion;
    DataNode self; /* whose portion it is, in the whole data; */
    DataNode copy; /* and in the copy */
    XmlTree *tree;
} Cutter;

static XmlNode *copy_node(Cutter *cutter, XmlNode *node)
{
    XmlNode *copy = xml_copy(cutter->tree, node);
    if (node == cutter->self) cutter->copy = copy;
    return copy;
}

/* The first child of this portion, or of a later one. */
static int first_share(const SharedNode *shared, int portion)
{
    int low = 0, high = shared->n;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (shared->children[middle].portion < portion) low = middle + 1;
        else high = middle;
    }
    return low;
}

static XmlNode *copy_kept(Cutter *cutter, XmlNode *node);

/* Everybody's and its own, in their order. */
static void copy_shares(Cutter *cutter, const SharedNode *shared, XmlNode *copy)
{
    const ChildShare *all = shared->children;
    int common = 0, end = first_share(shared, OF_EVERYBODY + 1);
    int own = first_share(shared, cutter->portion), last = first_share(shared, cutter->portion + 1);
    while (common < end || own < last) {
        bool is_common = own == last || (common < end && all[common].at < all[own].at);
        xml_add(copy, copy_kept(cutter, all[is_common ? common++ : own++].node));
    }
}

static XmlNode *copy_kept(Cutter *cutter, XmlNode *node)
{
    XmlNode *copy = copy_node(cutter, node);
    const SharedNode *shared = map_find(&cutter->division->shared, division_key(&node));
    if (shared) copy_shares(cutter, shared, copy);
    else if (xml_is_element(node))
        for (XmlNode *child = xml_first(node); child; child = xml_next(child)) xml_add(copy, copy_kept(cutter, child));
    return copy;
}

const Data *data_portion(const Data *data, const Division *division, int portion, const Map *printed, Arena *arena)
{
    Cutter cutter = { .division = division, .portion = portion, .self = division->portions[portion].node };
    cutter.tree = xml_new_tree(data->tree);
    xml_set_owner(cutter.tree, data->schema);
    xml_set_root(cutter.tree, copy_kept(&cutter, xml_tree_root(data->tree)));
    Data *part = arena_new(arena, Data);
    *part = *data;
    part->tree = cutter.tree;
    part->of_tree = NULL; /* the whole has it */
    part->n_elements = xml_number(cutter.tree);
    part->self = cutter.copy;
    part->printed = printed;
    return part;
}

/* <plan id="p1">…</plan>, attributes in their order; a record's printed page behind its start tag. */
static void add_text(StrBuilder *text, const XmlNode *node, const Map *printed)
{
    if (xml_is_text(node)) str_add(text, xml_text(node));
    if (!xml_is_element(node)) return;
    str_add_printf(text, "<%s", xml_name(node));
    for (const XmlNode *attribute = xml_attributes(node); attribute; attribute = xml_next_attribute(attribute))
        str_add_printf(text, " %s=\"" STR_FMT "\"", xml_name(attribute), STR_ARG(xml_text(attribute)));
    str_add(text, STR(">"));
    const Str *label = printed ? map_find(printed, id_of(node)) : NULL;
    if (label) str_add_printf(text, "<?" STR_FMT ">", STR_ARG(*label));
    for (const XmlNode *child = xml_first(node); child; child = xml_next(child)) add_text(text, child, printed);
    str_add_printf(text, "</%s>", xml_name(node));
}

Str data_print(const Data *data, Arena *arena)
{
    StrBuilder text = { .arena = arena };
    add_text(&text, xml_tree_root(data->tree), data->printed);
    return str_built(&text);
}

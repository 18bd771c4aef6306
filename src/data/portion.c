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
    xmlDocPtr doc;
} Cutter;

static xmlNodePtr copy_node(Cutter *cutter, xmlNodePtr node)
{
    enum { WITH_ATTRIBUTES = 2 };
    xmlNodePtr copy = xmlDocCopyNode(node, cutter->doc, WITH_ATTRIBUTES);
    if (!copy) base_out_of_memory();
    xml_copy_marks(node, copy);
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

static xmlNodePtr copy_kept(Cutter *cutter, xmlNodePtr node);

/* Everybody's and its own, in their order. */
static void copy_shares(Cutter *cutter, const SharedNode *shared, xmlNodePtr copy)
{
    const ChildShare *all = shared->children;
    int common = 0, end = first_share(shared, OF_EVERYBODY + 1);
    int own = first_share(shared, cutter->portion), last = first_share(shared, cutter->portion + 1);
    while (common < end || own < last) {
        bool is_common = own == last || (common < end && all[common].at < all[own].at);
        xmlAddChild(copy, copy_kept(cutter, all[is_common ? common++ : own++].node));
    }
}

static xmlNodePtr copy_kept(Cutter *cutter, xmlNodePtr node)
{
    xmlNodePtr copy = copy_node(cutter, node);
    const SharedNode *shared = map_find(&cutter->division->shared, division_key(&node));
    if (shared) copy_shares(cutter, shared, copy);
    else if (node->type == XML_ELEMENT_NODE)
        for (xmlNodePtr child = node->children; child; child = child->next) xmlAddChild(copy, copy_kept(cutter, child));
    return copy;
}

const Data *data_portion(const Data *data, const Division *division, int portion, const Map *printed, Arena *arena)
{
    Cutter cutter = { .division = division, .portion = portion, .self = division->portions[portion].node };
    cutter.doc = xmlNewDoc(NULL);
    if (!cutter.doc) base_out_of_memory();
    cutter.doc->_private = data->doc->_private; /* the schema */
    cutter.doc->dict = data->doc->dict;         /* names are shared, not copied */
    if (cutter.doc->dict) xmlDictReference(cutter.doc->dict);
    xmlDocSetRootElement(cutter.doc, copy_kept(&cutter, xmlDocGetRootElement(data->doc)));
    Data *part = arena_new(arena, Data);
    *part = *data;
    part->doc = cutter.doc;
    part->of_tree = NULL; /* the whole has it */
    part->n_elements = xml_number(cutter.doc);
    part->self = cutter.copy;
    part->printed = printed;
    return part;
}

/* <plan id="p1">…</plan>, attributes in their order; a record's printed page behind its start tag. */
static void add_text(StrBuilder *text, const xmlNode *node, const Map *printed)
{
    if (node->type == XML_TEXT_NODE) str_add(text, xml_text(node));
    if (node->type != XML_ELEMENT_NODE) return;
    str_add_printf(text, "<%s", (const char *)node->name);
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        str_add_printf(text, " %s=\"" STR_FMT "\"", (const char *)attribute->name,
                       STR_ARG(attribute->children ? xml_text(attribute->children) : STR("")));
    str_add(text, STR(">"));
    const Str *label = printed ? map_find(printed, id_of(node)) : NULL;
    if (label) str_add_printf(text, "<?" STR_FMT ">", STR_ARG(*label));
    for (const xmlNode *child = node->children; child; child = child->next) add_text(text, child, printed);
    str_add_printf(text, "</%s>", (const char *)node->name);
}

Str data_print(const Data *data, Arena *arena)
{
    StrBuilder text = { .arena = arena };
    add_text(&text, xmlDocGetRootElement(data->doc), data->printed);
    return str_built(&text);
}

/* What is asked of one node of the data: where it stands, what it is called, what it says. */
#include "select/select.h"

#include "data/data.h"

#include <libxml/tree.h>
#include <libxml/xpath.h>

DataNode select_parent(DataNode node)
{
    return data_parent(node);
}

DataNode select_first(DataNode node)
{
    return select_is_element(node) ? node->children : NULL;
}

DataNode select_next(DataNode node)
{
    return node->next;
}

bool select_is_element(DataNode node)
{
    return node->type == XML_ELEMENT_NODE;
}

bool select_is_text(DataNode node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

Str select_name(DataNode node)
{
    return str_from((const char *)node->name);
}

Str select_text(DataNode node)
{
    return str_from((const char *)node->content);
}

/* Of an element or an attribute. */
static void add_value(StrBuilder *value, DataNode node)
{
    for (DataNode child = node->children; child; child = select_next(child)) {
        if (select_is_text(child)) str_add(value, select_text(child));
        else if (select_is_element(child) && !str_is(select_name(child), "rt")) add_value(value, child);
    }
}

static Str take_string(Arena *arena, xmlChar *text)
{
    Str copy = str_copy(arena, str_from((const char *)text));
    xmlFree(text);
    return copy;
}

Str select_words(DataNode node, Arena *arena)
{
    if (select_is_text(node)) return str_copy(arena, select_text(node));
    if (!select_is_element(node) && node->type != XML_ATTRIBUTE_NODE) return take_string(arena, xmlXPathCastNodeToString(node));
    StrBuilder value = { .arena = arena };
    add_value(&value, node);
    return str_built(&value);
}

Str select_value(const Select *select, DataNode node)
{
    return select_words(node, select_arena(select));
}

Str select_attribute(const Select *select, DataNode node, const char *name)
{
    if (!select_has(node, name)) return STR("");
    return take_string(select_arena(select), xmlGetNoNsProp(node, (const xmlChar *)name));
}

int select_choice(const Select *select, DataNode node, const char *name, const Choice *choices, int otherwise)
{
    int value = otherwise;
    choice_find(choices, select_attribute(select, node, name), &value);
    return value;
}

bool select_has(DataNode node, const char *attribute)
{
    return select_is_element(node) && xmlHasProp(node, (const xmlChar *)attribute);
}

Where select_where(DataNode node)
{
    while (node && node->type != XML_ELEMENT_NODE) node = node->parent;
    return node ? data_where(node) : (Where){ 0 };
}

Str select_id(const Select *select, DataNode node)
{
    for (; node; node = node->parent)
        if (select_is_element(node) && data_own_id(node).n) return str_copy(select_arena(select), data_own_id(node));
    return STR("");
}

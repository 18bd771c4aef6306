/* What is asked of one node of the data: where it stands, what it is called, what it says. */
#include "select/select.h"

#include "data/data.h"
#include "xml/xml.h"

#include <stdlib.h>

DataNode select_parent(DataNode node)
{
    return data_parent(node);
}

DataNode select_first(DataNode node)
{
    return xml_first(node);
}

DataNode select_next(DataNode node)
{
    return xml_next(node);
}

bool select_is_element(DataNode node)
{
    return xml_is_element(node);
}

bool select_is_text(DataNode node)
{
    return xml_is_text(node);
}

Str select_name(DataNode node)
{
    return str_from(xml_name(node));
}

Str select_text(DataNode node)
{
    return xml_reading(node);
}

static void add_value(StrBuilder *value, DataNode element)
{
    for (DataNode child = xml_first(element); child; child = xml_next(child)) {
        if (xml_is_text(child)) str_add(value, xml_reading(child));
        else if (!xml_is(child, "rt")) add_value(value, child);
    }
}

Str select_words(DataNode node, Arena *arena)
{
    if (xml_is_text(node) || xml_is_attribute(node)) return str_copy(arena, xml_reading(node));
    if (!xml_is_element(node)) return xml_content(node, arena);
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
    return str_copy(select_arena(select), xml_attribute(node, name));
}

int select_choice(const Select *select, DataNode node, const char *name, const Choice *choices, int otherwise)
{
    int value = otherwise;
    choice_find(choices, select_attribute(select, node, name), &value);
    return value;
}

bool select_has(DataNode node, const char *attribute)
{
    return xml_find_attribute(node, attribute);
}

Where select_where(DataNode node)
{
    while (node && !xml_is_element(node)) node = xml_parent(node);
    return node ? data_where(node) : (Where){ 0 };
}

Str select_id(const Select *select, DataNode node)
{
    for (; node; node = xml_parent(node))
        if (xml_is_element(node) && data_own_id(node).n) return str_copy(select_arena(select), data_own_id(node));
    return STR("");
}

static int by_place(const void *a, const void *b)
{
    return xml_compare(*(DataNode const *)a, *(DataNode const *)b);
}

int select_in_order(DataNode *nodes, int n)
{
    int ordered = 1, once = 1;
    while (ordered < n && xml_compare(nodes[ordered - 1], nodes[ordered]) < 0) ordered++;
    if (ordered >= n) return n; /* most are found so */
    qsort(nodes, (size_t)n, sizeof *nodes, by_place);
    for (int i = 1; i < n; i++)
        if (nodes[i] != nodes[once - 1]) nodes[once++] = nodes[i];
    return once;
}

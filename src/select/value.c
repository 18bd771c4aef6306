#include "select/value.h"

#include "xml/xml.h"

/* Does the string-value of the node stand at the front of the text?  It is cut off there. */
static bool cut_value(DataNode node, Str *rest)
{
    if (xml_is_text(node) || xml_is_attribute(node)) {
        Str content = xml_reading(node);
        bool starts = str_starts(*rest, content);
        if (starts) *rest = str_part(*rest, content.n, rest->n);
        return starts;
    }
    for (DataNode child = xml_first(node); child; child = xml_next(child))
        if (!cut_value(child, rest)) return false;
    return true;
}

bool value_is(DataNode node, Str text)
{
    return cut_value(node, &text) && !text.n;
}

Str value_read(DataNode node, Arena *arena)
{
    DataNode only = xml_is_text(node) || xml_is_attribute(node) ? node : xml_first(node);
    if (!only) return STR("");
    bool is_one = only == node || (xml_is_text(only) && !xml_next(only));
    return is_one ? xml_reading(only) : xml_content(node, arena);
}

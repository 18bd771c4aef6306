/* A file of data as it is written: two spaces of indent, a field a line, equal data in equal bytes. */
#include "data/written.h"

#include "grammar/grammar.h"

static void add_attributes(StrBuilder *out, const xmlNode *element)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        StrBuilder value = { .arena = out->arena };
        str_add_xml(&value, attribute->children ? xml_text(attribute->children) : STR(""));
        Str quoted = str_replace(out->arena, str_built(&value), STR("\""), STR("&quot;"));
        str_add_printf(out, " %s=\"" STR_FMT "\"", (const char *)attribute->name, STR_ARG(quoted));
    }
}

static void add_line(StrBuilder *out, const xmlNode *element)
{
    str_add_printf(out, "<%s", (const char *)element->name);
    add_attributes(out, element);
    str_add(out, element->children ? STR(">") : STR("/>"));
    for (const xmlNode *child = element->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) add_line(out, child);
        else if (child->type == XML_TEXT_NODE) str_add_xml(out, xml_text(child));
    }
    if (element->children) str_add_printf(out, "</%s>", (const char *)element->name);
}

static void add_block(StrBuilder *out, const xmlNode *element, int depth)
{
    bool is_root = depth == 0, holds_records = is_root || (record_at(element) && xml_first_element(element));
    str_add_printf(out, "%*s", depth * 2, "");
    if (!holds_records) add_line(out, element);
    else {
        str_add_printf(out, "<%s", (const char *)element->name);
        add_attributes(out, element);
        str_add(out, STR(">\n"));
        for (const xmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
            add_block(out, child, depth + 1);
        str_add_printf(out, "%*s</%s>", depth * 2, "", (const char *)element->name);
    }
    str_add(out, STR("\n"));
}

Str data_written_file(const XmlFile *file, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add(&out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    add_block(&out, xml_root(file), 0);
    return str_built(&out);
}

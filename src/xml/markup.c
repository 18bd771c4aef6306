/* Attributes are written in the order of their names, so that the same content gives the same text. */
#include "xml/markup.h"

#include "base/vec.h"
#include "xml/xml.h"

#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
    const XmlNode *const *one = a, *const *other = b;
    return strcmp(xml_name(*one), xml_name(*other));
}

static void add_attributes(StrBuilder *out, const XmlNode *element)
{
    Vec(const XmlNode *) attributes = { .arena = out->arena };
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute))
        *vec_push(&attributes) = attribute;
    if (attributes.n) qsort(attributes.at, (size_t)attributes.n, sizeof *attributes.at, by_name);
    for (int i = 0; i < attributes.n; i++) {
        const char *name = xml_name(attributes.at[i]);
        Str value =
            str_replace(out->arena, markup_from_plain(xml_attribute(element, name), out->arena), STR("\""), STR("&quot;"));
        str_add_printf(out, " %s=\"" STR_FMT "\"", name, STR_ARG(value));
    }
}

static void add_content(StrBuilder *out, const XmlNode *element);

static void add_element(StrBuilder *out, const XmlNode *element)
{
    str_add_printf(out, "<%s", xml_name(element));
    add_attributes(out, element);
    str_add(out, xml_first(element) ? STR(">") : STR("/>"));
    if (!xml_first(element)) return;
    add_content(out, element);
    str_add_printf(out, "</%s>", xml_name(element));
}

static void add_content(StrBuilder *out, const XmlNode *element)
{
    for (const XmlNode *child = xml_first(element); child; child = xml_next(child)) {
        if (xml_is_text(child)) str_add_xml(out, xml_text(child));
        else add_element(out, child);
    }
}

Str markup_of(const XmlNode *element, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    if (element) add_content(&out, element);
    return str_trim(str_built(&out));
}

Str markup_whole(const XmlNode *element, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    add_element(&out, element);
    return str_built(&out);
}

Str markup_from_plain(Str plain, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add_xml(&out, plain);
    return str_built(&out);
}

bool markup_plain(Str markup, Str *plain, Arena *arena)
{
    Str text = str_replace(arena, markup, STR("&lt;"), STR("<"));
    text = str_replace(arena, text, STR("&gt;"), STR(">"));
    *plain = str_replace(arena, text, STR("&amp;"), STR("&"));
    return str_find(markup, '<') < 0;
}

/* What is in it stands where it does. */
static void forget_places(XmlNode *node)
{
    xml_set_place(node, NULL);
    for (XmlNode *child = xml_first(node); child; child = xml_next(child)) forget_places(child);
}

bool markup_add(XmlNode *element, Str markup, Where where, Arena *arena, Diag *diag)
{
    XmlTree *tree = xml_tree_of(element);
    Str whole = str_printf(arena, "<now>" STR_FMT "</now>", STR_ARG(markup));
    XmlNode *read = xml_read_part(tree, where.file ? where.file : "correction", whole, arena, diag), *node;
    while (read && (node = xml_first(read))) {
        xml_take_out(node);
        forget_places(node);
        xml_set_place(node, xml_new_place(tree, where));
        xml_add(element, node);
    }
    return read;
}

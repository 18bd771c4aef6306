/* Attributes are written in the order of their names, so that the same content gives the same text. */
#include "xml/markup.h"

#include "base/vec.h"
#include "xml/xml.h"

#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
    const xmlAttr *const *one = a, *const *other = b;
    return strcmp((const char *)(*one)->name, (const char *)(*other)->name);
}

static void add_attributes(StrBuilder *out, const xmlNode *element)
{
    Vec(const xmlAttr *) attributes = { .arena = out->arena };
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next)
        *vec_push(&attributes) = attribute;
    if (attributes.n) qsort(attributes.at, (size_t)attributes.n, sizeof *attributes.at, by_name);
    for (int i = 0; i < attributes.n; i++) {
        const char *name = (const char *)attributes.at[i]->name;
        Str value =
            str_replace(out->arena, markup_from_plain(xml_attribute(element, name), out->arena), STR("\""), STR("&quot;"));
        str_add_printf(out, " %s=\"" STR_FMT "\"", name, STR_ARG(value));
    }
}

static void add_content(StrBuilder *out, const xmlNode *element);

static void add_element(StrBuilder *out, const xmlNode *element)
{
    str_add_printf(out, "<%s", (const char *)element->name);
    add_attributes(out, element);
    str_add(out, element->children ? STR(">") : STR("/>"));
    if (!element->children) return;
    add_content(out, element);
    str_add_printf(out, "</%s>", (const char *)element->name);
}

static void add_content(StrBuilder *out, const xmlNode *element)
{
    for (const xmlNode *child = element->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE) str_add_xml(out, xml_text(child));
        else add_element(out, child);
    }
}

Str markup_of(const xmlNode *element, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    if (element) add_content(&out, element);
    return str_trim(str_built(&out));
}

Str markup_whole(const xmlNode *element, Arena *arena)
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

xmlNodePtr markup_nodes(Str markup, xmlDocPtr doc, Where where, Arena *arena, Diag *diag)
{
    Str whole = str_printf(arena, "<now>" STR_FMT "</now>", STR_ARG(markup));
    XmlFile *file = xml_open_text(where.file ? where.file : "correction", whole, arena, diag);
    if (!file) return NULL;
    xmlNodePtr nodes = xml_root(file)->children ? xmlDocCopyNodeList(doc, xml_root(file)->children) : NULL;
    xml_close(file);
    Where *place = arena_new(arena, Where);
    *place = where;
    for (xmlNodePtr node = nodes; node; node = node->next) node->_private = place;
    return nodes;
}

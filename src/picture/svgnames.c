/* Which elements there are, by their ids; and whether each of them can be drawn at all. */
#include "picture/svg.h"

#define SVG_SPACE "http://www.w3.org/2000/svg"
#define XLINK_SPACE "http://www.w3.org/1999/xlink"

bool svg_is_ours(const XmlNode *element)
{
    return xml_space(element) && str_same(xml_space(element), SVG_SPACE);
}

bool svg_is(const XmlNode *element, const char *name)
{
    return svg_is_ours(element) && xml_is(element, name);
}

static Str value_in(const XmlNode *element, const char *space, const char *name)
{
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute)) {
        bool is_there = space ? xml_space(attribute) && str_same(xml_space(attribute), space) : !xml_space(attribute);
        if (is_there && str_same(xml_name(attribute), name)) return xml_reading(attribute);
    }
    return STR("");
}

Str svg_attribute(const XmlNode *element, const char *name)
{
    return value_in(element, NULL, name);
}

Str svg_href(const XmlNode *element)
{
    Str own = value_in(element, NULL, "href");
    return str_trim(own.n ? own : value_in(element, XLINK_SPACE, "href"));
}

const XmlNode *svg_find(const SvgReader *reader, Str id)
{
    return id.n ? map_find(&reader->ids, id) : NULL;
}

bool svg_is_silent(const XmlNode *element)
{
    return svg_is(element, "title") || svg_is(element, "desc") || svg_is(element, "metadata");
}

static bool is_known(const XmlNode *element)
{
    static const char *const known[] = { "g",    "defs",     "use",     "path",     "rect",           "circle",         "ellipse",
                                         "line", "polyline", "polygon", "clipPath", "linearGradient", "radialGradient", "stop" };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (xml_is(element, known[i])) return true;
    return false;
}

/* What other programs keep in a file in names of their own is nothing to be seen: it is passed over. */
static bool collect_below(SvgReader *reader, const XmlNode *parent)
{
    for (const XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element)) {
        if (!svg_is_ours(element) || svg_is_silent(element)) continue;
        if (!is_known(element)) return svg_bad_element(reader, element);
        if (++reader->n_elements > SVG_MOST_ELEMENTS) return svg_too_much(reader, element, DIAG_SVG_ELEMENTS, SVG_MOST_ELEMENTS);
        Str id = svg_attribute(element, "id");
        if (id.n) map_put(&reader->ids, id, (void *)(uintptr_t)element);
        if (!collect_below(reader, element)) return false;
    }
    return true;
}

bool svg_collect(SvgReader *reader)
{
    bool is_good = collect_below(reader, xml_root(reader->file));
    reader->n_elements = 0;
    return is_good;
}

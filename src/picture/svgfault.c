/* What is wrong with an SVG, in the words of the table. */
#include "picture/svg.h"

/* A value as far as a message shows it. */
static const char *shown(const SvgReader *reader, Str value)
{
    enum { BYTES = 40 };
    int end = value.n < BYTES ? value.n : BYTES;
    while (end < value.n && end > 0 && ((unsigned char)value.at[end] & 0xC0) == 0x80) end--; /* not within a character */
    return str_printf(reader->scratch, STR_FMT "%s", end, value.at, end < value.n ? "…" : "").at;
}

static Where place(const SvgReader *reader, const XmlNode *element, const char *attribute)
{
    return xml_attribute_where(&reader->file->source, element, attribute);
}

bool svg_bad_value(const SvgReader *reader, const XmlNode *element, const char *attribute, Str value, const char *expected)
{
    diag_report(reader->diag, place(reader, element, attribute), STR(""), DIAG_SVG_VALUE, attribute, shown(reader, value),
                expected);
    return false;
}

bool svg_bad_attribute(const SvgReader *reader, const XmlNode *element, const char *attribute)
{
    diag_report(reader->diag, place(reader, element, attribute), STR(""), DIAG_SVG_ATTRIBUTE, xml_name(element),
                shown(reader, str_from(attribute)));
    return false;
}

bool svg_bad_choice(const SvgReader *reader, const XmlNode *element, const char *attribute, const char *property, Str value,
                    const char *expected)
{
    diag_report(reader->diag, place(reader, element, attribute), STR(""), DIAG_SVG_CHOICE, property, shown(reader, value),
                expected);
    return false;
}

/* Text says what to do instead; so does what brings a language or a file of its own. */
bool svg_bad_element(const SvgReader *reader, const XmlNode *element)
{
    static const struct {
        const char *name;
        DiagCode code;
    } known[] = { { "text", DIAG_SVG_TEXT },     { "tspan", DIAG_SVG_TEXT },  { "textPath", DIAG_SVG_TEXT },
                  { "font", DIAG_SVG_TEXT },     { "image", DIAG_SVG_IMAGE }, { "style", DIAG_SVG_CSS },
                  { "filter", DIAG_SVG_EFFECT }, { "mask", DIAG_SVG_EFFECT }, { "pattern", DIAG_SVG_EFFECT },
                  { "marker", DIAG_SVG_EFFECT } };
    DiagCode code = DIAG_SVG_ELEMENT;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (xml_is(element, known[i].name)) code = known[i].code;
    diag_report(reader->diag, xml_where(element), STR(""), code, shown(reader, str_from(xml_name(element))));
    return false;
}

bool svg_bad_reference(const SvgReader *reader, const XmlNode *element, const char *attribute, Str value, const char *expected)
{
    diag_report(reader->diag, place(reader, element, attribute), STR(""), DIAG_SVG_REFERENCE, attribute, shown(reader, value),
                expected);
    return false;
}

bool svg_circular(const SvgReader *reader, const XmlNode *element)
{
    diag_report(reader->diag, xml_where(element), STR(""), DIAG_SVG_CIRCLE, xml_name(element));
    return false;
}

bool svg_too_much(const SvgReader *reader, const XmlNode *element, DiagCode code, int most)
{
    diag_report(reader->diag, xml_where(element), STR(""), code, most);
    return false;
}

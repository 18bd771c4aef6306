/* How an element is drawn: attributes, and the same as properties within `style`, which come later.  Every attribute is known:
   it is read here, or by the reader of its element, or says nothing to a drawing, or is refused. */
#include "picture/svg.h"

#include <stddef.h>

SvgStyle svg_style_initial(void)
{
    return (SvgStyle){ .fill = { .kind = SVG_COLOR },
                       .stop = { .kind = SVG_COLOR },
                       .fill_opacity = 1,
                       .stroke_opacity = 1,
                       .width = 1,
                       .sharpest = 4,
                       .opacity = 1,
                       .stop_opacity = 1 };
}

/* ---- values of properties ---- */

static bool is_word(Str text, const char *word)
{
    return str_is(text, word);
}

/* url(#id), or url("#id"): of this file. */
static bool read_url(Str *text, Str *id)
{
    if (!str_starts(*text, STR("url("))) return false;
    int end = str_find(*text, ')');
    if (end < 0) return false;
    Str inner = str_trim(str_part(*text, 4, end));
    if (inner.n >= 2 && (*inner.at == '"' || *inner.at == '\'') && inner.at[inner.n - 1] == *inner.at)
        inner = str_part(inner, 1, inner.n - 1);
    if (inner.n < 2 || *inner.at != '#') return false;
    *id = str_part(inner, 1, inner.n);
    *text = str_trim(str_part(*text, end + 1, text->n));
    return true;
}

/* A colour behind url(#id) is for when there is no such thing: then we say so. */
static bool read_paint(Str text, void *into)
{
    SvgPaint paint = { .kind = SVG_COLOR };
    if (is_word(text, "none") || is_word(text, "transparent")) paint.kind = SVG_NONE;
    else if (is_word(text, "currentColor") || is_word(text, "currentcolor")) paint.kind = SVG_CURRENT;
    else if (read_url(&text, &paint.id)) {
        paint.kind = SVG_SERVER;
        if (text.n && !is_word(text, "none") && !svg_color(text, &paint.color)) return false;
    } else if (!svg_color(text, &paint.color)) return false;
    *(SvgPaint *)into = paint;
    return true;
}

static bool read_stop(Str text, void *into)
{
    SvgPaint paint;
    if (!read_paint(text, &paint) || paint.kind != SVG_COLOR) return false;
    *(SvgPaint *)into = paint;
    return true;
}

static bool read_color(Str text, void *into)
{
    return svg_color(text, into);
}

static bool read_opacity(Str text, void *into)
{
    double value;
    bool is_percent = str_ends(text, STR("%"));
    if (!svg_number(is_percent ? str_part(text, 0, text.n - 1) : text, &value)) return false;
    if (is_percent) value /= 100;
    *(double *)into = value < 0 ? 0 : value > 1 ? 1 : value;
    return true;
}

static bool is_relative(Str text)
{
    return str_ends(text, STR("%"));
}

static bool read_width(Str text, void *into)
{
    double width;
    if (is_relative(text) || !svg_length(text, 0, &width) || width < 0) return false;
    *(double *)into = width;
    return true;
}

static bool read_start(Str text, void *into)
{
    return !is_relative(text) && svg_length(text, 0, into);
}

static bool read_sharpest(Str text, void *into)
{
    double limit;
    if (!svg_number(text, &limit) || limit < 1) return false;
    *(double *)into = limit;
    return true;
}

/* An odd number of dashes is said twice; if all are nothing the line is solid (11.4). */
static bool read_dashes(Str text, void *into)
{
    SvgStyle *style = into;
    double dashes[SVG_MOST_DASHES], sum = 0;
    int n = 0;
    if (!is_word(text, "none"))
        while ((text = str_trim(text)).n) {
            int end = 0;
            while (end < text.n && !strchr(", \t\r\n", text.at[end])) end++;
            Str dash = str_part(text, 0, end);
            if (n >= SVG_MOST_DASHES / 2 || is_relative(dash) || !svg_length(dash, 0, &dashes[n]) || dashes[n] < 0) return false;
            sum += dashes[n++];
            text = str_trim(str_part(text, end, text.n));
            if (text.n && *text.at == ',') text = str_part(text, 1, text.n);
        }
    style->n_dashes = sum > 0 ? n : 0;
    for (int i = 0; i < style->n_dashes; i++) style->dashes[i] = dashes[i];
    if (style->n_dashes % 2)
        for (int i = 0; i < n; i++) style->dashes[style->n_dashes++] = dashes[i];
    return true;
}

static bool read_clip(Str text, void *into)
{
    Str id = STR("");
    if (!is_word(text, "none") && (!read_url(&text, &id) || text.n)) return false;
    *(Str *)into = id;
    return true;
}

/* One of these words, and what it stands for. */
typedef struct {
    const char *word;
    int value;
} SvgWord;

static bool read_word(Str text, const SvgWord *words, int *value)
{
    for (; words->word; words++)
        if (is_word(text, words->word)) {
            *value = words->value;
            return true;
        }
    return false;
}

static bool read_ends(Str text, void *into)
{
    static const SvgWord words[] = { { "butt", ENDS_FLAT }, { "round", ENDS_ROUND }, { "square", ENDS_SQUARE }, { 0 } };
    int value;
    if (!read_word(text, words, &value)) return false;
    *(LineEnds *)into = (LineEnds)value;
    return true;
}

static bool read_corners(Str text, void *into)
{
    static const SvgWord words[] = { { "miter", CORNERS_SHARP }, { "round", CORNERS_ROUND }, { "bevel", CORNERS_CUT }, { 0 } };
    int value;
    if (!read_word(text, words, &value)) return false;
    *(LineCorners *)into = (LineCorners)value;
    return true;
}

static bool read_flag(Str text, const SvgWord *words, void *into)
{
    int value;
    if (!read_word(text, words, &value)) return false;
    *(bool *)into = value;
    return true;
}

static bool read_rule(Str text, void *into)
{
    static const SvgWord words[] = { { "nonzero", false }, { "evenodd", true }, { 0 } };
    return read_flag(text, words, into);
}

static bool read_hidden(Str text, void *into)
{
    static const SvgWord words[] = { { "visible", false }, { "hidden", true }, { "collapse", true }, { 0 } };
    return read_flag(text, words, into);
}

static bool read_absent(Str text, void *into)
{
    static const SvgWord words[] = { { "none", true }, { "inline", false }, { "block", false }, { 0 } };
    return read_flag(text, words, into);
}

/* ---- which there are ---- */

typedef bool ReadProperty(Str text, void *into);

static const struct {
    const char *name;
    ReadProperty *read;
    size_t offset; /* in SvgStyle */
    const char *expected;
} properties[] = {
    { "fill", read_paint, offsetof(SvgStyle, fill), "none | #2C6E4F | rgb(44, 110, 79) | green | url(#id)" },
    { "stroke", read_paint, offsetof(SvgStyle, stroke), "none | #2C6E4F | rgb(44, 110, 79) | green | url(#id)" },
    { "color", read_color, offsetof(SvgStyle, color), "#2C6E4F | rgb(44, 110, 79) | green" },
    { "stop-color", read_stop, offsetof(SvgStyle, stop), "#2C6E4F | rgb(44, 110, 79) | green" },
    { "fill-opacity", read_opacity, offsetof(SvgStyle, fill_opacity), "0 … 1" },
    { "stroke-opacity", read_opacity, offsetof(SvgStyle, stroke_opacity), "0 … 1" },
    { "stop-opacity", read_opacity, offsetof(SvgStyle, stop_opacity), "0 … 1" },
    { "opacity", read_opacity, offsetof(SvgStyle, opacity), "0 … 1" },
    { "stroke-width", read_width, offsetof(SvgStyle, width), "1.5 | 0.3mm" },
    { "stroke-miterlimit", read_sharpest, offsetof(SvgStyle, sharpest), "4 (≥ 1)" },
    { "stroke-linecap", read_ends, offsetof(SvgStyle, ends), "butt | round | square" },
    { "stroke-linejoin", read_corners, offsetof(SvgStyle, corners), "miter | round | bevel" },
    { "stroke-dasharray", read_dashes, 0, "none | 3 1.5 (≤ 16)" },
    { "stroke-dashoffset", read_start, offsetof(SvgStyle, dash_start), "1.5 | 0.3mm" },
    { "fill-rule", read_rule, offsetof(SvgStyle, is_even_odd), "nonzero | evenodd" },
    { "clip-rule", read_rule, offsetof(SvgStyle, is_clip_even_odd), "nonzero | evenodd" },
    { "visibility", read_hidden, offsetof(SvgStyle, is_hidden), "visible | hidden" },
    { "display", read_absent, offsetof(SvgStyle, is_absent), "inline | none" },
    { "clip-path", read_clip, offsetof(SvgStyle, clip), "none | url(#id)" },
};

/* Of these only what changes nothing is known. */
static const struct {
    const char *name, *values; /* a list of words */
} plain_only[] = {
    { "filter", "none" },
    { "mask", "none" },
    { "marker", "none" },
    { "marker-start", "none" },
    { "marker-mid", "none" },
    { "marker-end", "none" },
    { "mix-blend-mode", "normal" },
    { "isolation", "auto" },
    { "vector-effect", "none" },
    { "paint-order", "normal" },
    { "clip", "auto" },
    { "color-interpolation", "sRGB auto" },
    { "transform-origin", "0 0" },
    { "transform-box", "view-box" },
};

static bool is_in(Str name, const char *list)
{
    Str words = str_from(list), word;
    while (str_next_word(&words, &word))
        if (str_equal(word, name)) return true;
    return false;
}

/* What nothing of a drawing depends on, text being refused, and what other programs remember. */
static bool is_idle(Str name)
{
    static const char idle[] =
        "id class version baseProfile lang role tabindex focusable contentStyleType contentScriptType zoomAndPan "
        "shape-rendering color-rendering image-rendering color-interpolation-filters color-profile "
        "enable-background overflow direction writing-mode unicode-bidi letter-spacing word-spacing "
        "line-height white-space kerning cursor pointer-events flood-color flood-opacity lighting-color "
        "solid-color solid-opacity shape-inside shape-padding shape-margin inline-size";
    static const Str families[] = { { "font", 4 },
                                    { "text-", 5 },
                                    { "data-", 5 },
                                    { "aria-", 5 },
                                    { "-inkscape-", 10 },
                                    { "baseline-", 9 },
                                    { "dominant-baseline", 17 },
                                    { "alignment-baseline", 18 } };
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (str_starts(name, families[i])) return true;
    return is_in(name, idle);
}

typedef struct {
    const SvgReader *reader;
    const XmlNode *element;
    SvgStyle *style;
} SvgStyling;

/* `attribute` is where it stands: itself, or `style`. */
static bool read_property(const SvgStyling *styling, const char *attribute, Str name, Str value, bool *is_known)
{
    SvgStyle *style = styling->style;
    *is_known = true;
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        if (!str_is(name, properties[i].name)) continue;
        if (properties[i].read(value, (char *)style + properties[i].offset)) return true;
        return svg_bad_choice(styling->reader, styling->element, attribute, properties[i].name, value, properties[i].expected);
    }
    for (size_t i = 0; i < sizeof plain_only / sizeof *plain_only; i++) {
        if (!str_is(name, plain_only[i].name)) continue;
        if (is_in(value, plain_only[i].values) || str_is(value, plain_only[i].values)) return true;
        return svg_bad_choice(styling->reader, styling->element, attribute, plain_only[i].name, value, plain_only[i].values);
    }
    *is_known = is_idle(name);
    return true;
}

/* name: value; name: value */
static bool read_declarations(const SvgStyling *styling, Str text)
{
    while ((text = str_trim(text)).n) {
        int end = str_find(text, ';');
        Str declaration = str_part(text, 0, end < 0 ? text.n : end);
        text = str_part(text, end < 0 ? text.n : end + 1, text.n);
        int colon = str_find(declaration, ':');
        Str name = str_trim(str_part(declaration, 0, colon < 0 ? declaration.n : colon));
        bool is_known = true;
        if (!name.n && colon < 0) continue;
        if (colon < 0)
            return svg_bad_value(styling->reader, styling->element, "style", declaration, "fill: #2C6E4F; stroke: none");
        Str value = str_trim(str_part(declaration, colon + 1, declaration.n));
        if (!read_property(styling, "style", name, value, &is_known)) return false;
        if (!is_known) return svg_bad_choice(styling->reader, styling->element, "style", "style", name, "fill, stroke, …");
    }
    return true;
}

static Str value_of(const XmlNode *attribute)
{
    return str_trim(xml_reading(attribute));
}

static bool read_attribute(const SvgStyling *styling, const XmlNode *attribute, const char *own)
{
    const char *name = xml_name(attribute);
    bool is_known = true;
    if (xml_space(attribute) || str_same(name, "style") || is_in(str_from(name), own)) return true;
    if (!read_property(styling, name, str_from(name), value_of(attribute), &is_known)) return false;
    return is_known || svg_bad_attribute(styling->reader, styling->element, name);
}

bool svg_style_read(const SvgReader *reader, const XmlNode *element, const char *own, SvgStyle *style)
{
    SvgStyling styling = { reader, element, style };
    const SvgStyle initial = svg_style_initial();
    style->stop = initial.stop;
    style->stop_opacity = style->opacity = 1;
    style->is_absent = false;
    style->clip = STR("");
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute))
        if (!read_attribute(&styling, attribute, own)) return false;
    return read_declarations(&styling, svg_attribute(element, "style"));
}

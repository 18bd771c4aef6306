/* Gradients (SVG 1.1, 13.2).  One may take what it does not say itself from another, by its href. */
#include "picture/svg.h"

#include <math.h>

enum { MOST_CHAIN = 16 };

typedef struct {
    SvgReader *reader;
    const XmlNode *chain[MOST_CHAIN]; /* itself, then those it takes from */
    int n;
    bool is_radial, is_of_box; /* its lengths are parts of the box that is painted */
} SvgGradient;

static bool is_gradient(const XmlNode *element)
{
    return element && (svg_is(element, "linearGradient") || svg_is(element, "radialGradient"));
}

static bool read_own(const SvgReader *reader, const XmlNode *element)
{
    SvgStyle unused = svg_style_initial();
    return svg_style_read(reader, element, "x1 y1 x2 y2 cx cy r fx fy gradientUnits gradientTransform spreadMethod href",
                          &unused);
}

/* false: reported. */
static bool follow(SvgGradient *gradient, const XmlNode *element)
{
    SvgReader *reader = gradient->reader;
    while (element) {
        if (gradient->n == MOST_CHAIN) return svg_circular(reader, gradient->chain[0]);
        if (!read_own(reader, element)) return false;
        gradient->chain[gradient->n++] = element;
        Str href = svg_href(element);
        if (!href.n) return true;
        const XmlNode *next = *href.at == '#' ? svg_find(reader, str_part(href, 1, href.n)) : NULL;
        if (!is_gradient(next)) return svg_bad_reference(reader, element, "href", href, "linearGradient, radialGradient");
        element = next;
    }
    return true;
}

/* The element of the chain that says it; NULL: none does. */
static const XmlNode *who_says(const SvgGradient *gradient, const char *attribute)
{
    for (int i = 0; i < gradient->n; i++)
        if (svg_attribute(gradient->chain[i], attribute).n) return gradient->chain[i];
    return NULL;
}

static bool read_units(SvgGradient *gradient)
{
    const XmlNode *element = who_says(gradient, "gradientUnits");
    Str value = element ? str_trim(svg_attribute(element, "gradientUnits")) : STR("objectBoundingBox");
    gradient->is_of_box = str_is(value, "objectBoundingBox");
    if (!gradient->is_of_box && !str_is(value, "userSpaceOnUse"))
        return svg_bad_value(gradient->reader, element, "gradientUnits", value, "objectBoundingBox | userSpaceOnUse");
    const XmlNode *spread = who_says(gradient, "spreadMethod");
    if (!spread || str_is(str_trim(svg_attribute(spread, "spreadMethod")), "pad")) return true;
    return svg_bad_choice(gradient->reader, spread, "spreadMethod", "spreadMethod", svg_attribute(spread, "spreadMethod"), "pad");
}

/* A length of the gradient; where nobody says it, a part of the whole. */
static bool read_length(const SvgGradient *gradient, const char *attribute, double whole, double part, double *length)
{
    const XmlNode *element = who_says(gradient, attribute);
    if (gradient->is_of_box) whole = 1;
    *length = whole * part;
    return !element || svg_length_of(gradient->reader, element, attribute, whole, length);
}

/* From the way of the gradient to what its lengths are measured in. */
static bool read_axis(const SvgGradient *gradient, SvgMatrix *way)
{
    double x1, y1, x2, y2, width = gradient->reader->width, height = gradient->reader->height;
    if (!read_length(gradient, "x1", width, 0, &x1) || !read_length(gradient, "y1", height, 0, &y1) ||
        !read_length(gradient, "x2", width, 1, &x2) || !read_length(gradient, "y2", height, 0, &y2))
        return false;
    *way = (SvgMatrix){ x2 - x1, y2 - y1, y1 - y2, x2 - x1, x1, y1 };
    return true;
}

static bool read_circle(const SvgGradient *gradient, SvgMatrix *way, SvgPoint *focus)
{
    double cx, cy, r, width = gradient->reader->width, height = gradient->reader->height;
    double diagonal = sqrt((width * width + height * height) / 2);
    if (!read_length(gradient, "cx", width, 0.5, &cx) || !read_length(gradient, "cy", height, 0.5, &cy) ||
        !read_length(gradient, "r", diagonal, 0.5, &r) || !read_length(gradient, "fx", width, 0, &focus->x) ||
        !read_length(gradient, "fy", height, 0, &focus->y))
        return false;
    if (r < 0)
        return svg_bad_value(gradient->reader, who_says(gradient, "r"), "r", svg_attribute(who_says(gradient, "r"), "r"), "≥ 0");
    *focus = (SvgPoint){ who_says(gradient, "fx") && r > 0 ? (focus->x - cx) / r : 0,
                         who_says(gradient, "fy") && r > 0 ? (focus->y - cy) / r : 0 };
    *way = (SvgMatrix){ r, 0, 0, r, cx, cy };
    return true;
}

/* Of a focus beyond the circle SVG 1.1 and SVG 2 think otherwise; on its very edge readers of PDF do. */
static bool place_focus(const SvgGradient *gradient, Gradient *made, SvgPoint focus)
{
    const double most = 0.999;
    const char *attribute = who_says(gradient, "fx") ? "fx" : "fy";
    const XmlNode *element = who_says(gradient, attribute);
    if (!(focus.x * focus.x + focus.y * focus.y <= most * most))
        return svg_bad_choice(gradient->reader, element, attribute, attribute, svg_attribute(element, attribute), "(fx, fy) < r");
    made->focus_x = (int)floor(focus.x * DRAWING_MILLION + 0.5);
    made->focus_y = (int)floor(focus.y * DRAWING_MILLION + 0.5);
    return true;
}

/* 13.2.4: one that lies before the last one stands where that does. */
static bool read_stop(SvgReader *reader, const XmlNode *element, int least, GradientStop *stop)
{
    SvgStyle style = svg_style_initial();
    double at = 0;
    if (!svg_style_read(reader, element, "offset", &style) || !svg_length_of(reader, element, "offset", 1, &at)) return false;
    if (style.stop_opacity < 1) {
        Str value = svg_attribute(element, "stop-opacity");
        return svg_bad_choice(reader, element, value.n ? "stop-opacity" : "style", "stop-opacity", value, "1");
    }
    at = at < 0 ? 0 : at > 1 ? 1 : at;
    *stop = (GradientStop){ (int)floor(at * DRAWING_MILLION + 0.5), style.stop.color };
    if (stop->at < least) stop->at = least;
    return true;
}

static bool read_stops(const SvgGradient *gradient, Gradient *made)
{
    SvgReader *reader = gradient->reader;
    Vec(GradientStop) stops = { .arena = reader->arena };
    for (int i = 0; i < gradient->n && !stops.n; i++)
        for (const XmlNode *element = xml_first_element(gradient->chain[i]); element; element = xml_next_element(element)) {
            if (!svg_is(element, "stop")) continue;
            GradientStop stop;
            if (stops.n == SVG_MOST_STOPS) return svg_too_much(reader, element, DIAG_SVG_STOPS, SVG_MOST_STOPS);
            if (!read_stop(reader, element, stops.n ? stops.at[stops.n - 1].at : 0, &stop)) return false;
            *vec_push(&stops) = stop;
        }
    made->stops = stops.at;
    made->n_stops = stops.n;
    return true;
}

static bool read_transform(const SvgGradient *gradient, SvgMatrix *matrix)
{
    const XmlNode *element = who_says(gradient, "gradientTransform");
    Str value = element ? svg_attribute(element, "gradientTransform") : STR("");
    return svg_transform(value, matrix) ||
           svg_bad_value(gradient->reader, element, "gradientTransform", value, "rotate(30) translate(10, 20) …");
}

/* false: reported; without a way, one colour alone is left of it. */
static bool lay_out(const SvgGradient *gradient, const double bounds[4], SvgMatrix matrix, Gradient *made, bool *has_way)
{
    SvgMatrix way = { 0 }, moved = { 0 }, box = { bounds[2] - bounds[0], 0, 0, bounds[3] - bounds[1], bounds[0], bounds[1] };
    SvgPoint focus = { 0, 0 };
    if (!(gradient->is_radial ? read_circle(gradient, &way, &focus) : read_axis(gradient, &way)) ||
        !read_transform(gradient, &moved) || !place_focus(gradient, made, focus))
        return false;
    if (gradient->is_of_box) matrix = svg_within(matrix, box);
    SvgMatrix all = svg_within(matrix, svg_within(moved, way));
    const double numbers[6] = { all.a, all.b, all.c, all.d, all.e, all.f };
    *has_way = (way.a != 0 || way.b != 0) && fabs(all.a * all.d - all.b * all.c) > 1e-12;
    for (int i = 0; i < 6; i++) {
        int32_t steps;
        if (!svg_to_steps(numbers[i], &steps))
            return svg_too_much(gradient->reader, gradient->chain[0], DIAG_SVG_FAR, DRAWING_MOST / DRAWING_SIDE);
        made->matrix[i] = steps;
    }
    return true;
}

static void note_colors(SvgReader *reader, const Gradient *made)
{
    for (int i = 0; i < made->n_stops; i++) {
        Color color = made->stops[i].color;
        reader->has_color |= color.red != color.green || color.green != color.blue;
    }
}

bool svg_gradient(SvgReader *reader, const XmlNode *element, const char *attribute, Str id, const double bounds[4],
                  SvgMatrix matrix, DrawnPaint *paint)
{
    const XmlNode *server = svg_find(reader, id);
    SvgGradient gradient = { .reader = reader };
    Gradient *made = arena_new(reader->arena, Gradient);
    bool has_way = false;
    if (!is_gradient(server)) return svg_bad_reference(reader, element, attribute, id, "linearGradient, radialGradient");
    made->is_radial = gradient.is_radial = svg_is(server, "radialGradient");
    if (!follow(&gradient, server) || !read_units(&gradient) || !read_stops(&gradient, made) ||
        !lay_out(&gradient, bounds, matrix, made, &has_way))
        return false;
    bool is_flat = gradient.is_of_box && (bounds[0] == bounds[2] || bounds[1] == bounds[3]);
    if (!made->n_stops || is_flat) return true; /* 13.2.4, 7.11: as none */
    note_colors(reader, made);
    paint->kind = made->n_stops > 1 && has_way ? PAINT_GRADIENT : PAINT_COLOR;
    paint->gradient = made;
    paint->color = made->stops[made->n_stops - 1].color;
    return true;
}

/* Shapes (SVG 1.1, 9) as outlines. */
#include "picture/svg.h"

#include <math.h>

typedef bool ReadShape(const SvgReader *reader, const XmlNode *element, SvgOutline *outline);

/* What a percentage is of where it has no direction (7.10). */
static double diagonal(const SvgReader *reader)
{
    return sqrt((reader->width * reader->width + reader->height * reader->height) / 2);
}

/* A length that is not negative. */
static bool extent_of(const SvgReader *reader, const XmlNode *element, const char *attribute, double whole, double *length)
{
    if (!svg_length_of(reader, element, attribute, whole, length)) return false;
    return *length >= 0 || svg_bad_value(reader, element, attribute, svg_attribute(element, attribute), "≥ 0");
}

/* A quarter of an ellipse round a corner, from one side to the other. */
static void round_corner(SvgOutline *outline, SvgPoint from, SvgPoint corner, SvgPoint to)
{
    const double part = 0.5522847498307936; /* so far towards the corner the handles reach */
    svg_curve(outline, (SvgPoint){ from.x + (corner.x - from.x) * part, from.y + (corner.y - from.y) * part },
              (SvgPoint){ to.x + (corner.x - to.x) * part, to.y + (corner.y - to.y) * part }, to);
}

static void add_rounded(SvgOutline *outline, SvgPoint at, SvgPoint size, SvgPoint radius)
{
    double left = at.x, top = at.y, right = at.x + size.x, bottom = at.y + size.y, x = radius.x, y = radius.y;
    svg_move(outline, (SvgPoint){ left + x, top });
    svg_line(outline, (SvgPoint){ right - x, top });
    round_corner(outline, (SvgPoint){ right - x, top }, (SvgPoint){ right, top }, (SvgPoint){ right, top + y });
    svg_line(outline, (SvgPoint){ right, bottom - y });
    round_corner(outline, (SvgPoint){ right, bottom - y }, (SvgPoint){ right, bottom }, (SvgPoint){ right - x, bottom });
    svg_line(outline, (SvgPoint){ left + x, bottom });
    round_corner(outline, (SvgPoint){ left + x, bottom }, (SvgPoint){ left, bottom }, (SvgPoint){ left, bottom - y });
    svg_line(outline, (SvgPoint){ left, top + y });
    round_corner(outline, (SvgPoint){ left, top + y }, (SvgPoint){ left, top }, (SvgPoint){ left + x, top });
    svg_close(outline);
}

static bool read_rect(const SvgReader *reader, const XmlNode *element, SvgOutline *outline)
{
    SvgPoint at = { 0, 0 }, size = { 0, 0 }, radius = { 0, 0 };
    if (!svg_length_of(reader, element, "x", reader->width, &at.x) ||
        !svg_length_of(reader, element, "y", reader->height, &at.y) ||
        !extent_of(reader, element, "width", reader->width, &size.x) ||
        !extent_of(reader, element, "height", reader->height, &size.y) ||
        !extent_of(reader, element, "rx", reader->width, &radius.x) ||
        !extent_of(reader, element, "ry", reader->height, &radius.y))
        return false;
    if (size.x == 0 || size.y == 0) return true;
    if (!svg_attribute(element, "rx").n) radius.x = radius.y;
    if (!svg_attribute(element, "ry").n) radius.y = radius.x;
    radius = (SvgPoint){ fmin(radius.x, size.x / 2), fmin(radius.y, size.y / 2) };
    if (radius.x > 0 && radius.y > 0) {
        add_rounded(outline, at, size, radius);
        return true;
    }
    svg_move(outline, at);
    svg_line(outline, (SvgPoint){ at.x + size.x, at.y });
    svg_line(outline, (SvgPoint){ at.x + size.x, at.y + size.y });
    svg_line(outline, (SvgPoint){ at.x, at.y + size.y });
    svg_close(outline);
    return true;
}

/* From its rightmost point on, clockwise. */
static void add_ellipse(SvgOutline *outline, SvgPoint centre, SvgPoint radius)
{
    double left = centre.x - radius.x, right = centre.x + radius.x, top = centre.y - radius.y, bottom = centre.y + radius.y;
    if (radius.x == 0 || radius.y == 0) return;
    const SvgPoint ends[5] = {
        { right, centre.y }, { centre.x, bottom }, { left, centre.y }, { centre.x, top }, { right, centre.y }
    };
    const SvgPoint corners[4] = { { right, bottom }, { left, bottom }, { left, top }, { right, top } };
    svg_move(outline, ends[0]);
    for (int i = 0; i < 4; i++) round_corner(outline, ends[i], corners[i], ends[i + 1]);
    svg_close(outline);
}

static bool read_centre(const SvgReader *reader, const XmlNode *element, SvgPoint *centre)
{
    return svg_length_of(reader, element, "cx", reader->width, &centre->x) &&
           svg_length_of(reader, element, "cy", reader->height, &centre->y);
}

static bool read_circle(const SvgReader *reader, const XmlNode *element, SvgOutline *outline)
{
    SvgPoint centre = { 0, 0 };
    double radius = 0;
    if (!read_centre(reader, element, &centre) || !extent_of(reader, element, "r", diagonal(reader), &radius)) return false;
    add_ellipse(outline, centre, (SvgPoint){ radius, radius });
    return true;
}

static bool read_ellipse(const SvgReader *reader, const XmlNode *element, SvgOutline *outline)
{
    SvgPoint centre = { 0, 0 }, radius = { 0, 0 };
    if (!read_centre(reader, element, &centre) || !extent_of(reader, element, "rx", reader->width, &radius.x) ||
        !extent_of(reader, element, "ry", reader->height, &radius.y))
        return false;
    add_ellipse(outline, centre, radius);
    return true;
}

static bool read_line(const SvgReader *reader, const XmlNode *element, SvgOutline *outline)
{
    SvgPoint from = { 0, 0 }, to = { 0, 0 };
    if (!svg_length_of(reader, element, "x1", reader->width, &from.x) ||
        !svg_length_of(reader, element, "y1", reader->height, &from.y) ||
        !svg_length_of(reader, element, "x2", reader->width, &to.x) ||
        !svg_length_of(reader, element, "y2", reader->height, &to.y))
        return false;
    svg_move(outline, from);
    svg_line(outline, to);
    return true;
}

static bool read_corners(const SvgReader *reader, const XmlNode *element, SvgOutline *outline)
{
    Str value = svg_attribute(element, "points"), rest = value;
    while (str_trim(rest).n) {
        SvgPoint point;
        if (!svg_next_number(&rest, &point.x) || !svg_next_number(&rest, &point.y))
            return svg_bad_value(reader, element, "points", str_trim(rest), "10,20 30,40 …");
        if (outline->steps.n) svg_line(outline, point);
        else svg_move(outline, point);
    }
    if (outline->steps.n && xml_is(element, "polygon")) svg_close(outline);
    return true;
}

static bool read_path(const SvgReader *reader, const XmlNode *element, SvgOutline *outline)
{
    Str data = svg_attribute(element, "d"), fault;
    return str_is(str_trim(data), "none") || svg_path(data, outline, &fault) ||
           svg_bad_value(reader, element, "d", fault, "M 10 20 L 30 40 C … Q … A … Z");
}

static const struct {
    const char *name, *attributes;
    ReadShape *read;
} shapes[] = {
    { "path", "transform d", read_path },
    { "rect", "transform x y width height rx ry", read_rect },
    { "circle", "transform cx cy r", read_circle },
    { "ellipse", "transform cx cy rx ry", read_ellipse },
    { "line", "transform x1 y1 x2 y2", read_line },
    { "polyline", "transform points", read_corners },
    { "polygon", "transform points", read_corners },
};

const char *svg_shape_attributes(const XmlNode *element)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (xml_is(element, shapes[i].name)) return shapes[i].attributes;
    return NULL;
}

bool svg_shape(SvgReader *reader, const XmlNode *element, SvgOutline *outline)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (xml_is(element, shapes[i].name) && !shapes[i].read(reader, element, outline)) return false;
    reader->n_steps += outline->steps.n;
    return reader->n_steps <= SVG_MOST_STEPS || svg_too_much(reader, element, DIAG_SVG_STEPS, SVG_MOST_STEPS);
}

/* The parts of the reader of SVG (W3C, SVG 1.1 second edition), for each other.  Each says what is wrong once, at its place in the file,
   and gives false; nothing is read any further then. */
#ifndef PICTURE_SVG_H
#define PICTURE_SVG_H

#include "base/vec.h"
#include "model/drawing.h"
#include "xml/xml.h"

enum {
    SVG_MOST_ELEMENTS = 100000, /* as they are drawn: those of a <use> each time */
    SVG_MOST_STEPS = 1000000,   /* of outlines */
    SVG_MOST_DEPTH = 200,
    SVG_MOST_STOPS = 256,
    SVG_MOST_DASHES = 32
};

/* x' = a x + c y + e, y' = b x + d y + f */
typedef struct {
    double a, b, c, d, e, f;
} SvgMatrix;
SvgMatrix svg_within(SvgMatrix outer, SvgMatrix inner);

typedef struct {
    double x, y;
} SvgPoint;
SvgPoint svg_at(SvgMatrix matrix, SvgPoint point);

typedef struct {
    XmlFile *file;
    const char *path;     /* of the file, for as long as the drawing lives */
    double width, height; /* of what percentages are of */
    Map ids;              /* → XmlNode */
    Vec(DrawnPath) paths;
    int n_elements, n_steps;
    bool has_color, has_alpha; /* some of it is not grey, or can be seen through */
    Arena *arena, *scratch;    /* of the drawing; of the reading */
    Diag *diag;
} SvgReader;

/* ---- what is wrong (svgfault.c) ---- */

bool svg_bad_value(const SvgReader *reader, const XmlNode *element, const char *attribute, Str value, const char *expected);
bool svg_bad_attribute(const SvgReader *reader, const XmlNode *element, const char *attribute);
/* An attribute, or a property within `style`, of which only some values can be drawn. */
bool svg_bad_choice(const SvgReader *reader, const XmlNode *element, const char *attribute, const char *property, Str value,
                    const char *expected);
bool svg_bad_element(const SvgReader *reader, const XmlNode *element);
bool svg_bad_reference(const SvgReader *reader, const XmlNode *element, const char *attribute, Str value, const char *expected);
bool svg_circular(const SvgReader *reader, const XmlNode *element);
bool svg_too_much(const SvgReader *reader, const XmlNode *element, DiagCode code, int most);

/* ---- values (svgvalue.c) ---- */

/* Cut off the front of the text, with white space and one comma behind it; false: there is none, or no number a drawing can have. */
bool svg_next_number(Str *text, double *number);
/* All of the text is one number, or one length in user units; of a percentage, so much of `whole`. */
bool svg_number(Str text, double *number);
bool svg_length(Str text, double whole, double *length);
bool svg_transform(Str text, SvgMatrix *matrix);
/* The attribute of an element as a length; not given: as it was. */
bool svg_length_of(const SvgReader *reader, const XmlNode *element, const char *attribute, double whole, double *length);
/* (svgcolor.c) #336, #2C6E4F, rgb(44, 110, 79), rgb(17%, 43%, 31%), green. */
bool svg_color(Str text, Color *color);

/* ---- names (svgnames.c) ---- */

bool svg_is_ours(const XmlNode *element); /* of the language SVG */
bool svg_is(const XmlNode *element, const char *name);
bool svg_is_silent(const XmlNode *element);                  /* a title, a description, metadata */
Str svg_attribute(const XmlNode *element, const char *name); /* one in no namespace; empty when not given */
/* The element that href="#…" or url(#…) means; NULL: there is none. */
const XmlNode *svg_find(const SvgReader *reader, Str id);
Str svg_href(const XmlNode *element); /* of SVG 2, else of XLink */
/* All ids; false: there are elements that cannot be drawn, or too many. */
bool svg_collect(SvgReader *reader);

/* ---- how things are drawn (svgstyle.c) ---- */

typedef enum { SVG_NONE, SVG_COLOR, SVG_CURRENT, SVG_SERVER } SvgPaintKind;
typedef struct {
    SvgPaintKind kind;
    Color color;
    Str id; /* SERVER: of a gradient */
} SvgPaint;

typedef struct {
    SvgPaint fill, stroke, stop; /* what is below: of the element itself, not of those in it */
    Color color;
    double fill_opacity, stroke_opacity, width, sharpest, dash_start;
    double dashes[SVG_MOST_DASHES];
    int n_dashes;
    LineEnds ends;
    LineCorners corners;
    bool is_even_odd, is_clip_even_odd, is_hidden;
    bool is_absent; /* of the element itself: */
    double opacity, stop_opacity;
    Str clip; /* an id, or empty */
} SvgStyle;
SvgStyle svg_style_initial(void);
/* What the attributes of an element make of the style it stands in.  `own`: attributes that are read elsewhere, a list of words. */
bool svg_style_read(const SvgReader *reader, const XmlNode *element, const char *own, SvgStyle *style);

/* ---- outlines (svgshape.c, svgpath.c) ---- */

typedef struct {
    Vec(char) steps;
    Vec(SvgPoint) points;
} SvgOutline;
SvgOutline svg_outline_new(Arena *arena);
void svg_move(SvgOutline *outline, SvgPoint to);
void svg_line(SvgOutline *outline, SvgPoint to);
void svg_curve(SvgOutline *outline, SvgPoint out, SvgPoint in, SvgPoint to);
void svg_close(SvgOutline *outline);
/* Attributes of a shape besides those of all, a list of words; NULL: it is no shape. */
const char *svg_shape_attributes(const XmlNode *element);
bool svg_shape(SvgReader *reader, const XmlNode *element, SvgOutline *outline);
/* false: `fault` begins with the command that is wrong. */
bool svg_path(Str data, SvgOutline *outline, Str *fault);
/* Left, top, right, bottom; false: it has no points. */
bool svg_bounds(const SvgOutline *outline, double bounds[4]);
/* All of its points lie on one line: nothing is within. */
bool svg_is_flat(const SvgOutline *outline, const double bounds[4]);
/* As a drawing has it; false: it leads too far away. */
bool svg_drawn(const SvgReader *reader, const SvgOutline *outline, SvgMatrix matrix, DrawnOutline *drawn);
bool svg_to_steps(double length, int32_t *steps);

/* ---- gradients (svggradient.c) ---- */

/* What `url(#id)` paints an outline of these bounds with. */
bool svg_gradient(SvgReader *reader, const XmlNode *element, const char *attribute, Str id, const double bounds[4],
                  SvgMatrix matrix, DrawnPaint *paint);

#endif

/* SVG → Drawing.  A safe subset (docs/layout.md): shapes and paths, in groups and by <use>, with transforms, fills, strokes, clips and
   gradients.  What else there is in the language is refused where it stands; nothing outside the file is ever asked for. */
#include "picture/svg.h"

#include "picture/formats.h"

#include <math.h>

/* What an element stands in. */
typedef struct SvgState {
    SvgMatrix matrix; /* from where it is to the drawing */
    SvgStyle style;
    const DrawnClip *clip;
    int depth;
    const XmlNode *used;        /* what the <use> around it shows; NULL: it is where it stands */
    const struct SvgState *out; /* the state around that */
} SvgState;

static bool walk_element(SvgReader *reader, const XmlNode *element, const SvgState *state);

/* ---- clips ---- */

static bool read_matrix(const SvgReader *reader, const XmlNode *element, SvgMatrix *matrix)
{
    Str value = svg_attribute(element, "transform");
    return svg_transform(value, matrix) || svg_bad_value(reader, element, "transform", value, "translate(10, 20) rotate(30) …");
}

/* The one shape of a clip; NULL, and reported: there is another number of them. */
static const XmlNode *shape_of_clip(const SvgReader *reader, const XmlNode *clip)
{
    const XmlNode *shape = NULL;
    for (const XmlNode *element = xml_first_element(clip); element; element = xml_next_element(element)) {
        if (!svg_is_ours(element) || svg_is_silent(element)) continue;
        if (shape || !svg_shape_attributes(element)) {
            svg_bad_reference(reader, clip, "clipPath", str_from(xml_name(element)), "path, rect, circle … (1)");
            return NULL;
        }
        shape = element;
    }
    if (!shape) svg_bad_reference(reader, clip, "clipPath", STR(""), "path, rect, circle … (1)");
    return shape;
}

static bool clip_units(const SvgReader *reader, const XmlNode *clip)
{
    Str units = svg_attribute(clip, "clipPathUnits");
    return !units.n || str_is(str_trim(units), "userSpaceOnUse") ||
           svg_bad_choice(reader, clip, "clipPathUnits", "clipPathUnits", units, "userSpaceOnUse");
}

/* An element of this state is seen through the clip. */
static bool add_clip(SvgReader *reader, const XmlNode *element, Str id, SvgState *state, int depth)
{
    const XmlNode *clip = svg_find(reader, id);
    SvgStyle style = state->style;
    SvgMatrix own, of_shape;
    if (!clip || !svg_is(clip, "clipPath")) return svg_bad_reference(reader, element, "clip-path", id, "clipPath");
    if (depth > SVG_MOST_DEPTH) return svg_circular(reader, clip);
    if (!svg_style_read(reader, clip, "transform clipPathUnits", &style) || !clip_units(reader, clip) ||
        !read_matrix(reader, clip, &own))
        return false;
    Str further = style.clip;
    const XmlNode *shape = shape_of_clip(reader, clip);
    if (!shape || !svg_style_read(reader, shape, svg_shape_attributes(shape), &style) || !read_matrix(reader, shape, &of_shape))
        return false;
    if (style.clip.n) return svg_bad_choice(reader, shape, "clip-path", "clip-path", style.clip, "none");
    SvgOutline outline = svg_outline_new(reader->scratch);
    DrawnClip *made = arena_new(reader->arena, DrawnClip);
    *made = (DrawnClip){ .is_even_odd = style.is_clip_even_odd, .around = state->clip };
    if (!svg_shape(reader, shape, &outline)) return false;
    if (!svg_drawn(reader, &outline, svg_within(state->matrix, svg_within(own, of_shape)), &made->outline))
        return svg_too_much(reader, shape, DIAG_SVG_FAR, DRAWING_MOST / DRAWING_SIDE);
    state->clip = made;
    return !further.n || add_clip(reader, clip, further, state, depth + 1);
}

/* ---- paths ---- */

static int per_mille(double part)
{
    return (int)floor(part * DRAWING_FULL + 0.5);
}

static bool make_paint(SvgReader *reader, const XmlNode *element, const char *attribute, const SvgPaint *asked, double opacity,
                       const SvgState *state, const double bounds[4], DrawnPaint *paint)
{
    *paint =
        (DrawnPaint){ .opacity = per_mille(opacity), .color = asked->kind == SVG_CURRENT ? state->style.color : asked->color };
    paint->kind = asked->kind == SVG_NONE ? PAINT_NOTHING : PAINT_COLOR;
    if (asked->kind == SVG_SERVER) {
        paint->kind = PAINT_NOTHING;
        if (!svg_gradient(reader, element, attribute, asked->id, bounds, state->matrix, paint)) return false;
    }
    if (paint->opacity == 0) paint->kind = PAINT_NOTHING;
    if (paint->kind == PAINT_NOTHING) return true;
    Color color = paint->color;
    reader->has_color |= paint->kind == PAINT_COLOR && (color.red != color.green || color.green != color.blue);
    reader->has_alpha |= paint->opacity < DRAWING_FULL;
    return true;
}

/* The pen of a style, everything that much larger; false: it is too large. */
static bool make_pen(const SvgReader *reader, const SvgStyle *style, double scale, DrawnPen *pen)
{
    int32_t *dashes = arena_array(reader->arena, int32_t, style->n_dashes);
    int64_t sum = 0;
    *pen = (DrawnPen){ .ends = style->ends,
                       .corners = style->corners,
                       .sharpest = style->sharpest < DRAWING_FULL ? per_mille(style->sharpest) : DRAWING_FULL * DRAWING_FULL,
                       .dashes = dashes };
    for (int i = 0; i < style->n_dashes; i++) {
        if (!svg_to_steps(style->dashes[i] * scale, &dashes[i])) return false;
        sum += dashes[i];
    }
    pen->n_dashes = sum > 0 ? style->n_dashes : 0; /* finer than a step: solid */
    return svg_to_steps(style->width * scale, &pen->width) &&
           (!pen->n_dashes || svg_to_steps(style->dash_start * scale, &pen->dash_start));
}

/* Does a round pen stay round? */
static bool keeps_round(SvgMatrix m)
{
    double size = m.a * m.a + m.b * m.b + m.c * m.c + m.d * m.d;
    return fabs(m.a * m.a + m.b * m.b - m.c * m.c - m.d * m.d) < 1e-7 * size && fabs(m.a * m.c + m.b * m.d) < 1e-7 * size;
}

static SvgMatrix set_bend(DrawnPath *path, SvgMatrix matrix, double scale)
{
    const double numbers[4] = { matrix.a / scale, matrix.b / scale, matrix.c / scale, matrix.d / scale };
    double determinant = (matrix.a * matrix.d - matrix.b * matrix.c) / (scale * scale);
    path->is_bent = true;
    for (int i = 0; i < 4; i++) path->bend[i] = (int32_t)floor(numbers[i] * DRAWING_MILLION + 0.5);
    SvgMatrix straight = { scale, 0, 0, scale, 0, 0 };
    straight.e = (numbers[3] * matrix.e - numbers[2] * matrix.f) / determinant;
    straight.f = (numbers[0] * matrix.f - numbers[1] * matrix.e) / determinant;
    return straight;
}

/* A round pen that is pulled out of shape draws before its matrix does: path and pen are kept as they were then, in their own size. */
static bool place_path(SvgReader *reader, const XmlNode *element, const SvgOutline *outline, const SvgState *state,
                       DrawnPath *path)
{
    enum { MOST_PULL = 1000 };
    SvgMatrix matrix = state->matrix;
    double scale = sqrt(fabs(matrix.a * matrix.d - matrix.b * matrix.c));
    bool is_stroked = path->stroke.kind != PAINT_NOTHING;
    double longest = fmax(fmax(fabs(matrix.a), fabs(matrix.b)), fmax(fabs(matrix.c), fabs(matrix.d)));
    bool is_near = !is_stroked || (longest <= scale * MOST_PULL && make_pen(reader, &state->style, scale, &path->pen));
    if (is_near && is_stroked && !keeps_round(matrix)) matrix = set_bend(path, matrix, scale);
    return (is_near && svg_drawn(reader, outline, matrix, &path->outline)) ||
           svg_too_much(reader, element, DIAG_SVG_FAR, DRAWING_MOST / DRAWING_SIDE);
}

/* 14.5: what lies over each other in one thing would be seen through it; where it is one paint, that paint is as clear. */
static bool spread_opacity(const SvgReader *reader, const XmlNode *element, SvgStyle *style, bool is_one_paint)
{
    if (style->opacity >= 1) return true;
    if (!is_one_paint) {
        bool is_said = svg_attribute(element, "opacity").n > 0;
        return svg_bad_choice(reader, element, is_said ? "opacity" : "style", "opacity",
                              str_printf(reader->scratch, "%g", style->opacity), "1");
    }
    style->fill_opacity *= style->opacity;
    style->stroke_opacity *= style->opacity;
    return true;
}

static bool draw_shape(SvgReader *reader, const XmlNode *element, SvgState *state)
{
    SvgStyle *style = &state->style;
    SvgOutline outline = svg_outline_new(reader->scratch);
    double bounds[4];
    if (!svg_shape(reader, element, &outline)) return false;
    if (style->width == 0) style->stroke.kind = SVG_NONE;
    bool is_one_paint = style->fill.kind == SVG_NONE || style->stroke.kind == SVG_NONE;
    DrawnPath path = { .is_even_odd = style->is_even_odd, .clip = state->clip, .where = xml_where(element) };
    path.where.file = reader->path;
    bool is_flat = state->matrix.a * state->matrix.d == state->matrix.b * state->matrix.c;
    if (!spread_opacity(reader, element, style, is_one_paint)) return false;
    if (style->is_hidden || is_flat || !svg_bounds(&outline, bounds)) return true;
    if (svg_is_flat(&outline, bounds)) style->fill.kind = SVG_NONE; /* PDF would paint a hair */
    if (!make_paint(reader, element, "fill", &style->fill, style->fill_opacity, state, bounds, &path.fill) ||
        !make_paint(reader, element, "stroke", &style->stroke, style->stroke_opacity, state, bounds, &path.stroke))
        return false;
    if (path.fill.kind == PAINT_NOTHING && path.stroke.kind == PAINT_NOTHING) return true;
    if (!place_path(reader, element, &outline, state, &path)) return false;
    *vec_push(&reader->paths) = path;
    return true;
}

/* ---- the walk ---- */

/* What there is to be seen of an element of SVG: NULL, it shows nothing where it stands. */
static const char *attributes_of(const XmlNode *element)
{
    if (xml_is(element, "g")) return "transform";
    if (xml_is(element, "use")) return "transform x y width height href";
    return svg_shape_attributes(element);
}

static bool is_in_use(const SvgState *state, const XmlNode *element)
{
    for (; state; state = state->out)
        if (state->used == element) return true;
    return false;
}

static bool draw_use(SvgReader *reader, const XmlNode *element, SvgState *state)
{
    Str href = svg_href(element);
    const XmlNode *used = href.n && *href.at == '#' ? svg_find(reader, str_part(href, 1, href.n)) : NULL;
    SvgMatrix moved = { 1, 0, 0, 1, 0, 0 };
    if (!used || !attributes_of(used)) return svg_bad_reference(reader, element, "href", href, "g, path, rect, circle …");
    if (is_in_use(state, used)) return svg_circular(reader, element);
    if (!svg_length_of(reader, element, "x", reader->width, &moved.e) ||
        !svg_length_of(reader, element, "y", reader->height, &moved.f))
        return false;
    SvgState inner = *state;
    inner.matrix = svg_within(state->matrix, moved);
    inner.used = used;
    inner.out = state;
    return walk_element(reader, used, &inner);
}

static bool walk_children(SvgReader *reader, const XmlNode *parent, const SvgState *state)
{
    for (const XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element))
        if (svg_is_ours(element) && attributes_of(element) && !walk_element(reader, element, state)) return false;
    return true;
}

static bool walk_element(SvgReader *reader, const XmlNode *element, const SvgState *state)
{
    SvgState own = *state;
    SvgMatrix moved;
    if (++own.depth > SVG_MOST_DEPTH) return svg_too_much(reader, element, DIAG_SVG_DEEP, SVG_MOST_DEPTH);
    if (++reader->n_elements > SVG_MOST_ELEMENTS) return svg_too_much(reader, element, DIAG_SVG_ELEMENTS, SVG_MOST_ELEMENTS);
    if (!svg_style_read(reader, element, attributes_of(element), &own.style) || !read_matrix(reader, element, &moved))
        return false;
    if (own.style.is_absent || own.style.opacity == 0) return true;
    own.matrix = svg_within(state->matrix, moved);
    if (own.style.clip.n && !add_clip(reader, element, own.style.clip, &own, 0)) return false;
    if (svg_shape_attributes(element)) return draw_shape(reader, element, &own);
    if (!spread_opacity(reader, element, &own.style, false)) return false;
    return xml_is(element, "use") ? draw_use(reader, element, &own) : walk_children(reader, element, &own);
}

/* ---- how large it is ---- */

/* A length of the root, as it stands on no page: not a percentage. */
static bool root_length(const SvgReader *reader, const XmlNode *root, const char *attribute, double *length)
{
    Str value = str_trim(svg_attribute(root, attribute));
    *length = 0;
    if (!value.n || str_is(value, "auto") || str_ends(value, STR("%"))) return true;
    return (svg_length(value, 0, length) && *length > 0) || svg_bad_value(reader, root, attribute, value, "210mm | 640");
}

static bool read_view(const SvgReader *reader, const XmlNode *root, double view[4], bool *is_given)
{
    Str value = svg_attribute(root, "viewBox"), rest = value;
    *is_given = str_trim(value).n > 0;
    if (!*is_given) return true;
    for (int i = 0; i < 4; i++)
        if (!svg_next_number(&rest, &view[i])) return svg_bad_value(reader, root, "viewBox", value, "0 0 640 480");
    return (!rest.n && view[2] > 0 && view[3] > 0) || svg_bad_value(reader, root, "viewBox", value, "0 0 640 480");
}

/* Where the view stands in the drawing (7.8): as large as it fits, in the middle; or pulled to its sides. */
static bool read_fit(const SvgReader *reader, const XmlNode *root, const double view[4], SvgPoint size, SvgMatrix *matrix)
{
    Str value = str_trim(svg_attribute(root, "preserveAspectRatio"));
    double across = size.x / view[2], down = size.y / view[3];
    bool is_pulled = str_is(value, "none");
    if (value.n && !is_pulled && !str_is(value, "xMidYMid") && !str_is(value, "xMidYMid meet"))
        return svg_bad_choice(reader, root, "preserveAspectRatio", "preserveAspectRatio", value, "none | xMidYMid meet");
    if (!is_pulled) across = down = fmin(across, down);
    *matrix = (SvgMatrix){
        across, 0, 0, down, (size.x - view[2] * across) / 2 - view[0] * across, (size.y - view[3] * down) / 2 - view[1] * down
    };
    return true;
}

static bool read_size(SvgReader *reader, Drawing *drawing, SvgMatrix *matrix)
{
    const double narrowest = 0.001; /* of the longer side */
    const XmlNode *root = xml_root(reader->file);
    double view[4] = { 0, 0, 0, 0 };
    SvgPoint size;
    bool has_view;
    if (!root_length(reader, root, "width", &size.x) || !root_length(reader, root, "height", &size.y) ||
        !read_view(reader, root, view, &has_view))
        return false;
    if (!has_view) view[2] = size.x, view[3] = size.y;
    if (size.x == 0) size.x = size.y > 0 && has_view ? size.y * view[2] / view[3] : view[2];
    if (size.y == 0) size.y = has_view ? size.x * view[3] / view[2] : view[3];
    double longer = fmax(size.x, size.y);
    if (!(size.x > longer * narrowest && size.y > longer * narrowest)) {
        diag_report(reader->diag, xml_where(root), STR(""), DIAG_SVG_SIZE);
        return false;
    }
    double scale = (double)DRAWING_SIDE / DRAWING_UNIT / longer;
    size = (SvgPoint){ size.x * scale, size.y * scale };
    reader->width = view[2];
    reader->height = view[3];
    return svg_to_steps(size.x, &drawing->width) && svg_to_steps(size.y, &drawing->height) &&
           read_fit(reader, root, view, size, matrix);
}

static bool read_drawing(SvgReader *reader, Drawing *drawing)
{
    const XmlNode *root = xml_root(reader->file);
    SvgState state = { .style = svg_style_initial() };
    if (!svg_collect(reader) || !read_size(reader, drawing, &state.matrix) ||
        !svg_style_read(reader, root, "width height viewBox preserveAspectRatio x y", &state.style) ||
        !spread_opacity(reader, root, &state.style, false))
        return false;
    if (state.style.clip.n && !add_clip(reader, root, state.style.clip, &state, 0)) return false;
    if (!state.style.is_absent && !walk_children(reader, root, &state)) return false;
    drawing->paths = reader->paths.at;
    drawing->n_paths = reader->paths.n;
    return true;
}

bool svg_try(Picture *picture, Where where, Arena *arena, Arena *scratch, Diag *diag)
{
    SvgReader reader = { .ids = map_new(scratch), .paths.arena = arena, .arena = arena, .scratch = scratch, .diag = diag };
    Drawing *drawing = arena_new(arena, Drawing);
    reader.path = picture->path.at;
    reader.file = xml_open(picture->path.at, where, scratch, diag);
    if (!reader.file) return false;
    bool is_svg = svg_is(xml_root(reader.file), "svg");
    if (!is_svg) diag_report(diag, where, STR(""), DIAG_PICTURE_FOREIGN, picture->path.at);
    bool is_read = is_svg && read_drawing(&reader, drawing);
    xml_close(reader.file);
    picture->drawing = drawing;
    picture->columns = drawing->width;
    picture->rows = drawing->height;
    picture->space = reader.has_color ? PICTURE_RGB : PICTURE_GREY;
    picture->has_alpha = reader.has_alpha;
    return is_read;
}

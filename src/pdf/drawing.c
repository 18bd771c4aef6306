/* Paths as they are, in steps of the drawing; what has been said of pens and colours is not said again.  A clip, and the matrix of a pen
   that is not round, hold between q and Q. */
#include "pdf/drawing.h"

#include "base/vec.h"
#include "pdf/tone.h"

enum { STEP = 5, MILLIONTH = 6, PER_MILLE = 3 }; /* decimals */

/* What has been said so far. */
typedef struct {
    Tone fill, stroke; /* SPACE NONE: nothing, or a pattern */
    int opacity;
    DrawnPen pen;
    bool has_pen, has_dashes; /* something has been said of it; it is not solid */
} FormState;

typedef struct {
    Ink ink;
    FormState now, outside; /* outside: of the clip */
    const DrawnClip *clip;
    Vec(int) opacities;
    Vec(Ref) patterns;
    Objects *objects;
    DrawingInks inks;
    bool *spots;
    Arena *arena;
} FormPainter;

static void add_number(Ink *ink, int64_t value, int decimals)
{
    ink_number(ink, value, decimals);
    ink_add(ink, STR(" "));
}

/* ---- outlines ---- */

static void add_outline(Ink *ink, const DrawnOutline *outline)
{
    const DrawnPoint *point = outline->points;
    for (int i = 0; i < outline->n_steps; i++) {
        char step = outline->steps[i];
        for (int n = step == 'c' ? 3 : step != 'h'; n > 0; n--, point++) {
            add_number(ink, point->x, STEP);
            add_number(ink, point->y, STEP);
        }
        ink_add(ink, (Str){ &step, 1 });
        ink_add(ink, STR("\n"));
    }
}

/* Of nothing, nothing is left: an outline without steps lets nothing be seen. */
static void add_clip(Ink *ink, const DrawnClip *clip)
{
    if (clip->around) add_clip(ink, clip->around);
    if (clip->outline.n_steps) add_outline(ink, &clip->outline);
    else ink_add(ink, STR("0 0 0 0 re\n"));
    ink_add(ink, clip->is_even_odd ? STR("W* n\n") : STR("W n\n"));
}

static void set_clip(FormPainter *painter, const DrawnClip *clip)
{
    if (painter->clip == clip) return;
    if (painter->clip) {
        ink_add(&painter->ink, STR("Q\n"));
        painter->now = painter->outside;
    }
    if (clip) {
        painter->outside = painter->now;
        ink_add(&painter->ink, STR("q\n"));
        add_clip(&painter->ink, clip);
    }
    painter->clip = clip;
}

/* ---- colours ---- */

/* What the layout says of a colour goes before the profile, and greys stay on one plate. */
static Tone tone_of(const DrawingInks *inks, Color color)
{
    if (!inks->press || press_knows(inks->press, color)) return tone_from(inks->press, color, USE_AREA);
    Separation separation = convert_color(inks->converter, color);
    Tone tone = { .space = TONE_PROCESS };
    memcpy(tone.parts, separation.process, sizeof tone.parts);
    return tone;
}

/* ---- gradients (8.7.4.5) ---- */

typedef struct {
    int at;
    Tone tone;
} ToneStop;

static int parts_of(ToneSpace space)
{
    return space == TONE_GRAY ? 1 : space == TONE_RGB ? 3 : 4;
}

static void add_tone(Ink *ink, const Tone *tone, ToneSpace space)
{
    for (int i = 0; i < parts_of(space); i++) add_number(ink, tone->parts[i], PER_MILLE);
}

/* All of the way, from its very beginning to its very end.  What changes at once at an end changes a hair within: beyond its ends the way
   goes on as the first and the last stop say. */
static int spread_stops(const Gradient *gradient, const DrawingInks *inks, ToneStop *stops, ToneSpace *space)
{
    int n = 0, last = gradient->n_stops - 1;
    *space = inks->press ? TONE_PROCESS : TONE_GRAY;
    for (int i = 0; i <= last; i++) {
        int at = gradient->stops[i].at;
        Tone tone = tone_of(inks, gradient->stops[i].color);
        if (tone.space == TONE_RGB) *space = TONE_RGB;
        if (i == 0 && at > 0) stops[n++] = (ToneStop){ 0, tone };
        if (i > 0 && at == 0) at = 1;
        if (i < last && at == DRAWING_MILLION) at = DRAWING_MILLION - 1;
        stops[n++] = (ToneStop){ at, tone };
        if (i == last && at < DRAWING_MILLION) stops[n++] = (ToneStop){ DRAWING_MILLION, tone };
    }
    return n;
}

/* Between each two stops from one colour to the other. */
static void add_function(Ink *ink, const ToneStop *stops, int n, ToneSpace space)
{
    Ink bounds = { .arena = ink->arena }, encode = { .arena = ink->arena };
    ink_add(ink, STR("<</FunctionType 3/Domain[0 1]/Functions["));
    for (int i = 1; i < n; i++) {
        if (stops[i].at == stops[i - 1].at) continue;
        ink_add(ink, STR("<</FunctionType 2/Domain[0 1]/N 1/C0["));
        add_tone(ink, &stops[i - 1].tone, space);
        ink_add(ink, STR("]/C1["));
        add_tone(ink, &stops[i].tone, space);
        ink_add(ink, STR("]>>"));
        if (stops[i].at < DRAWING_MILLION) add_number(&bounds, stops[i].at, MILLIONTH);
        ink_add(&encode, STR("0 1 "));
    }
    ink_format(ink, "]/Bounds[" STR_FMT "]/Encode[" STR_FMT "]>>", STR_ARG(ink_str(&bounds)), STR_ARG(ink_str(&encode)));
}

static Ref put_gradient(const FormPainter *painter, const Gradient *gradient)
{
    static const char *const spaces[] = { [TONE_GRAY] = "DeviceGray", [TONE_RGB] = "DeviceRGB", [TONE_PROCESS] = "DeviceCMYK" };
    Ink ink = { .arena = painter->arena };
    ToneStop *stops = arena_array(painter->arena, ToneStop, gradient->n_stops + 2);
    ToneSpace space;
    int n = spread_stops(gradient, &painter->inks, stops, &space);
    ink_add(&ink, STR("<</Type/Pattern/PatternType 2/Matrix["));
    for (int i = 0; i < 6; i++) add_number(&ink, gradient->matrix[i], STEP);
    ink_format(&ink, "]/Shading<</ShadingType %d/ColorSpace/%s/Extend[true true]/Coords[", gradient->is_radial ? 3 : 2,
               spaces[space]);
    if (gradient->is_radial) {
        add_number(&ink, gradient->focus_x, MILLIONTH);
        add_number(&ink, gradient->focus_y, MILLIONTH);
    }
    ink_add(&ink, gradient->is_radial ? STR("0 0 0 1]/Function") : STR("0 0 1 0]/Function"));
    add_function(&ink, stops, n, space);
    ink_add(&ink, STR(">>>>"));
    Ref ref = objects_reserve(painter->objects);
    objects_set(painter->objects, ref, ink_str(&ink));
    return ref;
}

/* ---- paints and pens ---- */

static void set_paint(FormPainter *painter, const DrawnPaint *paint, bool is_stroke)
{
    Tone *now = is_stroke ? &painter->now.stroke : &painter->now.fill;
    if (paint->kind == PAINT_NOTHING) return;
    if (paint->kind == PAINT_GRADIENT) {
        *vec_push(&painter->patterns) = put_gradient(painter, paint->gradient);
        ink_format(&painter->ink, is_stroke ? "/Pattern CS/P%d SCN\n" : "/Pattern cs/P%d scn\n", painter->patterns.n);
        *now = (Tone){ 0 };
        return;
    }
    Tone tone = tone_of(&painter->inks, paint->color);
    if (now->space != TONE_NONE && tone_same_color(*now, tone)) return;
    tone_add(&painter->ink, tone, is_stroke);
    if (tone.space == TONE_SPOT) painter->spots[tone.spot] = true;
    *now = tone;
}

/* Of fills and strokes at once: poppler takes that of strokes where a gradient is filled. */
static void set_opacity(FormPainter *painter, int opacity)
{
    int which = 0;
    if (painter->now.opacity == opacity) return;
    while (which < painter->opacities.n && painter->opacities.at[which] != opacity) which++;
    if (which == painter->opacities.n) *vec_push(&painter->opacities) = opacity;
    ink_format(&painter->ink, "/A%d gs\n", which + 1);
    painter->now.opacity = opacity;
}

static void set_pen(FormPainter *painter, const DrawnPen *pen)
{
    FormState *now = &painter->now;
    Ink *ink = &painter->ink;
    bool all = !now->has_pen;
    if (all || now->pen.width != pen->width) add_number(ink, pen->width, STEP), ink_add(ink, STR("w\n"));
    if (all || now->pen.ends != pen->ends) ink_format(ink, "%d J\n", (int)pen->ends);
    if (all || now->pen.corners != pen->corners) ink_format(ink, "%d j\n", (int)pen->corners);
    if (pen->corners == CORNERS_SHARP && (all || now->pen.sharpest != pen->sharpest)) {
        add_number(ink, pen->sharpest, PER_MILLE);
        ink_add(ink, STR("M\n"));
    }
    if (all || now->has_dashes || pen->n_dashes) {
        ink_add(ink, STR("["));
        for (int i = 0; i < pen->n_dashes; i++) add_number(ink, pen->dashes[i], STEP);
        ink_add(ink, STR("]"));
        add_number(ink, pen->dash_start, STEP);
        ink_add(ink, STR("d\n"));
    }
    int sharpest = pen->corners == CORNERS_SHARP ? pen->sharpest : all ? 0 : now->pen.sharpest;
    now->pen = *pen;
    now->pen.sharpest = sharpest;
    now->has_pen = true;
    now->has_dashes = pen->n_dashes > 0;
}

/* ---- paths ---- */

/* 11.7.4.4: filled and stroked at once it would be knocked out where the stroke lies over the fill; SVG lets the fill be seen through a
   stroke that can be seen through. */
static void add_path(FormPainter *painter, const DrawnPath *path)
{
    bool is_filled = path->fill.kind != PAINT_NOTHING, is_stroked = path->stroke.kind != PAINT_NOTHING;
    bool at_once = is_filled && is_stroked && path->fill.opacity == DRAWING_FULL && path->stroke.opacity == DRAWING_FULL;
    Ink *ink = &painter->ink;
    if (is_filled) {
        set_opacity(painter, path->fill.opacity);
        add_outline(ink, &path->outline);
        ink_add(ink, at_once ? STR("B") : STR("f"));
        ink_add(ink, path->is_even_odd ? STR("*\n") : STR("\n"));
    }
    if (is_stroked && !at_once) {
        set_opacity(painter, path->stroke.opacity);
        add_outline(ink, &path->outline);
        ink_add(ink, STR("S\n"));
    }
}

static void paint_path(FormPainter *painter, const DrawnPath *path)
{
    Ink *ink = &painter->ink;
    set_clip(painter, path->clip);
    set_paint(painter, &path->fill, false);
    set_paint(painter, &path->stroke, true);
    FormState before = painter->now;
    if (path->is_bent) {
        ink_add(ink, STR("q "));
        for (int i = 0; i < 4; i++) add_number(ink, path->bend[i], MILLIONTH);
        ink_add(ink, STR("0 0 cm\n"));
    }
    if (path->stroke.kind != PAINT_NOTHING) set_pen(painter, &path->pen);
    add_path(painter, path);
    if (!path->is_bent) return;
    ink_add(ink, STR("Q\n"));
    painter->now = before;
}

/* ---- the form ---- */

static void add_resources(const FormPainter *painter, Ink *entries)
{
    ink_add(entries, STR("/Resources<</ExtGState<<"));
    const Press *press = painter->inks.press;
    if (press) ink_format(entries, "/Knock %d 0 R", painter->inks.resources->knock);
    for (int i = 0; i < painter->opacities.n; i++) {
        ink_format(entries, "/A%d<</Type/ExtGState/ca ", i + 1);
        ink_number(entries, painter->opacities.at[i], PER_MILLE);
        ink_add(entries, STR("/CA "));
        ink_number(entries, painter->opacities.at[i], PER_MILLE);
        ink_add(entries, STR(">>"));
    }
    ink_add(entries, STR(">>/Pattern<<"));
    for (int i = 0; i < painter->patterns.n; i++) ink_format(entries, "/P%d %d 0 R", i + 1, painter->patterns.at[i]);
    ink_add(entries, STR(">>/ColorSpace<<"));
    for (int i = 0; press && i < press->n_spots; i++)
        if (painter->spots[i]) ink_format(entries, "/S%d %d 0 R", i + 1, painter->inks.resources->spots[i]);
    ink_add(entries, STR(">>>>"));
}

/* 1 / side, the sides being in steps. */
static void add_inverse(Ink *ink, int32_t side, int sign)
{
    int64_t whole = (int64_t)DRAWING_MILLION * DRAWING_UNIT;
    add_number(ink, sign * ((whole + side / 2) / side), MILLIONTH);
}

Ref drawing_put(Objects *objects, const Drawing *drawing, DrawingInks inks, bool *spots, Arena *arena)
{
    FormPainter painter = { .ink = { .arena = arena },
                            .now = { .opacity = DRAWING_FULL },
                            .opacities = { .arena = arena },
                            .patterns = { .arena = arena },
                            .objects = objects,
                            .inks = inks,
                            .spots = spots,
                            .arena = arena };
    Ink entries = { .arena = arena };
    if (inks.press) ink_add(&painter.ink, STR("/Knock gs\n"));
    for (int i = 0; i < drawing->n_paths; i++) paint_path(&painter, &drawing->paths[i]);
    set_clip(&painter, NULL);
    ink_add(&entries, STR("/Type/XObject/Subtype/Form/BBox[0 0 "));
    add_number(&entries, drawing->width, STEP);
    add_number(&entries, drawing->height, STEP);
    ink_add(&entries, STR("]/Matrix["));
    add_inverse(&entries, drawing->width, 1);
    ink_add(&entries, STR("0 0 "));
    add_inverse(&entries, drawing->height, -1);
    ink_add(&entries, STR("0 1]"));
    add_resources(&painter, &entries);
    if (painter.ink.overflow || entries.overflow) objects_fail(objects, "a coordinate is out of range");
    Ref ref = objects_reserve(objects);
    objects_set_stream(objects, ref, ink_str(&entries), ink_str(&painter.ink));
    return ref;
}

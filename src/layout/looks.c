/* How series look, so that they are told apart without colours: bars by their pattern, lines by dashes and the shape of their points.
   What is measured, a target, is an open diamond. */
#include "layout/plot.h"

enum {
    OUTLINE = LEN_MM / 5,
    JOIN = LEN_MM * 15 / 100,
    STROKE = LEN_MM * 8 / 10,
    THIN_STROKE = LEN_MM / 2,
    FINE_STROKE = LEN_MM * 3 / 10,
    MARK_SIDE = LEN_MM * 23 / 10,
    TARGET_SIDE = LEN_MM * 3,
};

static const Color white = { 255, 255, 255 };

bool series_are_points(const Series *series)
{
    return series->kind != SERIES_BAR;
}

static Path *add_path(ChartDraft *draft, const PathPoints *points)
{
    Path *path = &frame_add(&draft->items, ITEM_PATH, 0, 0)->as.path;
    path->contour = (Contour){ points->at, points->n };
    return path;
}

/* Outlines are paths: rules, and the outlines of plates, are black on the press unless their colour says otherwise. */
static void add_outline(ChartDraft *draft, const PathPoint *corners, int n, Pen pen)
{
    PathPoints points = { .arena = draft->shop.arena };
    for (int i = 0; i <= n; i++) {
        PathPoint *point = vec_push(&points);
        *point = corners[i % n];
        point->step = i ? STEP_LINE : STEP_BEGIN;
    }
    if (pen.kind != LINE_NONE) add_path(draft, &points)->pen = pen;
}

static void outline_box(ChartDraft *draft, Box box, Pen pen)
{
    Len right = box.x + box.width, bottom = box.y + box.height;
    const PathPoint corners[] = {
        { box.x, box.y, STEP_BEGIN }, { right, box.y, STEP_LINE }, { right, bottom, STEP_LINE }, { box.x, bottom, STEP_LINE }
    };
    add_outline(draft, corners, 4, pen);
}

/* So thick that it can be seen in it, and where parts of one colour meet white. */
static Pen outline_of(const ChartDraft *draft, const Series *series, Len thin)
{
    bool is_solid = series->pattern == PATTERN_SOLID;
    bool is_joined = draft->chart->kind == CHART_STACKED || draft->chart->kind == CHART_SHARE;
    Pen pen = { LINE_SOLID, len_min(is_solid ? JOIN : OUTLINE, thin), is_solid ? white : series->color };
    if ((is_solid && !is_joined) || pen.width <= 0) pen.kind = LINE_NONE;
    return pen;
}

/* White below a pattern, so that no grid is seen through it. */
void look_bar(ChartDraft *draft, const Series *series, Box box)
{
    enum { LEAST = LEN_MM / 20 }; /* of what is thinner only the colour is seen */
    Len thin = len_min(box.width, box.height) / 4;
    bool is_full = series->pattern == PATTERN_SOLID || thin < LEAST;
    frame_add_fill(&draft->items, box, (Plate){ .filled = true, .fill = is_full ? series->color : white });
    PathPoints shapes = { .arena = draft->shop.arena }, dots = { .arena = draft->shop.arena };
    chart_pattern(series->pattern, box, &shapes, &dots);
    if (shapes.n) {
        Path *path = add_path(draft, &shapes);
        path->is_filled = true;
        path->fill = series->color;
    }
    if (dots.n) add_path(draft, &dots)->pen = (Pen){ LINE_SOLID, CHART_DOT, series->color };
    outline_box(draft, box, outline_of(draft, series, thin));
}

static Len dash_of(ChartPattern pattern)
{
    static const Len dashes[CHART_PATTERNS] = { [PATTERN_HATCH] = LEN_MM * 14 / 10,
                                                [PATTERN_DOTS] = LEN_MM * 3 / 10,
                                                [PATTERN_CROSS] = LEN_MM * 24 / 10,
                                                [PATTERN_LINES] = LEN_MM * 8 / 10 };
    return dashes[pattern];
}

void look_line(ChartDraft *draft, const Series *series, const PathPoint *points, int n, Len room)
{
    if (!n) return;
    Path *path = &frame_add(&draft->items, ITEM_PATH, 0, 0)->as.path;
    bool is_thin = room < MARK_SIDE || series->pattern == PATTERN_OPEN;
    *path = (Path){ .contour = { points, n },
                    .pen = { LINE_SOLID,
                             room < LEN_MM ? FINE_STROKE
                             : is_thin     ? THIN_STROKE
                                           : STROKE,
                             series->color },
                    .dash = dash_of(series->pattern) };
}

Len look_mark_side(const Series *series, Len room)
{
    Len usual = series->kind == SERIES_MARK ? TARGET_SIDE : MARK_SIDE;
    return room >= 2 * usual ? usual : room >= MARK_SIDE || series->kind == SERIES_MARK ? len_min(usual, room * 6 / 10) : 0;
}

static void fill_diamond(ChartDraft *draft, const PathPoint corners[4], Color fill)
{
    PathPoints points = { .arena = draft->shop.arena };
    for (int i = 0; i < 4; i++) *vec_push(&points) = corners[i];
    Path *path = add_path(draft, &points);
    path->is_filled = true;
    path->fill = fill;
}

static void add_diamond(ChartDraft *draft, Len x, Len y, Len side, Color fill, Pen pen)
{
    const Len half = side / 2;
    const PathPoint corners[4] = {
        { x, y - half, STEP_BEGIN }, { x + half, y, STEP_LINE }, { x, y + half, STEP_LINE }, { x - half, y, STEP_LINE }
    };
    fill_diamond(draft, corners, fill);
    add_outline(draft, corners, 4, pen);
}

/* A dot of this size, and white in it. */
static void add_ring(ChartDraft *draft, Len x, Len y, Pen pen, Len side)
{
    const Pen pens[] = { { LINE_SOLID, side + pen.width, pen.color }, { LINE_SOLID, side - pen.width, white } };
    for (int i = 0; i < 2; i++) {
        PathPoints dot = { .arena = draft->shop.arena };
        *vec_push(&dot) = (PathPoint){ x, y, STEP_BEGIN };
        add_path(draft, &dot)->pen = pens[i];
    }
}

static void add_square(ChartDraft *draft, Box box, Pen pen)
{
    frame_add_fill(&draft->items, box, (Plate){ .filled = true, .fill = white });
    outline_box(draft, box, pen);
}

void look_mark(ChartDraft *draft, const Series *series, Len x, Len y, Len side)
{
    Pen pen = { LINE_SOLID, len_min(LEN_MM * 45 / 100, side / 4), series->color };
    Box box = { x - side / 2, y - side / 2, side / 2 * 2, side / 2 * 2 };
    Plate solid = { .filled = true, .fill = series->color };
    if (series->kind == SERIES_MARK) {
        add_diamond(draft, x, y, side, white, pen);
        return;
    }
    switch (series->pattern) {
    case PATTERN_SOLID:
        solid.radius = side / 2;
        frame_add_fill(&draft->items, box, solid);
        break;
    case PATTERN_HATCH: add_ring(draft, x, y, pen, side); break;
    case PATTERN_DOTS: frame_add_fill(&draft->items, box, solid); break;
    case PATTERN_OPEN: add_square(draft, box, pen); break;
    case PATTERN_CROSS: add_diamond(draft, x, y, side * 5 / 4, series->color, (Pen){ 0 }); break;
    case PATTERN_LINES: add_diamond(draft, x, y, side * 5 / 4, white, pen); break;
    }
}

/* ---- legend ---- */

static Len sample_width(const Series *series)
{
    return series->kind == SERIES_LINE ? 9 * LEN_MM : series->kind == SERIES_BAR ? 5 * LEN_MM : TARGET_SIDE;
}

static void add_sample(ChartDraft *draft, const Series *series, Len x, Len middle)
{
    enum { HIGH = LEN_MM * 24 / 10 };
    Len width = sample_width(series);
    if (series->kind == SERIES_BAR) {
        look_bar(draft, series, (Box){ x, middle - HIGH / 2, width, HIGH });
        return;
    }
    if (series->kind == SERIES_LINE) {
        PathPoint *ends = arena_array(draft->shop.arena, PathPoint, 2);
        ends[0] = (PathPoint){ x, middle, STEP_BEGIN };
        ends[1] = (PathPoint){ x + width, middle, STEP_LINE };
        look_line(draft, series, ends, 2, 2 * MARK_SIDE);
    }
    look_mark(draft, series, x + width / 2, middle, look_mark_side(series, 2 * TARGET_SIDE));
}

Len legend_draw(ChartDraft *draft, Len width)
{
    const Len gap = draft->style->size, between = 2 * gap;
    Len x = 0, y = 0, high = 0;
    for (int s = 0; s < draft->chart->n_series; s++) {
        const Series *series = &draft->chart->series[s];
        Len sample = sample_width(series), before = sample + gap / 2;
        ChartWords name = chart_words(draft, &series->name, width - before);
        if (!name.frame) continue;
        if (x > 0 && x + before + name.width > width) {
            x = 0;
            y += high;
            high = 0;
        }
        add_sample(draft, series, x, y + draft->line / 2);
        chart_put_words(draft, &name, x + before, y);
        x += before + name.width + between;
        high = len_max(high, name.height);
    }
    return y + high ? y + high + gap / 2 : 0;
}

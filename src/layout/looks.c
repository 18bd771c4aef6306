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

static Path *add_path(Drawing *drawing, const PathPoints *points)
{
    Path *path = &frame_add(&drawing->items, ITEM_PATH, 0, 0)->as.path;
    path->points = points->at;
    path->n = points->n;
    return path;
}

/* White below a pattern, so that no grid is seen through it. */
void look_bar(Drawing *drawing, const Series *series, Box box)
{
    bool is_solid = series->pattern == PATTERN_SOLID;
    Len thin = len_min(box.width, box.height) / 4;
    Pen outline = { LINE_SOLID, len_min(is_solid ? JOIN : OUTLINE, thin), is_solid ? white : series->color };
    bool is_joined = drawing->chart->kind == CHART_STACKED || drawing->chart->kind == CHART_SHARE;
    if (is_solid && !is_joined) outline.kind = LINE_NONE;
    if (outline.width <= 0) outline.kind = LINE_NONE;
    frame_add_fill(&drawing->items, box,
                   (Plate){ .filled = true, .fill = is_solid || thin < LEN_MM / 20 ? series->color : white });
    PathPoints shapes = { .arena = drawing->shop.arena }, dots = { .arena = drawing->shop.arena };
    chart_pattern(series->pattern, box, &shapes, &dots);
    if (shapes.n) {
        Path *path = add_path(drawing, &shapes);
        path->is_filled = true;
        path->fill = series->color;
    }
    if (dots.n) add_path(drawing, &dots)->pen = (Pen){ LINE_SOLID, CHART_DOT, series->color };
    frame_add_fill(&drawing->items, box, (Plate){ .pen = outline });
}

static Len dash_of(ChartPattern pattern)
{
    static const Len dashes[CHART_PATTERNS] = { [PATTERN_HATCH] = LEN_MM * 14 / 10,
                                                [PATTERN_DOTS] = LEN_MM * 3 / 10,
                                                [PATTERN_CROSS] = LEN_MM * 24 / 10,
                                                [PATTERN_LINES] = LEN_MM * 8 / 10 };
    return dashes[pattern];
}

void look_line(Drawing *drawing, const Series *series, const PathPoint *points, int n, Len room)
{
    if (!n) return;
    Path *path = &frame_add(&drawing->items, ITEM_PATH, 0, 0)->as.path;
    bool is_thin = room < MARK_SIDE || series->pattern == PATTERN_OPEN;
    *path = (Path){ .points = points,
                    .n = n,
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

static void add_diamond(Drawing *drawing, Len x, Len y, Len side, Color fill, Pen pen)
{
    const Len half = side / 2;
    PathPoints corners = { .arena = drawing->shop.arena };
    const PathPoint ends[] = {
        { x, y - half, true }, { x + half, y, false }, { x, y + half, false }, { x - half, y, false }, { x, y - half, false }
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) *vec_push(&corners) = ends[i];
    Path *path = add_path(drawing, &corners);
    path->is_filled = true;
    path->fill = fill;
    path->pen = pen;
}

void look_mark(Drawing *drawing, const Series *series, Len x, Len y, Len side)
{
    Pen pen = { LINE_SOLID, len_min(LEN_MM * 45 / 100, side / 4), series->color };
    Box box = { x - side / 2, y - side / 2, side / 2 * 2, side / 2 * 2 };
    Plate solid = { .filled = true, .fill = series->color }, ring = { .filled = true, .fill = white, .pen = pen };
    if (series->kind == SERIES_MARK) {
        add_diamond(drawing, x, y, side, white, pen);
        return;
    }
    switch (series->pattern) {
    case PATTERN_SOLID:
        solid.radius = side / 2;
        frame_add_fill(&drawing->items, box, solid);
        break;
    case PATTERN_HATCH:
        ring.radius = side / 2;
        frame_add_fill(&drawing->items, box, ring);
        break;
    case PATTERN_DOTS: frame_add_fill(&drawing->items, box, solid); break;
    case PATTERN_OPEN: frame_add_fill(&drawing->items, box, ring); break;
    case PATTERN_CROSS: add_diamond(drawing, x, y, side * 5 / 4, series->color, (Pen){ 0 }); break;
    case PATTERN_LINES: add_diamond(drawing, x, y, side * 5 / 4, white, pen); break;
    }
}

/* ---- legend ---- */

static Len sample_width(const Series *series)
{
    return series->kind == SERIES_LINE ? 9 * LEN_MM : series->kind == SERIES_BAR ? 5 * LEN_MM : TARGET_SIDE;
}

static void add_sample(Drawing *drawing, const Series *series, Len x, Len middle)
{
    enum { HIGH = LEN_MM * 24 / 10 };
    Len width = sample_width(series);
    if (series->kind == SERIES_BAR) {
        look_bar(drawing, series, (Box){ x, middle - HIGH / 2, width, HIGH });
        return;
    }
    if (series->kind == SERIES_LINE) {
        PathPoint *ends = arena_array(drawing->shop.arena, PathPoint, 2);
        ends[0] = (PathPoint){ x, middle, true };
        ends[1] = (PathPoint){ x + width, middle, false };
        look_line(drawing, series, ends, 2, 2 * MARK_SIDE);
    }
    look_mark(drawing, series, x + width / 2, middle, look_mark_side(series, 2 * TARGET_SIDE));
}

Len legend_draw(Drawing *drawing, Len width)
{
    const Len gap = drawing->style->size, between = 2 * gap;
    Len x = 0, y = 0, high = 0;
    for (int s = 0; s < drawing->chart->n_series; s++) {
        const Series *series = &drawing->chart->series[s];
        Len sample = sample_width(series), before = sample + gap / 2;
        ChartWords name = chart_words(drawing, &series->name, width - before);
        if (!name.frame) continue;
        if (x > 0 && x + before + name.width > width) {
            x = 0;
            y += high;
            high = 0;
        }
        add_sample(drawing, series, x, y + drawing->line / 2);
        chart_put_words(drawing, &name, x + before, y);
        x += before + name.width + between;
        high = len_max(high, name.height);
    }
    return y + high ? y + high + gap / 2 : 0;
}

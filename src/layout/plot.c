/* What is drawn between the axes.  Upright and level charts are the same but for which way figures go. */
#include "layout/plot.h"

enum { WIDEST_BAR = LEN_MM * 16, GRID_WIDTH = LEN_MM / 10, AXIS_WIDTH = LEN_MM / 4 };
static const Pen grid_pen = { LINE_SOLID, GRID_WIDTH, { 0xC4, 0xC4, 0xC4 } };
static const Pen axis_pen = { LINE_SOLID, AXIS_WIDTH, { 0x6E, 0x6E, 0x6E } };

static bool is_level(const ChartDraft *draft)
{
    return draft->chart->direction == CHART_HORIZONTAL;
}

Len plot_place(const ChartDraft *draft, bool is_second, Decimal value)
{
    const Scale *scale = &draft->chart->axes[is_second].scale;
    const Box *plot = &draft->plot;
    return is_level(draft) ? plot->x + chart_place(scale, value, plot->width)
                           : plot->y + plot->height - chart_place(scale, value, plot->height);
}

static Len length_of_bands(const ChartDraft *draft)
{
    return is_level(draft) ? draft->plot.height : draft->plot.width;
}

/* ---- bars ---- */

static int nth_bar(const Chart *chart, int series)
{
    int nth = 0;
    for (int s = 0; s < series && chart_bars_abreast(chart) > 1; s++) nth += chart->series[s].kind == SERIES_BAR;
    return nth;
}

Box plot_bar(const ChartDraft *draft, int series, int category)
{
    const Chart *chart = draft->chart;
    const ChartPoint *point = &chart->series[series].points[category];
    if (!point->is_known) return (Box){ 0 };
    ChartBar bar = chart_bar(length_of_bands(draft), chart->n_categories, category, nth_bar(chart, series),
                             chart_bars_abreast(chart), WIDEST_BAR);
    Len from = plot_place(draft, chart->series[series].is_second, point->from);
    Len to = plot_place(draft, chart->series[series].is_second, point->to);
    Len least = len_min(from, to), length = len_max(from, to) - least;
    return is_level(draft) ? (Box){ least, draft->plot.y + bar.at, length, bar.width }
                           : (Box){ draft->plot.x + bar.at, least, bar.width, length };
}

static void draw_bars(ChartDraft *draft)
{
    const Chart *chart = draft->chart;
    for (int i = 0; i < chart->n_categories; i++)
        for (int s = 0; s < chart->n_series; s++) {
            if (series_are_points(&chart->series[s])) continue;
            Box box = plot_bar(draft, s, i);
            if (!box.width || !box.height) continue;
            look_bar(draft, &chart->series[s], box);
            *vec_push(&draft->crowd.bars) = box;
        }
}

/* ---- axes ---- */

static void add_across(ChartDraft *draft, Len at, Pen pen)
{
    const Box *plot = &draft->plot;
    if (is_level(draft)) frame_add_rule(&draft->items, at, plot->y, 0, plot->height, pen);
    else frame_add_rule(&draft->items, plot->x, at, plot->width, 0, pen);
}

static void draw_grid(ChartDraft *draft)
{
    const Scale *scale = &draft->chart->axes[0].scale;
    for (int i = 0; i <= scale->n; i++) add_across(draft, plot_place(draft, false, chart_tick(scale, i)), grid_pen);
}

/* From where bars begin, or the foot of the plot. */
static void draw_axis(ChartDraft *draft)
{
    const Scale *scale = &draft->chart->axes[0].scale;
    Decimal zero = decimal_whole(0);
    bool has_zero = decimal_compare(scale->first, zero) <= 0 && decimal_compare(chart_tick(scale, scale->n), zero) >= 0;
    add_across(draft, plot_place(draft, false, has_zero ? zero : scale->first), axis_pen);
}

/* ---- lines and points ---- */

PathPoint plot_point(const ChartDraft *draft, int series, int category)
{
    const Chart *chart = draft->chart;
    Len along = chart_middle(length_of_bands(draft), chart->n_categories, category);
    Len at = plot_place(draft, chart->series[series].is_second, chart->series[series].points[category].to);
    return is_level(draft) ? (PathPoint){ at, draft->plot.y + along, STEP_BEGIN }
                           : (PathPoint){ draft->plot.x + along, at, STEP_BEGIN };
}

static void draw_line(ChartDraft *draft, int s, Len room)
{
    const Series *series = &draft->chart->series[s];
    PathPoints points = { .arena = draft->shop.arena };
    bool goes_on = false;
    for (int i = 0; i < draft->chart->n_categories; i++) {
        if (series->points[i].is_known) {
            PathPoint point = plot_point(draft, s, i);
            point.step = goes_on ? STEP_LINE : STEP_BEGIN;
            const PathPoint *last = goes_on ? &points.at[points.n - 1] : NULL;
            if (last) *vec_push(&draft->crowd.lines) = (ChartLine){ last->x, last->y, point.x, point.y };
            *vec_push(&points) = point;
        }
        goes_on = series->points[i].is_known;
    }
    look_line(draft, series, points.at, points.n, room);
}

static void draw_marks(ChartDraft *draft, int s, Len room)
{
    const Series *series = &draft->chart->series[s];
    Len side = look_mark_side(series, room);
    for (int i = 0; i < draft->chart->n_categories && side > 0; i++) {
        if (!series->points[i].is_known) continue;
        PathPoint point = plot_point(draft, s, i);
        look_mark(draft, series, point.x, point.y, side);
        *vec_push(&draft->crowd.marks) = (Box){ point.x - side / 2, point.y - side / 2, side, side };
    }
}

void plot_draw(ChartDraft *draft)
{
    const Chart *chart = draft->chart;
    Len room = length_of_bands(draft) / chart->n_categories;
    draw_grid(draft);
    draw_bars(draft);
    draw_axis(draft);
    for (int s = 0; s < chart->n_series; s++)
        if (chart->series[s].kind == SERIES_LINE) draw_line(draft, s, room);
    for (int s = 0; s < chart->n_series; s++)
        if (series_are_points(&chart->series[s])) draw_marks(draft, s, room);
}

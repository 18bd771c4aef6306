/* The figures of a chart stand at what shows them: over a bar, in its part of a heap, beside a point.  What is in their way says
   where, of a few places, each stands. */
#include "layout/letters.h"
#include "layout/plot.h"

enum { MOST_PLACES = 6, NEAR = LEN_MM * 5 / 10 };

typedef struct {
    Box places[MOST_PLACES];
    int n;
    bool is_inside; /* of a bar */
} FigurePlaces;

/* Of words, without the white of their line. */
static Box box_at(Len x, Len y, Len width, Len height)
{
    return (Box){ x, y, width, height };
}

static void add_place(FigurePlaces *places, Box box)
{
    places->places[places->n++] = box;
}

static Len ink_height(const ChartDraft *draft, const ChartWords *words)
{
    return words->height - 2 * style_white_below(draft->style) * (words->height > draft->style->size);
}

/* ---- where they may stand ---- */

static void around_end(FigurePlaces *places, Box bar, bool is_level, bool is_below, Len width, Len height)
{
    Len middle_x = bar.x + bar.width / 2 - width / 2, middle_y = bar.y + bar.height / 2 - height / 2;
    Len left = bar.x - width - NEAR, right = bar.x + bar.width + NEAR;
    Len above = bar.y - height - NEAR, below = bar.y + bar.height + NEAR;
    if (is_level) {
        add_place(places, box_at(is_below ? left : right, middle_y, width, height));
        add_place(places, box_at(is_below ? bar.x + NEAR : bar.x + bar.width - width - NEAR, middle_y, width, height));
    } else {
        Len step = is_below ? height : -height;
        add_place(places, box_at(middle_x, is_below ? below : above, width, height));
        add_place(places, box_at(middle_x, (is_below ? below : above) + step, width, height));
        add_place(places, box_at(middle_x, is_below ? bar.y + bar.height - height - NEAR : bar.y + NEAR, width, height));
    }
}

static void in_part(FigurePlaces *places, Box bar, bool is_level, Len width, Len height)
{
    Len middle_x = bar.x + bar.width / 2 - width / 2, middle_y = bar.y + bar.height / 2 - height / 2;
    places->is_inside = width + NEAR <= bar.width && height <= bar.height;
    if (places->is_inside) {
        add_place(places, box_at(middle_x, middle_y, width, height));
    } else if (is_level) {
        add_place(places, box_at(middle_x, bar.y - height - NEAR / 2, width, height));
        add_place(places, box_at(middle_x, bar.y + bar.height + NEAR / 2, width, height));
    } else {
        add_place(places, box_at(bar.x + bar.width + NEAR, middle_y, width, height));
        add_place(places, box_at(bar.x - width - NEAR, middle_y, width, height));
        add_place(places, box_at(bar.x + bar.width + NEAR, bar.y + bar.height - height, width, height));
    }
}

static void around_point(FigurePlaces *places, PathPoint point, Len side, bool is_mark, Len width, Len height)
{
    Len apart = side / 2 + NEAR, middle_x = point.x - width / 2, middle_y = point.y - height / 2;
    if (is_mark) add_place(places, box_at(point.x + apart, middle_y, width, height));
    add_place(places, box_at(middle_x, point.y - apart - height, width, height));
    add_place(places, box_at(middle_x, point.y + apart, width, height));
    if (!is_mark) add_place(places, box_at(point.x + apart, middle_y, width, height));
    add_place(places, box_at(point.x - apart - width, middle_y, width, height));
    add_place(places, box_at(middle_x, point.y - apart - 2 * height, width, height));
}

/* What is unknown is said where its bar would begin. */
static Box bar_of(const ChartDraft *draft, int s, int i)
{
    Box bar = plot_bar(draft, s, i);
    if (bar.width || bar.height) return bar;
    PathPoint point = plot_point(draft, s, i);
    return (Box){ point.x, point.y, 0, 0 };
}

static FigurePlaces places_of(const ChartDraft *draft, int s, int i, Len width, Len height, Len room)
{
    const Chart *chart = draft->chart;
    const Series *series = &chart->series[s];
    bool is_level = chart->direction == CHART_HORIZONTAL, is_below = decimal_sign(series->points[i].value) < 0;
    FigurePlaces places = { 0 };
    if (series_are_points(series))
        around_point(&places, plot_point(draft, s, i), look_mark_side(series, room), series->kind == SERIES_MARK, width, height);
    else if (series->points[i].is_known && (chart->kind == CHART_STACKED || chart->kind == CHART_SHARE))
        in_part(&places, bar_of(draft, s, i), is_level, width, height);
    else around_end(&places, bar_of(draft, s, i), is_level, is_below, width, height);
    return places;
}

/* ---- putting them there ---- */

static void add_white(ChartDraft *draft, Box box)
{
    static const Plate plate = { .filled = true, .fill = { 255, 255, 255 } };
    enum { BESIDE = LEN_MM / 4, OVER = LEN_MM / 10 };
    frame_add_fill(&draft->items, box_inset(box, (Edges){ -BESIDE, -OVER, -BESIDE, -OVER }), plate);
}

static void put_figure(ChartDraft *draft, const Rich *rich, const ChartWords *words, FigurePlaces *places, const Series *series)
{
    bool meets = false;
    int chosen = chart_choose(&draft->crowd, places->places, places->n, &meets);
    Box box = places->places[chosen];
    ChartWords inked = *words;
    if (meets) chart_tell_crowded(draft, rich);
    bool is_on_solid = places->is_inside && series && series->pattern == PATTERN_SOLID;
    if (is_on_solid) inked = chart_words(draft, ink_rich(rich, ink_on(series->color), draft->shop), words->width);
    else if (chart_meets_bar(&draft->crowd, box)) add_white(draft, box);
    const Box *within = &draft->crowd.within; /* what has no good place is told, and stays in the chart */
    Len x = len_min(box.x, within->width - words->width), y = box.y - (words->height - box.height) / 2;
    frame_add_frame(&draft->items, inked.frame, len_max(x, 0), len_max(len_min(y, within->height - words->height), 0));
}

static void draw_totals(ChartDraft *draft)
{
    const Chart *chart = draft->chart;
    for (int i = 0; chart->totals && i < chart->n_categories; i++) {
        const ChartPoint *total = &chart->totals[i];
        ChartWords words = chart_words(draft, &total->words, draft->crowd.within.width);
        if (!words.frame) continue;
        PathPoint end = plot_point(draft, 0, i);
        Len at = plot_place(draft, false, total->to);
        bool is_level = chart->direction == CHART_HORIZONTAL;
        Box bar = is_level ? (Box){ at, end.y, 0, 0 } : (Box){ end.x, at, 0, 0 };
        FigurePlaces places = { 0 };
        around_end(&places, bar, is_level, decimal_sign(total->to) < 0, words.width, ink_height(draft, &words));
        put_figure(draft, &total->words, &words, &places, NULL);
    }
}

static void draw_series(ChartDraft *draft, int s, Len room)
{
    const Series *series = &draft->chart->series[s];
    for (int i = 0; i < draft->chart->n_categories; i++) {
        const Rich *rich = &series->points[i].words;
        ChartWords words = chart_words(draft, rich, draft->crowd.within.width);
        if (!words.frame) continue;
        FigurePlaces places = places_of(draft, s, i, words.width, ink_height(draft, &words), room);
        put_figure(draft, rich, &words, &places, series);
    }
}

void figures_draw(ChartDraft *draft)
{
    const Chart *chart = draft->chart;
    bool is_level = chart->direction == CHART_HORIZONTAL;
    Len room = (is_level ? draft->plot.height : draft->plot.width) / chart->n_categories;
    draw_totals(draft);
    for (int s = 0; s < chart->n_series; s++) draw_series(draft, s, room);
}

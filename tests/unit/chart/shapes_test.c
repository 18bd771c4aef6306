/* Heaps, bars, patterns, words: chart/heap.c, bands.c, pattern.c, labels.c. */
#include "chart/chart.h"

#include "base/desk.h"

#include <stdlib.h>

enum { SERIES = 3, CATEGORIES = 2 };

/* Figures of three series of bars; "": there is none. */
static Chart chart_of(Desk *desk, ChartKind kind, const char *const texts[SERIES][CATEGORIES])
{
    Chart chart = { .kind = kind, .n_series = SERIES, .n_categories = CATEGORIES };
    chart.series = arena_array(desk->arena, Series, SERIES);
    chart.totals = arena_array(desk->arena, ChartPoint, CATEGORIES);
    for (int s = 0; s < SERIES; s++) {
        chart.series[s].points = arena_array(desk->arena, ChartPoint, CATEGORIES);
        for (int i = 0; i < CATEGORIES; i++) {
            ChartPoint *point = &chart.series[s].points[i];
            point->is_known = texts[s][i][0];
            if (point->is_known) assert_true(decimal_read(str_from(texts[s][i]), &point->value));
        }
    }
    return chart;
}

static void assert_spans(Desk *desk, const Chart *chart, int s, int i, const char *from, const char *to)
{
    const ChartPoint *point = &chart->series[s].points[i];
    assert_string_equal(decimal_text(decimal_trim(point->from), desk->arena).at, from);
    assert_string_equal(decimal_text(decimal_trim(point->to), desk->arena).at, to);
}

static void heaps_grow_both_ways(void **state)
{
    static const char *const texts[SERIES][CATEGORIES] = { { "10", "4" }, { "-3", "" }, { "5.5", "6" } };
    Chart chart = chart_of(*state, CHART_STACKED, texts);
    assert_int_equal(chart_prepare(&chart), CHART_RIGHT);
    assert_spans(*state, &chart, 0, 0, "0", "10");
    assert_spans(*state, &chart, 1, 0, "0", "-3");
    assert_spans(*state, &chart, 2, 0, "10", "15.5");
    assert_spans(*state, &chart, 2, 1, "4", "10");
    assert_true(chart.totals[0].is_known);
    assert_false(chart.totals[1].is_known); /* of what is unknown there is no sum */
}

static void shares_are_parts_of_a_hundred(void **state)
{
    static const char *const texts[SERIES][CATEGORIES] = { { "1", "0" }, { "1", "0" }, { "2", "" } };
    Chart chart = chart_of(*state, CHART_SHARE, texts);
    assert_int_equal(chart_prepare(&chart), CHART_RIGHT);
    assert_spans(*state, &chart, 1, 0, "25", "50");
    assert_spans(*state, &chart, 2, 0, "50", "100");
    assert_spans(*state, &chart, 0, 1, "0", "0");
    static const char *const negative[SERIES][CATEGORIES] = { { "1", "" }, { "-1", "" }, { "2", "" } };
    chart = chart_of(*state, CHART_SHARE, negative);
    assert_int_equal(chart_prepare(&chart), CHART_NEGATIVE);
}

static void nothing_known_is_nothing_to_draw(void **state)
{
    static const char *const texts[SERIES][CATEGORIES] = { { "", "" }, { "", "" }, { "", "" } };
    Chart chart = chart_of(*state, CHART_BAR, texts);
    assert_int_equal(chart_prepare(&chart), CHART_WITHOUT_FIGURES);
}

static void bars_stand_in_their_band(void **state)
{
    (void)state;
    for (int n = 1; n < 600; n += 37)
        for (int abreast = 1; abreast < 6; abreast++)
            for (int i = 0; i < n; i++) {
                Len length = 170 * LEN_MM, end = chart_band(length, n, i);
                for (int nth = 0; nth < abreast; nth++) {
                    ChartBar bar = chart_bar(length, n, i, nth, abreast, 16 * LEN_MM);
                    assert_true(bar.width > 0 && bar.at >= end - 1);
                    end = bar.at + bar.width;
                }
                assert_true(end <= chart_band(length, n, i + 1) + 1);
            }
}

/* Twice the area of a polygon, clockwise or not. */
static int64_t area_of(const PathPoint *points, int n)
{
    int64_t area = 0;
    for (int i = 0; i < n; i++) {
        const PathPoint *one = &points[i], *other = &points[(i + 1) % n];
        area += (int64_t)one->x * other->y - (int64_t)other->x * one->y;
    }
    return area < 0 ? -area : area;
}

static void patterns_stay_in_their_box(void **state)
{
    Desk *desk = *state;
    srand(7);
    for (int i = 0; i < 2000; i++) {
        Box box = { rand() % 100000, rand() % 100000, 1 + rand() % (30 * LEN_MM), 1 + rand() % (30 * LEN_MM) };
        for (int pattern = 0; pattern < CHART_PATTERNS; pattern++) {
            PathPoints shapes = { .arena = desk->arena }, dots = { .arena = desk->arena };
            chart_pattern((ChartPattern)pattern, box, &shapes, &dots);
            int64_t area = 0;
            for (int k = 0; k < shapes.n; k++) {
                const PathPoint *point = &shapes.at[k];
                assert_in_range(point->x, box.x, box.x + box.width);
                assert_in_range(point->y, box.y, box.y + box.height);
                int n = 1;
                while (k + n < shapes.n && shapes.at[k + n].step != STEP_BEGIN) n++;
                if (point->step == STEP_BEGIN) area += area_of(point, n);
            }
            if (pattern != PATTERN_CROSS) assert_true(area <= 2 * (int64_t)box.width * box.height);
            for (int k = 0; k < dots.n; k++) {
                assert_in_range(dots.at[k].x, box.x + CHART_DOT / 2, box.x + box.width - CHART_DOT / 2);
                assert_in_range(dots.at[k].y, box.y + CHART_DOT / 2, box.y + box.height - CHART_DOT / 2);
            }
        }
        if (i % 100 == 0) arena_clear(desk->arena);
    }
}

/* Of a large box the hatch covers what one stripe does of its pitch. */
static void a_hatch_is_as_dense_as_it_says(void **state)
{
    Desk *desk = *state;
    Box box = { 0, 0, 100 * LEN_MM, 70 * LEN_MM };
    PathPoints shapes = { .arena = desk->arena }, dots = { .arena = desk->arena };
    chart_pattern(PATTERN_HATCH, box, &shapes, &dots);
    int64_t area = 0;
    for (int k = 0, n; k < shapes.n; k += n) {
        for (n = 1; k + n < shapes.n && shapes.at[k + n].step != STEP_BEGIN;) n++;
        area += area_of(&shapes.at[k], n);
    }
    double part = (double)area / (2.0 * box.width * box.height);
    assert_true(part > 0.78 / 2.26 - 0.01 && part < 0.78 / 2.26 + 0.01);
}

static void words_stand_where_nothing_else_does(void **state)
{
    Desk *desk = *state;
    Arena *arena = desk->arena;
    ChartCrowd crowd = {
        .words.arena = arena, .marks.arena = arena, .bars.arena = arena, .lines.arena = arena, .within = { 0, 0, 1000, 1000 }
    };
    const Box places[] = { { 100, 100, 50, 20 }, { 100, 200, 50, 20 }, { 990, 0, 50, 20 } };
    bool meets = true;
    *vec_push(&crowd.lines) = (ChartLine){ 0, 0, 400, 320 }; /* through the first */
    assert_int_equal(chart_choose(&crowd, places, 3, &meets), 1);
    assert_false(meets);
    assert_int_equal(chart_choose(&crowd, places, 3, &meets), 0); /* words are worse than a line */
    assert_false(meets);
    chart_choose(&crowd, places, 3, &meets);
    assert_true(meets);
    const Box beside[] = { { 300, 100, 50, 20 }, { 0, 0, 0, 0 } };
    assert_int_equal(chart_choose(&crowd, beside, 1, &meets),
                     0); /* the box around the line holds it, the line does not meet it */
    assert_false(meets);
}

int main(void)
{
    const struct CMUnitTest sentences[] = {
        sentence(heaps_grow_both_ways),
        sentence(shares_are_parts_of_a_hundred),
        sentence(nothing_known_is_nothing_to_draw),
        sentence(bars_stand_in_their_band),
        sentence(patterns_stay_in_their_box),
        sentence(a_hatch_is_as_dense_as_it_says),
        sentence(words_stand_where_nothing_else_does),
    };
    return cmocka_run_group_tests(sentences, NULL, NULL);
}

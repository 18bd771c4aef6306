/* What is known adds up; a sum with something unknown in it is unknown. */
#include "chart/chart.h"

enum { MOST_STEPS = 5 }; /* of an axis: four lines between its ends at most */

static bool stacks(const Chart *chart)
{
    return chart->kind == CHART_STACKED || chart->kind == CHART_SHARE;
}

bool chart_has_second(const Chart *chart)
{
    for (int s = 0; s < chart->n_series; s++)
        if (chart->series[s].is_second) return true;
    return false;
}

int chart_bars_abreast(const Chart *chart)
{
    int n = 0;
    for (int s = 0; s < chart->n_series; s++) n += chart->series[s].kind == SERIES_BAR;
    return stacks(chart) && n > 1 ? 1 : n;
}

/* The bars of a category on each other, those below 0 downwards. */
static bool heap_category(Chart *chart, int category)
{
    Decimal up = decimal_whole(0), down = up;
    bool is_whole = true, has_bars = false;
    for (int s = 0; s < chart->n_series; s++) {
        ChartPoint *point = &chart->series[s].points[category];
        if (chart->series[s].kind != SERIES_BAR) continue;
        is_whole &= point->is_known;
        has_bars |= point->is_known;
        if (!point->is_known) continue;
        Decimal *heap = decimal_sign(point->value) < 0 ? &down : &up;
        point->from = *heap;
        *heap = point->to = decimal_add(*heap, point->value);
    }
    Decimal total = decimal_add(up, down);
    if (chart->totals)
        chart->totals[category] = (ChartPoint){ .is_known = is_whole && has_bars, .value = total, .to = up.units ? up : down };
    return !total.lost;
}

/* Parts of 100, as exactly as a page can show; of nothing there are none. */
static bool share_category(Chart *chart, int category)
{
    enum { PLACES = 9 };
    Decimal total = decimal_whole(0), sum = total, hundred = decimal_whole(100);
    for (int s = 0; s < chart->n_series; s++) {
        const ChartPoint *point = &chart->series[s].points[category];
        if (point->is_known) total = decimal_add(total, point->value);
    }
    for (int s = 0; s < chart->n_series; s++) {
        ChartPoint *point = &chart->series[s].points[category];
        if (!point->is_known || !total.units) continue;
        point->from = decimal_divide(decimal_multiply(sum, hundred), total, PLACES, ROUND_HALF_UP);
        sum = decimal_add(sum, point->value);
        point->to = decimal_divide(decimal_multiply(sum, hundred), total, PLACES, ROUND_HALF_UP);
        if (point->to.lost || point->from.lost) return false;
    }
    return !total.lost;
}

static bool has_negative(const Chart *chart)
{
    for (int s = 0; s < chart->n_series; s++)
        for (int i = 0; i < chart->n_categories; i++)
            if (chart->series[s].points[i].is_known && decimal_sign(chart->series[s].points[i].value) < 0) return true;
    return false;
}

typedef struct {
    Decimal least, most;
    bool is_known, has_bars;
} Extent;

static void extend(Extent *extent, Decimal value)
{
    if (!extent->is_known || decimal_compare(value, extent->least) < 0) extent->least = value;
    if (!extent->is_known || decimal_compare(value, extent->most) > 0) extent->most = value;
    extent->is_known = true;
}

static Extent extent_of(const Chart *chart, bool is_second)
{
    Extent extent = { 0 };
    for (int s = 0; s < chart->n_series; s++) {
        const Series *series = &chart->series[s];
        if (series->is_second != is_second) continue;
        extent.has_bars |= series->kind == SERIES_BAR;
        for (int i = 0; i < chart->n_categories; i++)
            if (series->points[i].is_known) extend(&extent, series->points[i].to);
    }
    return extent;
}

/* Lines need not begin at 0 where all they say is far from it. */
static bool is_far_from_zero(const Extent *extent)
{
    Decimal least = extent->least, most = extent->most, three = decimal_whole(3), two = decimal_whole(2);
    if (decimal_sign(most) < 0) { /* mirrored */
        least = decimal_subtract(decimal_whole(0), extent->most);
        most = decimal_subtract(decimal_whole(0), extent->least);
    }
    Decimal low = decimal_multiply(least, three), high = decimal_multiply(most, two);
    return !low.lost && !high.lost && decimal_sign(least) > 0 && decimal_compare(low, high) > 0;
}

/* Both axes have the same lines, and 0 at the same of them. */
static void scale_both(Chart *chart, const Extent *one, const Extent *other)
{
    Scale left = chart_scale(one->least, one->most, true, MOST_STEPS);
    Scale right = chart_scale(other->least, other->most, true, MOST_STEPS);
    int below = chart_steps_below(&left), above = left.n - below;
    int right_below = chart_steps_below(&right), right_above = right.n - right_below;
    below = right_below > below ? right_below : below;
    if (!above) above = right_above < 2 ? right_above : 2;
    else if (!right_above && right.n) above = above < 3 ? above : 3;
    chart->axes[0].scale = chart_scale_about(one->least, one->most, below, above);
    chart->axes[1].scale = chart_scale_about(other->least, other->most, below, above);
}

static ChartFault scale_axes(Chart *chart)
{
    Extent one = extent_of(chart, false), other = extent_of(chart, true);
    if (!one.is_known && !other.is_known) return CHART_WITHOUT_FIGURES;
    if (chart_has_second(chart)) {
        scale_both(chart, &one, &other);
        return chart->axes[0].scale.n && chart->axes[1].scale.n ? CHART_RIGHT : CHART_TOO_LONG;
    }
    bool from_zero = one.has_bars || !is_far_from_zero(&one);
    chart->axes[0].scale = chart_scale(one.least, one.most, from_zero, MOST_STEPS);
    return chart->axes[0].scale.n ? CHART_RIGHT : CHART_TOO_LONG;
}

ChartFault chart_prepare(Chart *chart)
{
    bool is_kept = true;
    for (int s = 0; s < chart->n_series; s++)
        for (int i = 0; i < chart->n_categories; i++) {
            ChartPoint *point = &chart->series[s].points[i];
            point->from = decimal_whole(0);
            point->to = point->value;
            is_kept &= !point->value.lost;
        }
    if (chart->kind == CHART_SHARE && has_negative(chart)) return CHART_NEGATIVE;
    for (int i = 0; i < chart->n_categories && stacks(chart); i++)
        is_kept &= chart->kind == CHART_SHARE ? share_category(chart, i) : heap_category(chart, i);
    if (!is_kept) return CHART_TOO_LONG;
    ChartFault fault = scale_axes(chart);
    if (fault == CHART_RIGHT && chart->kind == CHART_SHARE)
        chart->axes[0].scale = chart_scale(decimal_whole(0), decimal_whole(100), true, MOST_STEPS);
    return fault;
}

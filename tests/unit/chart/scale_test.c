/* Axes: chart/scale.c.  What is expected was worked out by Python's Fraction: of all steps 1, 2, 2.5, 5 × 10ⁿ the smallest with
   which five or fewer reach. */
#include "chart/chart.h"

#include "base/desk.h"

#include <stdlib.h>

static Decimal decimal(const char *text)
{
    Decimal read = { .lost = true };
    assert_true(decimal_read(str_from(text), &read));
    return read;
}

static void assert_scale(void **state, Scale scale, const char *first, const char *step, int n)
{
    Desk *desk = *state;
    assert_int_equal(scale.n, n);
    if (!n) return;
    assert_string_equal(decimal_text(decimal_trim(scale.first), desk->arena).at, first);
    assert_string_equal(decimal_text(decimal_trim(scale.step), desk->arena).at, step);
}

static void steps_are_round(void **state)
{
    static const struct {
        const char *least, *most;
        bool from_zero;
        const char *first, *step;
        int n;
    } rows[] = {
        { "13205", "18234", true, "0", "5000", 4 },
        { "11", "176", true, "0", "50", 4 },
        { "-120", "148", true, "-200", "100", 4 },
        { "3", "3", false, "0", "1", 3 },
        { "-5", "-5", false, "-5", "1", 5 },
        { "0", "0", true, "0", "1", 1 },
        { "0", "100", true, "0", "20", 5 },
        { "0", "101", true, "0", "25", 5 },
        { "0", "12.4", true, "0", "2.5", 5 },
        { "0.0012", "0.0031", true, "0", "0.001", 4 },
        { "95.2", "97.9", false, "95", "1", 3 },
        { "950", "1010", false, "940", "20", 4 },
        { "-1010", "-950", false, "-1020", "20", 4 },
        { "0", "1000000000000", true, "0", "200000000000", 5 },
        { "0", "999999999999999999999999999999", true, "0", "200000000000000000000000000000", 5 },
        { "0.000000000000000000000000000001", "0.000000000000000000000000000003", true, "0", "0.000000000000000000000000000001",
          3 },
        { "-0.3", "0.2", true, "-0.3", "0.1", 5 },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Scale scale = chart_scale(decimal(rows[i].least), decimal(rows[i].most), rows[i].from_zero, 5);
        assert_scale(state, scale, rows[i].first, rows[i].step, rows[i].n);
    }
}

/* A mantissa of 1, 2, 2.5 or 5, whatever the power. */
static bool is_round(Decimal step)
{
    step = decimal_trim(step);
    while (step.units % 10 == 0) step.units /= 10;
    return step.units == 1 || step.units == 2 || step.units == 25 || step.units == 5;
}

static void any_two_figures_have_an_axis(void **state)
{
    (void)state;
    srand(20240401);
    for (int i = 0; i < 20000; i++) {
        Decimal one = { .units = (DecimalUnits)(rand() - RAND_MAX / 2) * (1 + rand() % 1000000), .places = rand() % 20 };
        Decimal other = { .units = (DecimalUnits)(rand() - RAND_MAX / 2), .places = rand() % 12 };
        bool is_less = decimal_compare(one, other) < 0, from_zero = rand() % 2;
        Decimal least = is_less ? one : other, most = is_less ? other : one;
        Scale scale = chart_scale(least, most, from_zero, 5);
        assert_true(scale.n >= 1 && scale.n <= 5);
        assert_true(is_round(scale.step));
        assert_true(decimal_compare(scale.first, least) <= 0);
        assert_true(decimal_compare(chart_tick(&scale, scale.n), most) >= 0);
        if (from_zero) {
            int below = chart_steps_below(&scale);
            assert_int_equal(decimal_sign(chart_tick(&scale, below)), 0);
        }
    }
}

static void figures_too_long_have_none(void **state)
{
    Decimal long_one = decimal("999999999999999999999999999999999999");
    assert_scale(state, chart_scale(decimal_subtract(decimal_whole(0), long_one), long_one, true, 5), "", "", 0);
}

static void two_axes_have_the_same_lines(void **state)
{
    assert_scale(state, chart_scale_about(decimal("11"), decimal("176"), 0, 4), "0", "50", 4);
    assert_scale(state, chart_scale_about(decimal("-3"), decimal("50"), 2, 2), "-50", "25", 4);
    assert_scale(state, chart_scale_about(decimal("0"), decimal("0"), 1, 2), "-1", "1", 3);
}

static void figures_are_where_they_belong(void **state)
{
    (void)state;
    Scale scale = chart_scale(decimal("-120"), decimal("148"), true, 5);
    assert_int_equal(chart_place(&scale, decimal("-200"), 40 * LEN_MM), 0);
    assert_int_equal(chart_place(&scale, decimal("0"), 40 * LEN_MM), 20 * LEN_MM);
    assert_int_equal(chart_place(&scale, decimal("148"), 40 * LEN_MM), 348 * LEN_MM / 10);
    assert_int_equal(chart_place(&scale, decimal("200"), 40 * LEN_MM), 40 * LEN_MM);
}

int main(void)
{
    const struct CMUnitTest sentences[] = {
        sentence(steps_are_round),
        sentence(any_two_figures_have_an_axis),
        sentence(figures_too_long_have_none),
        sentence(two_axes_have_the_same_lines),
        sentence(figures_are_where_they_belong),
    };
    return cmocka_run_group_tests(sentences, NULL, NULL);
}

/* Decimals: base/decimal.h.  What is expected was worked out by Python's decimal, with 60 figures. */
#include "base/decimal.h"

#include "desk.h"

#include <math.h>

static Decimal decimal(const char *text)
{
    Decimal read = { .lost = true };
    assert_true(decimal_read(str_from(text), &read));
    return read;
}

static void assert_says(void **state, Decimal value, const char *text)
{
    Desk *desk = *state;
    assert_string_equal(value.lost ? "lost" : decimal_text(value, desk->arena).at, text);
}

static void figures_go_in_and_out(void **state)
{
    static const char *const texts[] = {
        "0", "-1", "12.50", "0.001", "-0.05", "123456789012345678901234567890123456", "999999999999999999.99"
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_says(state, decimal(texts[i]), texts[i]);
    assert_says(state, decimal(".5"), "0.5");
    assert_says(state, decimal("007"), "7");
}

static void what_is_no_figure_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = { "",      "-",     ".",
                                         "1.2.3", "1,234", "1e5",
                                         "+1",    " 1",    "1234567890123456789012345678901234567" };
    Decimal untouched = decimal_whole(7);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_false(decimal_read(str_from(texts[i]), &untouched));
    assert_int_equal((int)untouched.units, 7);
}

static void sums_and_products_are_exact(void **state)
{
    assert_says(state, decimal_add(decimal("0.1"), decimal("0.2")), "0.3");
    assert_says(state, decimal_add(decimal("999999999999999999"), decimal("0.01")), "999999999999999999.01");
    assert_says(state, decimal_subtract(decimal("1"), decimal("1.000000000000000001")), "-0.000000000000000001");
    assert_says(state, decimal_multiply(decimal("987654321.123456789"), decimal("123456789.987654321")),
                "121932632103337905.662094193112635269");
    assert_says(state, decimal_multiply(decimal("-0.50"), decimal("4")), "-2.0");
}

static void division_rounds_once_and_as_told(void **state)
{
    static const struct {
        const char *dividend, *divisor;
        int places;
        const char *half_up, *down, *up, *half_even;
    } quotients[] = {
        { "1", "3", 2, "0.33", "0.33", "0.34", "0.33" },
        { "2", "3", 1, "0.7", "0.6", "0.7", "0.7" },
        { "-2", "3", 0, "-1", "0", "-1", "-1" },
        { "5", "2", 0, "3", "2", "3", "2" },
        { "-5", "2", 0, "-3", "-2", "-3", "-2" },
        { "7", "2", 0, "4", "3", "4", "4" },
        { "2675", "1000", 2, "2.68", "2.67", "2.68", "2.68" },
        { "2665", "1000", 2, "2.67", "2.66", "2.67", "2.66" },
        { "12480500", "1000", 0, "12481", "12480", "12481", "12480" },
        { "1", "-8", 2, "-0.13", "-0.12", "-0.13", "-0.12" },
        { "6", "0.25", 3, "24.000", "24.000", "24.000", "24.000" },
        { "0", "7", 1, "0.0", "0.0", "0.0", "0.0" },
        { "123456789012345678", "7", 10, "17636684144620811.1428571429", "17636684144620811.1428571428",
          "17636684144620811.1428571429", "17636684144620811.1428571429" },
    };
    for (size_t i = 0; i < sizeof quotients / sizeof *quotients; i++) {
        Decimal dividend = decimal(quotients[i].dividend), divisor = decimal(quotients[i].divisor);
        int places = quotients[i].places;
        assert_says(state, decimal_divide(dividend, divisor, places, ROUND_HALF_UP), quotients[i].half_up);
        assert_says(state, decimal_divide(dividend, divisor, places, ROUND_DOWN), quotients[i].down);
        assert_says(state, decimal_divide(dividend, divisor, places, ROUND_UP), quotients[i].up);
        assert_says(state, decimal_divide(dividend, divisor, places, ROUND_HALF_EVEN), quotients[i].half_even);
    }
    assert_says(state, decimal_round(decimal("1.005"), 2, ROUND_HALF_UP), "1.01");
    assert_says(state, decimal_round(decimal("1.005"), 2, ROUND_HALF_EVEN), "1.00");
    assert_says(state, decimal_round(decimal("1.5"), 3, ROUND_DOWN), "1.500");
}

static void what_has_no_room_is_lost_and_stays_lost(void **state)
{
    Decimal most = decimal("999999999999999999999999999999999999");
    assert_says(state, decimal_add(most, decimal("1")), "lost");
    assert_says(state, decimal_add(most, decimal("-1")), "999999999999999999999999999999999998");
    assert_says(state, decimal_multiply(most, decimal("10")), "lost");
    assert_says(state, decimal_multiply(most, most), "lost");
    assert_says(state, decimal_add(most, decimal("0.1")), "lost");
    assert_says(state, decimal_divide(decimal("1"), decimal("0"), 0, ROUND_DOWN), "lost");
    assert_says(state, decimal_subtract(decimal_add(most, most), most), "lost");
    assert_says(state, decimal_round(most, 1, ROUND_DOWN), "lost");
    assert_true(isnan(decimal_to_double(decimal_add(most, most))));
}

static void decimals_are_compared_by_value(void **state)
{
    (void)state;
    assert_int_equal(decimal_compare(decimal("1.50"), decimal("1.5")), 0);
    assert_int_equal(decimal_compare(decimal("-2"), decimal("-1.99")), -1);
    assert_int_equal(decimal_compare(decimal("-0.1"), decimal("0.1")), -1);
    assert_int_equal(decimal_compare(decimal("999999999999999999999999999999999999"), decimal("0.00000000000000000000000001")),
                     1);
    assert_int_equal(decimal_sign(decimal("-0.00")), 0);
}

static void doubles_say_what_they_are_sure_of(void **state)
{
    assert_says(state, decimal_from_double(0.1 + 0.2), "0.3");
    assert_says(state, decimal_from_double(-1234.5), "-1234.5");
    assert_says(state, decimal_from_double(9007199254740991.0), "9007199254740991");
    assert_says(state, decimal_from_double(1e20), "100000000000000000000");
    assert_says(state, decimal_from_double(1e-40), "0");
    assert_says(state, decimal_from_double(1e300), "lost");
    assert_says(state, decimal_from_double(NAN), "lost");
    assert_true(fabs(decimal_to_double(decimal("0.1")) - 0.1) <= 0);
    assert_true(fabs(decimal_to_double(decimal("-123456789012345678")) + 123456789012345678.0) <= 0);
}

int main(void)
{
    const struct CMUnitTest sentences[] = {
        sentence(figures_go_in_and_out),
        sentence(what_is_no_figure_is_refused),
        sentence(sums_and_products_are_exact),
        sentence(division_rounds_once_and_as_told),
        sentence(what_has_no_room_is_lost_and_stays_lost),
        sentence(decimals_are_compared_by_value),
        sentence(doubles_say_what_they_are_sure_of),
    };
    return cmocka_run_group_tests(sentences, NULL, NULL);
}

/* House style: widths of figures, separators, patterns. */
#include "bind/house.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int open_arena(void **state)
{
    *state = arena_open();
    return 0;
}

static int close_arena(void **state)
{
    arena_close(*state);
    return 0;
}

static void assert_str(Str str, const char *expected)
{
    assert_int_equal(str.n, str_from(expected).n);
    assert_memory_equal(str.at, expected, (size_t)str.n);
}

static void a_single_figure_is_full_width(void **state)
{
    assert_str(house_digits(*state, DIGITS_FULL_IF_SINGLE, STR("8か所、16か所")), "８か所、16か所");
    assert_str(house_digits(*state, DIGITS_FULL_IF_SINGLE, STR("令和２年１２月")), "令和２年12月");
}

static void separators_belong_to_their_number(void **state)
{
    assert_str(house_digits(*state, DIGITS_FULL_IF_SINGLE, STR("9.5%")), "9.5%");
    assert_str(house_digits(*state, DIGITS_FULL_IF_SINGLE, STR("1,414人")), "1,414人");
    assert_str(house_digits(*state, DIGITS_FULL_IF_SINGLE, STR("1.")), "１.");
}

static void a_figure_of_a_code_stays_half_width(void **state)
{
    assert_str(house_digits(*state, DIGITS_FULL_IF_SINGLE, STR("A4判、4K")), "A4判、4K");
}

static void half_makes_all_figures_half_width(void **state)
{
    assert_str(house_digits(*state, DIGITS_HALF, STR("１か所 ２５人")), "1か所 25人");
}

static void as_is_leaves_everything(void **state)
{
    assert_str(house_digits(*state, DIGITS_AS_IS, STR("１か所 25人")), "１か所 25人");
}

static void thousands_are_separated(void **state)
{
    assert_str(house_thousands(*state, 16108 + 2900), "19,008");
    assert_str(house_thousands(*state, 165 + 16), "181");
    assert_str(house_thousands(*state, 1000000), "1,000,000");
    assert_str(house_thousands(*state, 0), "0");
    assert_str(house_thousands(*state, -1234), "-1,234");
}

static void a_pattern_is_filled_and_keeps_other_braces(void **state)
{
    static const char *const names[] = { "n", "unit", NULL };
    const Str values[] = { STR("181"), STR("所") };
    assert_str(house_fill(*state, STR("〔計{n}{unit}〕"), names, values), "〔計181所〕");
    assert_str(house_fill(*state, STR("{x}{n"), names, values), "{x}{n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_single_figure_is_full_width),       cmocka_unit_test(separators_belong_to_their_number),
        cmocka_unit_test(a_figure_of_a_code_stays_half_width), cmocka_unit_test(half_makes_all_figures_half_width),
        cmocka_unit_test(as_is_leaves_everything),             cmocka_unit_test(thousands_are_separated),
        cmocka_unit_test(a_pattern_is_filled_and_keeps_other_braces),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

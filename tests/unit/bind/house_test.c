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

static void a_pattern_is_filled_and_keeps_other_braces(void **state)
{
    static const char *const names[] = { "n", "unit", NULL };
    const Str values[] = { STR("181"), STR("所") };
    assert_str(house_fill(*state, STR("〔計{n}{unit}〕"), names, values), "〔計181所〕");
    assert_str(house_fill(*state, STR("{x}{n"), names, values), "{x}{n");
    Str behind;
    assert_str(house_divide(STR("〔計{n}{note}〕"), STR("{note}"), &behind), "〔計{n}");
    assert_str(behind, "〕");
    assert_str(house_divide(STR("〔計{n}〕"), STR("{note}"), &behind), "〔計{n}〕");
    assert_str(behind, "");
}

static void all_figures_may_be_full_width(void **state)
{
    assert_str(house_digits(*state, DIGITS_FULL, STR("16か所、A4")), "１６か所、A4");
}

static void commas_spare_years_codes_and_fractions(void **state)
{
    House house = { .thousands = THOUSANDS_COMMA };
    assert_str(house_text(*state, &house, STR("2020年に19008基")), "2020年に19,008基");
    assert_str(house_text(*state, &house, STR("03-3993-1111 0123 A1234 0.12345")), "03-3993-1111 0123 A1234 0.12345");
    assert_str(house_text(*state, &house, STR("１９００８基")), "１９，００８基");
    house.thousands = THOUSANDS_NONE;
    assert_str(house_text(*state, &house, STR("1,234,567人と1,2")), "1234567人と1,2");
}

static void marks_of_a_number_are_as_wide_as_its_figures(void **state)
{
    House house = { .digits = DIGITS_FULL_IF_SINGLE, .thousands = THOUSANDS_COMMA };
    assert_str(house_text(*state, &house, STR("１９００８人、３，４年")), "19,008人、３，４年");
    assert_str(house_digits(*state, DIGITS_HALF, STR("１，２３４，５６７人の９９．９％")), "1,234,567人の99.9％");
    assert_str(house_digits(*state, DIGITS_FULL, STR("1,000人の99.9％")), "１，０００人の９９．９％");
}

static void marks_between_figures_stay(void **state)
{
    House house = { .comma = STR("，"), .stop = STR("．") };
    assert_str(house_text(*state, &house, STR("1.5倍、1,234人。")), "1.5倍，1,234人．");
    assert_str(house_text(*state, &house, STR("v1.2, x")), "v1.2, x");
}

static void a_roman_numeral_is_a_word_of_its_own(void **state)
{
    House house = { .roman = ROMAN_SINGLE };
    assert_str(house_text(*state, &house, STR("第II期、ⅧとXIIとXIIIとVIP")), "第Ⅱ期、ⅧとⅫとXIIIとVIP");
    house.roman = ROMAN_LETTERS;
    assert_str(house_text(*state, &house, STR("目標Ⅳ")), "目標IV");
}

static void a_stray_counter_stands_behind_a_figure(void **state)
{
    (void)state;
    House house = { .counter = STR("か") };
    assert_str(house_stray_counter(&house, STR("改修箇所3か所")), "");
    assert_str(house_stray_counter(&house, STR("１０ヶ月")), "ヶ月");
    assert_str(house_stray_counter(&house, STR("数箇所")), "箇所");
    assert_str(house_stray_counter(&(House){ 0 }, STR("数箇所")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_single_figure_is_full_width),
        cmocka_unit_test(separators_belong_to_their_number),
        cmocka_unit_test(a_figure_of_a_code_stays_half_width),
        cmocka_unit_test(half_makes_all_figures_half_width),
        cmocka_unit_test(as_is_leaves_everything),
        cmocka_unit_test(a_pattern_is_filled_and_keeps_other_braces),
        cmocka_unit_test(all_figures_may_be_full_width),
        cmocka_unit_test(commas_spare_years_codes_and_fractions),
        cmocka_unit_test(marks_of_a_number_are_as_wide_as_its_figures),
        cmocka_unit_test(marks_between_figures_stay),
        cmocka_unit_test(a_roman_numeral_is_a_word_of_its_own),
        cmocka_unit_test(a_stray_counter_stands_behind_a_figure),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

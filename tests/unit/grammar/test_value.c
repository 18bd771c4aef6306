/* Words → values: exact, locale-free, and nothing out of range. */
#include "../scratch.h"

#include "grammar/value.h"

static Len len_of(const char *text)
{
    Len len = -1;
    assert_true(value_len(str_from(text), 10 * LEN_PT, &len));
    return len;
}

static bool is_len(const char *text)
{
    Len len = -1;
    bool ok = value_len(str_from(text), 0, &len);
    if (!ok) assert_int_equal(len, -1);
    return ok;
}

static void lengths_are_exact_in_every_unit(void **state)
{
    (void)state;
    assert_int_equal(len_of("12.5mm"), 90000);
    assert_int_equal(len_of("9Q"), 9 * 1800);
    assert_int_equal(len_of("3H"), 3 * 1800);
    assert_int_equal(len_of("9pt"), 9 * 2540);
    assert_int_equal(len_of("0.5in"), 91440);
    assert_int_equal(len_of("2.1cm"), 151200);
    assert_int_equal(len_of("1.5em"), 15 * LEN_PT);
    assert_int_equal(len_of("-.25mm"), -1800);
    assert_int_equal(len_of("0"), 0);
    assert_int_equal(len_of("0.00001mm"), 0);
}

static void what_is_no_length_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = { "",
                                         "mm",
                                         "1",
                                         "1 mm",
                                         "1e3mm",
                                         "1e999mm",
                                         "NaN",
                                         "nanmm",
                                         "infmm",
                                         "1,5mm",
                                         "+1mm",
                                         "1.mm",
                                         ".mm",
                                         "--1mm",
                                         "1.2.3mm",
                                         "1px",
                                         "1em",
                                         "1MM",
                                         "10000.001mm",
                                         "-10001mm",
                                         "999999999999mm",
                                         "9999999999999mm",
                                         "１mm" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (is_len(wrong[i])) fail_msg("accepted: %s", wrong[i]);
    assert_true(is_len("10000mm"));
    assert_true(is_len("-10000mm"));
}

static void line_widths_may_leave_out_mm(void **state)
{
    (void)state;
    Len len;
    LineKind kind;
    assert_true(value_line(STR("0.1"), &len, &kind));
    assert_int_equal(len, 720);
    assert_true(value_line(STR("0.3pt"), &len, &kind));
    assert_int_equal(len, 762);
    assert_true(value_line(STR("裏罫 double"), &len, &kind));
    assert_int_equal(kind, LINE_DOUBLE);
    assert_false(value_line(STR("0.1 wavy"), &len, &kind));
    assert_true(value_line(STR("裏罫"), &len, &kind));
    assert_int_equal(kind, LINE_SOLID);
    assert_int_equal(len, 2880); /* 0.4 mm */
    assert_true(value_line(STR("medium"), &len, &kind));
    assert_int_equal(len, 1800); /* 0.25 mm */
    assert_false(value_line(STR("-0.1"), &len, &kind));
    assert_false(value_line(STR("1e3"), &len, &kind));
}

static void padding_takes_one_two_or_four(void **state)
{
    (void)state;
    Edges edges;
    assert_true(value_edges(STR("1mm"), 0, &edges));
    assert_int_equal(edges.left + edges.top + edges.right + edges.bottom, 4 * LEN_MM);
    assert_true(value_edges(STR("1mm 2mm"), 0, &edges));
    assert_int_equal(edges.top, LEN_MM);
    assert_int_equal(edges.left, 2 * LEN_MM);
    assert_true(value_edges(STR(" 1mm 2mm  3mm 4mm "), 0, &edges));
    assert_int_equal(edges.top, LEN_MM);
    assert_int_equal(edges.right, 2 * LEN_MM);
    assert_int_equal(edges.bottom, 3 * LEN_MM);
    assert_int_equal(edges.left, 4 * LEN_MM);
    assert_false(value_edges(STR("1mm 2mm 3mm"), 0, &edges));
    assert_false(value_edges(STR("1mm 2mm 3mm 4mm 5mm"), 0, &edges));
    assert_false(value_edges(STR("-1mm"), 0, &edges));
    assert_false(value_edges(STR(""), 0, &edges));
}

static void colors_have_three_or_six_digits(void **state)
{
    (void)state;
    Color color;
    assert_true(color_read(STR("#2C6E4f"), &color));
    assert_int_equal(color.red, 0x2C);
    assert_int_equal(color.green, 0x6E);
    assert_int_equal(color.blue, 0x4F);
    assert_true(color_read(STR("#336"), &color));
    assert_int_equal(color.blue, 0x66);
    assert_false(color_read(STR("#33"), &color));
    assert_false(color_read(STR("336"), &color));
    assert_false(color_read(STR("#33g"), &color));
    assert_false(color_read(STR("green"), &color));
}

static void whole_numbers_and_flags(void **state)
{
    (void)state;
    int number;
    bool flag;
    assert_true(value_int(STR("6"), 1, 6, &number));
    assert_int_equal(number, 6);
    assert_false(value_int(STR("7"), 1, 6, &number));
    assert_false(value_int(STR("2.0"), 1, 6, &number));
    assert_false(value_int(STR("2147483648"), 1, INT32_MAX, &number));
    assert_true(value_int(STR("-2"), -5, 5, &number));
    assert_true(value_bool(STR("yes"), &flag));
    assert_true(flag);
    assert_false(value_bool(STR("true"), &flag));
    assert_true(value_factor(STR("1.42"), &number));
    assert_int_equal(number, 1420);
    assert_false(value_factor(STR("0"), &number));
}

static void dates_are_days_that_exist(void **state)
{
    (void)state;
    static const char *const right[] = { "2020", "2020-09", "2020-02-29", "2000-02-29" };
    static const char *const wrong[] = { "",           "20",     "2020-13",    "2020-00",     "2019-02-29",
                                         "1900-02-29", "2020-9", "2020-09-31", "2020-09-30x", "2020-" };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) assert_true(value_date(str_from(right[i])));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (value_date(str_from(wrong[i]))) fail_msg("accepted: %s", wrong[i]);
}

static void names_have_no_spaces_and_no_signs_of_ours(void **state)
{
    (void)state;
    assert_true(value_name(STR("表題")));
    assert_true(value_name(STR("m12-r4-8")));
    assert_false(value_name(STR("")));
    assert_false(value_name(STR("a b")));
    assert_false(value_name(STR("a#b")));
    assert_false(value_name(STR("{a}")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_are_exact_in_every_unit), cmocka_unit_test(what_is_no_length_is_refused),
        cmocka_unit_test(line_widths_may_leave_out_mm),    cmocka_unit_test(padding_takes_one_two_or_four),
        cmocka_unit_test(colors_have_three_or_six_digits), cmocka_unit_test(whole_numbers_and_flags),
        cmocka_unit_test(dates_are_days_that_exist),       cmocka_unit_test(names_have_no_spaces_and_no_signs_of_ours),
    };
    return cmocka_run_group_tests_name("grammar/value", tests, NULL, NULL);
}

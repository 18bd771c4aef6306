/* 和暦: dates as the data write them, as the booklet says them. */
#include "bind/era.h"

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

static void assert_said(Arena *arena, const char *as_of, bool is_short, const char *expected)
{
    Str line;
    assert_true(era_line(arena, str_from(as_of), is_short, &line));
    assert_string_equal(line.at, expected);
}

static void an_era_begins_on_its_day(void **state)
{
    assert_said(*state, "2019-04-30", false, "平成31年4月30日現在");
    assert_said(*state, "2019-05-01", false, "令和元年5月1日現在");
    assert_said(*state, "1989-01-07", false, "昭和64年1月7日現在");
    assert_said(*state, "1989-01-08", false, "平成元年1月8日現在");
    assert_said(*state, "2020-04-01", false, "令和2年4月1日現在");
}

static void a_short_era_is_a_letter(void **state)
{
    assert_said(*state, "2019-04-01", true, "H31年4月1日現在");
    assert_said(*state, "FY2022", true, "R4年度");
}

static void each_form_has_its_words(void **state)
{
    assert_said(*state, "2021-09-end", false, "令和3年9月末");
    assert_said(*state, "FY2022", false, "令和4年度");
    assert_said(*state, "2020-09", false, "令和2年9月");
    assert_said(*state, "2020", false, "令和2年");
}

static void the_fiscal_year_2019_is_reiwa_1(void **state)
{
    assert_said(*state, "FY2018", false, "平成30年度");
    assert_said(*state, "FY2019", false, "令和元年度");
}

static void a_span_says_a_common_year_once(void **state)
{
    assert_said(*state, "2020-01/2020-03", false, "令和2年1月～3月");
    assert_said(*state, "2019-12/2020-03", false, "令和元年12月～令和2年3月");
    assert_said(*state, "2019-04/2019-06", false, "平成31年4月～令和元年6月");
}

static void what_is_no_date_is_refused(void **state)
{
    static const char *const wrong[] = { "",        "2020-13",         "2020-02-30", "2020-4-1",   "FY20",
                                         "令和2年", "2020-03/2020-01", "2020-01/",   "2020-01-01x" };
    Str line;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(era_line(*state, str_from(wrong[i]), false, &line));
}

static void a_date_may_name_the_western_year(void **state)
{
    Str line;
    assert_true(era_date(*state, STR("2020-09"), ERA_WESTERN, &line));
    assert_string_equal(line.at, "令和2年(2020年)9月");
    assert_true(era_date(*state, STR("2019-05-01"), ERA_WESTERN, &line));
    assert_string_equal(line.at, "令和元年(2019年)5月1日");
    assert_true(era_date(*state, STR("2019-04-30"), ERA_LONG, &line));
    assert_string_equal(line.at, "平成31年4月30日");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_era_begins_on_its_day),         cmocka_unit_test(a_short_era_is_a_letter),
        cmocka_unit_test(each_form_has_its_words),          cmocka_unit_test(the_fiscal_year_2019_is_reiwa_1),
        cmocka_unit_test(a_span_says_a_common_year_once),   cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(a_date_may_name_the_western_year),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

/* 和暦: dates as the data write them, as the booklet says them, and back.  Eras by the law on era names and the Imperial ordinances
   before it: 明治 1868-10-23 (明治元年9月8日), 大正 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08, 令和 2019-05-01. */
#include "model/era.h"

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

typedef struct {
    const char *date, *said;
} SaidDate;

static void assert_all_said(Arena *arena, const SaidDate *dates, size_t n, DateForm form)
{
    for (size_t i = 0; i < n; i++) {
        Str line;
        assert_true(era_date(arena, str_from(dates[i].date), form, &line));
        assert_string_equal(line.at, dates[i].said);
    }
}
#define ASSERT_ALL_SAID(dates, form) assert_all_said(*state, dates, sizeof(dates) / sizeof *(dates), form)

static void an_era_begins_on_its_day(void **state)
{
    static const SaidDate days[] = {
        { "1868-10-22", "1868年10月22日" },  { "1868-10-23", "明治元年10月23日" }, { "1912-07-29", "明治45年7月29日" },
        { "1912-07-30", "大正元年7月30日" }, { "1926-12-24", "大正15年12月24日" }, { "1926-12-25", "昭和元年12月25日" },
        { "1989-01-07", "昭和64年1月7日" },  { "1989-01-08", "平成元年1月8日" },   { "2019-04-30", "平成31年4月30日" },
        { "2019-05-01", "令和元年5月1日" },  { "2020-04-01", "令和2年4月1日" },    { "1800-01-01", "1800年1月1日" },
    };
    ASSERT_ALL_SAID(days, DATE_LONG);
}

static void a_month_is_called_by_its_first_day_and_its_end_by_its_last(void **state)
{
    static const SaidDate months[] = {
        { "1912-07", "明治45年7月" },       { "1912-07-end", "大正元年7月末" },  { "1912-08", "大正元年8月" },
        { "1926-12", "大正15年12月" },      { "1926-12-end", "昭和元年12月末" }, { "1989-01", "昭和64年1月" },
        { "1989-01-end", "平成元年1月末" }, { "2019-04-end", "平成31年4月末" },  { "2019-05", "令和元年5月" },
        { "2021-09-end", "令和3年9月末" },  { "2020-09", "令和2年9月" },
    };
    ASSERT_ALL_SAID(months, DATE_LONG);
}

static void a_year_is_called_by_its_end(void **state)
{
    static const SaidDate years[] = { { "1867", "1867年" },         { "1868", "明治元年" }, { "1911", "明治44年" },
                                      { "1912", "大正元年" },       { "1926", "昭和元年" }, { "1988", "昭和63年" },
                                      { "1989", "平成元年" },       { "2018", "平成30年" }, { "2019", "令和元年" },
                                      { "2019-end", "令和元年末" }, { "2020", "令和2年" } };
    ASSERT_ALL_SAID(years, DATE_LONG);
}

static void a_fiscal_year_is_called_by_its_may(void **state)
{
    static const SaidDate years[] = {
        { "FY1868", "1868年度" },         { "FY1869", "明治2年度" },  { "FY1911", "明治44年度" },
        { "FY1912", "明治45年度" },       { "FY1913", "大正2年度" },  { "FY1926", "大正15年度" },
        { "FY1927", "昭和2年度" },        { "FY1988", "昭和63年度" }, { "FY1989", "平成元年度" },
        { "FY2018", "平成30年度" },       { "FY2019", "令和元年度" }, { "FY2018-end", "平成30年度末" },
        { "FY2019-end", "令和元年度末" }, { "FY2022", "令和4年度" },
    };
    ASSERT_ALL_SAID(years, DATE_LONG);
}

static void a_span_says_a_common_year_once(void **state)
{
    static const SaidDate spans[] = { { "2020-01/2020-03", "令和2年1月～3月" },
                                      { "2019-12/2020-03", "令和元年12月～令和2年3月" },
                                      { "2019-04/2019-06", "平成31年4月～令和元年6月" },
                                      { "FY2019/FY2021", "令和元年度～令和3年度" } };
    ASSERT_ALL_SAID(spans, DATE_LONG);
    static const SaidDate dots[] = { { "2020-01/2020-03", "R2.1～R2.3" } };
    ASSERT_ALL_SAID(dots, DATE_DOTS);
}

static void only_a_day_is_at_present(void **state)
{
    Str line;
    assert_true(era_line(*state, STR("2019-04-01"), DATE_SHORT, &line));
    assert_string_equal(line.at, "H31年4月1日現在");
    assert_true(era_line(*state, STR("2021-09-end"), DATE_LONG, &line));
    assert_string_equal(line.at, "令和3年9月末");
    assert_true(era_line(*state, STR("2020-01/2020-03"), DATE_LONG, &line));
    assert_string_equal(line.at, "令和2年1月～3月");
}

static void each_form_has_its_words(void **state)
{
    static const struct {
        DateForm form;
        const char *day, *month_end, *fiscal, *year;
    } forms[] = {
        { DATE_LONG, "令和元年9月1日", "令和3年9月末", "令和元年度", "令和2年" },
        { DATE_SHORT, "R元年9月1日", "R3年9月末", "R元年度", "R2年" },
        { DATE_BOTH, "令和元年(2019年)9月1日", "令和3年(2021年)9月末", "令和元年度(2019年度)", "令和2年(2020年)" },
        { DATE_BOTH_NUMBER, "令和元年(2019)9月1日", "令和3年(2021)9月末", "令和元年度(2019)", "令和2年(2020)" },
        { DATE_BOTH_INSIDE, "令和元（2019）年9月1日", "令和3（2021）年9月末", "令和元（2019）年度", "令和2（2020）年" },
        { DATE_WESTERN, "2019年9月1日", "2021年9月末", "2019年度", "2020年" },
        { DATE_BARE, "元年9月1日", "3年9月末", "元年度", "2年" },
        { DATE_HEISEI, "平成31年9月1日", "平成33年9月末", "平成31年度", "平成32年" },
        { DATE_BARE_HEISEI, "31年9月1日", "33年9月末", "31年度", "32年" },
        { DATE_PADDED, "令和01年09月01日", "令和03年09月末", "令和01年度", "令和02年" },
        { DATE_DOTS, "R1.9.1", "R3.9末", "R1年度", "R2年" },
        { DATE_DOTS_PADDED, "R01.09.01", "R03.09末", "R01年度", "R02年" },
    };
    assert_int_equal(sizeof forms / sizeof *forms, DATE_FORM_COUNT);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const SaidDate dates[] = { { "2019-09-01", forms[i].day },
                                   { "2021-09-end", forms[i].month_end },
                                   { "FY2019", forms[i].fiscal },
                                   { "2020", forms[i].year } };
        ASSERT_ALL_SAID(dates, forms[i].form);
    }
    static const SaidDate before[] = { { "1980", "昭和55年" } };
    ASSERT_ALL_SAID(before, DATE_HEISEI);
    static const SaidDate counted_on[] = { { "FY2025", "37年度" }, { "FY2015", "27年度" }, { "2016-01", "28年1月" } };
    ASSERT_ALL_SAID(counted_on, DATE_BARE_HEISEI);
}

static void what_is_no_date_is_not_said(void **state)
{
    static const char *const wrong[] = {
        "", "2020-13", "2020-02-30", "2020-4-1", "FY20", "令和2年", "2020-03/2020-01", "2020-01/"
    };
    Str line;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(era_line(*state, str_from(wrong[i]), DATE_LONG, &line));
}

/* The era a year of no name belongs to, told a second time and by hand. */
static const char *bare_era(Moment moment, DateForm form)
{
    int day = moment.is_fiscal ? moment.year * 10000 + 501 : moment.month ? moment_first_day(moment) : moment_last_day(moment);
    if (form == DATE_BARE_HEISEI && day >= 19890108) return "平成";
    return day < 19120730 ? "明治" : day < 19261225 ? "大正" : day < 19890108 ? "昭和" : day < 20190501 ? "平成" : "令和";
}

static void assert_comes_back(Arena *arena, Moment moment)
{
    for (int form = 0; form < DATE_FORM_COUNT; form++) {
        Moment back = { 0 };
        Str said = era_write(arena, moment, (DateForm)form);
        if (!era_read(said, str_from(bare_era(moment, (DateForm)form)), &back)) fail_msg("%s is not read", said.at);
        assert_string_equal(moment_text(arena, back).at, moment_text(arena, moment).at);
    }
}

static void what_is_said_in_any_form_is_read_again(void **state)
{
    for (int year = 1869; year < 2060; year++) {
        Arena *arena = arena_open();
        bool borders = year == 1912 || year == 1926 || year == 1989 || year == 2019;
        assert_comes_back(arena, (Moment){ .year = year });
        assert_comes_back(arena, (Moment){ .year = year, .is_end = true });
        assert_comes_back(arena, (Moment){ .year = year, .is_fiscal = true });
        assert_comes_back(arena, (Moment){ .year = year, .is_fiscal = true, .is_end = true });
        for (int month = 1; month <= 12; month++) {
            assert_comes_back(arena, (Moment){ .year = year, .month = month });
            assert_comes_back(arena, (Moment){ .year = year, .month = month, .is_end = true });
            for (int day = 1; day <= 31; day += borders ? 1 : 15) {
                Moment moment = { .year = year, .month = month, .day = day };
                if (moment_exists(moment)) assert_comes_back(arena, moment);
            }
        }
        arena_close(arena);
    }
    (void)state;
}

static void what_people_write_is_read(void **state)
{
    static const struct {
        const char *written, *moment;
    } known[] = {
        { "令和2", "2020" },
        { "令和2年", "2020" },
        { "令和２年度", "FY2020" },
        { "R2", "2020" },
        { "Ｒ２年度", "FY2020" },
        { "R2年度", "FY2020" },
        { "2020", "2020" },
        { "2020年", "2020" },
        { "2020年度", "FY2020" },
        { "FY2020", "FY2020" },
        { "FY2020-end", "FY2020-end" },
        { "平成31年", "2019" },
        { "令和元年", "2019" },
        { "令和元年度", "FY2019" },
        { "令和1年度", "FY2019" },
        { "平成31年度", "FY2019" },
        { "平成37年度", "FY2025" },
        { "H31.4.1", "2019-04-01" },
        { "H31年4月1日現在", "2019-04-01" },
        { "令和5年8月1日時点", "2023-08-01" },
        { "R3.9末", "2021-09-end" },
        { "令和３年９月末", "2021-09-end" },
        { "平成30年度末", "FY2018-end" },
        { "令和2年(2020年) 9月", "2020-09" },
        { "令和5（2023）年", "2023" },
        { "令和元（2019）年度", "FY2019" },
        { "令和元年度(2019)", "FY2019" },
        { "2020年（令和2年）", "2020" },
        { "2020年度（令和2年度）", "FY2020" },
        { "2020/4/1", "2020-04-01" },
        { "2020-04-01", "2020-04-01" },
        { "2020-04", "2020-04" },
        { "2020.4", "2020-04" },
        { "2021-09-end", "2021-09-end" },
        { "令和 2年　9月 1日", "2020-09-01" },
        { "令和02年09月01日", "2020-09-01" },
        { "昭和64年1月7日", "1989-01-07" },
        { "S64", "1989" },
        { "明治45年7月", "1912-07" },
        { "大正元年7月", "1912-07" },
        { "T15", "1926" },
        { "M2", "1869" },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        Moment moment;
        if (!era_read(str_from(known[i].written), STR(""), &moment)) fail_msg("%s is not read", known[i].written);
        assert_string_equal(moment_text(*state, moment).at, known[i].moment);
    }
}

static void what_is_no_moment_or_none_there_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "令和",
        "令和0年",
        "令和年",
        "27年度",
        "元年度",
        "令和2年(2019年)",
        "令和元年4月",
        "平成元年1月7日",
        "昭和元年11月",
        "令和2年13月",
        "令和2年2月30日",
        "令和2年度9月",
        "20200年",
        "令和100年",
        "2020年度(2020年度)",
        "令和2年9",
        "令和2年9月1",
        "H31.4.",
        "2020-",
        "2020-4-",
        "FY令和2",
        "令和2年(2020",
        "令和2年度(令和2年度)",
        "令和2年度分",
        "計画",
        "2020年2020年",
        "1799年",
        "令和2年9月1日末",
        "r2",
        "R2.0",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Moment moment = { .year = 1 };
        if (era_read(str_from(wrong[i]), STR(""), &moment)) fail_msg("%s is read", wrong[i]);
        assert_int_equal(moment.year, 1);
    }
}

static void a_year_without_an_era_is_of_the_one_given(void **state)
{
    Moment moment;
    assert_true(era_read(STR("27年度"), STR("平成"), &moment));
    assert_string_equal(moment_text(*state, moment).at, "FY2015");
    assert_true(era_read(STR("28年1月"), STR("平成"), &moment));
    assert_string_equal(moment_text(*state, moment).at, "2016-01");
    assert_true(era_read(STR("元年度末"), STR("令和"), &moment));
    assert_string_equal(moment_text(*state, moment).at, "FY2019-end");
    assert_true(era_read(STR("R2年度"), STR("平成"), &moment));
    assert_string_equal(moment_text(*state, moment).at, "FY2020");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_era_begins_on_its_day),
        cmocka_unit_test(a_month_is_called_by_its_first_day_and_its_end_by_its_last),
        cmocka_unit_test(a_year_is_called_by_its_end),
        cmocka_unit_test(a_fiscal_year_is_called_by_its_may),
        cmocka_unit_test(a_span_says_a_common_year_once),
        cmocka_unit_test(only_a_day_is_at_present),
        cmocka_unit_test(each_form_has_its_words),
        cmocka_unit_test(what_is_no_date_is_not_said),
        cmocka_unit_test(what_is_said_in_any_form_is_read_again),
        cmocka_unit_test(what_people_write_is_read),
        cmocka_unit_test(what_is_no_moment_or_none_there_is_refused),
        cmocka_unit_test(a_year_without_an_era_is_of_the_one_given),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

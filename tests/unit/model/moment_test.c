/* Times as the data write them, by the calendar. */
#include "model/moment.h"

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

static const char *const moments[] = { "2020-09-30", "2020-09",    "2020-09-end", "2020",       "2020-end",  "FY2020",
                                       "FY2020-end", "1800-01-01", "9999-12-31",  "2020-02-29", "2000-02-29" };

static void a_moment_is_written_as_it_is_read(void **state)
{
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        Moment moment;
        assert_true(moment_read(str_from(moments[i]), &moment));
        assert_string_equal(moment_text(*state, moment).at, moments[i]);
    }
}

static void what_is_no_moment_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",       "2020-13", "2020-00",   "2020-09-00", "2020-02-30", "1900-02-29",  "2020-4-1", "2020-09-31",   "1799",
        "FY1799", "FY20",    "FY2020-09", "2020-01-1",  "2020-01-",   "2020-01-01x", "20",       "2020-end-end", "2020-09-30-end"
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Moment moment = { .year = 1 };
        assert_false(moment_read(str_from(wrong[i]), &moment));
        assert_int_equal(moment.year, 1);
    }
}

static void a_span_goes_forward(void **state)
{
    (void)state;
    Moment first, last;
    assert_true(moment_read_span(STR("2020-01/2020-03"), &first, &last));
    assert_int_equal(first.month, 1);
    assert_int_equal(last.month, 3);
    assert_true(moment_read_span(STR("FY2019/FY2021"), &first, &last));
    assert_true(moment_read_span(STR("2020"), &first, &last));
    assert_int_equal(last.year, 2020);
    static const char *const wrong[] = { "2020-03/2020-01", "2020-01/2020-01", "2020-01/", "/2020-01", "2020/2021/2022" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_false(moment_read_span(str_from(wrong[i]), &first, &last));
}

static Moment read_moment(const char *text)
{
    Moment moment;
    assert_true(moment_read(str_from(text), &moment));
    return moment;
}

static void a_moment_has_a_first_day_and_a_last(void **state)
{
    (void)state;
    static const struct {
        const char *moment;
        int first, last;
    } known[] = { { "2020", 20200101, 20201231 },        { "2020-02", 20200201, 20200229 },
                  { "2021-02-end", 20210228, 20210228 }, { "FY2019", 20190401, 20200331 },
                  { "FY2018-end", 20190331, 20190331 },  { "2019-end", 20191231, 20191231 },
                  { "2019-05-01", 20190501, 20190501 } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_int_equal(moment_first_day(read_moment(known[i].moment)), known[i].first);
        assert_int_equal(moment_last_day(read_moment(known[i].moment)), known[i].last);
    }
}

static void a_fiscal_year_begins_in_april(void **state)
{
    static const struct {
        const char *moment;
        int later;
        const char *year;
    } known[] = { { "2020-03-31", 0, "FY2019" }, { "2020-04-01", 0, "FY2020" }, { "2020-01", 0, "FY2019" },
                  { "2020-12", 2, "FY2022" },    { "2019", 0, "FY2019" },       { "2019", 2, "FY2021" },
                  { "FY2019", -1, "FY2018" },    { "FY2018-end", 1, "FY2019" }, { "2020-03-end", 0, "FY2019" } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_string_equal(moment_text(*state, moment_fiscal_year(read_moment(known[i].moment), known[i].later)).at,
                            known[i].year);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_moment_is_written_as_it_is_read),
        cmocka_unit_test(what_is_no_moment_is_refused),
        cmocka_unit_test(a_span_goes_forward),
        cmocka_unit_test(a_moment_has_a_first_day_and_a_last),
        cmocka_unit_test(a_fiscal_year_begins_in_april),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

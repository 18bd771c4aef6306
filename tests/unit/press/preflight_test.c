/* How pages are named: ranges that a person can count. */
#include "press/preflight.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 8 };

/* Labels, a star behind those that are meant. */
static void check_named(const char *const labels[MOST], const char *expected)
{
    Arena *arena = arena_open();
    Page pages[MOST] = { 0 };
    bool on[MOST] = { 0 };
    Pages sheets = { .pages = pages };
    for (; sheets.n_pages < MOST && labels[sheets.n_pages]; sheets.n_pages++) {
        Str label = str_from(labels[sheets.n_pages]);
        on[sheets.n_pages] = str_ends(label, STR("*"));
        pages[sheets.n_pages].label = str_part(label, 0, label.n - on[sheets.n_pages]);
    }
    assert_string_equal(preflight_pages(&sheets, on, arena).at, expected);
    arena_close(arena);
}

static void a_range_is_of_pages_that_count_on(void **state)
{
    (void)state;
    check_named((const char *const[MOST]){ "1", "2*", "3*", "4*", "5", "6*", "7*" }, "2–4, 6, 7");
    check_named((const char *const[MOST]){ "*", "*", "*", "1", "*", "*", "*" }, "#1–#3, #5–#7");
}

static void a_range_goes_across_no_two_kinds(void **state)
{
    (void)state;
    check_named((const char *const[MOST]){ "*", "1*", "2*", "3*", "*", "*" }, "#1, 1–3, #5, #6");
    check_named((const char *const[MOST]){ "i*", "ii*", "iii*", "1*", "2*", "3*" }, "i–iii, 1–3");
    check_named((const char *const[MOST]){ "5*", "6*", "1*", "2*", "3*" }, "5, 6, 1–3");   /* counted anew */
    check_named((const char *const[MOST]){ "5*", "6*", "8*", "9*", "10*" }, "5, 6, 8–10"); /* 7 is 欠番 */
    check_named((const char *const[MOST]){ "11*", "12*", "12-2*", "13*" }, "11, 12, 12-2, 13");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_range_is_of_pages_that_count_on),
        cmocka_unit_test(a_range_goes_across_no_two_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

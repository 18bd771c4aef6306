/* What is said of a revision: the pages it changes. */
#include "revise/revise.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 24 };

/* A booklet of so many pages, all changed; the first has no label. */
static void check_pages(int n, const char *expected)
{
    Arena *arena = arena_open();
    ReleasePage pages[MOST] = { 0 };
    bool renewed[MOST] = { 0 };
    for (int i = 0; i < n; i++) {
        pages[i].label = i ? str_printf(arena, "%d", i) : STR("");
        renewed[i] = true;
    }
    Release after = { .pages = pages, .n_pages = n };
    Revision revision = { .after = &after, .renewed = renewed, .n_renewed = n, .n_changes = 1 };
    assert_non_null(strstr(revise_summary(&revision, LANG_JA, arena).at, expected));
    arena_close(arena);
}

static void a_few_pages_are_all_named(void **state)
{
    (void)state;
    check_pages(0, "変わったページ 0。");
    check_pages(3, "変わったページ 3（#1・1・2）。");
    check_pages(9, "変わったページ 9（#1・1・2・3・4・5・6・7・8）。");
}

static void dots_stand_for_two_at_least(void **state)
{
    (void)state;
    check_pages(10, "変わったページ 10（#1・1・2・3・4・5・6・7・…）。");
    check_pages(24, "変わったページ 24（#1・1・2・3・4・5・6・7・…）。");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_few_pages_are_all_named),
        cmocka_unit_test(dots_stand_for_two_at_least),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

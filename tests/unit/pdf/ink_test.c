/* Numbers and strings as PDF wants them. */
#include "pdf/ink.h"

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

static void assert_ink(const Ink *ink, const char *expected)
{
    Str written = ink_str(ink), wanted = str_from(expected);
    assert_int_equal(written.n, wanted.n);
    assert_memory_equal(written.at, wanted.at, (size_t)wanted.n);
}

static void a_number_is_as_short_as_it_can_be(void **state)
{
    static const struct {
        int64_t value;
        int decimals;
        const char *said;
    } cases[] = { { 0, 0, "0" },       { 0, 3, "0" },         { 7, 0, "7" },      { -7, 0, "-7" },
                  { 1250, 2, "12.5" }, { 1205, 2, "12.05" },  { 100, 2, "1" },    { 5, 3, ".005" },
                  { 50, 3, ".05" },    { 500, 3, ".5" },      { -5, 1, "-.5" },   { -12345, 3, "-12.345" },
                  { 1000, 0, "1000" }, { 32767, 0, "32767" }, { 205, 3, ".205" }, { 10001, 4, "1.0001" } };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Ink ink = { .arena = *state };
        ink_number(&ink, cases[i].value, cases[i].decimals);
        assert_ink(&ink, cases[i].said);
        assert_false(ink.overflow);
    }
}

static void a_number_no_reader_holds_is_refused(void **state)
{
    Ink ink = { .arena = *state };
    ink_number(&ink, 32768, 0);
    assert_true(ink.overflow);
    assert_ink(&ink, "0");
    ink = (Ink){ .arena = *state };
    ink_number(&ink, -3276800, 2);
    assert_true(ink.overflow);
}

static void lengths_become_points(void **state)
{
    Ink ink = { .arena = *state };
    ink_points(&ink, 9 * LEN_PT, 3);
    ink_add(&ink, STR(" "));
    ink_points(&ink, 210 * LEN_MM, 2); /* 595.2756 */
    ink_add(&ink, STR(" "));
    ink_points(&ink, -LEN_MM, 2); /* -2.8346 */
    ink_add(&ink, STR(" "));
    ink_points(&ink, 12 * LEN_Q, 3); /* 8.50394 */
    assert_ink(&ink, "9 595.28 -2.83 8.504");
}

static void characters_beyond_the_first_plane_are_surrogates(void **state)
{
    Ink ink = { .arena = *state };
    ink_text(&ink, STR("a表𠮷"));
    assert_ink(&ink, "<FEFF00618868D842DFB7>");
    ink = (Ink){ .arena = *state };
    ink_text(&ink, STR("葛\xF3\xA0\x84\x80")); /* U+E0100 */
    assert_ink(&ink, "<FEFF845BDB40DD00>");
}

static void names_escape_what_is_not_plain(void **state)
{
    Ink ink = { .arena = *state };
    ink_name(&ink, STR("A b/c#(é"));
    assert_ink(&ink, "/A#20b#2Fc#23#28#C3#A9");
}

static void inserting_moves_what_follows(void **state)
{
    Ink ink = { .arena = *state };
    ink_add(&ink, STR("begin end"));
    ink_insert(&ink, 6, STR("middle "));
    assert_ink(&ink, "begin middle end");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_number_is_as_short_as_it_can_be, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_number_no_reader_holds_is_refused, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(lengths_become_points, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(characters_beyond_the_first_plane_are_surrogates, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(names_escape_what_is_not_plain, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(inserting_moves_what_follows, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

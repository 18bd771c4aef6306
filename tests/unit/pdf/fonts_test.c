/* The arithmetic of TJ, and the tables that go by code. */
#include "pdf/cmap.h"
#include "pdf/textpen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Str text_of(const Ink *ink)
{
    return str_copy(ink->arena, ink_str(ink));
}

static void glyphs_set_solid_need_no_number(void **state)
{
    (void)state;
    TextPen pen = textpen_from(9000, 1000);
    for (int i = 0; i < 60; i++) {
        assert_int_equal(textpen_move_to(&pen, i * 9 * LEN_PT), 0);
        pen.at += 1000;
    }
}

static void rounded_positions_need_no_number(void **state)
{
    (void)state;
    Len size = 12 * LEN_Q; /* 8.50394 pt, written 8.504 */
    TextPen pen = textpen_from(8504, 1000);
    for (int i = 0; i < 60; i++) {
        assert_int_equal(textpen_move_to(&pen, i * size), 0);
        pen.at += 1000;
    }
}

static void a_quarter_em_is_250(void **state)
{
    (void)state;
    TextPen pen = textpen_from(8000, 1000);
    pen.at = 1000;
    assert_int_equal(textpen_move_to(&pen, 10 * LEN_PT), 250);
    pen.at += 500;
    assert_int_equal(textpen_move_to(&pen, 14 * LEN_PT), 0);
    assert_int_equal(textpen_move_to(&pen, 13 * LEN_PT), -125);
}

/* 長体: what the reader adds is squeezed with the glyphs. */
static void a_squeezed_gap_is_a_larger_number(void **state)
{
    (void)state;
    TextPen pen = textpen_from(10000, 800);
    pen.at = 1000; /* stands at 8 pt */
    assert_int_equal(textpen_move_to(&pen, 10 * LEN_PT), 250);
}

static void no_glyph_strays_more_than_three_quarters(void **state)
{
    (void)state;
    TextPen pen = textpen_from(9000, 900);
    srand(1);
    for (int i = 0, x = 0; i < 2000; i++) {
        textpen_move_to(&pen, x);
        int64_t off = (int64_t)x * 1000000000 - pen.at * pen.unit;
        assert_true(llabs(off) <= pen.unit / 4 * 3);
        pen.at += 500 + rand() % 501;
        x += rand() % (10 * LEN_PT);
    }
}

static void widths_are_said_as_ranges_and_lists(void **state)
{
    const CodeEntry entries[] = { { 1, 1000, STR("") }, { 2, 500, STR("") }, { 3, 500, STR("") }, { 4, 500, STR("") },
                                  { 5, 500, STR("") },  { 7, 610, STR("") }, { 8, 620, STR("") }, { 9, 1000, STR("") } };
    Ink ink = { .arena = *state };
    cmap_add_widths(&ink, entries, 8, 1000);
    assert_string_equal(text_of(&ink).at, "[2 5 500\n7[610 620]\n]");
}

static void each_code_leads_back_to_its_characters(void **state)
{
    const CodeEntry entries[] = {
        { 1, 1000, STR("が") }, { 2, 1000, STR("か\xE3\x82\x99") }, { 3, 1000, STR("𠮷") }, { 0x1234, 900, STR("ffi") }
    };
    Ink ink = { .arena = *state };
    cmap_add_unicode(&ink, entries, 4);
    const char *text = text_of(&ink).at;
    assert_non_null(strstr(text, "4 beginbfchar\n<0001><304C>\n<0002><304B3099>\n<0003><D842DFB7>\n"
                                 "<1234><006600660069>\nendbfchar\n"));
}

static void bfchar_blocks_hold_a_hundred(void **state)
{
    CodeEntry entries[201];
    for (int i = 0; i < 201; i++) entries[i] = (CodeEntry){ (uint16_t)(i + 1), 1000, STR("あ") };
    Ink ink = { .arena = *state };
    cmap_add_unicode(&ink, entries, 201);
    const char *text = text_of(&ink).at;
    const char *first = strstr(text, "100 beginbfchar"), *second = first ? strstr(first + 1, "100 beginbfchar") : NULL;
    assert_non_null(second);
    assert_non_null(strstr(second, "endbfchar\n1 beginbfchar\n<00C9>"));
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(glyphs_set_solid_need_no_number),
        cmocka_unit_test(rounded_positions_need_no_number),
        cmocka_unit_test(a_quarter_em_is_250),
        cmocka_unit_test(a_squeezed_gap_is_a_larger_number),
        cmocka_unit_test(no_glyph_strays_more_than_three_quarters),
        cmocka_unit_test(widths_are_said_as_ranges_and_lists),
        cmocka_unit_test(each_code_leads_back_to_its_characters),
        cmocka_unit_test(bfchar_blocks_hold_a_hundred),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

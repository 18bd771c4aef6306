/* Names of texts: written once, read once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/key.h"

static Arena *arena;

static void assert_str(Str is, const char *wanted)
{
    assert_string_equal(str_copy(arena, is).at, wanted);
}

static void assert_read(const char *text, const char *record, const char *place, const char *field, const char *part, int nth)
{
    Key key = key_read(str_from(text));
    assert_str(key.text, text);
    assert_str(key_record(key), record);
    assert_str(key_place(key), place);
    assert_str(key_field(key), field);
    assert_str(key_part(key), part);
    assert_int_equal(key_nth(key), nth);
    Key again = key_new(key_record(key), key_place(key), key_field(key), key_part(key), key_nth(key), arena);
    assert_true(key_equal(key, again));
}

static void a_key_is_read_as_it_was_written(void **state)
{
    (void)state;
    assert_read("m1", "m1", "", "", "", 1);
    assert_read("m1'2", "m1", "", "", "", 2);
    assert_read("m1#result", "m1", "", "result", "", 1);
    assert_read("m1#result/note", "m1", "", "result", "note", 1);
    assert_read("m1#result/note/ruby'12", "m1", "", "result", "note/ruby", 12);
    assert_read("p4/block2/row1#name", "p4", "block2/row1", "name", "", 1);
    assert_read("p4/block2/row1", "p4", "block2/row1", "", "", 1);
    assert_read("指標1-1#目標値/注'3", "指標1-1", "", "目標値", "注", 3);
    assert_read("", "", "", "", "", 1);
}

static void a_part_stands_before_the_number(void **state)
{
    (void)state;
    Key key = key_with_part(key_read(STR("m1#name'2")), STR("note"), arena);
    assert_str(key.text, "m1#name/note'2");
    assert_str(key_with_part(key, STR("ruby"), arena).text, "m1#name/note/ruby'2");
    assert_str(key_with_part(key_read(STR("block7")), STR("row1"), arena).text, "block7/row1");
    assert_str(key_with_nth(key, 3, arena).text, "m1#name/note'3");
    assert_str(key_with_nth(key, 1, arena).text, "m1#name/note");
}

static void no_key_has_no_record(void **state)
{
    (void)state;
    assert_int_equal(key_record(NO_KEY).n, 0);
    assert_int_equal(key_field(NO_KEY).n, 0);
    assert_true(key_equal(NO_KEY, key_read(STR(""))));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_key_is_read_as_it_was_written),
                                        cmocka_unit_test(a_part_stands_before_the_number),
                                        cmocka_unit_test(no_key_has_no_record) };
    arena = arena_open();
    int failed = cmocka_run_group_tests_name("model/key", tests, NULL, NULL);
    arena_close(arena);
    return failed;
}

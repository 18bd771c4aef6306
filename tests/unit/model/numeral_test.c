/* Numbers as official writing counts; what a list of characters does not reach is not guessed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/numeral.h"

static Arena *arena;

static void assert_written(const char *form_text, int n, const char *wanted)
{
    NumberForm form;
    StrBuilder words = { .arena = arena };
    assert_true(number_form_read(str_from(form_text), &form));
    assert_true(number_write(form, n, &words));
    assert_string_equal(str_built(&words).at, wanted);
}

static void assert_unreached(const char *form_text, int n)
{
    NumberForm form;
    StrBuilder words = { .arena = arena };
    assert_true(number_form_read(str_from(form_text), &form));
    assert_false(number_write(form, n, &words));
}

static void what_stands_beside_the_numeral_stands_beside_each(void **state)
{
    (void)state;
    assert_written("第1章", 12, "第12章");
    assert_written("(1)", 10, "(10)");
    assert_written("（１）", 203, "（２０３）");
    assert_written("(ア)", 1, "(ア)");
    assert_written("(ア)", 44, "(ワ)");
    assert_written("イ", 2, "ロ");
    assert_written("第一", 10, "第十");
    assert_written("第一", 11, "第十一");
    assert_written("第一", 20, "第二十");
    assert_written("第一", 99, "第九十九");
    assert_written("①", 20, "⑳");
    assert_written("①", 21, "㉑");
    assert_written("①", 36, "㊱");
    assert_written("①", 50, "㊿");
    assert_written("Ⅰ", 12, "Ⅻ");
    assert_written("i", 4, "iv");
    assert_written("i", 1994, "mcmxciv");
    assert_written("a)", 26, "z)");
}

static void a_list_ends(void **state)
{
    (void)state;
    assert_unreached("ア", 45);
    assert_unreached("イ", 48);
    assert_unreached("一", 100);
    assert_unreached("①", 51);
    assert_unreached("Ⅰ", 13);
    assert_unreached("A", 27);
    assert_unreached("1", 0);
}

static void a_form_holds_one_numeral(void **state)
{
    (void)state;
    NumberForm form;
    assert_false(number_form_read(STR("第"), &form));
    assert_false(number_form_read(STR("1-1"), &form));
    assert_false(number_form_read(STR(""), &form));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_stands_beside_the_numeral_stands_beside_each),
                                        cmocka_unit_test(a_list_ends), cmocka_unit_test(a_form_holds_one_numeral) };
    arena = arena_open();
    int failed = cmocka_run_group_tests_name("model/numeral", tests, NULL, NULL);
    arena_close(arena);
    return failed;
}

/* What two editions of the data say otherwise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/data.h"

static Arena *arena;

static Fact fact(const char *record, const char *field, const char *text)
{
    return (Fact){ .record = str_from(record), .field = str_from(field), .text = str_from(text) };
}

static void each_side_tells_what_the_other_does_not(void **state)
{
    (void)state;
    Fact old[] = { fact("m1", "result", "3校"), fact("m1", "note", "同じ"), fact("m2", "name", "廃止") };
    Fact now[] = { fact("m1", "note", "同じ"), fact("m1", "result", "4校"), fact("m3", "name", "同じ") };
    FactsOtherwise otherwise = facts_otherwise((Facts){ .at = old, .n = 3 }, (Facts){ .at = now, .n = 3 }, arena);
    const Fact *wanted[] = { &old[0], &old[2], &now[1], &now[2] };
    assert_int_equal(otherwise.n, 4);
    for (int i = 0; i < 4; i++) assert_ptr_equal(otherwise.at[i], wanted[i]);
    assert_int_equal(facts_otherwise((Facts){ .at = old, .n = 3 }, (Facts){ .at = old, .n = 3 }, arena).n, 0);
    assert_int_equal(facts_otherwise((Facts){ .n = 0 }, (Facts){ .at = now, .n = 3 }, arena).n, 3);
}

/* What both begin and end with may be most of them, or all that one of them says. */
static void one_that_is_put_in_is_told_wherever_it_stands(void **state)
{
    (void)state;
    enum { N = 6 };
    static const char *const fields[N] = { "a", "b", "c", "d", "e", "f" };
    for (int place = 0; place <= N; place++)
        for (int is_changed = 0; is_changed < 2 && place + is_changed <= N; is_changed++) {
            Fact old[N], now[N + 1];
            for (int i = 0; i < N; i++) old[i] = fact("m1", fields[i], "x");
            for (int i = 0, k = 0; i < N; i++) {
                if (i == place && !is_changed) now[k++] = fact("m2", fields[i], "x");
                now[k++] = fact("m1", fields[i], i == place && is_changed ? "y" : "x");
            }
            if (place == N) now[N] = fact("m2", "a", "x");
            Facts before = { .at = old, .n = N }, after = { .at = now, .n = N + !is_changed };
            FactsOtherwise otherwise = facts_otherwise(after, before, arena);
            assert_int_equal(otherwise.n, 1 + is_changed);
            assert_ptr_equal(otherwise.at[0], &now[place]);
            if (is_changed) assert_ptr_equal(otherwise.at[1], &old[place]);
        }
}

/* Neither the end of a record's id nor the beginning of a field's name is taken for the other's. */
static void names_do_not_run_together(void **state)
{
    (void)state;
    Fact old[] = { fact("m1", "1a", "x") }, now[] = { fact("m11", "a", "x") };
    assert_int_equal(facts_otherwise((Facts){ .at = old, .n = 1 }, (Facts){ .at = now, .n = 1 }, arena).n, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(each_side_tells_what_the_other_does_not),
                                        cmocka_unit_test(one_that_is_put_in_is_told_wherever_it_stands),
                                        cmocka_unit_test(names_do_not_run_together) };
    arena = arena_open();
    int failed = cmocka_run_group_tests_name("model/facts", tests, NULL, NULL);
    arena_close(arena);
    return failed;
}

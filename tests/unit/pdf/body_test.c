/* What a file is known by is the same on every machine. */
#include "pdf/body.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Worked out in Python, from words whose low byte stands first: int.from_bytes(…, "little"). */
static void a_print_is_that_of_every_machine(void **state)
{
    (void)state;
    Arena *arena = arena_open();
    Body body;
    assert_true(body_open(&body, STR("1.7"), 1, 1, arena));
    body_put_object(&body, 1, STR("<</A 1/B(xyz)/C 2>>"));
    body_settle(&body);
    assert_true(body.print[0] == UINT64_C(0xB9A0DFE047FD89A4));
    assert_true(body.print[1] == UINT64_C(0xC202F993E63D77A1));
    body_close(&body);
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_print_is_that_of_every_machine) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

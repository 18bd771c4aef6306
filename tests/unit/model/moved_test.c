/* Which records have moved: as few as can be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/moved.h"

static Arena *arena;

static RecordPlace place(const char *id, const char *parent)
{
    return (RecordPlace){ .id = str_from(id), .parent = str_from(parent) };
}

static void holds(RecordMove move, const RecordPlace *now, const RecordPlace *was, bool was_passed)
{
    assert_ptr_equal(move.now, now);
    assert_ptr_equal(move.was, was);
    assert_int_equal(move.was_passed, was_passed);
}

/* D goes before B and C, which it passes; X to another group; what is new or gone moves nothing. */
static void as_few_records_as_can_be_have_moved(void **state)
{
    (void)state;
    RecordPlace old[] = { place("A", "g1"), place("gone", "g1"), place("B", "g1"), place("C", "g1"),
                          place("D", "g1"), place("X", "g1"),    place("E", "g2") };
    RecordPlace now[] = { place("A", "g1"), place("D", "g1"),   place("B", "g1"), place("C", "g1"),
                          place("X", "g2"), place("new", "g2"), place("E", "g2") };
    RecordMoves moves = records_moved((RecordPlaces){ now, 7 }, (RecordPlaces){ old, 7 }, NULL, arena);
    assert_int_equal(moves.n, 4);
    holds(moves.at[0], &now[1], &old[4], false);
    holds(moves.at[1], &now[2], &old[2], true);
    holds(moves.at[2], &now[3], &old[3], true);
    holds(moves.at[3], &now[4], &old[5], false);
    assert_int_equal(records_moved((RecordPlaces){ old, 7 }, (RecordPlaces){ old, 7 }, NULL, arena).n, 0);
}

static bool is_named(const RecordMove *move, const void *name)
{
    return str_equal(move->now->id, *(const Str *)name);
}

/* Nobody would learn where D went: so B and C have moved past it. */
static void one_whose_move_says_nothing_has_stayed(void **state)
{
    (void)state;
    RecordPlace old[] = { place("A", "g"), place("B", "g"), place("C", "g"), place("D", "g") };
    RecordPlace now[] = { place("A", "g"), place("D", "g"), place("B", "g"), place("C", "g") };
    Str mute = STR("D");
    RecordMoves moves =
        records_moved((RecordPlaces){ now, 4 }, (RecordPlaces){ old, 4 }, &(MoveTeller){ is_named, &mute }, arena);
    assert_int_equal(moves.n, 3);
    holds(moves.at[0], &now[1], &old[3], true);
    holds(moves.at[1], &now[2], &old[1], false);
    holds(moves.at[2], &now[3], &old[2], false);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(as_few_records_as_can_be_have_moved),
                                        cmocka_unit_test(one_whose_move_says_nothing_has_stayed) };
    arena = arena_open();
    int failed = cmocka_run_group_tests_name("model/moved", tests, NULL, NULL);
    arena_close(arena);
    return failed;
}

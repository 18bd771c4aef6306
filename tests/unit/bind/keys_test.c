/* Which keys are taken, and how often: bind/keys.h, against a list of all wishes. */
#include "bind/keys.h"

#include "../base/desk.h"
#include "dice.h"

#include <string.h>

enum { WISHES = 4000 };

/* Few enough that many are wished for again; the last kinds are no fields, or fields of what is no record. */
static Str thrown(Dice *dice, Arena *arena)
{
    int record = dice_throw(dice, 40), field = dice_throw(dice, 90);
    switch (dice_throw(dice, 6)) {
    case 0: return str_printf(arena, "r%d", record);
    case 1: return str_printf(arena, "r%d#f%d/note", record, field % 3);
    case 2: return str_printf(arena, "r%d#f%d'%d", record, field % 3, 2 + field % 2);
    case 3: return str_printf(arena, "p%d/block%d/row1#f%d", record % 3, field % 2, field);
    case 4: return str_printf(arena, "r%d/block%d", record, field % 4);
    default: return str_printf(arena, "r%d#f%d", record, field);
    }
}

static int times_in(const Str *wishes, int n, Str key)
{
    int times = 0;
    for (int i = 0; i < n; i++) times += str_equal(wishes[i], key);
    return times;
}

static void each_wish_is_told_how_many_there_were(void **state)
{
    Desk *desk = *state;
    Dice dice = { 3 };
    KeyBook book = keys_new(desk->arena);
    Str *wishes = arena_array(desk->arena, Str, WISHES);
    for (int n = 0; n < WISHES; n++) {
        wishes[n] = thrown(&dice, desk->arena);
        assert_int_equal(keys_has(&book, wishes[n]), times_in(wishes, n, wishes[n]) > 0);
        assert_int_equal(keys_wish(&book, wishes[n]), times_in(wishes, n + 1, wishes[n]));
        Str other = thrown(&dice, desk->arena);
        assert_int_equal(keys_has(&book, other), times_in(wishes, n + 1, other) > 0);
    }
}

/* A book keeps what it needs of them: rows whose keys it was shown may be bound up. */
static void who_asked_may_go(void **state)
{
    Desk *desk = *state;
    KeyBook book = keys_new(desk->arena);
    char key[] = "r1#f1", other[] = "r1#f1/note";
    keys_wish(&book, str_from(key));
    keys_wish(&book, str_from(other));
    memset(key, 'x', sizeof key - 1);
    memset(other, 'x', sizeof other - 1);
    assert_true(keys_has(&book, STR("r1#f1")) && keys_has(&book, STR("r1#f1/note")) && !keys_has(&book, STR("xxxxx")));
    assert_false(keys_has(&book, STR("r1")) || keys_has(&book, STR("r1#f2")) || keys_has(&book, STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = { sentence(each_wish_is_told_how_many_there_were), sentence(who_asked_may_go) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

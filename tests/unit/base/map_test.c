/* Maps, and what has kept its order: base/map.h, base/order.h. */
#include "base/map.h"
#include "base/order.h"

#include "desk.h"
#include "dice.h"

static void what_is_put_in_is_found_and_nothing_else(void **state)
{
    enum { N = 3000 };
    Desk *desk = *state;
    static int values[N];
    Map map = map_new(desk->arena);
    for (int i = 0; i < N; i++) {
        Str key = str_printf(desk->arena, "m%d", i);
        assert_null(map_find(&map, key));
        assert_null(map_put(&map, key, &values[i]));
        assert_ptr_equal(map_find(&map, key), &values[i]);
        assert_int_equal(map.n, i + 1);
        assert_true(map.n * 2 <= map.room); /* so every search meets an empty place */
    }
    for (int i = 0; i < N; i++) assert_ptr_equal(map_find(&map, str_printf(desk->arena, "m%d", i)), &values[i]);
    assert_null(map_find(&map, STR("m3000")));
    assert_null(map_find(&map, STR("m")));
    assert_null(map_find(&map, STR("")));
}

static void the_first_under_a_key_is_kept(void **state)
{
    Desk *desk = *state;
    int first, second;
    Map map = map_new(desk->arena);
    assert_null(map_put(&map, STR("k"), &first));
    assert_ptr_equal(map_put(&map, STR("k"), &second), &first);
    assert_ptr_equal(map_find(&map, STR("k")), &first);
    assert_int_equal(map.n, 1);
}

static void the_empty_key_is_a_key(void **state)
{
    Desk *desk = *state;
    int value;
    Map map = map_new(desk->arena);
    assert_null(map_put(&map, (Str){ 0 }, &value));
    assert_ptr_equal(map_find(&map, STR("")), &value);
}

/* The members of `chosen` (a bit each) are orders, and increase. */
static bool is_increasing(const int *orders, int n, unsigned chosen)
{
    int before = -1;
    for (int i = 0; i < n; i++) {
        if (!(chosen >> i & 1)) continue;
        if (orders[i] < 0 || orders[i] <= before) return false;
        before = orders[i];
    }
    return true;
}

static int longest(const int *orders, int n)
{
    int most = 0;
    for (unsigned chosen = 0; chosen < 1u << n; chosen++) {
        int size = __builtin_popcount(chosen);
        if (size > most && is_increasing(orders, n, chosen)) most = size;
    }
    return most;
}

static void assert_keeps_longest(const int *orders, int n, Arena *arena)
{
    int kept[16];
    unsigned chosen = 0;
    memcpy(kept, orders, (size_t)n * sizeof *kept);
    order_keep_longest(kept, n, arena);
    for (int i = 0; i < n; i++) {
        assert_true(kept[i] == -1 || kept[i] == orders[i]);
        if (kept[i] >= 0) chosen |= 1u << i;
    }
    assert_true(is_increasing(orders, n, chosen));
    assert_int_equal(__builtin_popcount(chosen), longest(orders, n));
}

/* All sequences of six numbers from -1 (new) to 3, doubled ones among them. */
static void the_longest_run_is_as_long_as_any(void **state)
{
    Desk *desk = *state;
    for (int number = 0; number < 15625; number++) {
        int orders[6];
        for (int i = 0, rest = number; i < 6; i++, rest /= 5) orders[i] = rest % 5 - 1;
        assert_keeps_longest(orders, 6, desk->arena);
    }
}

static void the_longest_run_may_be_far_apart(void **state)
{
    Desk *desk = *state;
    Dice dice = { 4 };
    for (int round = 0; round < 60; round++) {
        int orders[12];
        for (int i = 0; i < 12; i++) orders[i] = dice_throw(&dice, 1000) - 100;
        for (int i = 0; i < 12; i++)
            if (orders[i] < 0) orders[i] = -1;
        assert_keeps_longest(orders, 12, desk->arena);
    }
}

static void what_is_in_order_stays_and_one_moved_thing_goes(void **state)
{
    Desk *desk = *state;
    int same[] = { 0, 1, 2, 3 }, moved[] = { 0, 4, 1, 2, 3 }, none[] = { -1, -1 };
    order_keep_longest(same, 4, desk->arena);
    order_keep_longest(moved, 5, desk->arena);
    order_keep_longest(none, 2, desk->arena);
    order_keep_longest(NULL, 0, desk->arena);
    for (int i = 0; i < 4; i++) assert_int_equal(same[i], i);
    assert_int_equal(moved[1], -1);
    assert_int_equal(moved[4], 3);
    assert_int_equal(none[0], -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        sentence(what_is_put_in_is_found_and_nothing_else),
        sentence(the_first_under_a_key_is_kept),
        sentence(the_empty_key_is_a_key),
        sentence(the_longest_run_is_as_long_as_any),
        sentence(the_longest_run_may_be_far_apart),
        sentence(what_is_in_order_stays_and_one_moved_thing_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

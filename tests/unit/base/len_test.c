/* Lengths: base/len.h. */
#include "base/len.h"

#include "desk.h"
#include "dice.h"

static void units_of_the_trade_are_whole_numbers(void **state)
{
    (void)state;
    assert_int_equal(LEN_MM % 4, 0);
    assert_int_equal(LEN_Q, LEN_MM / 4);           /* 1 Q = 0.25 mm */
    assert_int_equal(LEN_INCH * 10, LEN_MM * 254); /* 25.4 mm */
    assert_int_equal(LEN_PT * 72, LEN_INCH);
}

static void millimetres_and_points_go_in_and_out(void **state)
{
    (void)state;
    assert_int_equal(len_from_mm(210), 1512000);
    assert_int_equal(len_from_pt(9), 22860);
    for (Len len = -20000; len <= 20000; len++) {
        assert_int_equal(len_from_mm(len_to_mm(len)), len);
        assert_int_equal(len_from_pt(len_to_pt(len)), len);
    }
}

static void halves_of_a_unit_are_rounded_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(len_from_mm(0.5 / LEN_MM), 1);
    assert_int_equal(len_from_mm(-0.5 / LEN_MM), -1);
    assert_int_equal(len_from_pt(0.49 / LEN_PT), 0);
    assert_int_equal(len_from_pt(-0.49 / LEN_PT), 0);
}

/* |scaled * whole - len * part| is the least it can be; of two as near, the one further from zero. */
static void assert_nearest(Len len, int64_t part, int64_t whole)
{
    int64_t scaled = len_scale(len, part, whole), exact = (int64_t)len * part;
    int64_t off = llabs(scaled * whole - exact);
    if (2 * off > llabs(whole)) fail_msg("%d * %lld / %lld = %lld", len, (long long)part, (long long)whole, (long long)scaled);
    if (2 * off == llabs(whole)) assert_true(llabs(scaled * whole) > llabs(exact));
}

static void scaling_gives_the_nearest_whole_number(void **state)
{
    (void)state;
    for (Len len = -30; len <= 30; len++)
        for (int64_t part = -7; part <= 7; part++)
            for (int64_t whole = -9; whole <= 9; whole++)
                if (whole) assert_nearest(len, part, whole);
}

static void scaling_by_one_or_nothing_is_exact(void **state)
{
    (void)state;
    const Len lens[] = { 0, 1, -1, 7200, INT32_MAX, INT32_MIN };
    for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
        assert_int_equal(len_scale(lens[i], 1000, 1000), lens[i]);
        assert_int_equal(len_scale(lens[i], 0, 3), 0);
    }
}

static void scaling_does_not_overflow_on_the_way(void **state)
{
    (void)state;
    assert_int_equal(len_scale(INT32_MAX, INT32_MAX, INT32_MAX), INT32_MAX);
    assert_int_equal(len_scale(INT32_MIN, INT32_MAX, INT32_MAX), INT32_MIN);
    assert_int_equal(len_scale(INT32_MAX, 1, 2), 1073741824); /* 1073741823.5 */
    Dice dice = { 1 };
    for (int i = 0; i < 10000; i++) {
        int64_t whole = 1 + dice_throw(&dice, 1000000);
        assert_nearest(dice_throw(&dice, INT32_MAX) - (1 << 30), dice_throw(&dice, (int)whole), whole);
    }
}

static void the_larger_and_the_smaller(void **state)
{
    (void)state;
    for (Len a = -2; a <= 2; a++)
        for (Len b = -2; b <= 2; b++) {
            assert_int_equal(len_max(a, b) + len_min(a, b), a + b);
            assert_true(len_max(a, b) >= len_min(a, b));
            assert_true(len_max(a, b) == a || len_max(a, b) == b);
        }
}

static void a_box_loses_its_edges_on_all_sides(void **state)
{
    (void)state;
    Box box = box_inset((Box){ 10, 20, 100, 200 }, (Edges){ 1, 2, 3, 4 });
    assert_int_equal(box.x, 11);
    assert_int_equal(box.y, 22);
    assert_int_equal(box.x + box.width, 107);
    assert_int_equal(box.y + box.height, 216);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_of_the_trade_are_whole_numbers),
        cmocka_unit_test(millimetres_and_points_go_in_and_out),
        cmocka_unit_test(halves_of_a_unit_are_rounded_away_from_zero),
        cmocka_unit_test(scaling_gives_the_nearest_whole_number),
        cmocka_unit_test(scaling_by_one_or_nothing_is_exact),
        cmocka_unit_test(scaling_does_not_overflow_on_the_way),
        cmocka_unit_test(the_larger_and_the_smaller),
        cmocka_unit_test(a_box_loses_its_edges_on_all_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

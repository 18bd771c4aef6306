/* Colours to plates: docs/press.md 2. */
#include "model/press.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const Press plain = { .most_ink = 3500 };

static void expect(Separation got, int cyan, int magenta, int yellow, int black)
{
    const int want[] = { cyan, magenta, yellow, black };
    for (int i = 0; i < PROCESS_INKS; i++) assert_int_equal(got.process[i], want[i]);
    assert_int_equal(got.spot, NO_SPOT);
}

static void greys_stand_on_black_alone(void **state)
{
    (void)state;
    for (ColorUse use = USE_AREA; use <= USE_LINE; use++) {
        expect(press_separate(&plain, (Color){ 0, 0, 0 }, use), 0, 0, 0, 1000);
        expect(press_separate(&plain, (Color){ 51, 51, 51 }, use), 0, 0, 0, 800); /* 51/255 = 0.2 */
        expect(press_separate(&plain, (Color){ 255, 255, 255 }, use), 0, 0, 0, 0);
    }
}

static void dark_text_is_solid_and_light_text_a_tint(void **state)
{
    (void)state;
    expect(press_separate(&plain, (Color){ 44, 110, 79 }, USE_LINE), 0, 0, 0, 1000); /* lightness 0.34 */
    expect(press_separate(&plain, (Color){ 255, 0, 0 }, USE_LINE), 0, 0, 0, 1000);   /* 0.299 */
    expect(press_separate(&plain, (Color){ 255, 255, 0 }, USE_LINE), 0, 0, 0, 114);  /* 0.886 */
}

static void fills_leave_their_grey_to_black(void **state)
{
    (void)state;
    expect(press_separate(&plain, (Color){ 255, 0, 0 }, USE_AREA), 0, 1000, 1000, 0);
    expect(press_separate(&plain, (Color){ 0, 51, 102 }, USE_AREA), 1000, 500, 0, 600); /* K .6; M (1-.2-.6)/.4 */
    assert_true(separation_sum(press_separate(&plain, (Color){ 0, 0, 1 }, USE_AREA)) <= 3000);
}

static void an_ink_of_the_layout_comes_first(void **state)
{
    (void)state;
    InkRule inks[] = { { { 1, 2, 3 }, { .process = { 800, 300, 750, 200 }, .spot = NO_SPOT }, false },
                       { { 4, 5, 6 }, { .spot = 0, .tint = 500 }, true } };
    const Press press = { .inks = inks, .n_inks = 2 };
    expect(press_separate(&press, (Color){ 1, 2, 3 }, USE_AREA), 800, 300, 750, 200);
    expect(press_separate(&press, (Color){ 1, 2, 3 }, USE_LINE), 0, 0, 0, 1000); /* it mixes plates */
    Separation spot = press_separate(&press, (Color){ 4, 5, 6 }, USE_LINE);
    assert_int_equal(spot.spot, 0);
    assert_int_equal(separation_sum(spot), 500);
    assert_false(separation_is_solid_black(spot));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(greys_stand_on_black_alone),
        cmocka_unit_test(dark_text_is_solid_and_light_text_a_tint),
        cmocka_unit_test(fills_leave_their_grey_to_black),
        cmocka_unit_test(an_ink_of_the_layout_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

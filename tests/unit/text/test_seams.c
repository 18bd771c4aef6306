/* White between characters: JLReq 3.1.2 to 3.1.6, 3.2.6. */
#include "desk.h"

static Len width_of(Desk *desk, const char *text)
{
    return para_from(desk, text)->max_width;
}

static void a_comma_is_half_an_em_and_half_an_em_of_white(void **state)
{
    assert_int_equal(width_of(*state, "漢、漢"), 3 * EM);
    assert_int_equal(width_of(*state, "漢、"), EM + HALF_EM);
}

static void an_opening_bracket_stands_flush_at_the_head(void **state)
{
    assert_int_equal(width_of(*state, "「漢」"), 2 * EM);
    const Frame *frame = only_line(*state, para_from(*state, "「漢」"), 5 * EM);
    assert_int_equal(x_of(frame, 0), -HALF_EM); /* the blank half of its frame lies outside */
    assert_int_equal(x_of(frame, 1), HALF_EM);
}

static void consecutive_marks_share_one_half_em(void **state)
{
    assert_int_equal(width_of(*state, "漢」「漢"), 3 * EM + HALF_EM); /* 3.1.4: 」「 one half em */
    assert_int_equal(width_of(*state, "漢」、漢"), 3 * EM + HALF_EM);
    assert_int_equal(width_of(*state, "漢」）漢"), 3 * EM + HALF_EM);
    assert_int_equal(width_of(*state, "漢（「漢"), 3 * EM + HALF_EM);
    assert_int_equal(width_of(*state, "漢。」漢"), 3 * EM + HALF_EM);
    assert_int_equal(width_of(*state, "漢」・漢"), 3 * EM + HALF_EM); /* quarters about the dot only */
}

static void a_middle_dot_has_a_quarter_em_on_both_sides(void **state)
{
    Desk *desk = *state;
    const Frame *frame = only_line(desk, para_from(desk, "漢・漢"), 5 * EM);
    assert_int_equal(x_of(frame, 1), EM);
    assert_int_equal(x_of(frame, 2), 2 * EM);
    assert_int_equal(width_of(desk, "・漢"), 2 * EM - QUARTER_EM);
}

static void japanese_and_western_keep_a_quarter_em_apart(void **state)
{
    Desk *desk = *state;
    assert_int_equal(width_of(desk, "計30件"), 3 * EM + 2 * QUARTER_EM);
    assert_int_equal(width_of(desk, "漢A(B)漢"), 2 * EM + 4 * HALF_EM + QUARTER_EM); /* none beside a bracket */
    desk->style.autospace = 0;
    assert_int_equal(width_of(desk, "計30件"), 3 * EM);
}

/* 和欧間 is for letters and figures: beside white there is white (cl-26, Table 1). */
static void beside_a_space_of_one_width_there_is_no_other_white(void **state)
{
    Desk *desk = *state;
    Len tie = width_of(desk, "A\u00A0A") - 2 * HALF_EM, wide = width_of(desk, "A\u2003A") - 2 * HALF_EM;
    assert_int_equal(width_of(desk, "漢\u00A0漢"), 2 * EM + tie);
    assert_int_equal(width_of(desk, "漢\u202FA"), EM + HALF_EM + width_of(desk, "A\u202FA") - 2 * HALF_EM);
    assert_int_equal(width_of(desk, "漢\u2003漢"), 2 * EM + wide);
    const Seam *seams = para_from(desk, "漢\u00A0漢\u2003漢")->seams;
    for (int i = 0; i < 4; i++) assert_true(seams[i].take == 0 && seams[i].give == 0);
}

static void a_mark_inside_a_number_has_no_white(void **state)
{
    assert_int_equal(width_of(*state, "３、４"), 2 * EM + HALF_EM); /* 3.1.3 */
    assert_int_equal(width_of(*state, "10・11"), 2 * EM + HALF_EM);
    assert_int_equal(width_of(*state, "２，１７３"), 4 * EM + HALF_EM);
}

static void proportional_marks_lose_only_what_they_have(void **state)
{
    Desk *desk = *state;
    desk->style.family = STR("proportional");
    const Frame *frame = only_line(desk, para_from(desk, "「漢」、漢"), 9 * EM);
    assert_true(x_of(frame, 1) >= HALF_EM - 1); /* 「 is half an em there: nothing to lose, nothing overlaps */
    assert_true(x_of(frame, 3) >= x_of(frame, 2) + HALF_EM - EM / 8);
}

static void tracking_stands_between_characters_only(void **state)
{
    Desk *desk = *state;
    desk->style.tracking = 100;
    assert_int_equal(width_of(desk, "漢字漢"), 3 * EM + 200);
}

static void a_missing_glyph_comes_from_the_fallback(void **state)
{
    Desk *desk = *state;
    const Para *para = para_from(desk, "計𠮷計");
    assert_int_equal(para->n_stretches, 3);
    assert_string_equal(para->stretches[1].face->path.at, FONT_FOLDER "opentype/noto/NotoSansCJK-Regular.ttc");
    assert_int_equal(para->stretches[1].face->kind, FACE_CFF_CID);
    assert_int_equal(diag_count(desk->diag, SEVERITY_NOTE), 0);
}

static void a_character_no_font_has_is_an_error(void **state)
{
    Desk *desk = *state;
    para_from(desk, "計\U0001F600\n\uE123");
    assert_int_equal(diag_count(desk->diag, SEVERITY_ERROR), 2);
}

static void marks_stay_with_their_base(void **state)
{
    Desk *desk = *state;
    assert_int_equal(para_from(desk, "か\u309A葛\U000E0100字")->n_atoms, 3);
    assert_int_equal(diag_count(desk->diag, SEVERITY_NOTE), 0);
}

static void an_unknown_family_is_said_once_and_keeps_its_place(void **state)
{
    Desk *desk = *state;
    desk->style.family = STR("nowhere");
    assert_int_equal(para_from(desk, "漢字")->max_width, 2 * EM);
    para_from(desk, "漢字");
    assert_int_equal(diag_count(desk->diag, SEVERITY_ERROR), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        TEST(a_comma_is_half_an_em_and_half_an_em_of_white),
        TEST(an_opening_bracket_stands_flush_at_the_head),
        TEST(consecutive_marks_share_one_half_em),
        TEST(a_middle_dot_has_a_quarter_em_on_both_sides),
        TEST(japanese_and_western_keep_a_quarter_em_apart),
        TEST(beside_a_space_of_one_width_there_is_no_other_white),
        TEST(a_mark_inside_a_number_has_no_white),
        TEST(proportional_marks_lose_only_what_they_have),
        TEST(tracking_stands_between_characters_only),
        TEST(a_missing_glyph_comes_from_the_fallback),
        TEST(a_character_no_font_has_is_an_error),
        TEST(marks_stay_with_their_base),
        TEST(an_unknown_family_is_said_once_and_keeps_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A line as a frame: alignment, justification, plates, links, slots, leaders. */
#include "desk.h"

static const Frame *nth_line(Desk *desk, const Para *para, Len width, int nth)
{
    Lines lines = text_break(para, width, desk->arena);
    assert_true(nth < lines.n);
    return text_line(para, &lines.at[nth], width, desk->arena);
}

static void lines_start_end_or_stand_in_the_middle(void **state)
{
    static const Len at[] = { [ALIGN_START] = 0, [ALIGN_CENTER] = EM, [ALIGN_END] = 2 * EM, [ALIGN_JUSTIFY] = 0 };
    Desk *desk = *state;
    for (Align align = ALIGN_START; align <= ALIGN_JUSTIFY; align++) {
        desk->style.align = align;
        const Frame *frame = only_line(desk, para_from(desk, "漢字"), 4 * EM);
        assert_int_equal(x_of(frame, 0), at[align]);
        assert_int_equal(frame->width, 4 * EM);
    }
}

static void a_closing_mark_at_the_right_edge_stands_flush(void **state)
{
    Desk *desk = *state;
    desk->style.align = ALIGN_END;
    const Frame *frame = only_line(desk, para_from(desk, "漢字。"), 4 * EM);
    assert_int_equal(x_of(frame, 2), 4 * EM - HALF_EM);
}

static void justified_lines_fill_the_measure_exactly(void **state)
{
    Desk *desk = *state;
    desk->style.align = ALIGN_JUSTIFY;
    const Para *para = para_from(desk, "入札不調等により、工期の遅れが発生しているものの、令和3年度目標数以上の案件");
    for (Len width = 10 * EM; width < 20 * EM; width += 777) {
        Lines lines = text_break(para, width, desk->arena);
        for (int i = 0; i + 1 < lines.n; i++) {
            const Line *line = &lines.at[i];
            const Frame *frame = text_line(para, line, width, desk->arena);
            const Item *item = item_of(frame, ITEM_GLYPHS, 0);
            const Glyph *last = &item->as.glyphs.glyphs[item->as.glyphs.n_glyphs - 1];
            Len end = item->x + last->x + para->atoms[line->last - 1].advance;
            Len spare = para->seams[line->last - 1].spare;
            if (end > width || end < width - spare) fail_msg("line %d of width %d ends at %d", i, width, end);
        }
    }
}

static void narrow_lines_are_not_justified_unless_asked(void **state)
{
    Desk *desk = *state;
    desk->style.align = ALIGN_JUSTIFY;
    Len width = 4 * EM + HALF_EM;
    assert_int_equal(x_of(nth_line(desk, para_from(desk, "漢字漢字漢字"), width, 0), 1), EM);
    desk->style.justify_narrow = true;
    assert_true(x_of(nth_line(desk, para_from(desk, "漢字漢字漢字"), width, 0), 1) > EM);
}

static void white_between_scripts_grows_before_kanji_part(void **state)
{
    Desk *desk = *state;
    desk->style.align = ALIGN_JUSTIFY;
    desk->style.justify_narrow = true;
    Len width = 5 * EM + QUARTER_EM;
    const Frame *frame = nth_line(desk, para_from(desk, "漢字A漢字漢字"), width, 0);
    assert_int_equal(x_of(frame, 1), EM); /* 3.8.4: the quarters on both sides of A took it all */
    assert_int_equal(x_of(frame, 2), 2 * EM + QUARTER_EM + QUARTER_EM / 2);
    assert_int_equal(x_of(frame, 4), width - EM);
}

static void a_space_at_the_end_of_a_line_is_not_painted(void **state)
{
    Desk *desk = *state;
    const Frame *frame = nth_line(desk, para_from(desk, "漢字 漢字\n漢字"), 3 * EM, 0);
    assert_string_equal(str_copy(desk->arena, item_of(frame, ITEM_GLYPHS, 0)->as.glyphs.text).at, "漢字");
    frame = nth_line(desk, para_from(desk, "漢字 漢字\n漢字"), 9 * EM, 0);
    assert_string_equal(str_copy(desk->arena, item_of(frame, ITEM_GLYPHS, 0)->as.glyphs.text).at, "漢字 漢字");
}

/* JLReq 3.2.6: a third of an em, and not the half of this face. */
static void a_word_space_is_a_third_of_an_em(void **state)
{
    Desk *desk = *state;
    const Para *para = para_from(desk, "ab cd");
    assert_int_equal(para->seams[2].space, EM / 3);
    assert_int_equal(para->seams[2].take, EM / 3 - QUARTER_EM);
    assert_int_equal(para->seams[2].give, HALF_EM - EM / 3);
}

/* JLReq 3.8.3 c before d: the white before the last dot goes first, that around the other one stays. */
static void a_middle_dot_at_the_end_gives_before_one_within(void **state)
{
    Desk *desk = *state;
    const Frame *frame = only_line(desk, para_from(desk, "漢・漢字・"), 4 * EM + HALF_EM);
    const Glyphs *glyphs = &item_of(frame, ITEM_GLYPHS, 0)->as.glyphs;
    assert_int_equal(frame->n_shares, 1);
    assert_int_equal(frame->shares[0].rank, 3);
    assert_int_equal(frame->shares[0].amount, -QUARTER_EM);
    assert_int_equal(glyphs->glyphs[2].x, 2 * EM);
}

static void clusters_count_from_the_text_of_their_item(void **state)
{
    Desk *desk = *state;
    const Glyphs *glyphs = &item_of(nth_line(desk, para_from(desk, "漢字\n仮1名"), 9 * EM, 1), ITEM_GLYPHS, 0)->as.glyphs;
    assert_int_equal(glyphs->n_glyphs, 3);
    assert_int_equal(glyphs->glyphs[0].cluster, 0);
    assert_int_equal(glyphs->glyphs[1].cluster, 3);
    assert_int_equal(glyphs->glyphs[2].cluster, 4);
    assert_int_equal(glyphs->text.n, 7);
}

/* 注 in a style of its own between two runs of the paragraph's. */
static Rich *rich_with_style(Desk *desk, const Style *own)
{
    Rich *rich = rich_from(desk, "漢注字");
    Run *runs = arena_array(desk->arena, Run, 3);
    for (int i = 0; i < 3; i++) runs[i] = (Run){ .first = 3 * i, .last = 3 * i + 3, .style = i == 1 ? own : rich->style };
    rich->runs = runs;
    rich->n_runs = 3;
    return rich;
}

static void a_plate_makes_room_for_its_padding(void **state)
{
    Desk *desk = *state;
    Style own = desk->style;
    own.plate = (Plate){ .filled = true, .padding = { 100, 10, 200, 20 } };
    const Frame *frame = only_line(desk, text_shape(rich_with_style(desk, &own), desk->book, desk->arena, desk->diag), 9 * EM);
    const Item *fill = item_of(frame, ITEM_FILL, 0);
    assert_ptr_equal(fill, &frame->items[0]); /* behind everything */
    assert_int_equal(fill->x, EM);
    assert_int_equal(fill->as.fill.width, EM + 300);
    assert_int_equal(fill->as.fill.height, EM + 30);
    assert_int_equal(x_of(frame, 1), EM + 100);
    assert_int_equal(x_of(frame, 2), 2 * EM + 300);
}

static void a_raised_mark_stays_with_its_word(void **state)
{
    Desk *desk = *state;
    Style own = desk->style;
    own.size = HALF_EM;
    own.raise = QUARTER_EM;
    const Para *para = text_shape(rich_with_style(desk, &own), desk->book, desk->arena, desk->diag);
    const Frame *frame = nth_line(desk, para, EM + HALF_EM, 0);
    assert_int_equal(item_of(frame, ITEM_GLYPHS, 0)->y - item_of(frame, ITEM_GLYPHS, 1)->y, QUARTER_EM);
    assert_int_equal(frame->height, desk->style.leading);
    assert_int_equal(frame->baseline, font_baseline(EM, desk->style.leading));
}

static void a_link_lies_over_its_run(void **state)
{
    Desk *desk = *state;
    Rich *rich = rich_with_style(desk, &desk->style);
    rich->runs[1].link = STR("m9");
    const Frame *frame = only_line(desk, text_shape(rich, desk->book, desk->arena, desk->diag), 9 * EM);
    const Item *link = item_of(frame, ITEM_LINK, 0);
    assert_int_equal(link->x, EM);
    assert_int_equal(link->as.link.width, EM);
    assert_int_equal(link->as.link.height, EM);
}

/* 第N章……ページ番号: a line of a table of contents. */
static Rich *rich_with_leader(Desk *desk, const char *title)
{
    Rich *rich = rich_from(desk, str_printf(desk->arena, "%s・\uFFFC", title).at);
    int n = (int)strlen(title);
    Run *runs = arena_array(desk->arena, Run, 3);
    runs[0] = (Run){ .last = n, .style = rich->style };
    runs[1] = (Run){ .first = n, .last = n + 3, .style = rich->style, .leader = true };
    runs[2] = (Run){ .first = n + 3, .last = n + 6, .style = rich->style };
    rich->runs = runs;
    rich->n_runs = 3;
    rich->slots = arena_new(desk->arena, Slot);
    rich->slots[0] = (Slot){ .at = n + 3, .kind = SLOT_PAGE_OF, .room = STR("000"), .align = ALIGN_END };
    rich->n_slots = 1;
    return rich;
}

static void a_leader_fills_its_line_and_the_page_number_stands_flush(void **state)
{
    Desk *desk = *state;
    const Para *para = text_shape(rich_with_leader(desk, "漢字"), desk->book, desk->arena, desk->diag);
    const Frame *frame = only_line(desk, para, 12 * EM);
    const Item *slot = item_of(frame, ITEM_SLOT, 0), *dots = item_of(frame, ITEM_FRAME, 0);
    assert_int_equal(slot->x, 12 * EM - EM - HALF_EM);
    assert_int_equal(slot->as.slot.width, EM + HALF_EM);
    assert_int_equal(dots->x + dots->as.frame->width, slot->x);
    assert_int_equal(dots->as.frame->mark->role, ROLE_ARTIFACT);
    assert_int_equal(dots->as.frame->items[0].as.glyphs.n_glyphs, 8); /* 8½ em are left: the half stands before */
}

static void a_leader_that_has_no_room_takes_a_new_line(void **state)
{
    Desk *desk = *state;
    const Para *para = text_shape(rich_with_leader(desk, "漢字仮名漢字仮名"), desk->book, desk->arena, desk->diag);
    Lines lines = text_break(para, 9 * EM, desk->arena);
    assert_int_equal(lines.n, 2);
    const Frame *frame = text_line(para, &lines.at[1], 9 * EM, desk->arena);
    assert_non_null(item_of(frame, ITEM_GLYPHS, 0)); /* some of the title goes with it */
    const Item *slot = item_of(frame, ITEM_SLOT, 0);
    assert_int_equal(slot->x + slot->as.slot.width, 9 * EM);
}

static void a_running_head_takes_the_rest_of_its_line(void **state)
{
    Desk *desk = *state;
    Rich *rich = rich_with_leader(desk, "漢字");
    rich->runs[1].leader = false;
    rich->slots[0] = (Slot){ .at = 9, .kind = SLOT_RUNNING, .name = STR("plan") };
    const Frame *frame = only_line(desk, text_shape(rich, desk->book, desk->arena, desk->diag), 12 * EM);
    const Item *slot = item_of(frame, ITEM_SLOT, 0);
    assert_int_equal(slot->x + slot->as.slot.width, 12 * EM);
}

static void a_line_knows_whose_it_is(void **state)
{
    Desk *desk = *state;
    const Frame *frame = only_line(desk, para_from(desk, "漢字"), 4 * EM);
    assert_int_equal(frame->mark->role, ROLE_NONE);
    assert_int_equal(frame->mark->serial, 1);
    assert_true(str_is(frame->mark->key.text, "m1#name"));
}

static void squeezed_type_keeps_its_height(void **state)
{
    Desk *desk = *state;
    desk->style.squeeze = 800;
    const Frame *frame = only_line(desk, para_from(desk, "漢「A」"), 9 * EM);
    assert_int_equal(x_of(frame, 1), EM * 8 / 10); /* 「: half an em of white, squeezed, before its body */
    assert_int_equal(x_of(frame, 2), EM * 16 / 10);
    assert_int_equal(frame->height, desk->style.leading);
    assert_int_equal(item_of(frame, ITEM_GLYPHS, 0)->as.glyphs.squeeze, 800);
}

static void a_hint_is_spaced_as_if_it_were_not_there(void **state)
{
    Desk *desk = *state;
    const Frame *frame = only_line(desk, para_from(desk, "漢\u200BA"), 9 * EM);
    assert_int_equal(x_of(frame, 1), EM + QUARTER_EM);
    assert_string_equal(str_copy(desk->arena, item_of(frame, ITEM_GLYPHS, 0)->as.glyphs.text).at, "漢");
}

static void a_vertical_line_runs_down_about_its_axis(void **state)
{
    Desk *desk = *state;
    desk->style.vertical = true;
    const Frame *frame = text_turned(only_line(desk, para_from(desk, "漢25字"), 9 * EM), desk->arena);
    assert_int_equal(frame->width, desk->style.leading);
    assert_int_equal(frame->height, 9 * EM);
    const Item *upright = item_of(frame, ITEM_GLYPHS, 0), *abreast = item_of(frame, ITEM_GLYPHS, 1);
    assert_int_equal(upright->as.glyphs.posture, SET_UPRIGHT);
    assert_in_range(upright->x, desk->style.leading / 2 - 1, desk->style.leading / 2 + 1);
    assert_int_equal(abreast->as.glyphs.posture, SET_LEVEL);
    assert_int_equal(item_of(frame, ITEM_GLYPHS, 2)->y, 2 * EM);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        TEST(lines_start_end_or_stand_in_the_middle),
        TEST(a_closing_mark_at_the_right_edge_stands_flush),
        TEST(justified_lines_fill_the_measure_exactly),
        TEST(narrow_lines_are_not_justified_unless_asked),
        TEST(white_between_scripts_grows_before_kanji_part),
        TEST(a_space_at_the_end_of_a_line_is_not_painted),
        TEST(a_word_space_is_a_third_of_an_em),
        TEST(a_middle_dot_at_the_end_gives_before_one_within),
        TEST(clusters_count_from_the_text_of_their_item),
        TEST(a_plate_makes_room_for_its_padding),
        TEST(a_raised_mark_stays_with_its_word),
        TEST(a_link_lies_over_its_run),
        TEST(a_leader_fills_its_line_and_the_page_number_stands_flush),
        TEST(a_leader_that_has_no_room_takes_a_new_line),
        TEST(a_running_head_takes_the_rest_of_its_line),
        TEST(a_line_knows_whose_it_is),
        TEST(squeezed_type_keeps_its_height),
        TEST(a_hint_is_spaced_as_if_it_were_not_there),
        TEST(a_vertical_line_runs_down_about_its_axis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

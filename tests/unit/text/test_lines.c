/* Where lines end: 禁則, numbers, words, the last line. */
#include "desk.h"

static void shrinking_takes_from_punctuation_before_kanji(void **state)
{
    Desk *desk = *state;
    const Para *para = para_from(desk, "漢、漢漢漢");
    Lines lines = text_break(para, 4 * EM + HALF_EM, desk->arena);
    assert_int_equal(lines.n, 1);
    assert_int_equal(lines.at[0].adjust, -HALF_EM);
    const Frame *frame = text_line(para, &lines.at[0], 4 * EM + HALF_EM, desk->arena);
    assert_int_equal(x_of(frame, 2), EM + HALF_EM); /* the comma gave its blank half */
    assert_int_equal(x_of(frame, 4), 3 * EM + HALF_EM);
}

static void a_full_stop_keeps_its_white_within_a_line(void **state)
{
    assert_broken(*state, "漢。漢漢漢", 4 * EM + HALF_EM, "漢。|漢漢漢"); /* 3.8.3 */
}

/* One mark of each class that may not begin a line: it takes the character before it along. */
static void no_line_begins_with_what_closes(void **state)
{
    static const char *const marks[] = { "」", "）", "、", "。", "，", "．", "・", "：", "ー", "々", "ゝ", "っ",
                                         "ャ", "ヶ", "！", "？", "～", "－", "％", "℃",  ")",  "]",  ",",  "." };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        Desk *desk = *state;
        Str text = str_printf(desk->arena, "漢字仮名%s漢字", marks[i]), lines = broken(desk, text.at, 4 * EM);
        char bad[16];
        snprintf(bad, sizeof bad, "|%s", marks[i]);
        if (strstr(lines.at, bad)) fail_msg("%s", lines.at);
    }
}

static void no_line_ends_with_what_opens(void **state)
{
    static const char *const marks[] = { "「", "（", "【", "〔", "《", "(", "[", "<", "￥", "№" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        Desk *desk = *state;
        Str text = str_printf(desk->arena, "漢字%s仮名漢字", marks[i]), lines = broken(desk, text.at, 3 * EM);
        char bad[16];
        snprintf(bad, sizeof bad, "%s|", marks[i]);
        if (strstr(lines.at, bad)) fail_msg("%s", lines.at);
    }
}

static void a_reference_stays_with_its_word_and_begins_a_remark(void **state)
{
    assert_broken(*state, "漢字※仮名", 3 * EM, "漢字※|仮名");
    assert_broken(*state, "漢字漢※仮名", 3 * EM, "漢字|漢※|仮名");
    assert_broken(*state, "漢、※仮名", 3 * EM, "漢、|※仮名");
}

static void a_sign_stays_with_its_figure(void **state)
{
    assert_broken(*state, "漢字▲10人", 4 * EM, "漢字|▲10人");
    assert_broken(*state, "漢字漢-10人", 4 * EM, "漢字漢|-10人");
    assert_broken(*state, "10－20", 2 * EM, "10－|20");
}

static void inseparable_pairs_stay_together(void **state)
{
    assert_broken(*state, "漢字……漢字", 3 * EM, "漢字|……|漢字");
    assert_broken(*state, "漢字――漢字", 3 * EM, "漢字|――|漢字");
    assert_broken(*state, "漢字〳〵漢字", 3 * EM, "漢字|〳〵|漢字"); /* Table 2, note 5 */
    assert_broken(*state, "漢字〴〵漢字", 3 * EM, "漢字|〴〵|漢字");
}

static void a_space_ties_or_is_used_up_by_a_line_end(void **state)
{
    assert_broken(*state, "漢字漢\u00A0漢字", 3 * EM + HALF_EM, "漢字|漢\u00A0漢字");
    assert_broken(*state, "漢字漢\u2003漢字", 3 * EM, "漢字漢\u2003|漢字");
}

static void a_number_stays_whole(void **state)
{
    Desk *desk = *state;
    desk->style.autospace = 0;
    assert_broken(desk, "漢字漢2,173人", 4 * EM, "漢字漢|2,173人");
    assert_broken(desk, "漢字１２３漢字", 4 * EM, "漢字|１２３|漢字");
    assert_broken(desk, "増加率は85%です", 5 * EM, "増加率は|85%です");
}

static void a_number_keeps_its_counter(void **state)
{
    Desk *desk = *state;
    desk->style.autospace = 0;
    assert_broken(desk, "新設する5か所開設", 5 * EM, "新設する|5か所開設");
    assert_broken(desk, "非常勤相談員10人", 7 * EM, "非常勤相談員|10人");
    assert_broken(desk, "街灯改修120施設整備", 6 * EM, "街灯改修|120施設整備");
    assert_broken(desk, "全体計画〔計181所〕です", 6 * EM, "全体計画|〔計181所〕|です");
    assert_broken(desk, "補助132号線", 4 * EM, "補助|132号線");
}

static void a_western_word_stays_whole(void **state)
{
    Desk *desk = *state;
    desk->style.autospace = 0;
    assert_broken(desk, "漢字漢KPI漢", 4 * EM, "漢字漢|KPI漢");
    assert_broken(desk, "the quick brown fox", 5 * EM, "the quick |brown fox");
}

static void a_bracketed_phrase_that_fits_is_kept(void **state)
{
    assert_broken(*state, "区立施設(大泉学園町)", 8 * EM, "区立施設|(大泉学園町)");
}

static void a_katakana_word_that_fits_is_kept(void **state)
{
    assert_broken(*state, "(1)街かどケアカフェの充実", 9 * EM, "(1)街かど|ケアカフェの充実");
}

static void a_hiragana_word_is_kept_and_an_ending_is_not(void **state)
{
    assert_broken(*state, "駅前地区のまちづくり", 8 * EM, "駅前地区の|まちづくり");
    assert_broken(*state, "重点地区まちづくり計画の策定", 9 * EM, "重点地区まちづくり|計画の策定");
    assert_broken(*state, "何度も書かない書類", 5 * EM, "何度も書か|ない書類");
}

static void a_phrase_ends_behind_its_particle(void **state)
{
    assert_broken(*state, "1.5倍の増加を見込んでいます", 10 * EM, "1.5倍の増加を|見込んでいます");
    assert_broken(*state, "小学校の頃からの教育", 7 * EM, "小学校の|頃からの教育");
}

/* Of five kanji the last three are more often one word. */
static void five_kanji_are_two_and_three(void **state)
{
    assert_broken(*state, "区民文化祭", 4 * EM, "区民|文化祭");
}

static void what_is_torn_is_said(void **state)
{
    Desk *desk = *state;
    desk->style.autospace = 0;
    Lines figure = text_break(para_from(desk, "1,616,108人"), 5 * EM, desk->arena);
    assert_true(figure.torn && !figure.relaxed && !figure.words_torn);
    Lines word = text_break(para_from(desk, "ワールドマーケット"), 8 * EM, desk->arena);
    assert_true(word.words_torn && !word.torn);
    Lines whole = text_break(para_from(desk, "開設する16,108人"), 5 * EM, desk->arena);
    assert_true(!whole.torn && !whole.words_torn);
}

static void the_last_line_has_more_than_one_character(void **state)
{
    assert_broken(*state, "区立施設整備計画", 7 * EM, "区立施設|整備計画");
    assert_broken(*state, "新たに整備する。", 7 * EM, "新たに|整備する。");
}

static void rows_never_grow_for_beauty(void **state)
{
    Desk *desk = *state;
    const Para *para = para_from(desk, "インターネットサービス");
    assert_int_equal(text_break(para, 6 * EM, desk->arena).n, 2);
}

static void forced_breaks_are_kept(void **state)
{
    assert_broken(*state, "漢字\n\n漢字\n", 5 * EM, "漢字||漢字");
}

static void what_cannot_fit_is_broken_anyway_and_said(void **state)
{
    Desk *desk = *state;
    const Para *para = para_from(desk, "Nerima");
    Lines lines = text_break(para, 2 * EM, desk->arena);
    assert_int_equal(lines.n, 2);
    assert_true(lines.relaxed && !lines.overfull);
    lines = text_break(para, 100, desk->arena);
    assert_int_equal(lines.n, 6);
    assert_true(lines.overfull);
    assert_int_equal(text_break(para_from(desk, "漢\n字 漢"), 100, desk->arena).n, 3);
}

static void relaxed_lines_give_up_the_loosest_rule_first(void **state)
{
    assert_broken(*state, "ー「字」", 2 * EM, "ー|「字」");
    assert_broken(*state, "漢ッッ」", 2 * EM, "漢ッ|ッ」");
}

static void what_is_kept_is_not_parted(void **state)
{
    Desk *desk = *state;
    Rich *rich = rich_from(desk, "漢字仮名漢字");
    Run *runs = arena_array(desk->arena, Run, 2);
    runs[0] = (Run){ .last = 6, .style = rich->style };
    runs[1] = (Run){ .first = 6, .last = 18, .style = rich->style, .keep = 1 };
    rich->runs = runs;
    rich->n_runs = 2;
    const Para *para = text_shape(rich, desk->book, desk->arena, desk->diag);
    Lines lines = text_break(para, 5 * EM, desk->arena);
    assert_string_equal(written(desk, para, &lines).at, "漢字|仮名漢字");
}

static Lines broken_with_keeps(Desk *desk, int first, int second, Len width, const Para **para)
{
    Rich *rich = rich_from(desk, "漢字仮名漢字");
    Run *runs = arena_array(desk->arena, Run, 3);
    runs[0] = (Run){ .last = 6, .style = rich->style };
    runs[1] = (Run){ .first = 6, .last = 12, .style = rich->style, .keep = first };
    runs[2] = (Run){ .first = 12, .last = 18, .style = rich->style, .keep = second };
    rich->runs = runs;
    rich->n_runs = 3;
    *para = text_shape(rich, desk->book, desk->arena, desk->diag);
    return text_break(*para, width, desk->arena);
}

static void what_is_kept_may_be_of_several_runs(void **state)
{
    Desk *desk = *state;
    const Para *para;
    Lines lines = broken_with_keeps(desk, 1, 1, 5 * EM, &para);
    assert_string_equal(written(desk, para, &lines).at, "漢字|仮名漢字");
    assert_true(broken_with_keeps(desk, 1, 1, 3 * EM, &para).relaxed);
    lines = broken_with_keeps(desk, 1, 2, 3 * EM, &para);
    assert_false(lines.relaxed);
    assert_string_equal(written(desk, para, &lines).at, "漢字|仮名|漢字");
}

static void a_line_with_a_price_is_taken_where_it_spares_more(void **state)
{
    Desk *desk = *state;
    const Para *para = para_from(desk, "産学連携セミナーの開始");
    Lines lines = text_break(para, 6 * EM, desk->arena);
    assert_string_equal(written(desk, para, &lines).at, "産学連携セミ|ナーの開始");
    assert_true(lines.tears > 100);
    lines = text_break_at(para, 6 * EM, 20, desk->arena);
    assert_string_equal(written(desk, para, &lines).at, "産学連携|セミナーの|開始");
    assert_int_equal(lines.tears, 0);
    assert_int_equal(text_break_at(para, 6 * EM, 1000, desk->arena).n, 2);
}

static void hanging_lines_are_shorter(void **state)
{
    Desk *desk = *state;
    desk->style.hang = EM;
    const Para *para = para_from(desk, "漢字仮名漢字仮名");
    Lines lines = text_break(para, 5 * EM, desk->arena);
    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.at[0].indent, 0);
    assert_int_equal(lines.at[1].indent, EM);
    assert_int_equal(lines.at[1].width, 4 * EM);
}

static void widths_are_those_of_the_columns_that_ask(void **state)
{
    Desk *desk = *state;
    desk->style.autospace = 0;
    const Para *para = para_from(desk, "計30施設\n(定員2,173人分)");
    assert_int_equal(para->max_width, 7 * EM + HALF_EM);
    assert_int_equal(para->min_width, 2 * EM + HALF_EM); /* 2,173 */
    assert_int_equal(para_from(desk, "")->max_width, 0);
    assert_int_equal(text_break(para_from(desk, ""), EM, desk->arena).n, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        TEST(shrinking_takes_from_punctuation_before_kanji),
        TEST(a_full_stop_keeps_its_white_within_a_line),
        TEST(no_line_begins_with_what_closes),
        TEST(no_line_ends_with_what_opens),
        TEST(a_reference_stays_with_its_word_and_begins_a_remark),
        TEST(a_sign_stays_with_its_figure),
        TEST(inseparable_pairs_stay_together),
        TEST(a_space_ties_or_is_used_up_by_a_line_end),
        TEST(a_number_stays_whole),
        TEST(a_number_keeps_its_counter),
        TEST(a_western_word_stays_whole),
        TEST(a_bracketed_phrase_that_fits_is_kept),
        TEST(a_katakana_word_that_fits_is_kept),
        TEST(a_hiragana_word_is_kept_and_an_ending_is_not),
        TEST(a_phrase_ends_behind_its_particle),
        TEST(five_kanji_are_two_and_three),
        TEST(what_is_torn_is_said),
        TEST(the_last_line_has_more_than_one_character),
        TEST(rows_never_grow_for_beauty),
        TEST(forced_breaks_are_kept),
        TEST(what_cannot_fit_is_broken_anyway_and_said),
        TEST(relaxed_lines_give_up_the_loosest_rule_first),
        TEST(what_is_kept_is_not_parted),
        TEST(what_is_kept_may_be_of_several_runs),
        TEST(a_line_with_a_price_is_taken_where_it_spares_more),
        TEST(hanging_lines_are_shorter),
        TEST(widths_are_those_of_the_columns_that_ask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What the prices of line ends (text/prices.h) and the weights of characters (text/weights_table.h) promise. */
#include "desk.h"

#include "text/prices.h"

static void what_is_dear_is_dearer_than_what_is_cheap(void **state)
{
    (void)state;
    assert_true(WORD_TORN < OPENED / 4); /* a word is torn before a line is opened by half an em */
    assert_true(ERA_TORN < OPENED);      /* so is an era parted from its year, before it is by an em */
    assert_true(LAST_OF_ONE > OPENED);   /* an opened line before one letter is left alone; */
    assert_true(LAST_OF_TWO < WORD_TORN);
    assert_true(HYPHENATED < WORD_TORN && HYPHENATED + HYPHENATED_AGAIN < WORD_TORN); /* a hyphen says that the word goes on, */
    assert_true(HYPHENATED > 3 * RAGGED_LEAST + 9 * RAGGED_NARROW); /* but none is made for 3 em of white in a narrow cell, */
    assert_true(HYPHENATED < OPENED / 4);                           /* rather than open a line by half an em */
    assert_true(SQUEEZED < SQUEEZED_FULLY && SQUEEZED_FULLY < WORD_TORN); /* marks give way before a word is torn */
    assert_true(RAGGED_MUCH > WORD_TORN); /* but a first line is not left nearly empty for a word */
    assert_true(COUNTER_TORN > WORD_TORN && TOTAL_TORN > COUNTER_TORN && ERA_TORN > TOTAL_TORN);
    assert_true(BRACKET_TORN < WORD_TORN && RANGE_TORN < BRACKET_TORN);
    assert_true(AFTER_COMMA < BESIDE_MARK && BESIDE_MARK < MARK_BEFORE_HIRAGANA && MARK_BEFORE_HIRAGANA < WORD_TORN);
    assert_true(BEFORE_LEADER > WORD_TORN + LAST_OF_TWO);
    assert_true(PARTED_SIGN < PARTED_WORD && PARTED_WORD < PARTED_NUMBER && PARTED_NUMBER < NEVER_PARTED);
    assert_true(NEVER_PARTED < OVERFULL);
}

/* What it costs to end a line where the text has a stroke. */
static int price_at(Desk *desk, const char *text)
{
    const char *stroke = strchr(text, '|');
    Str joined = str_printf(desk->arena, "%.*s%s", (int)(stroke - text), text, stroke + 1);
    const Para *para = para_from(desk, joined.at);
    for (int i = 0; i < para->n_atoms; i++)
        if (para->atoms[i].last == (int)(stroke - text)) return para->seams[i].cost;
    fail_msg("no character ends at the stroke of %s", text);
    return 0;
}

static void a_line_ends_rather_between_words_than_within_one(void **state)
{
    static const char *const pairs[][2] = {
        { "看護小規模多機能型|居宅介護", "看護小規模多機能型居|宅介護" },
        { "随時対応型|訪問介護看護", "随時対応型訪|問介護看護" },
        { "障害福祉サービス等|利用計画書", "障害福祉サービス等利|用計画書" },
        { "市街地|再開発事業", "市街|地再開発事業" },
        { "用地買収に|向けて", "用地買|収に向けて" },
        { "保育園の|改築による", "保育園の改|築による" },
        { "手続きが|できます", "手続きがで|きます" },
        { "補助率の|最終年度", "補助率の最|終年度" },
        { "指導要領に|対応した", "指導要領に対|応した" },
        { "計画の|見直し", "計画の見直|し" },
        { "実施した|ため", "実施したた|め" },
        { "地域の|まちづくり", "地域のまち|づくり" },
        { "サポート|センター", "サポートセ|ンター" },
        { "センターによる|支援", "センターに|よる支援" },
        { "センターにおける|一般就労者", "センターに|おける一般就労者" },
        { "障害|福祉サービス等", "障害福祉サービス|等" },
        { "グループホーム等の|整備", "グループホーム|等の整備" },
        { "施設|利用者の数", "施設利用|者の数" },
        { "市街地|再開発事業", "市街地再|開発事業" },
        { "光が丘|病院", "光が|丘病院" },
        { "まちづくり|協議会の準備", "まちづくり協議|会の準備" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        int between = price_at(*state, pairs[i][0]), within = price_at(*state, pairs[i][1]);
        if (between >= within) fail_msg("%s costs %d, %s costs %d", pairs[i][0], between, pairs[i][1], within);
    }
}

static void a_line_ends_rather_behind_a_particle_than_before_it(void **state)
{
    static const char *const particles[] = { "を", "は", "が", "の", "に", "へ" };
    static const char *const nouns[] = { "計画", "施設", "保育園", "サービス" };
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        for (size_t k = 0; k < sizeof nouns / sizeof *nouns; k++) {
            Desk *desk = *state;
            int before = price_at(desk, str_printf(desk->arena, "%s|%s実施", nouns[k], particles[i]).at);
            int behind = price_at(desk, str_printf(desk->arena, "%s%s|実施", nouns[k], particles[i]).at);
            if (behind >= before) fail_msg("%s%s: %d before it, %d behind it", nouns[k], particles[i], before, behind);
            assert_true(before <= WORD_TORN);
        }
}

/* The search for a character goes by halves; a word that nobody could part costs no more than one torn. */
static void the_table_is_in_order_and_in_bounds(void **state)
{
    (void)state;
    static const struct {
        int character, weights[4];
    } rows[] = {
#define KIND(...)
#define BETWEEN(a, b, price)
#define WITHIN(...)
#define CHARACTER(c, ...) { c, { __VA_ARGS__ } },
#include "text/weights_table.h"
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(i == 0 || rows[i - 1].character < rows[i].character);
        for (int k = 0; k < 4; k++) assert_in_range(rows[i].weights[k] + 128, 0, 255);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_dear_is_dearer_than_what_is_cheap),
        cmocka_unit_test_setup_teardown(a_line_ends_rather_between_words_than_within_one, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_line_ends_rather_behind_a_particle_than_before_it, open_desk, close_desk),
        cmocka_unit_test(the_table_is_in_order_and_in_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

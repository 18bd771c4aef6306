/* Text: braces, white space, runs, notes, lines; totals, marks, dates. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char kpis[] =
    "<goal id='g1' no='1'><name>柱</name><plan id='p1' no='1'><name>計画</name></plan></goal><kpis plan='p1'>"
    "<kpi id='k1'><name>保育所</name><target as-of='2021-09-end'>21.9%</target><current number='165'>165所</current>"
    "<result number='16'>16所</result><total unit='所'/><note>注</note></kpi>"
    "<kpi id='k2'><name>街路灯<br/>更新</name><current number='16108'>16,108基</current><result number='2900'>2,900基</result>"
    "<total unit='基' form='round'/></kpi>"
    "<kpi id='k3'><name>塾</name><current number='70'>70校</current><result "
    "number='3'>3校<list><item>北</item><item>南</item></list></result>"
    "<total unit='校' adjust='-2'/></kpi>"
    "<kpi id='k4'><name>無</name></kpi></kpis>";

/* The text of the one paragraph, or NULL when there is none. */
static const Rich *rich_of(void **state, const char *house, const char *paragraph, const char *data)
{
    const Document *document = desk_bind(*state, house, paragraph, data);
    assert_non_null(document);
    const Block *block = desk_block(document);
    return block ? &block->as.text : NULL;
}

static void assert_kpi(void **state, const char *house, const char *id, const char *content, const char *expected)
{
    char paragraph[512];
    snprintf(paragraph, sizeof paragraph, "<each select=\"//kpi[@id='%s']\"><p>%s</p></each>", id, content);
    const Rich *rich = rich_of(state, house, paragraph, kpis);
    assert_non_null(rich);
    assert_string_equal(rich->text.at, expected);
}

static void braces_hold_xpath_and_doubled_ones_are_literal(void **state)
{
    assert_kpi(state, "", "k1", "{{{name}}} {count(//kpi)}件", "{保育所} 4件");
    assert_kpi(state, "", "k1", "{concat(name, '}')}", "保育所}");
}

static void a_line_end_between_japanese_leaves_no_space(void **state)
{
    assert_string_equal(
        rich_of(state, "", "<p>\n  日本\n  語 の\n  <text style='strong'>\n太字\n</text>\n  文\n</p>", "")->text.at,
        "日本語 の太字文");
}

static void a_line_end_between_western_words_is_a_space(void **state)
{
    assert_string_equal(rich_of(state, "", "<p>two\n   words と\n  Key</p>", "")->text.at, "two words とKey");
}

static void spaces_in_the_data_count(void **state)
{
    assert_string_equal(rich_of(state, "", "<p>{//plan/name}</p>",
                                "<goal id='g1' no='1'><name>柱</name><plan id='p1' no='1'><name>北  南\n東</name></plan></goal>")
                            ->text.at,
                        "北  南東");
}

static void a_link_to_nothing_is_reported(void **state)
{
    rich_of(state, "", "<p><link to='nowhere'>x</link></p>", "");
    assert_non_null(strstr(desk_said(*state), "nowhere"));
}

static void a_style_makes_a_run(void **state)
{
    const Rich *rich = rich_of(state, "", "<p>前<text style='strong'>中</text>後</p>", "");
    assert_int_equal(rich->n_runs, 3);
    assert_int_equal(rich->runs[1].style->weight, 700);
    assert_int_equal(rich->runs[1].first, 3);
    assert_int_equal(rich->runs[2].last, rich->text.n);
}

static void a_total_adds_current_and_result(void **state)
{
    assert_kpi(state, "", "k1", "{result}<br/>{total}", "16所\n〔計181所〕");
    assert_kpi(state, "", "k2", "{total}", "(計19,008基)");
    assert_kpi(state, "", "k3", "{total}", "〔計71校〕");
}

static void a_total_without_numbers_is_reported(void **state)
{
    rich_of(state, "", "<p>{//total}</p>",
            "<goal id='g1' no='1'><name>柱</name><plan id='p1' no='1'><name>計画</name></plan></goal>"
            "<kpis plan='p1'><kpi id='k1'><name>x</name><current number='1'>1</current>"
            "<total unit='所'/></kpi></kpis>");
    assert_non_null(strstr(desk_said(*state), "E0314"));
}

static void a_date_is_a_line_of_its_own(void **state)
{
    assert_kpi(state, "", "k1", "{target}", "21.9%\n令和3年9月末");
    assert_kpi(state, "digits='full-if-single'", "k1", "{target}", "21.9%\n令和３年９月末");
}

static void list_items_stand_on_lines_with_a_mark(void **state)
{
    assert_kpi(state, "", "k3", "{result}", "3校\n・北\n・南");
    assert_kpi(state, "", "k3", "{result}ほか", "3校\n・北\n・南\nほか");
}

static void an_absent_value_is_the_none_glyph(void **state)
{
    assert_kpi(state, "none='―'", "k4", "{target}", "―");
    assert_null(rich_of(state, "", "<each select=\"//kpi[@id='k4']\"><p>{target}</p></each>", kpis));
}

static void lines_that_gave_nothing_are_not_printed(void **state)
{
    const char *lines =
        "<table><column name='a' share='1'/><rows select=\"//kpi[@id='k1' or @id='k4']\"><rule match='kpi'><row>"
        "<cell columns='a'><lines><line>({target})</line><line>{result}</line><line when='note'>注</line></lines></cell>"
        "</row></rule></rows></table>";
    const Document *document = desk_bind(*state, "none='―'", lines, kpis);
    const Table *table = desk_block(document)->as.table;
    assert_string_equal(desk_text(desk_cell(table, 0, 0)), "(21.9%\n令和3年9月末)\n16所\n注");
    assert_string_equal(desk_text(desk_cell(table, 1, 0)), "―");
}

static void a_note_has_its_mark_in_the_text_and_its_words_below(void **state)
{
    const Rich *rich =
        rich_of(state, "note-style='note'", "<each select=\"//kpi[@id='k1']\"><p>{name}<note>{note}</note></p></each>", kpis);
    assert_string_equal(rich->text.at, "保育所※");
    assert_int_equal(rich->n_notes, 1);
    assert_string_equal(rich->notes[0].note->text.at, "※注");
    assert_int_equal(rich->notes[0].note->style->size, 7 * LEN_PT);
    assert_kpi(state, "", "k2", "{name}<note>{note}</note>", "街路灯\n更新");
}

static void a_mark_names_plan_and_group_or_running_number(void **state)
{
    const char *each = "<each select=\"//repeat[@id='%s']\"><p>{name}</p></each>";
    static const struct {
        const char *id, *expected;
    } cases[] = {
        { "r1", "丙【戦略計画1-1の再掲】" },
        { "r2", "〔戦略計画1-2の再掲〕" },
        { "r3", "【戦略計画1-2の再掲】" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char paragraph[256];
        snprintf(paragraph, sizeof paragraph, each, cases[i].id);
        assert_string_equal(rich_of(state, "", paragraph, "")->text.at, cases[i].expected);
    }
}

static void the_place_is_that_of_the_data(void **state)
{
    const Rich *rich = rich_of(state, "", "<p>値 {//kpi[1]/name}</p>", kpis);
    assert_non_null(strstr(rich->where.file, "data.xml"));
    assert_int_equal(rich->serial, 1);
}

static void a_bad_xpath_is_reported_with_its_place(void **state)
{
    rich_of(state, "", "\n<p>{name[}</p>", "");
    assert_non_null(strstr(desk_said(*state), "report.xml:2:"));
    assert_non_null(strstr(desk_said(*state), "E0303"));
}

static void unknown_variables_and_functions_are_named(void **state)
{
    rich_of(state, "", "<p>{$nobody}</p><p>{nothing(1)}</p>", "");
    assert_non_null(strstr(desk_said(*state), "$nobody"));
    assert_non_null(strstr(desk_said(*state), "nothing()"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)
    const struct CMUnitTest tests[] = {
        TEST(braces_hold_xpath_and_doubled_ones_are_literal),
        TEST(a_line_end_between_japanese_leaves_no_space),
        TEST(a_line_end_between_western_words_is_a_space),
        TEST(spaces_in_the_data_count),
        TEST(a_link_to_nothing_is_reported),
        TEST(a_style_makes_a_run),
        TEST(a_total_adds_current_and_result),
        TEST(a_total_without_numbers_is_reported),
        TEST(a_date_is_a_line_of_its_own),
        TEST(list_items_stand_on_lines_with_a_mark),
        TEST(an_absent_value_is_the_none_glyph),
        TEST(lines_that_gave_nothing_are_not_printed),
        TEST(a_note_has_its_mark_in_the_text_and_its_words_below),
        TEST(a_mark_names_plan_and_group_or_running_number),
        TEST(the_place_is_that_of_the_data),
        TEST(a_bad_xpath_is_reported_with_its_place),
        TEST(unknown_variables_and_functions_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

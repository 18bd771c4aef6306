/* Tables: rules, spans, depth, regular grids; blocks around them. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LEAF "<rule match='measure|line'><row><cell columns='b'>{name}{result}</cell></row></rule>"

static const char tree[] =
    "<rule match='group'><row role='band'><cell columns='*'>{name}</cell></row><rows select='sub|label'/></rule>"
    "<rule match='sub'><span columns='a' again='（続き）'>{name}</span><rows select='measure'/></rule>"
    "<rule match='label'><row role='label'><cell columns='*'>{name}</cell></row><rows select='measure' indent='1'/></rule>"
    "<rule match='measure[line]'><span columns='a'>{name}</span><rows select='line'/></rule>" LEAF;

/* Each square is covered once. */
static void assert_regular(const Table *table)
{
    char covered[64][8] = { { 0 } };
    for (int i = 0; i < table->n_rows; i++)
        for (int j = 0; j < table->rows[i].n_cells; j++) {
            const Cell *cell = &table->rows[i].cells[j];
            for (int row = i; row < i + cell->row_span; row++)
                for (int column = cell->column; column < cell->column + cell->column_span; column++) covered[row][column]++;
        }
    for (int i = 0; i < table->n_rows; i++)
        for (int j = 0; j < table->n_columns; j++) assert_int_equal(covered[i][j], 1);
}

static void a_span_lies_over_the_rows_of_its_rule(void **state)
{
    const Table *table = desk_table(*state, tree, "//measures[@plan='p1']/group", "");
    assert_int_equal(table->n_rows, 8);
    assert_regular(table);
    const Cell *sub = desk_cell(table, 1, 0);
    assert_int_equal(sub->row_span, 2);
    assert_string_equal(desk_text(sub), "小");
    assert_string_equal(sub->again->text.at, "小（続き）");
    assert_null(desk_cell(table, 2, 0));
    assert_int_equal(desk_cell(table, 3, 0)->row_span, 1);
    assert_int_equal(desk_cell(table, 6, 0)->row_span, 2);
}

static void labels_make_what_is_below_them_deeper(void **state)
{
    const Table *table = desk_table(*state, tree, "//measures[@plan='p1']/group", "");
    assert_int_equal(table->rows[5].role, ROW_LABEL);
    assert_int_equal(table->rows[5].depth, 0);
    assert_int_equal(table->rows[6].depth, 1);
    assert_int_equal(table->rows[4].role, ROW_BAND);
    assert_int_equal(desk_cell(table, 4, 0)->role, ROLE_HEAD_CELL);
}

static void keys_are_those_of_the_records(void **state)
{
    const Table *table = desk_table(*state, tree, "//measures[@plan='p1']/group", "");
    assert_string_equal(table->rows[1].key.text.at, "m1");
    assert_string_equal(desk_cell(table, 1, 0)->key.text.at, "m1-1.1#a");
    assert_string_equal(desk_cell(table, 1, 1)->key.text.at, "m1#b");
    assert_string_equal(desk_cell(table, 1, 1)->blocks->as.text.key.text.at, "m1#b");
    assert_string_equal(desk_cell(table, 1, 2)->key.text.at, "m1#c");
}

static void spans_of_inner_rules_take_what_is_left(void **state)
{
    const Table *table = desk_table(*state,
                                    "<rule match='group'><span columns='a'>{name}</span><rows select='sub'/></rule>"
                                    "<rule match='sub'><span columns='a b'>{name}</span><rows select='measure'/></rule>"
                                    "<rule match='measure'><row><cell columns='*'>{name}</cell></row></rule>",
                                    "//group[@id='m1-1']", "");
    assert_regular(table);
    assert_int_equal(desk_cell(table, 0, 0)->row_span, 3);
    assert_int_equal(desk_cell(table, 0, 1)->column_span, 1);
    assert_int_equal(desk_cell(table, 0, 2)->column_span, 1);
}

static void a_link_to_a_record_without_a_row_finds_its_first(void **state)
{
    const Document *document =
        desk_bind(*state, "",
                  "<p><link to='m4'>丁へ</link></p><table><column name='a' share='1'/><column name='b' share='1'/><rows "
                  "select=\"//measure[@id='m4']\">"
                  "<rule match='measure'><span columns='a'>{name}</span><rows select='line'/></rule>" LEAF "</rows></table>",
                  "");
    assert_string_equal(desk_block(document)->as.text.runs[0].link.at, "m4-a");
}

static void a_record_without_a_rule_is_reported(void **state)
{
    desk_table(*state, "<rule match='group'><rows select='sub'/></rule>", "//group[@id='m1-1']", "");
    assert_non_null(strstr(desk_said(*state), "E0316"));
    assert_non_null(strstr(desk_said(*state), "<sub>"));
}

static void overlapping_cells_are_reported(void **state)
{
    const Table *table =
        desk_table(*state, "<rule match='group'><row><cell columns='a b'>x</cell><cell columns='b c'>y</cell></row></rule>",
                   "//group[1]", "");
    assert_non_null(strstr(desk_said(*state), "E0318"));
    assert_regular(table);
}

static void an_unknown_column_is_reported(void **state)
{
    desk_table(*state, "<rule match='group'><row><cell columns='z'>x</cell></row></rule>", "//group[1]", "");
    assert_non_null(strstr(desk_said(*state), "E0302"));
}

static void a_rule_on_its_own_record_is_reported(void **state)
{
    desk_table(*state, "<rule match='group'><rows select='.'/></rule>", "//group[1]", "");
    assert_non_null(strstr(desk_said(*state), "E0315"));
}

static void head_cells_span_rows_and_columns(void **state)
{
    const Document *document = desk_bind(*state, "",
                                         "<table><column name='a' share='1'/><column name='b' share='1'/><column name='no' "
                                         "share='1' when='false()'/><column name='c' share='1'/><head>"
                                         "<row><cell columns='a' rows='2'>A</cell><cell columns='b no c'>BC</cell></row>"
                                         "<row><cell columns='b'>B</cell><cell columns='c'>C</cell></row></head>"
                                         "<rows select='//sdg'><rule match='sdg'><row/></rule></rows></table>",
                                         "");
    const Table *table = desk_block(document)->as.table;
    assert_int_equal(table->n_columns, 3);
    assert_int_equal(table->n_head_rows, 2);
    assert_regular(table);
    assert_int_equal(desk_cell(table, 0, 0)->row_span, 2);
    assert_int_equal(desk_cell(table, 0, 1)->column_span, 2);
    assert_int_equal(desk_cell(table, 1, 2)->role, ROLE_HEAD_CELL);
}

static void a_cell_may_not_reach_below_its_table(void **state)
{
    const Table *table =
        desk_table(*state, "<rule match='group'><row><cell columns='a' rows='3'>x</cell></row></rule>", "//group[1]", "");
    assert_non_null(strstr(desk_said(*state), "E0206"));
    assert_regular(table);
}

static void a_required_selection_that_is_empty_is_reported(void **state)
{
    desk_bind(*state, "", "<each select='//sdg'><p>x</p></each>", "");
    assert_string_equal(desk_said(*state), "");
    desk_bind(*state, "", "<each select='//sdg' required='yes'><p>x</p></each>", "");
    assert_non_null(strstr(desk_said(*state), "E0304"));
}

static void contents_are_made_of_headings(void **state)
{
    const Document *document =
        desk_bind(*state, "",
                  "<entries dots='…'/><each select='//plan' as='plan'><heading level='1' id='h-{@id}'>{name}"
                  "<toc level='1'>計画{$plan/@no}</toc></heading></each>",
                  "");
    const Block *entry = desk_block(document);
    assert_int_equal(entry->role, ROLE_ENTRY);
    assert_string_equal(entry->as.text.text.at, "計画1…\uFFFC");
    assert_string_equal(entry->as.text.slots[0].name.at, "h-p1");
    assert_true(entry->as.text.runs[1].leader);
    assert_string_equal(entry->next->as.text.runs[0].link.at, "h-p2");
    assert_int_equal(entry->next->next->role, ROLE_HEADING);
    assert_string_equal(entry->next->next->signpost->bookmark.at, "計画");
}

static void a_setting_goes_to_the_next_block(void **state)
{
    const Document *document = desk_bind(*state, "", "<set name='tab' number='{1+1}'>柱</set><gap height='1mm'/><p>文</p>", "");
    const Block *paragraph = desk_block(document)->next;
    assert_int_equal(paragraph->n_settings, 1);
    assert_int_equal(paragraph->settings[0].number, 2);
    assert_string_equal(paragraph->settings[0].rich.text.at, "柱");
}

static void keys_of_samples_do_not_count(void **state)
{
    const Document *document = desk_bind(*state, "", "<sample><p id='x'>見本</p></sample><p id='x'>一</p><p id='x'>二</p>", "");
    const Block *first = desk_block(document)->next;
    assert_string_equal(first->key.text.at, "x");
    assert_string_equal(first->next->key.text.at, "x'2");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)
    const struct CMUnitTest tests[] = {
        TEST(a_span_lies_over_the_rows_of_its_rule),
        TEST(labels_make_what_is_below_them_deeper),
        TEST(keys_are_those_of_the_records),
        TEST(spans_of_inner_rules_take_what_is_left),
        TEST(a_link_to_a_record_without_a_row_finds_its_first),
        TEST(a_record_without_a_rule_is_reported),
        TEST(overlapping_cells_are_reported),
        TEST(an_unknown_column_is_reported),
        TEST(a_rule_on_its_own_record_is_reported),
        TEST(head_cells_span_rows_and_columns),
        TEST(a_cell_may_not_reach_below_its_table),
        TEST(a_required_selection_that_is_empty_is_reported),
        TEST(contents_are_made_of_headings),
        TEST(a_setting_goes_to_the_next_block),
        TEST(keys_of_samples_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

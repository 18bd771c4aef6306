/* What a page end after each row of a table means: layout/ends.c. */
#include "layout/ends.h"
#include "layout/grid.h"

#include "dice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { COLUMNS = 3, MOST_ROWS = 9 };

/* One letter a row: h head, b band, l label, . body. */
typedef struct {
    Arena *arena;
    Table table;
    Column columns[COLUMNS];
    Row rows[MOST_ROWS];
    Cell cells[MOST_ROWS][COLUMNS];
} Desk;

static int desk_open(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_open();
    *state = desk;
    return 0;
}

static int desk_close(void **state)
{
    Desk *desk = *state;
    arena_close(desk->arena);
    free(desk);
    return 0;
}

/* Every square a cell of its own. */
static void draw(Desk *desk, const char *letters)
{
    desk->table = (Table){ .columns = desk->columns, .rows = desk->rows, .n_columns = COLUMNS };
    for (int r = 0; letters[r]; r++, desk->table.n_rows++) {
        char c = letters[r];
        desk->rows[r] = (Row){ .role = c == 'h'   ? ROW_HEAD
                                       : c == 'b' ? ROW_BAND
                                       : c == 'l' ? ROW_LABEL
                                                  : ROW_BODY,
                               .cells = desk->cells[r],
                               .n_cells = COLUMNS };
        desk->table.n_head_rows += c == 'h';
        for (int i = 0; i < COLUMNS; i++) desk->cells[r][i] = (Cell){ .column = i, .column_span = 1, .row_span = 1 };
    }
}

/* The cell of this square goes on through the next `more` rows. */
static void span_down(Desk *desk, int row, int column, int more)
{
    for (int i = 0; i < desk->rows[row].n_cells; i++)
        if (desk->cells[row][i].column == column) desk->cells[row][i].row_span = 1 + more;
    for (int r = row + 1; r <= row + more; r++) {
        Row *under = &desk->rows[r];
        int n = 0;
        for (int i = 0; i < under->n_cells; i++)
            if (under->cells[i].column != column) under->cells[n++] = under->cells[i];
        under->n_cells = n;
    }
}

static const PageEnd *ends_of(const Desk *desk)
{
    return ends_of_table(&desk->table, desk->arena);
}

static void a_page_ends_best_before_a_band(void **state)
{
    Desk *desk = *state;
    draw(desk, "h...b..");
    const PageEnd *ends = ends_of(desk);
    for (int row = 1; row < 6; row++)
        if (row != 3) assert_true(ends[3].cost < ends[row].cost);
    assert_true(ends[3].cost > 0);
}

static void each_cell_that_is_cut_costs_as_much(void **state)
{
    Desk *desk = *state;
    draw(desk, "........");
    span_down(desk, 2, 0, 3);
    const PageEnd *one = ends_of(desk);
    span_down(desk, 2, 2, 3);
    const PageEnd *two = ends_of(desk);
    assert_int_equal(one[1].cost, two[1].cost);
    assert_true(one[3].cost > one[1].cost);
    assert_int_equal(two[3].cost - one[3].cost, one[3].cost - one[1].cost);
    assert_int_equal(two[5].cost, two[1].cost); /* behind the span nothing is cut */
    assert_true(one[2].cost > one[3].cost);     /* one row of four is rather not parted from the others, */
    assert_int_equal(one[4].cost, one[2].cost); /* neither the first nor the last */
}

static void one_row_is_rather_not_parted_from_the_others_under_its_label(void **state)
{
    Desk *desk = *state;
    draw(desk, "hl....l..");
    desk->table.least_before = desk->table.least_after = 1;
    const PageEnd *ends = ends_of(desk);
    assert_true(ends[2].cost > ends[3].cost);
    assert_int_equal(ends[4].cost, ends[2].cost);
    assert_true(ends[5].cost < ends[3].cost);
    desk->rows[2].keep_next = true; /* with what is said of it, a row is one still */
    const PageEnd *kept = ends_of(desk);
    assert_int_equal(kept[3].cost, ends[2].cost);
    draw(desk, "hl..l....");
    desk->table.least_before = desk->table.least_after = 1;
    assert_int_equal(ends_of(desk)[2].cost, ends[2].cost); /* two of which neither is to be alone part once */
}

static void a_row_alone_is_dear_unless_the_layout_says_otherwise(void **state)
{
    Desk *desk = *state;
    draw(desk, "h.....");
    const PageEnd *unsaid = ends_of(desk);
    assert_true(unsaid[1].cost > unsaid[2].cost && unsaid[4].cost > unsaid[3].cost);
    assert_false(unsaid[1].forbidden || unsaid[4].forbidden);
    desk->table.least_before = desk->table.least_after = 1;
    const PageEnd *said = ends_of(desk);
    for (int row = 1; row < 5; row++) assert_int_equal(said[row].cost, unsaid[2].cost);
}

static void before_a_band_a_cell_may_be_cut_as_well(void **state)
{
    Desk *desk = *state;
    draw(desk, "..b.");
    int plain = ends_of(desk)[1].cost;
    span_down(desk, 1, 0, 2);
    assert_true(ends_of(desk)[1].cost > plain);
}

static void the_end_of_the_table_is_free(void **state)
{
    Desk *desk = *state;
    draw(desk, "h..");
    desk->rows[2].keep_next = true;
    desk->table.least_before = desk->table.least_after = 9;
    const PageEnd *ends = ends_of(desk);
    assert_int_equal(ends[2].cost, 0);
    assert_false(ends[2].forbidden);
}

static void a_row_that_keeps_to_the_next_forbids_it(void **state)
{
    Desk *desk = *state;
    draw(desk, "h.b..");
    desk->rows[2].keep_next = true;
    const PageEnd *ends = ends_of(desk);
    for (int row = 1; row < 5; row++) assert_int_equal(ends[row].forbidden, row == 2);
}

static void two_rows_stay_together_at_both_ends(void **state)
{
    Desk *desk = *state;
    draw(desk, "h......");
    desk->table.least_before = desk->table.least_after = 2;
    const PageEnd *ends = ends_of(desk);
    for (int row = 1; row < 7; row++) assert_int_equal(ends[row].forbidden, row == 1 || row == 5);
}

/* Body rows from row `first` to row `last`. */
static int body_rows(const Desk *desk, int first, int last)
{
    int n = 0;
    for (int row = first; row <= last; row++) n += desk->rows[row].role == ROW_BODY;
    return n;
}

/* A page may end where as many body rows as wanted stand on either side: counted, not walked. */
static void few_rows_are_never_parted_from_the_others(void **state)
{
    Desk *desk = *state;
    Dice dice = { 7 };
    for (int round = 0; round < 2000; round++) {
        char letters[MOST_ROWS + 1] = { 0 };
        int n_head = dice_throw(&dice, 3), n_rows = n_head + dice_throw(&dice, MOST_ROWS - n_head + 1);
        for (int i = 0; i < n_rows; i++) letters[i] = i < n_head ? 'h' : "bl..."[dice_throw(&dice, 5)];
        draw(desk, letters);
        desk->table.least_before = dice_throw(&dice, 5);
        desk->table.least_after = dice_throw(&dice, 5);
        for (int i = 0; i < n_rows; i++) desk->rows[i].keep_next = dice_throw(&dice, 5) == 0;
        const PageEnd *ends = ends_of(desk);
        for (int row = n_head; row < n_rows - 1; row++) {
            bool few = body_rows(desk, n_head, row) < desk->table.least_before ||
                       body_rows(desk, row + 1, n_rows - 1) < desk->table.least_after;
            if (ends[row].forbidden != (few || desk->rows[row].keep_next)) fail_msg("%s: row %d", letters, row);
        }
        if (n_rows > 0) assert_false(ends[n_rows - 1].forbidden);
    }
}

#define sentence(function) cmocka_unit_test_setup_teardown(function, desk_open, desk_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        sentence(a_page_ends_best_before_a_band),
        sentence(each_cell_that_is_cut_costs_as_much),
        sentence(one_row_is_rather_not_parted_from_the_others_under_its_label),
        sentence(a_row_alone_is_dear_unless_the_layout_says_otherwise),
        sentence(before_a_band_a_cell_may_be_cut_as_well),
        sentence(the_end_of_the_table_is_free),
        sentence(a_row_that_keeps_to_the_next_forbids_it),
        sentence(two_rows_stay_together_at_both_ends),
        sentence(few_rows_are_never_parted_from_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

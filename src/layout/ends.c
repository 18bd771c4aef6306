/* What a page end after each row of a table means.  It costs least before a band, more inside the cells it would cut; it is
   forbidden after a row that asks to stay with the next, and where fewer rows would be parted from the others than the table says; where
   it does not say, it is dear where one row would be alone. */
#include "layout/ends.h"

#include "model/rows.h"

enum { COST_ROW = 30, COST_BEFORE_BAND = 8, COST_IN_SPAN = 20, COST_TABLE_END = 0 };
enum { COST_ALONE = 600, NOT_ALONE = 2 }; /* of one body row; as much white as on a page 45 % empty */

/* Fewer body rows than `least` from the end of the table, or (step 1) from its beginning, up to a row; 0: it does not say. */
static void keep_together(PageEnd *ends, const Table *table, int first, int step, int least)
{
    bool is_said = least > 0;
    if (!is_said) least = NOT_ALONE;
    for (int row = first, n = 0; row >= table->n_head_rows && row < table->n_rows; row += step) {
        n += table->rows[row].role == ROW_BODY;
        int end = step > 0 ? row : row - 1; /* the page would end above it */
        if (n >= least || end < table->n_head_rows) return;
        ends[end].forbidden |= is_said;
        ends[end].cost += is_said ? 0 : COST_ALONE;
    }
}

/* Each column of a cell that goes on below a row makes it dearer. */
static void add_spans(PageEnd *ends, const Table *table)
{
    RowWalk walk = rows_walk(table);
    for (int r = rows_uneven(table, 0); r < table->n_rows; r = rows_uneven(table, r + 1)) {
        const Row *row = rows_at(&walk, r);
        for (int i = 0; i < row->n_cells; i++)
            for (int below = r; below < r + row->cells[i].row_span - 1 && below < table->n_rows; below++)
                ends[below].cost += row->cells[i].column_span * COST_IN_SPAN;
    }
    rows_leave(&walk);
}

const PageEnd *ends_of_table(const Table *table, Arena *arena)
{
    PageEnd *ends = arena_array(arena, PageEnd, table->n_rows);
    add_spans(ends, table);
    for (int row = table->n_head_rows; row < table->n_rows - 1; row++) {
        ends[row].cost += table->rows[row + 1].role == ROW_BAND ? COST_BEFORE_BAND : COST_ROW;
        ends[row].forbidden = table->rows[row].keep_next;
    }
    keep_together(ends, table, table->n_head_rows, 1, table->least_before);
    keep_together(ends, table, table->n_rows - 1, -1, table->least_after);
    if (table->n_rows > 0)
        ends[table->n_rows - 1] = (PageEnd){ .cost = COST_TABLE_END }; /* a band or head without rows has nothing to stay with */
    return ends;
}

/* What a page end after each row of a table means.  It costs least before a band, more inside the cells it would cut; it is
   forbidden after a row that asks to stay with the next, and where too few rows would be parted from the others. */
#include "layout/ends.h"

#include "layout/grid.h"

enum { COST_ROW = 30, COST_BEFORE_BAND = 8, COST_IN_SPAN = 20, COST_TABLE_END = 0 };

/* Fewer body rows than `least` from the end of the table, or (step 1) from its beginning, up to a row. */
static void forbid(PageEnd *ends, const Table *table, int first, int step, int least)
{
    for (int row = first, n = 0; row >= table->n_head_rows && row < table->n_rows; row += step) {
        n += table->rows[row].role == ROW_BODY;
        int end = step > 0 ? row : row - 1; /* the page would end above it */
        if (n >= least || end < table->n_head_rows) return;
        ends[end].forbidden = true;
    }
}

const PageEnd *ends_of_table(const Table *table, const CellGrid *grid, Arena *arena)
{
    PageEnd *ends = arena_array(arena, PageEnd, table->n_rows);
    for (int row = table->n_head_rows; row < table->n_rows - 1; row++) {
        int cut = 0;
        for (int c = 0; c < table->n_columns; c++) cut += grid_joins_below(grid, row, c);
        ends[row].cost = (table->rows[row + 1].role == ROW_BAND ? COST_BEFORE_BAND : COST_ROW) + cut * COST_IN_SPAN;
        ends[row].forbidden = table->rows[row].keep_next;
    }
    forbid(ends, table, table->n_head_rows, 1, table->least_before);
    forbid(ends, table, table->n_rows - 1, -1, table->least_after);
    if (table->n_rows > 0)
        ends[table->n_rows - 1] = (PageEnd){ .cost = COST_TABLE_END }; /* a band or head without rows has nothing to stay with */
    return ends;
}

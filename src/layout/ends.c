/* What a page end after each row of a table means.  It costs least before a band, little more before a label, and more inside the cells
   it would cut and where it would part one row from the others under its label or beside such a cell; it is forbidden after a row that
   asks to stay with the next, and where fewer rows would be parted from the others than the table says; where it does not say, it is
   dear where one row would be alone.  Behind a table it costs nothing: the next one rather begins its page. */
#include "layout/ends.h"

#include "model/rows.h"

enum { COST_ROW = 60, COST_BEFORE_LABEL = 50, COST_BEFORE_BAND = 40, COST_IN_SPAN = 20, COST_TABLE_END = 0 };
enum { COST_ALONE = 600, NOT_ALONE = 2 }; /* of one body row; as much white as on a page 45 % empty */
enum { COST_PARTED = 40 };                /* of one from the others under its label; as much white as on a page a ninth empty */

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

/* The last row of what stays with this one. */
static int end_of_unit(const Table *table, int row, int last)
{
    while (row < last && table->rows[row].keep_next) row++;
    return row;
}

static void part_one(PageEnd *end)
{
    end->cost += end->parts_one ? 0 : COST_PARTED;
    end->parts_one = true;
}

/* Rows first … last belong together: the first is not parted from the others, nor the last. */
static void part_group(PageEnd *ends, const Table *table, int first, int last, bool begins, bool stops)
{
    int above = end_of_unit(table, first, last), below = last - 1;
    while (below >= first && table->rows[below].keep_next) below--;
    if (above >= last) return;
    if (begins) part_one(&ends[above]);
    if (stops) part_one(&ends[below]);
}

/* What stands under a band or a label.  The first and the last rows of the table are the table's. */
static void keep_groups(PageEnd *ends, const Table *table)
{
    for (int first = table->n_head_rows, last; first < table->n_rows; first = last + 1) {
        for (last = first; last < table->n_rows && table->rows[last].role == ROW_BODY; last++) continue;
        if (last > first) part_group(ends, table, first, last - 1, first > table->n_head_rows, last < table->n_rows);
    }
}

static int cost_before(RowRole role)
{
    switch (role) {
    case ROW_BAND: return COST_BEFORE_BAND;
    case ROW_LABEL: return COST_BEFORE_LABEL;
    default: return COST_ROW;
    }
}

static void add_span(PageEnd *ends, const Table *table, int row, const Cell *cell)
{
    int last = row + cell->row_span - 1 < table->n_rows ? row + cell->row_span - 1 : table->n_rows - 1;
    for (int below = row; below < last; below++) ends[below].cost += cell->column_span * COST_IN_SPAN;
    if (last > row) part_group(ends, table, row, last, true, true);
}

/* Each column of a cell that goes on below a row makes it dearer, and so does one row of its that is parted from the others. */
static void add_spans(PageEnd *ends, const Table *table)
{
    RowWalk walk = rows_walk(table);
    for (int r = rows_uneven(table, 0); r < table->n_rows; r = rows_uneven(table, r + 1)) {
        const Row *row = rows_at(&walk, r);
        for (int i = 0; i < row->n_cells; i++) add_span(ends, table, r, &row->cells[i]);
    }
    rows_leave(&walk);
}

const PageEnd *ends_of_table(const Table *table, Arena *arena)
{
    PageEnd *ends = arena_array(arena, PageEnd, table->n_rows);
    add_spans(ends, table);
    for (int row = table->n_head_rows; row < table->n_rows - 1; row++) {
        ends[row].cost += cost_before(table->rows[row + 1].role);
        ends[row].forbidden = table->rows[row].keep_next;
    }
    keep_groups(ends, table);
    keep_together(ends, table, table->n_head_rows, 1, table->least_before);
    keep_together(ends, table, table->n_rows - 1, -1, table->least_after);
    if (table->n_rows > 0)
        ends[table->n_rows - 1] = (PageEnd){ .cost = COST_TABLE_END }; /* a band or head without rows has nothing to stay with */
    return ends;
}

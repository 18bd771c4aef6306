/* A table wider than the type area is set in parts, one under the other: each part begins with the stub (表側), the
   columns that say what a row is, and goes on with as many of the others as fit.

       stub │ a b c d e        becomes      stub │ a b c
                                            stub │ d e                                                           */
#include "layout/wide.h"

#include "layout/widths.h"

/* Columns of a part: the stub, then first … last. */
typedef struct {
    int stub, first, last;
} Panel;

static int place_in(Panel panel, int column)
{
    if (column < panel.stub) return column;
    return column >= panel.first && column <= panel.last ? panel.stub + column - panel.first : -1;
}

/* What of a cell lies in the part; false: nothing. */
static bool cut_cell(Cell *cell, Panel panel)
{
    int first = -1, n = 0;
    for (int column = cell->column; column < cell->column + cell->column_span; column++) {
        int place = place_in(panel, column);
        if (place < 0) continue;
        if (first < 0) first = place;
        n++;
    }
    bool is_later_part = panel.first > panel.stub;
    bool was_said = is_later_part && cell->column < panel.first;
    cell->repeated |= was_said;
    if (was_said && cell->unmarked) cell->blocks = cell->unmarked; /* its notes stand with the first part */
    cell->column = first;
    cell->column_span = n;
    return n > 0;
}

static Row *cut_rows(const Row *rows, int n_rows, Panel panel, Arena *arena)
{
    Row *cut = arena_array(arena, Row, n_rows);
    for (int r = 0; r < n_rows; r++) {
        cut[r] = rows[r];
        cut[r].cells = arena_array(arena, Cell, rows[r].n_cells);
        cut[r].n_cells = 0;
        for (int i = 0; i < rows[r].n_cells; i++) {
            Cell cell = rows[r].cells[i];
            if (cut_cell(&cell, panel)) cut[r].cells[cut[r].n_cells++] = cell;
        }
    }
    return cut;
}

static const Block *cut_table(const Block *block, Panel panel, Arena *arena)
{
    Block *part = arena_new(arena, Block);
    *part = *block;
    const Table *whole = block->as.table;
    Table *table = part->as.table = arena_new(arena, Table);
    *table = *whole;
    table->columns = arena_array(arena, Column, whole->n_columns);
    table->n_columns = 0;
    for (int i = 0; i < whole->n_columns; i++)
        if (place_in(panel, i) >= 0) table->columns[table->n_columns++] = whole->columns[i];
    table->rows = cut_rows(whole->rows, whole->n_rows, panel, arena);
    table->head_again.rows = cut_rows(whole->head_again.rows, whole->head_again.n, panel, arena);
    table->page_foot.rows = cut_rows(whole->page_foot.rows, whole->page_foot.n, panel, arena);
    table->carry_out.rows = cut_rows(whole->carry_out.rows, whole->carry_out.n, panel, arena);
    table->carry_in.rows = cut_rows(whole->carry_in.rows, whole->carry_in.n, panel, arena);
    table->indent_column = whole->indent_column >= 0 ? place_in(panel, whole->indent_column) : -1;
    table->stub = 0; /* a part is set as it is */
    return part;
}

/* The last column that still fits beside the stub. */
static int last_beside(const Columns *columns, Panel panel, Len width)
{
    Len taken = columns->x[panel.stub] + columns->width[panel.first];
    int last = panel.first;
    while (last + 1 < columns->table->n_columns && taken + columns->width[last + 1] <= width) taken += columns->width[++last];
    return last;
}

const Block **wide_parts(const Block *block, Len width, int *n_parts, Shop shop)
{
    const Table *table = block->as.table;
    *n_parts = 0;
    if (table->stub == 0 || table->stub >= table->n_columns) return NULL;
    Columns columns = columns_wanted(table, shop);
    if (columns.x[table->n_columns] <= width) return NULL;
    const Block **parts = arena_array(shop.arena, const Block *, table->n_columns);
    for (Panel panel = { table->stub, table->stub, 0 }; panel.first < table->n_columns; panel.first = panel.last + 1) {
        panel.last = last_beside(&columns, panel, width);
        parts[(*n_parts)++] = cut_table(block, panel, shop.arena);
    }
    return parts;
}

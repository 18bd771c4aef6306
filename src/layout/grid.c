/* Who covers which square of a table. */
#include "layout/grid.h"

static void cover(const CellGrid *grid, int row, int end, const Cell *cell)
{
    int n_columns = grid->table->n_columns;
    for (int r = row; r < row + cell->row_span && r < end; r++)
        for (int c = cell->column; c < cell->column + cell->column_span && c < n_columns; c++)
            grid->cells[(r - grid->first) * n_columns + c] = cell;
}

CellGrid grid_of_rows(const Table *table, int first, int last, const Cell *const *above, Arena *arena)
{
    int begin = above ? first - 1 : 0, end = last < table->n_rows ? last + 1 : table->n_rows;
    CellGrid grid = { .table = table, .first = begin };
    grid.cells = arena_array(arena, const Cell *, (end - begin) * table->n_columns);
    for (int c = 0; above && c < table->n_columns; c++) grid.cells[c] = above[c];
    for (int r = above ? first : 0; r < end; r++)
        for (int i = 0; i < table->rows[r].n_cells; i++) cover(&grid, r, end, &table->rows[r].cells[i]);
    return grid;
}

const Cell *grid_at(const CellGrid *grid, int row, int column)
{
    return grid->cells[(row - grid->first) * grid->table->n_columns + column];
}

bool grid_joins_below(const CellGrid *grid, int row, int column)
{
    const Cell *cell = grid_at(grid, row, column);
    return cell && row + 1 < grid->table->n_rows && grid_at(grid, row + 1, column) == cell;
}

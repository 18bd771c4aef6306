/* Who covers which square of a table. */
#include "layout/grid.h"

CellGrid grid_from_table(const Table *table, Arena *arena)
{
    CellGrid grid = { .table = table };
    grid.cells = arena_array(arena, const Cell *, table->n_rows * table->n_columns);
    for (int r = 0; r < table->n_rows; r++)
        for (int i = 0; i < table->rows[r].n_cells; i++) {
            const Cell *cell = &table->rows[r].cells[i];
            for (int down = 0; down < cell->row_span && r + down < table->n_rows; down++)
                for (int across = 0; across < cell->column_span && cell->column + across < table->n_columns; across++)
                    grid.cells[(r + down) * table->n_columns + cell->column + across] = cell;
        }
    return grid;
}

const Cell *grid_at(const CellGrid *grid, int row, int column)
{
    return grid->cells[row * grid->table->n_columns + column];
}

bool grid_joins_below(const CellGrid *grid, int row, int column)
{
    const Cell *cell = grid_at(grid, row, column);
    return cell && row + 1 < grid->table->n_rows && grid_at(grid, row + 1, column) == cell;
}

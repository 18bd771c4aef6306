/* Rules (罫線).  A rule stands between two squares unless one cell covers both; neighbouring pieces of the same pen
   are one rule.  Where a band begins its own pen is used, under the head the head's. */
#include "layout/parts.h"

Grid grid_from_table(const Table *table, Arena *arena)
{
    Grid grid = { .table = table };
    grid.cells = arena_array(arena, const Cell *, table->n_rows * table->n_columns);
    grid.rows = arena_array(arena, int, table->n_rows * table->n_columns);
    for (int r = 0; r < table->n_rows; r++)
        for (int i = 0; i < table->rows[r].n_cells; i++) {
            const Cell *cell = &table->rows[r].cells[i];
            for (int down = 0; down < cell->row_span && r + down < table->n_rows; down++)
                for (int across = 0; across < cell->column_span && cell->column + across < table->n_columns; across++) {
                    int square = (r + down) * table->n_columns + cell->column + across;
                    grid.cells[square] = cell;
                    grid.rows[square] = r;
                }
        }
    return grid;
}

const Cell *grid_at(const Grid *grid, int row, int column)
{
    return grid->cells[row * grid->table->n_columns + column];
}

bool grid_joins_below(const Grid *grid, int row, int column)
{
    const Cell *cell = grid_at(grid, row, column);
    return cell && row + 1 < grid->table->n_rows && grid_at(grid, row + 1, column) == cell;
}

static Pen pen_above(const Table *table, int row)
{
    if (row == 0) return table->rules.top;
    if (row == table->n_head_rows) return table->rules.head;
    return table->rows[row].role == ROW_BAND ? table->rules.band : table->rules.row;
}

const Frame *rules_above(const Grid *grid, const Columns *columns, int row, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    Pen pen = pen_above(grid->table, row);
    int n = grid->table->n_columns;
    for (int first = 0; first < n; first++) {
        if (row > 0 && grid_joins_below(grid, row - 1, first)) continue;
        int last = first;
        while (last + 1 < n && !(row > 0 && grid_joins_below(grid, row - 1, last + 1))) last++;
        frame_add_rule(&builder, columns->x[first], 0, columns->x[last + 1] - columns->x[first], 0, pen);
        first = last;
    }
    return frame_built(&builder, columns->x[n], 0, NULL);
}

const Frame *rules_closing(const Grid *grid, const Columns *columns, Pen pen, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    Len width = columns->x[grid->table->n_columns];
    frame_add_rule(&builder, 0, 0, width, 0, pen);
    return frame_built(&builder, width, 0, NULL);
}

void rules_down(const Grid *grid, const Columns *columns, int row, Slab *slab, Arena *arena)
{
    const Table *table = grid->table;
    Vertical *verticals = arena_array(arena, Vertical, table->n_columns + 1);
    int n = 0;
    if (table->rules.left.kind != LINE_NONE) verticals[n++] = (Vertical){ 0, table->rules.left };
    if (table->rules.right.kind != LINE_NONE) verticals[n++] = (Vertical){ columns->x[table->n_columns], table->rules.right };
    for (int c = 1; c < table->n_columns && table->rules.column.kind != LINE_NONE; c++) {
        if (grid_at(grid, row, c) && grid_at(grid, row, c) == grid_at(grid, row, c - 1)) continue;
        verticals[n++] = (Vertical){ columns->x[c], table->rules.column };
    }
    slab->verticals = verticals;
    slab->n_verticals = n;
}

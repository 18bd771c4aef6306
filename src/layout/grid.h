/* Who covers which square of a table. */
#ifndef LAYOUT_GRID_H
#define LAYOUT_GRID_H

#include "model/document.h"

/* cells[row * n_columns + column], NULL where nobody does. */
typedef struct {
    const Table *table;
    const Cell **cells;
} CellGrid;

CellGrid grid_from_table(const Table *table, Arena *arena);
const Cell *grid_at(const CellGrid *grid, int row, int column);
bool grid_joins_below(const CellGrid *grid, int row, int column); /* the cell goes on in the next row */

#endif

/* Who covers which square of a table. */
#ifndef LAYOUT_GRID_H
#define LAYOUT_GRID_H

#include "model/document.h"

/* Rows first … of it: cells[(row - first) * n_columns + column], NULL where nobody does. */
typedef struct {
    const Table *table;
    const Cell **cells;
    int first;
} CellGrid;

/* Of rows first … last-1, with the row above them and the one below; no cell goes on into that.  above: by column, who covers the row
   above; NULL: none does that began before the table. */
CellGrid grid_of_rows(const Table *table, int first, int last, const Cell *const *above, Arena *arena);
const Cell *grid_at(const CellGrid *grid, int row, int column);
bool grid_joins_below(const CellGrid *grid, int row, int column); /* the cell goes on in the next row */

#endif

/* One cell of a table, and the cells of a row together. */
#ifndef BIND_CELL_H
#define BIND_CELL_H

#include "bind/grid.h"

/* From a <cell> or <span> over these columns, bound with the record as context.  `row_key`: of the row when it has no
   record, else empty. */
Cell cell_from(const Grid *grid, const Node *node, Context context, Range range, RowRole role, Key row_key);
/* Cells whose lines do not belong to each other's after all are said not to be parallel. */
void cells_settle_parallel(Row *row);

#endif

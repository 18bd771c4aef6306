/* One cell of a table. */
#ifndef BIND_CELL_H
#define BIND_CELL_H

#include "bind/grid.h"

/* From a <cell> or <span> over these columns, bound with the record as context.  `owner`: the record of the row, or the
   row where it has none; the key of the cell is under it. */
Cell cell_from(const Grid *grid, const Node *node, Context context, Range range, RowRole role, Key owner);
/* Where the content of a cell stands when nothing is said: in the head in the middle. */
VAlign cell_usual_valign(RowRole role);

#endif

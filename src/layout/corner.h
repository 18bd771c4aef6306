/* Corners of a head with two labels. */
#ifndef LAYOUT_CORNER_H
#define LAYOUT_CORNER_H

#include "layout/builder.h"

/* The corners of a row become so high that the line from corner to corner passes beside both labels; where that would be far too
   high, it is reported. */
void cells_open_corners(const TableBuilder *builder, int row, Stack *stacks);
/* What a cell holds; of a corner the first label at the upper edge, the second at the lower one of a cell so high. */
Stack corner_spread(const TableBuilder *builder, const Cell *cell, int row, const Stack *stack, Len height);

#endif

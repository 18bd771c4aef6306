/* A cell that stands over several slabs. */
#ifndef LAYOUT_SPANNER_H
#define LAYOUT_SPANNER_H

#include "layout/builder.h"

/* Does it go on where a page ends? */
bool spanner_flows(const Cell *cell, const Stack *stack);
/* What it says again on the next page; NULL: nothing. */
const Frame *spanner_again(const TableBuilder *builder, const Cell *cell, const Stack *stack, int row);
/* The cell at `index` of the row over slabs first … last; its notes stand on the page on which its text ends. */
void spanner_add(TableBuilder *builder, int row, int index, Stack *stacks, int first, int last);

#endif

/* One cell: where it stands. */
#ifndef LAYOUT_CELL_H
#define LAYOUT_CELL_H

#include "layout/builder.h"

/* Its mark, width, padding with the indent of the labels above it. */
const Mark *cell_mark(const TableBuilder *builder, const Cell *cell);
Len cell_width(const TableBuilder *builder, const Cell *cell);
Len cell_indent(const TableBuilder *builder, int row);
Edges cell_padding(const TableBuilder *builder, const Cell *cell, int row);
/* The last row it stands beside, if it begins in this one. */
int cell_last_row(const TableBuilder *builder, const Cell *cell, int row);
/* What it holds, in a frame as high as its row. */
const Frame *cell_place(const TableBuilder *builder, const Cell *cell, const Stack *stack, int row, Len height);
/* White above lines, so that those beside each other begin at one height, or stand on one baseline. */
void cells_align_parallel(const TableBuilder *builder, const Row *row, Stack *stacks);
void cells_align_baselines(const TableBuilder *builder, int row, Stack *stacks);

#endif

/* The cells of rows: what stands in them. */
#ifndef LAYOUT_CELLS_H
#define LAYOUT_CELLS_H

#include "layout/builder.h"

/* false: a column leaves a cell no room for a character (reported).  Those in sheaves are looked at when they are asked. */
bool cells_have_room(const TableBuilder *builder);
/* What the cells of all rows below the head agree on; for a table whose rows are set stretch by stretch, while no paragraph is in
   use. */
void cells_agree(TableBuilder *builder);
/* All cells of rows first … last-1; by what they have agreed on, if they were asked. */
SetRows cells_set(const TableBuilder *builder, int first, int last);

#endif

/* The cells of rows: what stands in them. */
#ifndef LAYOUT_CELLS_H
#define LAYOUT_CELLS_H

#include "layout/builder.h"

/* false: a column leaves a cell no room for a character (reported). */
bool cells_have_room(const TableBuilder *builder);
/* All cells of rows first … last-1. */
SetRows cells_set(const TableBuilder *builder, int first, int last);

#endif

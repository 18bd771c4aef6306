/* Tables in parts. */
#ifndef LAYOUT_WIDE_H
#define LAYOUT_WIDE_H

#include "layout/shop.h"
#include "model/document.h"

/* The parts in which a table is set that is too wide and has a stub; NULL: it is set as it is. */
const Block **wide_parts(const Block *block, Len width, int *n_parts, Shop shop);
/* Columns first … last as a table of their own; of cells that lie over a column before them, too, it is known that they were said. */
const Block *wide_cut(const Block *block, int first, int last, Arena *arena);

#endif

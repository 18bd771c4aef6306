/* Tables over facing pages (見開き). */
#ifndef LAYOUT_FACING_H
#define LAYOUT_FACING_H

#include "layout/columns.h"

/* The same table, in which no cell lies over the gutter: what did is said on both pages. */
const Block *facing_parted(const Block *block, Arena *arena);
/* Each side fitted to the width of one page; beyond the gutter they lie behind that.  Of a table that is parted. */
Columns facing_columns(const Block *block, Len page_width, Shop shop);

#endif

/* Column widths. */
#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H

#include "layout/widths.h"

/* The natural width that a column has in all tables of one name: the widest. */
typedef struct SharedWidth {
    Str table, column;
    Len width;
    struct SharedWidth *next;
} SharedWidth;

/* How wide the columns of tables of one name have to be, added to what is known of others; NULL: nothing is. */
SharedWidth *columns_alike(const Block *blocks, SharedWidth *known, Shop shop);
/* In this width; what is wider all the same is too_wide (reported at `where`). */
Columns columns_fit(const Table *table, Len width, Where where, Shop shop);

#endif

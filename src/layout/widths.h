/* How wide things would like to be, and have to be. */
#ifndef LAYOUT_WIDTHS_H
#define LAYOUT_WIDTHS_H

#include "layout/shop.h"
#include "model/document.h"

/* Where the columns of a table came to lie. */
typedef struct {
    const Table *table;
    Len *x; /* x[n_columns] is the right edge */
    Len *width;
    bool too_wide;
} Columns;

/* As wide as its content needs, and narrower where that is too much; a best one is such a column until its width is chosen. */
static inline bool column_gives(const Column *column)
{
    return column->kind == COLUMN_NATURAL || column->kind == COLUMN_BEST;
}

/* Of blocks under each other, with their plates. */
Len blocks_natural(const Block *blocks, Shop shop);
/* All of them 0. */
Columns columns_new(const Table *table, Arena *arena);
/* Of one column: the width it would like to have, the least it can do with; what its cells ask for that lie over it alone. */
Len column_natural(const Table *table, int column, Shop shop);
Len column_least(const Table *table, int column, Shop shop);
/* Natural columns are widened until cells over several columns have room. */
void columns_widen(const Table *table, Columns *columns, Shop shop);
/* Each behind the one before it.  Behind what can be set in one piece they have no width: the table is too wide in any case. */
void columns_place(Columns *columns);
/* As wide as they would like to be, the shared ones as if they were natural. */
Columns columns_wanted(const Table *table, Shop shop);
/* The least that all together can be. */
Len columns_least(const Table *table, Shop shop);

#endif

/* A table at work: what its steps share. */
#ifndef LAYOUT_BUILDER_H
#define LAYOUT_BUILDER_H

#include "layout/axis.h"
#include "layout/ends.h"
#include "layout/fit.h"
#include "layout/grid.h"
#include "layout/in_force.h"
#include "layout/strip.h"
#include "layout/widths.h"

/* Rows set apart from their table, without the rules where they meet others: those are drawn when it is known what meets. */
typedef struct {
    const Frame *frame; /* NULL: there are none */
    const CellGrid *grid;
} Apart;

static inline Len apart_height(Apart apart)
{
    return apart.frame ? apart.frame->height : 0;
}

/* What stands over the first row of a page, and the pen it closes with where the rows ask for nothing heavier. */
typedef struct {
    Apart rows;
    Pen pen;
} Lintel;

/* What hangs over the row in hand, should a page begin with it, or (in_row) within it. */
typedef struct {
    Lintel plain, carried, in_row; /* the head; the head and 前頁繰越; with what is in force */
    Slab dress;                    /* the notes of the head, and the rows said again in it */
    InForce in_force, drawn;
    int counted;
} Hanging;

/* What the cells of a table agree on down their columns. */
typedef struct {
    SharedFits fits;
    AxisList axes;
    bool has_axes;
    bool *helped; /* of each cell below the head, row after row: it goes down the ladder */
    int at;       /* of those, the first of the row that is set next */
} Accord;

/* A table at work.  What it needs as long as it has rows to come lives in `lasting`, what its rows need while they are set in `work`;
   where its strip grows, only what stands on it. */
typedef struct {
    StripBuilder *strip;
    Arena *lasting, *work;
    const Block *block;
    const Table *table;
    Columns columns;
    CellGrid grid;     /* of the rows that are being set */
    const Cell **edge; /* who covers the row above those that come next */
    Manner manner;
    bool has_no_room; /* reported: the table is too wide, or a column narrower than a character */
    Apart head;       /* the head rows, for the first time */
    int head_slab;
    Len head_notes;                      /* what its notes need at the foot of each page */
    Apart page_foot, page_end, carry_in; /* 頁計; the same with 次頁へ below it, where a page ends within the table; 前頁繰越 */
    Apart *again;                        /* of each row: as it is said again while its rows go on */
    const PageEnd *ends;                 /* likewise */
    int *first_slab, *last_slab;         /* likewise, */
    int *last_of_row;                    /* but for the notes it owes */
    InForce in_force;                    /* at the row in hand */
    Hanging hanging;                     /* likewise */
    Accord *accord;                      /* asked for before; NULL: all rows are set at once */
    bool said_not_again;                 /* reported: a row is too high to be said again */
} TableBuilder;

static inline Arena *table_arena(const TableBuilder *builder)
{
    return builder->strip->shop.arena;
}

/* The number its slabs have when its notes stand below it, else 0; those of a small table go with the cell it stands in. */
static inline int table_notes_below(const TableBuilder *builder)
{
    return builder->table->notes_below && !builder->strip->is_inner ? builder->strip->n_tables : 0;
}

/* The content of all cells of rows first … last-1, as [row - first][cell], and how it was set. */
typedef struct {
    int first, last;
    Stack **stacks;
    Fitting **fittings;
} SetRows;

#endif

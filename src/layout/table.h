/* A table at work: what its steps share. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/parts.h"

enum { MOST_LEVELS = 10 }; /* of bands within bands */

/* A band in force that is said again on the pages its rows go on to: its slab and height. */
typedef struct {
    int slab;
    Len height;
} Repeat;

typedef struct {
    StripBuilder *strip;
    const Block *block;
    const Table *table;
    Columns columns;
    Grid grid;
    bool has_no_room;            /* reported: the table is too wide, or a column narrower than a character */
    const Frame *head;           /* the head rows, for the first time; NULL: none */
    int *first_slab, *last_slab; /* of each row */
    Repeat repeats[MOST_LEVELS]; /* at the row in hand; height 0: none */
} TableBuilder;

static inline int table_band_level(const Row *band)
{
    return band->level < MOST_LEVELS ? band->level : MOST_LEVELS - 1;
}

static inline Arena *table_arena(const TableBuilder *builder)
{
    return builder->strip->shop.arena;
}

/* The slab `notes` is given the notes of the rows; NULL: said again, theirs stand at the foot of an earlier page. */
const Frame *table_rows_apart(const TableBuilder *builder, const RowSet *set, Pen top, Pen bottom, Slab *notes);

/* cells.c: its mark, width, padding with the indent of the labels above it. */
const Mark *cell_mark(const TableBuilder *builder, const Cell *cell);
Len cell_width(const TableBuilder *builder, const Cell *cell);
Len cell_indent(const TableBuilder *builder, int row);
Edges cell_padding(const TableBuilder *builder, const Cell *cell, int row);
/* false: a column leaves a cell no room for a character (reported). */
bool cells_have_room(const TableBuilder *builder);
/* The content of all cells of rows first … last-1, as [row - first][cell]. */
Stack **cells_set(const TableBuilder *builder, int first, int last);
const Frame *cell_place(const TableBuilder *builder, const Cell *cell, const Stack *stack, int row, Len height);
void cells_align_parallel(const TableBuilder *builder, const Row *row, Stack *stacks);
void cells_align_baselines(const TableBuilder *builder, int row, Stack *stacks);

/* The head, before the rows; then, when all slabs stand, what each shows if a page begins or ends at it. */
void heads_begin(TableBuilder *builder);
void heads_finish(TableBuilder *builder);

#endif

/* A table at work: what its steps share. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/parts.h"

typedef struct {
    StripBuilder *strip;
    const Block  *block;
    const Table  *table;
    Columns       columns;
    Grid          grid;
    bool          has_no_room;         /* reported: the table is too wide, or a column narrower than a character */
    const Frame  *head;                /* the head rows, for the first time; NULL: none */
    int          *first_slab, *last_slab;      /* of each row */
} TableBuilder;

static inline Arena *table_arena(const TableBuilder *builder)
{
    return builder->strip->shop.arena;
}

/* The slab `notes` is given the notes of the rows; NULL: said again, theirs stand at the foot of an earlier page. */
const Frame *table_rows_apart(const TableBuilder *builder, const RowSet *set, Pen top, Pen bottom, Slab *notes);

/* The head, before the rows; then, when all slabs stand, what each shows if a page begins or ends at it. */
void heads_begin(TableBuilder *builder);
void heads_finish(TableBuilder *builder);

#endif

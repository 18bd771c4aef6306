/* Parts of a table that take turns: all of them for the rows of a page, then all of them for the next rows. */
#ifndef LAYOUT_TURNS_H
#define LAYOUT_TURNS_H

#include "layout/builder.h"

/* A part as it would be if no page ended. */
typedef struct {
    const Block *block;
    Columns columns; /* the same in every turn */
    Strip rows;
    const int *first_slab, *last_slab; /* of each row */
    const PageEnd *ends;               /* likewise */
    Len head;                          /* the head rows, with their notes */
    Len notes_gap;                     /* above notes at the foot of the page */
} Lane;

/* One behind the last row of the turn that begins with `first`: as many as have room together, in all parts, `gap` between these. */
int turn_end(const Lane *lanes, int n_lanes, int first, LenSum room, Len gap, Arena *scratch);
/* Rows first … last-1 of a part as a table of their own; cells and bands that go on from above are said again. */
const Block *turn_of(const Block *block, int first, int last, Arena *arena);

#endif

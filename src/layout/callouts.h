/* ①②③ over a table, and beside its rows. */
#ifndef LAYOUT_CALLOUTS_H
#define LAYOUT_CALLOUTS_H

#include "layout/strip.h"

/* The discs over the columns of a table, for a sample as wide as that; NULL: none hangs on it. */
const Frame *callouts_frame(const Block *sample, const Block *table, Len width, Manner manner, Shop shop);
/* What the discs beside its rows need to the right of a table. */
Len callouts_room(const Block *sample, const Block *table);
/* They are put there: the table has been set, so wide, into the slabs from this one on. */
void callouts_add_beside(StripBuilder *strip, const Block *sample, const Block *table, Len width, int first, Manner manner);

#endif

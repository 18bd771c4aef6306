/* Notes that are too much for the page of what cites them.  The first lines stand there; the others are owed to the pages that
   follow.  They come with empty slabs behind what cites them, a line or a short note with each, so that cutting pages is what it always
   is: as many of them stand on the first page as it has room for, and the others at the foot of the next, before its own. */
#ifndef LAYOUT_OWED_H
#define LAYOUT_OWED_H

#include "layout/strip.h"

/* Leaves to the stacks what stands on their page in any case; the rest waits in the strip until it is paid. */
void owed_take(StripBuilder *strip, Stack *stacks, int n, Manner manner);
/* The next piece that waits, in an empty slab, which ends as the one before it would; NULL: none does. */
Slab *owed_next(StripBuilder *strip);
/* All of them. */
void owed_pay(StripBuilder *strip);

#endif

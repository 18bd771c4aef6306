/* What blocks that stand in one piece have in common: their mark, the plate around them, their notes. */
#ifndef LAYOUT_PLATES_H
#define LAYOUT_PLATES_H

#include "layout/strip.h"

enum { COST_LINE = 60 }; /* of a page ending after a line of it; see pages/ways.c */

const Mark *mark_of_block(const Block *block, Manner manner, Arena *arena);
/* A block in its plate, with the rules over and under it. */
const Frame *plate_around(const Frame *inner, const Style *style, Len width, const Mark *mark, Arena *arena);
/* Where the notes of a block so high are too much for its page, they go on on the next. */
void part_from_notes(StripBuilder *strip, Stack *stack, Len height, Manner manner);

#endif

/* Blocks of every kind. */
#ifndef LAYOUT_BLOCKS_H
#define LAYOUT_BLOCKS_H

#include "layout/set.h"
#include "layout/strip.h"

/* Becomes slabs under those that are there. */
void strip_block(StripBuilder *strip, const Block *block, Manner manner);
/* Whatever is more than text, in as many lines as pages may cut it into. */
Stack stack_block(const Block *block, Len width, Len room, Manner manner, Shop shop);
/* Lines of a paragraph; goes_on: others of it stand before them. */
typedef struct {
    const Block *block;
    const Mark *mark;
    Stack *stack;
    bool goes_on;
} BlockLines;
/* One of them, on the first of all the heading that is run in. */
const Frame *paragraph_line(const BlockLines *lines, int i, Len width, Manner manner, Shop shop);
/* Each becomes a slab. */
void strip_lines(StripBuilder *strip, const BlockLines *lines, Manner manner);
/* What a cell of this width holds, the texts live and everything else standing, in as many lines as pages may cut it into, as a list
   in its own arena; `room`: what a page has for what stands in one piece, 0: it is never cut. */
Filling filling_of_cell(const Cell *cell, Len width, Len room, Manner manner, Shop shop, Arena *list);

#endif

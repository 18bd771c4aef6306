/* Boxes: what they hold, and what is drawn around it. */
#ifndef LAYOUT_BOXES_H
#define LAYOUT_BOXES_H

#include "layout/strip.h"

/* A box, or another block that stands in a row of a grid as one does, set to a width and not yet to a height. */
typedef struct {
    const Block *block;
    const Style *style; /* of its plate; of another block there is none */
    BoxForm form;
    Len room;     /* the width it was set to, */
    Len x, width; /* of which the plate has these */
    Edges inset;  /* from the edges of all of it to what it holds */
    Len edge;     /* where the plate begins, from the top */
    const Frame *tab;
    Stack body, foot; /* what stands at its foot */
} SetBox;

/* Becomes slabs under those that are there: a box one, or as many as pages have to cut it into; a grid one for each of its rows. */
void box_add(StripBuilder *strip, const Block *block, Manner manner);
void grid_add(StripBuilder *strip, const Block *grid, Manner manner);

/* Blocks from one on, up to another, under each other. */
Stack stack_blocks(const Block *first, const Block *end, Len width, Manner manner, Shop shop);
SetBox box_set(const Block *block, Len width, Manner manner, Shop shop);
/* As high as what it holds. */
LenSum box_height(const SetBox *box);
/* So high, what it holds and what stands at its foot so far from the top. */
const Frame *box_frame(const SetBox *box, Len height, Len body, Len foot, const Mark *mark, Arena *arena);

#endif

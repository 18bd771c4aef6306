/* Blocks in cells. */
#ifndef LAYOUT_INNER_H
#define LAYOUT_INNER_H

#include "layout/stack.h"

/* The lines of a cell that its block, set as a strip, becomes; `room`: what a page has for what stands in one piece, 0: it is
   never cut. */
Stack inner_stack(const Strip *strip, const Block *block, Len width, Len room, Shop shop);

#endif

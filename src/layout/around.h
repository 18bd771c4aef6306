/* Text around a figure (回り込み). */
#ifndef LAYOUT_AROUND_H
#define LAYOUT_AROUND_H

#include "layout/strip.h"

/* The figure with what stands beside it becomes a slab, what comes under it slabs of its own. */
void around_add(StripBuilder *strip, const Block *block, Manner manner);

#endif

/* ①②③ over a table. */
#ifndef LAYOUT_CALLOUTS_H
#define LAYOUT_CALLOUTS_H

#include "layout/manner.h"
#include "layout/shop.h"
#include "model/document.h"

/* The discs over the columns of a table, for a sample as wide as that; NULL: none hangs on it. */
const Frame *callouts_frame(const Block *sample, const Block *table, Len width, Manner manner, Shop shop);

#endif

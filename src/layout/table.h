/* Tables. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/strip.h"

/* Becomes slabs under those that are there. */
void table_add(StripBuilder *strip, const Block *block, Manner manner);

#endif

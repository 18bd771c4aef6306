/* Tables. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/strip.h"

/* Becomes slabs under those that are there. */
void table_add(StripBuilder *strip, const Block *block, Manner manner);

/* Of so many rows that it is better set some after some. */
bool table_is_long(const Table *table);
/* A table that is being set; to be closed.  What it needs of its own until it is done, and what hangs over its rows, lives in
   `lasting`: as long as the strip. */
typedef struct OpenTable OpenTable;
OpenTable *table_open(StripBuilder *strip, const Block *block, Manner manner, Arena *lasting);
/* Its next rows become slabs, in the arena the strip has now, while no paragraph is in use; false: it was the last of them. */
bool table_go_on(OpenTable *table);
void table_close(OpenTable *table);

#endif

/* Tables and what stands apart from their rows. */
#ifndef LAYOUT_APART_H
#define LAYOUT_APART_H

#include "layout/builder.h"

/* A table with these columns at its first row; what it needs until it is done is in the arena of the strip. */
TableBuilder table_builder(StripBuilder *strip, const Block *block, const Table *table, Columns columns, bool has_no_room,
                           Manner manner, Arena *work);
/* Rows first … last-1 become slabs. */
void table_set_rows(TableBuilder *builder, int first, int last);

/* Rows set like a table of their own that is never cut, under the rule `top`; marked as repeats of others or not.  `slab` is
   given their notes; NULL: they have none. */
Apart apart_set(const TableBuilder *builder, RowSet rows, Pen top, bool repeated, Slab *slab);
/* The head rows become the first slab. */
void head_begin(TableBuilder *builder);
/* 表題（続き）. */
const Frame *title_again(const TableBuilder *builder);
/* What is said again of each row, and what stands at page ends, is drawn; */
void draw_again(TableBuilder *builder);
void draw_page_ends(TableBuilder *builder);
/* then the heads over the rows of later pages are put together. */
void heads_put(TableBuilder *builder);

#endif

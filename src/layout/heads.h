/* What stands over and under a page break within a table. */
#ifndef LAYOUT_HEADS_H
#define LAYOUT_HEADS_H

#include "layout/builder.h"

/* `head`: as it is said again on each page, with the notes in `head_notes`. */
void heads_begin(TableBuilder *builder, Apart head, const Slab *head_notes);
/* When the slabs of rows first … last-1 stand: what each shows if a page begins or ends at it. */
void heads_hang(TableBuilder *builder, int first, int last);

/* Under the last row: what stands at the foot of each page of the table (頁計), on its last page, too. */
void heads_end_table(TableBuilder *builder);

#endif

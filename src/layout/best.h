/* Columns with width="best": as wide as is best for the whole table, and for all that are alike. */
#ifndef LAYOUT_BEST_H
#define LAYOUT_BEST_H

#include "layout/widths.h"
#include "model/release.h"

/* Which tables are alike, what was chosen for them, and what was published. */
typedef struct BestBook BestBook;

/* Of all tables of the document; in the arena.  `release` (or NULL): a booklet that is corrected keeps the widths it was printed with. */
BestBook *best_open(const Document *document, const Release *release, Arena *arena);
/* The columns are as wide as they would be if the best ones were natural: those now have of `width` what the others leave. */
void best_widths(BestBook *book, const Table *table, Columns *columns, Len width, Shop shop);

#endif

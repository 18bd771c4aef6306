/* Columns with width="best": as wide as is best for the whole table, and for all that are alike. */
#ifndef LAYOUT_BEST_H
#define LAYOUT_BEST_H

#include "layout/layout.h"
#include "layout/widths.h"

/* Which tables are alike, what was chosen for them, and what was published. */
typedef struct BestBook BestBook;

/* Of all tables of the document, in the arena, by what is wished of it. */
BestBook *best_open(const Document *document, LayoutWish wish, Arena *arena);
/* All that was chosen, for an excerpt; added to the list. */
void best_chosen(const BestBook *book, ChosenList *chosen, Shop shop);
/* false: it is not known yet.  What the others leave the best columns is `room`. */
bool best_take(const BestBook *book, Columns *columns, LenSum room, Shop shop);
/* The columns are as wide as they would be if the best ones were natural: those now have of `width` what the others leave. */
void best_widths(BestBook *book, const Table *table, Columns *columns, Len width, Shop shop);

#endif

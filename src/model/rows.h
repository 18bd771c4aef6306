/* Who reads the cells of a long table has them at hand only where he stands: what he looked at before may have been bound up again. */
#ifndef MODEL_ROWS_H
#define MODEL_ROWS_H

#include "base/vec.h"
#include "model/document.h"

/* Through the rows of a table from above to below:
       RowWalk walk = rows_walk(table);
       for (int r = first; r < last; r++) … rows_at(&walk, r) …
       rows_leave(&walk);                                                                           */
typedef struct {
    const Table *table;
    int next;     /* sheaf that the next row may live in */
    Sheaf *taken; /* or NULL */
} RowWalk;

static inline RowWalk rows_walk(const Table *table)
{
    return (RowWalk){ .table = table };
}
/* With the rows that live with it. */
const Row *rows_at(RowWalk *walk, int row);
void rows_leave(RowWalk *walk);

/* The next row from this one on that lives in no sheaf, and may hold anything; n_rows: there is none. */
int rows_loose(const Table *table, int row);
/* Likewise that lives in no flat sheaf. */
int rows_uneven(const Table *table, int row);
/* At hand until its sheaf is left. */
void rows_take(const RowSheaf *rows);
/* Their texts, which are at hand, get the serials that were given to them. */
void rows_number(const RowSheaf *rows);
/* Rows first … last-1 are at hand as long as what lives in the arena. */
void rows_take_for(const Table *table, int first, int last, Arena *arena);

typedef Vec(const RowSheaf *) SheafList; /* in the order of the document */
void sheaves_note(SheafList *list, const Table *table);
const RowSheaf *sheaves_find(const SheafList *list, int serial); /* NULL: the text lives in none */

#endif

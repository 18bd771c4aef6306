/* How a person finds a text: its row and its column, by their names. */
#ifndef REVISE_SPOT_H
#define REVISE_SPOT_H

#include "model/document.h"
#include "model/release.h"

typedef struct {
    Str item, column;
    PassageKind kind;
} Spot;

/* A row is named by its head cells, first those that stand beside it and others: 第1章 一般会計; where the layout says of no cell that
   it is a head, by the first that says anything. */
typedef struct {
    const Schema *schema; /* knows which fields are names; NULL: nobody does */
    Str *names;           /* of each column: the head cell over several rows that stands there, */
    int *until;           /* and the row below it */
} SideHeads;

SideHeads side_heads_new(const Table *table, const Schema *schema, Arena *arena);
/* Before a row that is not of the head is named: which heads begin to stand beside it. */
void side_heads_enter(const Table *table, int number, SideHeads *beside, Arena *arena);
/* `outer`: the name of the row that the table stands in, or empty. */
Str spot_row(const Table *table, int number, const SideHeads *beside, Str outer, Arena *arena);
/* The words of the heads of the columns, read once for all rows. */
typedef struct {
    const Table *table;
    Str *words; /* of each cell of the head, row by row */
} TopHeads;

TopHeads top_heads_of(const Table *table, Arena *arena);
/* What the head cell of a row that goes on with the record of the row above calls it, in words of the layout alone (備考): the column of
   what it says, which is of the row above.  Empty: it is a row like others. */
Str spot_label(const Table *table, int number, Arena *arena);
/* Those over a cell: 「令和元年度 実績」.  A cell over all columns has none. */
Str spot_column(const TopHeads *heads, const Cell *cell, Arena *arena);
/* What a head cell calls the rows beside it.  Of a cell that shows a name and, on lines of its own, other fields of the record
   (its target), the name alone. */
Str spot_name(const Cell *cell, const Schema *schema, Arena *arena);
/* Is a cell of the record of its row? */
bool spot_is_own(const Cell *cell, const Row *row);

#endif

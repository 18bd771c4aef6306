/* Where pages may end in a table. */
#ifndef LAYOUT_ENDS_H
#define LAYOUT_ENDS_H

#include "model/document.h"

/* A page end after a row. */
typedef struct {
    int cost;
    bool forbidden;
    bool parts_one; /* a row from the others of its group */
} PageEnd;

/* Of each row. */
const PageEnd *ends_of_table(const Table *table, Arena *arena);

#endif

/* Columns that show equal neighbours once. */
#ifndef BIND_MERGE_H
#define BIND_MERGE_H

#include "bind/grid.h"

/* In columns with merge="equal", cells of the rows from `first` on that stand under each other with the same words become
   one cell over all these rows.  A band ends a run; so does an empty cell, which is nobody's equal. */
void merge_equal(Grid *grid, int first);

#endif

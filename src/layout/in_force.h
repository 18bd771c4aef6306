/* Bands and labels in force at a row. */
#ifndef LAYOUT_IN_FORCE_H
#define LAYOUT_IN_FORCE_H

#include "model/document.h"

enum { MOST_LEVELS = 10 }; /* of bands within bands */

/* Rows said again at some row, the outermost first: bands by level, then labels by depth; index + 1, 0: none. */
enum { MOST_IN_FORCE = 2 * MOST_LEVELS };
typedef struct {
    int rows[MOST_IN_FORCE];
} InForce;

/* Before a row those end whose rows it is not one of; behind it, it may be in force itself. */
void in_force_leave(InForce *in_force, const Table *table, int row);
void in_force_enter(InForce *in_force, const Table *table, int row);
/* Behind this row, its own rows go on. */
bool in_force_goes_on(InForce in_force, const Table *table, int row);

/* A row as it is said again: what says how it is continued says it here; cells that go on beside its rows speak for themselves. */
Row row_again(Row row, Arena *arena);
/* The same of one cell. */
void cell_say_again(Cell *cell, Arena *arena);
/* A row of a head that is said again, but not its notes: all of it without their marks. */
Row row_unmarked(Row row, Arena *arena);

#endif

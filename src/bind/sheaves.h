/* Rows of a long table are bound up as soon as nothing more can come to them. */
#ifndef BIND_SHEAVES_H
#define BIND_SHEAVES_H

#include "bind/grid.h"

/* Rows of so many records are to come, none of which stands within another; false: they are not bound up. */
bool sheaves_begin(Grid *grid, int n_records);
/* Before the rows of a record. */
void sheaves_go_on(Grid *grid);
/* Behind the last. */
void sheaves_end(Grid *grid);
/* The sheaves of a table that has its rows; a short one has none. */
void sheaves_give(Grid *grid, Table *table);

#endif

/* Rows of a long table are bound up as soon as nothing more can come to them; those of short ones together with others, when there
   are enough. */
#ifndef BIND_SHEAVES_H
#define BIND_SHEAVES_H

#include "bind/grid.h"

/* Rows of so many records are to come, none of which stands within another; false: they are not bound up. */
bool sheaves_begin(Grid *grid, int n_records);
/* Before the rows of a record. */
void sheaves_go_on(Grid *grid);
/* Behind the last. */
void sheaves_end(Grid *grid);
/* Rows of the body are to come, between these two, of a table of the layout: they may live with those of others. */
void sheaves_share(Grid *grid, const Node *table);
void sheaves_share_no_more(Grid *grid);
/* The sheaves of a table that has its rows. */
void sheaves_give(Grid *grid, Table *table);

#endif

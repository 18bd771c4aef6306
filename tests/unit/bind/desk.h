/* A small report and data set, bound: what the tests of this room start from. */
#ifndef TESTS_UNIT_BIND_DESK_H
#define TESTS_UNIT_BIND_DESK_H

#include "bind/bind.h"

typedef struct Desk Desk;

int desk_open(void **state);
int desk_close(void **state);

/* `house`: attributes; `content`: of a section; `data`: children of the root, "" for the usual ones.  NULL: not readable. */
const Document *desk_bind(Desk *desk, const char *house, const char *content, const char *data);
/* A table with columns a b c over these rules; `rows`: what is selected. */
const Table *desk_table(Desk *desk, const char *rules, const char *rows, const char *data);
/* Everything reported so far. */
const char *desk_said(Desk *desk);

/* The first block of the section. */
const Block *desk_block(const Document *document);
const Cell *desk_cell(const Table *table, int row, int column); /* NULL: none starts there */
/* The text of a cell's first block, "" if it is empty. */
const char *desk_text(const Cell *cell);

#endif

/* Records → rows of a grid. */
#ifndef BIND_ROWS_H
#define BIND_ROWS_H

#include "bind/carry.h"
#include "bind/grid.h"
#include "bind/pattern.h"

typedef struct {
    const Node *node;
    const Pattern *pattern;
} RowRule;

/* What rows of one table are made with. */
typedef struct {
    Grid grid;
    Vec(RowRule) rules;
    Carry carry;
    const struct RuleAtWork *work; /* NULL: none is */
} RowMaker;

/* The rows of a <head>. */
void rows_add_head(RowMaker *maker, const Node *head, Context context);
/* A <row> of the body by itself. */
void rows_add_plain(RowMaker *maker, const Node *row, Context context);
/* The rows of the records a <rows> selects, by its rules; where it selects none, what stands instead. */
void rows_add_records(RowMaker *maker, const Node *rows, Context context);
/* The rows of an element by themselves, in the columns of the table. */
RowSet rows_apart(const Grid *grid, const Node *node, Context context, RowRole role);

#endif

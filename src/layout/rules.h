/* Rules of a table. */
#ifndef LAYOUT_RULES_H
#define LAYOUT_RULES_H

#include "layout/grid.h"
#include "layout/widths.h"
#include "model/galley.h"

/* Above a row (row = n_rows: below the last), across the whole table. */
const Frame *rules_above(const CellGrid *grid, const Columns *columns, int row, Arena *arena);
/* The verticals in a row, written to its slab. */
void rules_down(const CellGrid *grid, const Columns *columns, int row, Slab *slab, Arena *arena);

/* What rows with nothing in them are ruled by. */
const BlankRows *rules_blank(const Columns *columns, Len height, Arena *arena);

/* A row beside a rule; is_cut: its cells go on beyond it. */
typedef struct {
    const CellGrid *grid; /* NULL: there is none */
    int row;
    bool is_cut;
} Facing;
/* Where a page ends or begins within a table: a rule, or what the cells over and under it ask for. */
const Frame *rules_between(Facing upper, Facing lower, const Columns *columns, Pen pen, Arena *arena);

#endif

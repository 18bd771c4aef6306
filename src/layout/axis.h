/* Alignment on a character. */
#ifndef LAYOUT_AXIS_H
#define LAYOUT_AXIS_H

#include "layout/fit.h"

/* Of cells over the same columns that ask for the same character: how far right of its left edge each begins and ends, the
   most that any line of them has left of the axis, and right of it. */
typedef struct {
    const Cell *cell; /* the first */
    Len left, right, before, after;
    bool fits;
} Axis;
typedef Vec(Axis) AxisList;

/* Lines of cells with Cell.align_on are moved so that this character stands under itself down each column; where there is no
   room for that (reported) they stay. */
void cells_align(Fitting *fittings, int n, Shop shop);
/* The same for cells that are not set all at once: first each of them, set, is measured; */
void axes_measure(AxisList *axes, const Fitting *fitting);
/* when all have been, it is seen whether there is room; */
void axes_check(AxisList *axes, Shop shop);
/* then those at hand are moved. */
void cells_move(AxisList *axes, const Fitting *fittings, int n, Arena *arena);

#endif

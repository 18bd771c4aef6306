/* Alignment on a character. */
#ifndef LAYOUT_AXIS_H
#define LAYOUT_AXIS_H

#include "layout/fit.h"

/* Lines of cells with Cell.align_on are moved so that this character stands under itself down each column; where there is no
   room for that (reported) they stay. */
void cells_align(Fitting *fittings, int n, Shop shop);

#endif

/* The fit ladder. */
#ifndef LAYOUT_FIT_H
#define LAYOUT_FIT_H

#include "layout/set.h"

/* A cell to be set in a width, which begins so far right of its left edge. */
typedef struct {
    const Cell *cell; /* its columns say with whom it shares a rung */
    Filling filling;
    Stack *stack; /* where it is set */
    Len left, width;
    Len white; /* above its first line, in which readings may stand */
    Len depth; /* how long the lines of vertical texts may be; 0: as long as they like */
    bool is_title;
    bool is_helped; /* it goes down the ladder */
} Fitting;

/* What all cells over the same columns share: the rung that the worst of them needs. */
typedef struct {
    int column, span;
    Fit fit;
} SharedFit;
typedef Vec(SharedFit) SharedFits;

/* Sets all of them; those of one column that do not fit go down the fit ladder together.  Each step is reported, unless what
   does not fit is forgiven. */
void cells_fit(Fitting *fittings, int n, bool is_forgiven, Shop shop);
/* The same for cells that are not set all at once: first each of them says whether it is to be helped, and on which rung; nothing
   else stays of that. */
void cell_ask(Fitting *fitting, SharedFits *fits, Shop shop);
/* Then they are set, some after some. */
void cells_fit_as_asked(Fitting *fittings, int n, SharedFits *fits, bool is_forgiven, Shop shop);
/* One cell, from the fit its stack has, its vertical lines as long as its depth says; false: it fits on no rung, and nothing is
   reported. */
bool cell_fits_deep(const Fitting *fitting, bool is_forgiven, Shop shop);

/* One cell as it stands, but for lines that may be taken at this price; nothing is reported. */
Stack cell_relieved(const Fitting *fitting, int line_price, Shop shop);

#endif

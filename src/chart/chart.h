/* Charts as geometry: axes with round steps, where figures are on them, where bars and points stand, what a pattern is made of,
   where words have room.  Nothing is drawn here, and nothing read. */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "base/vec.h"
#include "model/chart.h"
#include "model/frame.h"

/* ---- axes (scale.c) ---- */

/* The shortest axis from one multiple of its step to another that holds both, with `most_steps` at most; steps are 1, 2, 2.5 or
   5 × 10ⁿ.  from_zero: it holds 0, too.  Of one figure alone it reaches from 0.  n 0: figures too long to be worked with. */
Scale chart_scale(Decimal least, Decimal most, bool from_zero, int most_steps);
/* The same with so many steps below and above 0. */
Scale chart_scale_about(Decimal least, Decimal most, int below, int above);
/* How far from the beginning of an axis of this length the figure is; those outside are outside. */
Len chart_place(const Scale *scale, Decimal value, Len length);
Decimal chart_tick(const Scale *scale, int i); /* 0 … n */
int chart_steps_below(const Scale *scale);     /* 0; lost where 0 is not on it: 0 */

/* ---- figures (heap.c) ---- */

typedef enum { CHART_RIGHT, CHART_NEGATIVE, CHART_TOO_LONG, CHART_WITHOUT_FIGURES } ChartFault;

/* Says of each point where it begins and ends, what the totals are, and which axes hold all that: of shares 0 … 100. */
ChartFault chart_prepare(Chart *chart);
/* Has it one measured by the second axis? */
bool chart_has_second(const Chart *chart);
/* Series that are bars beside each other: of those that are stacked, one. */
int chart_bars_abreast(const Chart *chart);

/* ---- where things stand along the categories (bands.c) ---- */

/* Each category has an equal part of the length. */
Len chart_band(Len length, int n_categories, int category); /* where it begins; of n_categories: the end */
Len chart_middle(Len length, int n_categories, int category);
typedef struct {
    Len at, width;
} ChartBar;
/* The nth of the bars that stand abreast there; `most`: no wider. */
ChartBar chart_bar(Len length, int n_categories, int category, int nth, int abreast, Len most);

/* ---- patterns (pattern.c) ---- */

typedef Vec(PathPoint) PathPoints;
/* What the pattern has in the box, as shapes to be filled or, of dots, points where one is: none reaches beyond the box. */
void chart_pattern(ChartPattern pattern, Box box, PathPoints *shapes, PathPoints *dots);
enum { CHART_DOT = LEN_MM * 68 / 100 }; /* across */

/* ---- words (labels.c) ---- */

typedef struct {
    Len x, y, to_x, to_y;
} ChartLine;
/* What is in the way of words, by how much it matters. */
typedef struct {
    Vec(Box) words, marks, bars;
    Vec(ChartLine) lines;
    Box within; /* and where they must stay */
} ChartCrowd;
/* The best of n places, the earlier the better, which is taken from now on; `meets`: words stand there already, or it is outside. */
int chart_choose(ChartCrowd *crowd, const Box *places, int n, bool *meets);
bool chart_meets_bar(const ChartCrowd *crowd, Box box);

#endif

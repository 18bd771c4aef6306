/* Tables tried at many widths without being set: how high each of their cells would be, and what it would tear. */
#ifndef LAYOUT_TRIAL_H
#define LAYOUT_TRIAL_H

#include "layout/widths.h"
#include "text/text.h"

/* A text of a cell, which has the width of that, `less` so much. */
typedef struct {
    Para para;
    Len leading, less;
    TextTake takes;
} TrialText;

typedef struct {
    int row, last_row;
    Len width;  /* when its open columns have their least widths */
    int enough; /* units more than that, and none of its lines need be broken */
    Len height; /* of what is in it whatever its width, its padding among it */
    TrialText *texts;
    int n_texts;
} TrialCell;
typedef Vec(TrialCell) TrialCells;

/* How the cells of a span come out at a width.  torn: the price of all they tear, as a height. */
typedef struct {
    Len *heights; /* of each cell; NULL: nobody has looked yet */
    int64_t torn;
    bool is_known; /* false: it is no less than that, and may be more */
} TrialLooks;

/* Cells that lie over the same open columns, from the `first` to the `last` of them. */
typedef struct {
    int first, last;
    TrialCells cells;
    TrialLooks *looks; /* by units more than the least */
} TrialSpan;
typedef Vec(TrialSpan) TrialSpans;

/* Some tables of the same columns.  Open columns have their least widths, and all together so many units more. */
typedef struct {
    Arena *arena;
    Shop shop;
    Len unit;
    int n_units;
    int n_open;
    int *columns; /* of the tables: the open ones */
    Len *least;   /* of each of them */
    Len *heights; /* of each row, by the cells that look the same in any case; */
    int64_t torn; /* by those */
    int n_rows;
    TrialSpans *spans; /* of cells of one row, by the last column */
    TrialSpans tall;   /* of cells over several rows */
} WidthTrial;

/* The open columns of these tables are the best ones, the widths of the others are known; together they have `room`.  n_units < 0:
   they have not even their least.  Of very many rows some stand for all.  To be closed. */
WidthTrial trial_open(const Table *const *tables, int n_tables, const Columns *columns, Len room, Shop shop);
void trial_close(WidthTrial *trial);
/* How the cells come out when the open columns have so many units each, as far as that is known: no line is broken for it. */
const TrialLooks *trial_looks(const WidthTrial *trial, const TrialSpan *span, const int *units);
/* The same, for certain.  true: that was not known. */
bool trial_ask(const WidthTrial *trial, const TrialSpan *span, const int *units);

#endif

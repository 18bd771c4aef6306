/* Tables tried at many widths without being set: how high each of their cells would be, and what it would tear. */
#ifndef LAYOUT_TRIAL_H
#define LAYOUT_TRIAL_H

#include "layout/widths.h"
#include "model/para.h"

/* How a cell comes out at a width.  torn: the price of what it tears, as a height. */
typedef struct {
    Len height, torn;
    bool is_known;
} TrialLooks;

/* A text of a cell, which has the width of that, `less` so much. */
typedef struct {
    const Para *para;
    Len leading, less;
} TrialText;

/* A cell by the columns whose widths are open: `first` is the first of those it lies over, -1: it lies over none. */
typedef struct {
    int row, last_row;
    int first, n_open;
    Len width;  /* when those have their least widths */
    Len height; /* of what is in it whatever its width, its padding among it */
    TrialText *texts;
    TrialLooks *looks; /* by units more than that; with more than there are here it looks like the last */
    int n_texts, n_looks;
} TrialCell;
typedef Vec(TrialCell) TrialCells;

/* Some tables of the same columns.  Open columns have their least widths, and all together so many units more. */
typedef struct {
    Arena *arena;
    Shop shop;
    Len unit;
    int n_units;
    int n_open;
    int *columns; /* of the tables: the open ones */
    Len *least;   /* of each of them */
    Len *heights; /* of each row, at least */
    int n_rows;
    TrialCells *cells; /* of each open column those whose width is known with it; before those, of none */
    TrialCells tall;   /* over several rows, whatever their columns */
} WidthTrial;

/* The open columns of these tables are the best ones, the widths of the others are known; together they have `room`.  n_units < 0:
   they have not even their least.  Of very many rows some stand for all.  To be closed. */
WidthTrial trial_open(const Table *const *tables, int n_tables, const Columns *columns, Len room, Shop shop);
void trial_close(WidthTrial *trial);
/* How a cell comes out when the open columns have so many units each. */
TrialLooks trial_looks(const WidthTrial *trial, TrialCell *cell, const int *units);

#endif

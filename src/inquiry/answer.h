/* A return sheet that came back, whatever was done to it: what each of its cells said when it went out, and what it says now. */
#ifndef INQUIRY_ANSWER_H
#define INQUIRY_ANSWER_H

#include "inquiry/inquiry.h"

typedef struct {
    Str id, name, sheet;
    Where where; /* line 0: it is not there */
} AnsweredRow;

typedef struct {
    Str record, field;
    bool is_open; /* it was to be filled in */
    CellForm form;
    Str base, now; /* as it went out, as it came back */
    Where where;   /* line 0: it is not there */
} AnsweredCell;

typedef struct {
    Str sheet, field, label; /* a column that is not there */
} LostColumn;

struct Answer {
    const char *path;
    Str layout, by, portion, name;
    AnsweredRow *rows;
    int n_rows;
    AnsweredCell *cells;
    int n_cells;
    LostColumn *lost;
    int n_lost;
};

#endif

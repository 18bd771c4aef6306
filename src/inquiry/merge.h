/* Answers held against the data as they are now. */
#ifndef INQUIRY_MERGE_H
#define INQUIRY_MERGE_H

#include "data/data.h"
#include "inquiry/answer.h"

/* Who says what of a field. */
typedef struct {
    const Answer *answer;
    const AnsweredCell *cell;
    Str markup; /* as the data would have it */
} MergeSide;

/* A field of which somebody says something else than the sheet that went out, and the data. */
typedef struct {
    Correctable field; /* as the data have it now; of a record that is no more only its name */
    Str name;          /* of the record */
    Str base, now;     /* markup: as it went out to the first of them, as it is */
    bool is_gone;      /* there is no such field any more */
    bool has_moved;    /* the data say something else than what went out */
    MergeSide *sides;
    int n_sides;
    bool is_conflict; /* two sides, or one and the data */
    int taken;        /* which side; -1: none */
} MergedField;

struct Merged {
    const Answer *const *answers;
    int n_answers;
    MergedField *fields; /* in the order of the answers */
    int n_fields;
};

#endif

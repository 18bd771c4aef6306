/* Where something stood that is no more: the texts beside which a change mark says so. */
#ifndef REVISE_SEAMS_H
#define REVISE_SEAMS_H

#include "base/vec.h"
#include "model/revision.h"

typedef struct {
    Str key; /* of a text of the new edition */
    int page;
} BarPlace;
typedef Vec(BarPlace) BarPlaces;

/* Of each record and text that was deleted, on pages that look otherwise (revision->renewed; of texts without pages, all): the row that followed it in what it
   lay in, else the one before it, else what it stood under; of a text, the rest of its row, else the nearest that followed it and still stands, else
   the nearest before it. */
BarPlaces seams_of(const Revision *revision, Arena *arena);

#endif

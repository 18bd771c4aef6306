/* Columns beside each other on a page (段組). */
#ifndef GALLEY_COLONNADE_H
#define GALLEY_COLONNADE_H

#include "galley/galley.h"

/* A column of a part: of a colonnade, or what stands across the page before, between and behind those. */
typedef struct {
    Part part;
    const Len *heights;         /* of its slabs */
    const Colonnade *colonnade; /* NULL: it stands across the page */
    int nth;                    /* of its colonnade, from 0 */
} PartColumn;

typedef struct {
    PartColumn *at;
    int n;
} PartColumns;

bool colonnade_any(Part part);
/* The slabs from `first` on that stand across the page, or in the columns of one colonnade. */
Part colonnade_band(Part part, int first);
/* The least height in which the band has room in its columns, heads said again over them and all.  heights: room for as many. */
LenSum colonnade_height(Part band, Len *heights);
/* It is never less than this, which is soon asked. */
LenSum colonnade_least(Part band);
/* The columns of a part, in reading order, those of a colonnade as equal in height as can be without being higher than that. */
PartColumns colonnade_columns(Part part, Arena *arena);

#endif

/* What somebody has to agree to: a revision in numbers. */
#ifndef REVISE_DECISION_H
#define REVISE_DECISION_H

#include "model/revision.h"

/* Of one department and one reason: how many texts read otherwise, how many of them follow from others, and on which
   pages. */
typedef struct {
    Str office, reason, pages;
    int changes, follows;
} Stake;

/* The departments in charge of what a change is about; empty: none. */
Str decision_office(const Revision *revision, const Change *change, const Offices *offices);
/* Those of a department stand together, in the order of the booklet. */
const Stake *decision_stakes(const Revision *revision, const Offices *offices, int *n, Arena *arena);

#endif

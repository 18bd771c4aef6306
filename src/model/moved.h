/* Which records lie elsewhere than they did, from where to where: in the data, or on the pages. */
#ifndef MODEL_MOVED_H
#define MODEL_MOVED_H

#include "model/data.h"

/* Records in the order in which the data, or the pages, have them. */
typedef struct {
    const RecordPlace *at;
    int n;
} RecordPlaces;
RecordPlaces places_of_facts(Facts facts);

/* A record that lies in another than it did, or out of its old order with another of those it lies with in both.  Of two that are out
   of order either could be the one: as few as can be have moved, and passed the others. */
typedef struct {
    const RecordPlace *was, *now;
    bool was_passed; /* by one of the few */
} RecordMove;
typedef Vec(RecordMove) RecordMoves;

/* Would a move be told in words from which nobody learns where the record went?  Then it has stayed, and others have passed it. */
typedef struct {
    bool (*is_mute)(const RecordMove *move, const void *teller);
    const void *teller;
} MoveTeller;

/* In the order of `now`.  NULL: nobody tells. */
RecordMoves records_moved(RecordPlaces now, RecordPlaces was, const MoveTeller *teller, Arena *arena);

#endif

/* What the steps of a comparison share: both editions by key, and what the data say otherwise. */
#ifndef REVISE_COMPARISON_H
#define REVISE_COMPARISON_H

#include "base/map.h"
#include "base/vec.h"
#include "model/revision.h"

typedef struct {
    Str id;
    const Passage *first;
    int order, n;
} Record;

typedef struct {
    Map texts;   /* key → Passage */
    Map records; /* id → Record */
    Map facts;   /* "id\nfield" → Fact */
    Map known;   /* ids that have facts → one of them */
    Vec(Record *) list;
} Edition;

typedef struct {
    const Release *before, *after;
    const Corrections *applied;
    Edition old, new;
    Map owners;  /* "id\nfield" that has a text of its own */
    Map changed; /* id → ChangedFields */
    Vec(Change) changes;
    int place; /* where in the old booklet a text would stand that is new */
    Arena *arena;
} Comparison;

typedef struct {
    Vec(Str) fields;
} ChangedFields;

/* The record of a key: what stands before '#'; empty: it belongs to none. */
Str comparison_record(Key key);
/* The field a text is about: "note" of k1-4#result/note. */
Str comparison_field(Key key);
/* "record\nfield": what facts and owners are looked up by. */
Str comparison_pair(Str record, Str field, Arena *arena);

/* What the data of one edition say otherwise than the other. */
void cause_note_facts(Comparison *comparison, const Release *release, const Edition *other);
/* The corrected field that a text of no record shows, a name in a heading; NULL: none. */
const Fact *cause_shown(const Comparison *comparison, const Passage *new);
/* Why a text reads otherwise: its record was corrected, or it follows from something else. */
Cause cause_of(const Comparison *comparison, const Passage *old, const Passage *new);

#endif

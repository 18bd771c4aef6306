/* Where on the pages of a booklet each text was seen, by its key. */
#ifndef REVISE_SEEN_H
#define REVISE_SEEN_H

#include "base/map.h"
#include "base/vec.h"
#include "revise/revise.h"

typedef struct {
    Vec(int) pages; /* in their order */
    Box box;        /* on the first of them */
} Seen;

/* Where glyphs of a face stand first. */
typedef struct {
    const Face *face;
    int page, nth; /* among the runs of its page */
} FaceSeen;

struct Sightings {
    Arena *arena;
    Map by_key;             /* key → Seen */
    Vec(ShownValue) ranges; /* running heads that reach from one value to another, each once */
    Vec(FaceSeen) faces;
    int n_runs; /* of glyphs on the page in hand, so far */
};

void sightings_add(Sightings *sightings, Key key, int page, Box box);
/* The running heads, when all pages are there. */
void sightings_add_heads(Sightings *sightings, const Pages *pages);
/* Faces in the order in which the pages show them. */
const FaceSeen *sightings_faces(const Sightings *sightings, int *n);
/* A text is seen where another is, on the pages on which its own row stands: a sample may show that of the other alone. */
void sightings_share(Sightings *sightings, Key key, Key other, Key row);
/* NULL: nowhere. */
const Seen *sightings_find(const Sightings *sightings, Key key);
/* p5/set1; where it goes on to that of p6, p5/set1/p6. */
Key sightings_key_of(ShownValue shown, Arena *arena);

#endif

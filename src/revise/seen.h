/* Where on the pages of a booklet each text was seen, by its key. */
#ifndef REVISE_SEEN_H
#define REVISE_SEEN_H

#include "base/map.h"
#include "base/vec.h"
#include "model/page.h"

typedef struct {
    Vec(int) pages; /* in their order */
    Box box;        /* on the first of them */
} Seen;

typedef struct {
    Arena *arena;
    Map by_key;             /* key → Seen */
    Vec(ShownValue) ranges; /* running heads that reach from one value to another, each once */
} Sightings;

Sightings sightings_new(Arena *arena);
void sightings_add(Sightings *sightings, Key key, int page, Box box);
/* All that stands on it, and its running heads. */
void sightings_add_page(Sightings *sightings, const Page *page, int number);
/* A text is seen where another is, on the pages on which its own row stands: a sample may show that of the other alone. */
void sightings_share(Sightings *sightings, Key key, Key other, Key row);
/* NULL: nowhere. */
const Seen *sightings_find(const Sightings *sightings, Key key);
/* p5/set1; where it goes on to that of p6, p5/set1/p6. */
Key sightings_key_of(ShownValue shown, Arena *arena);

#endif

/* The ways through a stretch of a strip, page by page, and what they cost (ways.c); cutter.c takes the best. */
#ifndef PAGES_WAYS_H
#define PAGES_WAYS_H

#include "pages/steps.h"

/* A slab that a page can begin with. */
typedef struct {
    int64_t cost; /* of the best way to begin a page here; -1: none known */
    int from;     /* where the page before began */
    const Said *said;
    int n_said;
} WayStart;

/* A page that is tried: from the slab in hand to some other. */
typedef struct {
    LenSum height; /* with what stands below its last slab */
    bool is_plain; /* no spanner reaches it, it has no notes and no columns */
    bool is_rough; /* its height is no less, but nobody has measured its columns: other pages are fuller */
    bool is_full;  /* it could not end further on */
    LenSum wasted; /* what more of its table it could hold */
    LenSum filled; /* its height, were its columns level: another may be no higher and hold more */
} TriedPage;

/* The ways through a stretch of a strip that are being compared. */
typedef struct {
    StripRange range;
    bool goes_on;         /* more slabs will come behind the last one, which may still change what is said of it */
    Vec(WayStart) starts; /* of a page, by slab from the first on, and one behind the last */
    int next;             /* slab from which no page has been tried */
    Survey survey;
    Len *heights;
    TriedPage *pages;       /* that begin at the slab in hand, by their last slab, from that on */
    Len space, first_space; /* of a page; of the first of the section */
    Arena *arena;           /* of what is said, */
    Arena *work;            /* and of what is measured: of one call */
} WaySearch;

static inline WayStart *ways_start(const WaySearch *search, int slab)
{
    return &search->starts.at[slab - search->range.first];
}

/* A page from the one slab to the other, as the best way to it leaves what is said on it. */
static inline Part ways_part(const WaySearch *search, int first, int last)
{
    const WayStart *start = ways_start(search, first);
    return (Part){ .strip = search->range.strip, .first = first, .last = last, .said = start->said, .n_said = start->n_said };
}

/* Of a page that begins with this slab. */
Len ways_space(const WaySearch *search, int first);
/* Nothing is known yet but that a page begins there, and what is said on it. */
void ways_begin(WaySearch *search, int first, Begun begun);
/* The stretch has grown, up to this slab. */
void ways_widen(WaySearch *search, const Strip *strip, int last);
/* All pages that can begin where one can; until there is one that could end behind the last slab. */
void ways_try(WaySearch *search);

/* With what stands below its last slab only because the page ends there.  survey NULL: the strip was not surveyed. */
LenSum ways_height(Part part, const Survey *survey, Len *heights, Arena *arena);
bool ways_end(const WaySearch *search, int last); /* of the stretch, behind which nothing comes */

#endif

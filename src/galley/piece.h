/* What of a spanner lies in a part: from which slab to which, what earlier pages have said of it, and the room that needs. */
#ifndef GALLEY_PIECE_H
#define GALLEY_PIECE_H

#include "model/galley.h"

typedef struct {
    const Spanner *spanner;
    int first, last, said;
    Len up; /* how far it reaches up beside rows said again in the head */
    bool continues, ends;
} SpannerPart;

/* Spanners that may reach into the part are first … end-1. */
int piece_first_spanner(Part part);
int piece_end_of_spanners(Part part);
/* false: nothing of the i-th spanner of its strip lies in the part. */
bool piece_of_part(Part part, int i, SpannerPart *piece);
/* The room the piece cannot do without, and what it has where slabs are so high (heights[0] is that of part.first). */
Len piece_needs(const SpannerPart *piece);
Len piece_room(Part part, const Len *heights, const SpannerPart *piece);
/* Lines of a flowing spanner that stand in this piece: said … the returned index. */
int piece_flows_until(Part part, const Len *heights, const SpannerPart *piece);
/* Lines first … last-1, with what is said again above the first. */
Len piece_lines_height(const Spanner *spanner, int first, int last);
/* What is said again above a line a page begins with; what stands below one a page ends with; or NULL. */
const Frame *piece_head_of_line(const Spanner *spanner, int line);
const Frame *piece_tail_of_line(const Spanner *spanner, int line);

/* With it the rows of a page begin: before it there are notes that are owed, at most.  NULL: nothing but those. */
const Slab *piece_top(Part part);

#endif

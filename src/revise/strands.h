/* The words of a text by where they came from, as they were and as they are. */
#ifndef REVISE_STRANDS_H
#define REVISE_STRANDS_H

#include "revise/comparison.h"

/* One source of both texts, and what is from it. */
typedef struct {
    Source source;
    int nth; /* among those of this source: two sums have none and are two */
    StrBuilder was, now;
    bool stays; /* the text comes or goes, this is there before and after: a heading goes with its list, whatever it says */
} Strand;
typedef Vec(Strand) Strands;

/* old or new NULL: the text is new, gone. */
Strands strands_of(const Comparison *comparison, const Passage *old, const Passage *new);
/* Does it read otherwise?  A line that ends before it, or after it, is none of its words: a neighbour came or went. */
bool strand_differs(const Strand *strand);
/* Worked out of nobody knows what? */
bool strand_is_unknown(Source source);

#endif

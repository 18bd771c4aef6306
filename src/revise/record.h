/* What is kept of a booklet: its texts, where they stand, how a person finds them. */
#ifndef REVISE_RECORD_H
#define REVISE_RECORD_H

#include "revise/revise.h"

/* The texts alone, in the order of the booklet, without the pages on which they stand. */
Passage *record_texts(const Document *document, int *n, Arena *arena);
/* Of them those that are known by a count, and what is set in their midst; nor are they found by the names of their rows. */
Passage *record_counted(const Document *document, int *n, Arena *arena);
/* What a release has to say of pages and texts, which uses up what was seen of them; program, layout, fonts, facts and history are
   the caller's. */
Release *record_release(const Document *document, const Pages *pages, Sightings *seen, Arena *arena);

/* Of the key of what is known by a count, what stands before it: "block", "p4/block", "set"; empty: it has a name (names.c). */
Str names_stem(Key key);
/* Has it such a name, or the block it is in? */
bool names_are_counted(Key key);

#endif

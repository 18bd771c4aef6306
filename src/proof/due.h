/* What pages are to show: the glyphs of their frames in the order in which they are painted, in a few bytes a glyph for as long as
   there is no file to hold them against. */
#ifndef PROOF_DUE_H
#define PROOF_DUE_H

#include "base/vec.h"
#include "proof/proof.h"

typedef struct {
    Glyphs run; /* without colour */
    Len x, y;   /* on the page */
} DueRun;
typedef Vec(DueRun) DueRuns;

/* A page as it was noted. */
typedef struct {
    Str label;
    Len height;
    Str tape;
} DuePage;

struct DuePages {
    Vec(DuePage) pages; /* by number */
    Vec(const Face *) faces;
};

/* What is on the tape of a page, where its texts lie; glyphs live in the arena of the runs. */
void due_read(const DuePages *due, const DuePage *page, DueRuns *runs);

#endif

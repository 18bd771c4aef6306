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

/* A glyph of a face and the characters it stands for, those behind them 0: like types in a case (活字), each is there once. */
enum { MOST_OF_TYPE = 8 };
typedef struct {
    int32_t face; /* of those below */
    uint32_t glyph;
    char text[MOST_OF_TYPE];
} DueType;

/* A page as it was noted. */
typedef struct {
    Str label;
    Len height;
    Str tape;
} DuePage;

struct DuePages {
    Vec(DuePage) pages; /* by number */
    Vec(const Face *) faces;
    Vec(DueType) types;
    int *places; /* of types, hashed: index + 1; 0: none is there */
    int n_places;
};

/* What is on the tape of a page, where its texts lie; glyphs live in the arena of the runs. */
void due_read(const DuePages *due, const DuePage *page, DueRuns *runs);

#endif

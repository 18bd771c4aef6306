/* Which characters of two texts are not in both. */
#ifndef REVISE_WORDS_H
#define REVISE_WORDS_H

#include "base/arena.h"
#include "base/str.h"

/* A part of a text; `changed`: the other text does not have it. */
typedef struct {
    Str text;
    bool changed;
} Piece;
typedef struct {
    Piece *at;
    int n;
} Pieces;

/* `own` cut where changed characters begin and end, as far as a longest common subsequence with `other` can tell. */
Pieces words_against(Str own, Str other, Arena *arena);

#endif

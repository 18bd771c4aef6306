/* The words of each piece of a page, or its picture: what the tags only point at. */
#ifndef WEB_PIECES_H
#define WEB_PIECES_H

#include "model/tags.h"

typedef struct {
    Str words;
    int until;   /* the byte of its text behind it; < 0: it is a reading */
    Str picture; /* a figure: an SVG without its start tag's name and role, from its size on (svg.h); empty: it is words */
} WebPiece;

/* Of the page of this number, each at its own; they live in the arena. */
WebPiece *pieces_seen(const Page *page, int number, const TagPage *painted, Arena *arena);

#endif

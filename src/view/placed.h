/* A text as a page shows it. */
#ifndef VIEW_PLACED_H
#define VIEW_PLACED_H

#include "base/vec.h"
#include "view/view.h"

/* A line of it: as long as its characters reach, as thick as the room it has. */
typedef struct {
    int first, last; /* bytes of the text */
    Box box;
    Len baseline; /* from the top of the page; of a vertical line its axis, from the left */
} PlacedLine;

/* How its letters are, and would be without the fit ladder: those of most letters. */
typedef struct {
    Len size, natural_size;
    int squeeze, natural_squeeze; /* per mille */
} PlacedFit;

typedef struct {
    Key key; /* NO_KEY: fixed matter */
    Role role;
    Where where; /* of the layout; or of the first words that are of the data */
    int page;
    Str label; /* of that page */
    Box box;   /* of its cell, its paragraph */
    Str text;
    PlacedLine *lines;
    SourceSpan *sources; /* of the text as it stands here */
    int n_lines, n_sources;
    PlacedFit fit;
    bool repeated, sample, is_vertical;
} PlacedText;

/* By page, in the order of painting; of a page, those from this one on are added as it comes. */
const PlacedText *placed_texts(const PlacedTexts *texts, int *n, Arena *arena);

#endif

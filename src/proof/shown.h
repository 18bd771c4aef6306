/* The glyphs a page shows, as a reader of its operators finds them (9.4). */
#ifndef PROOF_SHOWN_H
#define PROOF_SHOWN_H

#include "base/vec.h"
#include "proof/fontback.h"

typedef struct {
    FontBack *font;
    int code;
    double x, y; /* where the pen stands, in points from the lower left corner */
    double size, squeeze;
} Shown;

typedef Vec(Shown) ShownList;

/* Fonts of the file that have been opened. */
typedef struct {
    int number; /* of the object */
    FontBack *font;
} OpenFont;

typedef struct {
    Archive *archive;
    Arena *arena;
    Vec(OpenFont) fonts;
} Viewer;

/* Adds to the list, which lies in an arena of its own; `arena` has what reading the page takes.  false: the page cannot be read. */
bool shown_page(Viewer *viewer, const Thing *page, ShownList *list, Arena *arena);
void shown_close(Viewer *viewer);

#endif

/* Document → strips, block after block: width settled, pages still open. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "font/font.h"
#include "model/galley.h"
#include "model/release.h"

typedef struct Layout Layout;
struct Shapes; /* text/text.h */
/* What is handed out: whole sections; or what stands of a strip, which ends where a page end between two blocks is forced. */
typedef enum { STRIPS_GROWING, STRIPS_SECTIONS } StripExtent;

/* Widths that were chosen for columns of a table, or of tables that are alike. */
typedef struct ChosenWidths {
    Str table; /* what those are alike by, or the key of the one */
    int n_columns;
    const Str *names;
    Len *widths, *least; /* least: what stands in them cannot do with less */
    const struct ChosenWidths *next;
} ChosenWidths;

typedef struct {
    Arena *arena;
    const ChosenWidths *first;
} ChosenList;

typedef struct {
    StripExtent extent;
    const Release *published;   /* columns that are chosen keep the widths they have in it; NULL: there is none */
    const ChosenWidths *chosen; /* the booklet has those, of which this document is an excerpt; NULL: it is none */
} LayoutWish;

/* Lives in the arena, with all that strips share; to be closed.  `shapes`: what was shaped before; more is added. */
Layout *layout_open(const Document *document, LayoutWish wish, FontBook *fonts, struct Shapes *shapes, Arena *arena, Diag *diag);
/* With the next block, or some rows of a long table, the strip in hand has grown, or another has begun; what is new stands in this
   arena, at its final width with both fates drawn.  Valid until the next call, a whole section as long as the arenas.  What does not fit a column is reported by
   key.  NULL: all is laid out. */
const Strip *layout_next(Layout *layout, Arena *arena);
/* When all is laid out: the widths of columns that were chosen, added to the list. */
void layout_chosen(const Layout *layout, ChosenList *chosen);
void layout_close(Layout *layout);

#endif

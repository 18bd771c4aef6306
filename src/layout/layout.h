/* Document → strips, one after the other: width settled, pages still open. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "font/font.h"
#include "model/galley.h"

typedef struct Layout Layout;
/* A strip is a whole section, or ends where a page end between its blocks is forced. */
typedef enum { STRIP_TO_PAGE_END, STRIP_SECTION } StripExtent;

/* Lives in the arena, with all that strips share; to be closed. */
Layout *layout_open(const Document *document, StripExtent extent, FontBook *fonts, Arena *arena, Diag *diag);
/* The next strip, every slab at its final width with both fates drawn: in an arena of its own or in the same, it is for the caller
   to say how long it is kept.  What does not fit a column is reported by key.  NULL: there are no more. */
const Strip *layout_next(Layout *layout, Arena *arena);
void layout_close(Layout *layout);

#endif

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

typedef struct {
    StripExtent extent;
    const Release *published; /* columns that are chosen keep the widths they have in it; NULL: there is none */
} LayoutWish;

/* Lives in the arena, with all that strips share; to be closed.  `shapes`: what was shaped before; more is added. */
Layout *layout_open(const Document *document, LayoutWish wish, FontBook *fonts, struct Shapes *shapes, Arena *arena, Diag *diag);
/* With the next block, or some rows of a long table, the strip in hand has grown, or another has begun; what is new stands in this
   arena, at its final width with both fates drawn.  Valid until the next call, a whole section as long as the arenas.  What does not fit a column is reported by
   key.  NULL: all is laid out. */
const Strip *layout_next(Layout *layout, Arena *arena);
void layout_close(Layout *layout);

#endif

/* Document → Galley: width settled, pages still open. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "font/font.h"
#include "model/galley.h"

/* Every slab at its final width with both fates drawn.  What does not fit a column is reported by key. */
const Galley *layout_document(const Document *document, FontBook *fonts, Arena *arena, Diag *diag);

#endif

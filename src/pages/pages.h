/* Galley → Pages: cut at least total cost, continued, numbered, slots filled; and the proof that nothing was lost. */
#ifndef PAGES_PAGES_H
#define PAGES_PAGES_H

#include "font/font.h"
#include "model/galley.h"
#include "model/page.h"

const Pages  *pages_make(const Galley *galley, FontBook *fonts, Arena *arena, Diag *diag);
/* Every painted piece of text, in page order. */
const Places *pages_places(const Pages *pages, Arena *arena);
/* Each text of the document stands once as real content, in order, inside its frame and the paper; the error says
   which does not.  White space and line ends do not count; slots count as whatever filled them. */
bool pages_prove(const Document *document, const Pages *pages, Arena *arena, Diag *diag);

#endif

/* The patterns that a book has read.  Private to the font room. */
#ifndef FONT_HYPHENS_H
#define FONT_HYPHENS_H

#include "font/font.h"

/* One more of them, before those: also of a language that has none. */
const Hyphens *hyphens_open(const Hyphens *opened, Str lang, Arena *arena);
const Hyphens *hyphens_of(const Hyphens *opened, Str lang); /* NULL: not asked for yet */
void hyphens_close(const Hyphens *opened);

#endif

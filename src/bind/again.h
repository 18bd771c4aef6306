/* What a cell says where it is said again: on the next page, or in the next part of a table that is too wide. */
#ifndef BIND_AGAIN_H
#define BIND_AGAIN_H

#include "model/document.h"

/* Its first text as a label that is continued: without marks of notes and the words that are said once, the suffix behind it.
   NULL: it reads as it did. */
const Rich *again_continued(const Block *blocks, Str suffix, Arena *arena);
/* All of it, without marks of notes; NULL: it has none. */
const Block *again_unmarked(const Block *blocks, Arena *arena);

#endif

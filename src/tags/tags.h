/* Pages → what they are for those who cannot see them.  The documents of the pages say what is read and in which order, the frames
   where it is painted. */
#ifndef TAGS_TAGS_H
#define TAGS_TAGS_H

#include "model/tags.h"

/* What is said again at the head of a page is an artifact there, unless the pages begin there (some pages of a booklet): then it
   is what is read. */
const Tags *tags_read(const Pages *pages, Arena *arena);

#endif

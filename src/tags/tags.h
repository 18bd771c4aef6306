/* Pages → what they are for those who cannot see them.  The documents of the pages say what is read and in which order, the frames
   where it is painted. */
#ifndef TAGS_TAGS_H
#define TAGS_TAGS_H

#include "model/tags.h"

/* What is said again at the head of a page is an artifact there, unless the pages begin there (some pages of a booklet): then it
   is what is read. */
const Tags *tags_read(const Pages *pages, Arena *arena);

/* The same of all pages of a document, each as it becomes final, in any order; after it was seen its frame may go. */
typedef struct Tagging Tagging;
Tagging *tags_open(Arena *arena);
/* What is painted on it.  Valid until the next page comes. */
const TagPage *tags_see(Tagging *tagging, const Page *page, int number);
/* When all have been seen; lives in the arena. */
const Tags *tags_finish(Tagging *tagging, const Pages *pages);
void tags_close(Tagging *tagging);

#endif

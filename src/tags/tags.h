/* Pages → what they are for those who cannot see them.  The documents of the pages say what is read and in which order, the frames
   where it is painted. */
#ifndef TAGS_TAGS_H
#define TAGS_TAGS_H

#include "model/tags.h"

/* Of pages as they become final, in any order; after it was seen the frame of one may go.  What is said again at the head of a page is
   an artifact there, unless no page before has said it (of some pages of a booklet; in a head that only continued pages have): then it
   is what is read. */
typedef struct Tagging Tagging;
Tagging *tags_open(Arena *arena);
/* What is going to be seen: each page in its order, before it, or one behind it, is seen. */
void tags_expect(Tagging *tagging, const Page *page, int number);
/* What is painted on it.  Valid until the next page comes. */
const TagPage *tags_see(Tagging *tagging, const Page *page, int number);
/* When all have been seen; lives in the arena.  Nothing can be seen any more. */
const Tags *tags_finish(Tagging *tagging, const Pages *pages);
/* The same for who listens to them: the tree is never there as a whole. */
const Tags *tags_finish_to_read(Tagging *tagging, const Pages *pages);
void tags_close(Tagging *tagging);

#endif

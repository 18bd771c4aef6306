/* Whose everything on a page is, in the order in which it is painted. */
#ifndef TAGS_PAINTED_H
#define TAGS_PAINTED_H

#include "tags/texts.h"

/* The texts learn what the page shows of them.  Its pieces are forgotten with the next one. */
TagPage painted_page(TagTexts *texts, const Page *page, int number);

#endif

/* Elements that others lead to: where a link or a bookmark arrives, what a line of 目次 is about, a note and the words that cite it.
   In PDF 2.0 they say so to each other by their numbers (ISO 32000-2 12.3.2.3 SD; 14.7.2 Ref). */
#ifndef PDF_LANDMARKS_H
#define PDF_LANDMARKS_H

#include "model/leads.h"
#include "pdf/ink.h"
#include "pdf/objects.h"

typedef struct Landmarks Landmarks;

/* The tree as it is going to be written: all that are led to have a number from now on. */
Landmarks *landmarks_find(const Tags *tags, const Pages *pages, Objects *objects, Arena *arena);
/* The element that is first read of what has this key, on the page where the key is reached; else the first one of that page. */
Ref landmarks_at(const Landmarks *landmarks, Str key, int page);
/* Of this element; 0: nobody is led to it. */
Ref landmarks_number(const Landmarks *landmarks, const Tag *tag);
/* "/Ref[…]" where the element names others. */
void landmarks_add_refs(const Landmarks *landmarks, const Tag *tag, Ink *ink);

#endif

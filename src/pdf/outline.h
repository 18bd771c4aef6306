/* The outline (しおり) as a list of lines in reading order, each a few dozen bytes until it is written (PDF 32000-1 12.3.3).  All lines
   are open. */
#ifndef PDF_OUTLINE_H
#define PDF_OUTLINE_H

#include "base/vec.h"
#include "pdf/ink.h"

/* Others are known by their place in the list, from 1; 0: there is none. */
typedef struct {
    int ref; /* number of its object; */
    int parent, previous, next, first, last;
    int n_below; /* lines below it, and below those */
    int page, y; /* number of the page it leads to, and how high on it; */
    int action;  /* or of what it does; 0: it leads there */
    Str title;   /* borrowed */
} BookmarkLine;

typedef struct {
    Vec(BookmarkLine) lines;
    int root;        /* number of its object */
    int first, last; /* of the lines at the top */
} BookmarkTree;

/* The line has its object, parent, place and title; that of its parent is there.  It comes behind all there are. */
int outline_add(BookmarkTree *outline, BookmarkLine line);
/* The value of the object of this number; false: it is not of the outline. */
bool outline_write(const BookmarkTree *outline, int ref, Ink *value);

#endif

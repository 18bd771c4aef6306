/* A booklet as several pages of the web: which part stands on which. */
#ifndef WEB_CHAPTERS_H
#define WEB_CHAPTERS_H

#include "web/page.h"
#include "web/places.h"

/* A part whose first heading is of the first level, and those without one behind it; what stands before the first of them is in the first. */
typedef struct {
    Str file;                  /* index.html; by the name of its heading, or its number */
    Str title;                 /* its heading; of the first the title of all */
    const TagKid *first, *end; /* end: of the next; NULL: to the last */
    bool has_heading;
} WebChapter;

typedef struct {
    WebChapter *at;
    int n;
    Map of_names; /* of elements → WebChapter */
} WebChapters;

const WebChapters *chapters_find(const WebPage *pages, const Tags *tags, const WebPlaces *places, Str title, Arena *arena);
/* The one that has the element of this name. */
const WebChapter *chapters_with(const WebChapters *chapters, Str name);

#endif

/* Where links lead within the page: which element is called what. */
#ifndef WEB_PLACES_H
#define WEB_PLACES_H

#include "base/map.h"
#include "model/leads.h"

typedef struct WebPlaces WebPlaces;
WebPlaces *places_find(const Tags *tags, const Pages *pages, Arena *arena);
/* The name of an element, without spaces; empty: it has none. */
Str places_name(const WebPlaces *places, const Tag *tag);
/* The name of what a link leads to, or an address outside (model/web.h); empty: nothing. */
Str places_of_link(const WebPlaces *places, const TagLink *link);
/* What the mark of a note leads to, and what its first mark is called to those who come back; empty: nothing. */
Str places_of_mark(const WebPlaces *places, const Tag *mark);
Str places_back(const WebPlaces *places, const Tag *note);

#endif

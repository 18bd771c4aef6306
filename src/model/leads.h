/* Who leads where in what is read: a line of 目次 to what it is about, a mark to its note, a key to the element that is read there.
   Files say it each in its way: by numbers of elements (ISO 32000-2 14.7.2 Ref, 12.3.2.3 SD), by names (HTML, id). */
#ifndef MODEL_LEADS_H
#define MODEL_LEADS_H

#include "model/tags.h"

typedef struct {
    const Tag *from, *to;
} Lead;

typedef struct LeadPlaces LeadPlaces;

/* In the order in which they are read. */
typedef struct {
    const Lead *entries; /* from lines of 目次 */
    const Lead
        *marks; /* to the note on the page of the mark, or on a later one where it had no room; none: on none of these pages */
    int n_entries, n_marks;
    const LeadPlaces *places;
} Leads;

/* Lives in the arena, beside tags and pages. */
const Leads *leads_find(const Tags *tags, const Pages *pages, Arena *arena);
/* What is first read on the page of the anchor with this key, of what has the key or is part of it: of the record k4-3 the cell k4-3#name;
   NULL: nothing. */
const Tag *leads_place(const Leads *leads, Str key);
/* What is first read on a page; NULL: nothing. */
const Tag *leads_page(const Leads *leads, int page);

#endif

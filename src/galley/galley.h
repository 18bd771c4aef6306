/* What any part of a strip looks like: measured, said again, composed.  Nothing is remembered. */
#ifndef GALLEY_GALLEY_H
#define GALLEY_GALLEY_H

#include "model/galley.h"

/* How high each slab of the part must be (heights[0] is that of `first`), so that every spanner's text has room:
   the last slab under a spanner is made taller where it has to be.  Returns the sum, with the gaps between. */
LenSum galley_measure(Part part, Len *heights);
/* It is never less than this, which is soon asked. */
LenSum galley_least(Part part);
enum { NOTES_AT_FOOT = 0, NOTES_ALL = -1 };
typedef struct {
    Note note;
    const Frame *resumed; /* stands above it: here it goes on; or NULL */
    int table;            /* Slab.table of the row that cites it */
    bool is_below;
} DueNote;
typedef struct {
    DueNote *at;
    int n;
    Len height; /* of all under each other */
} DueNotes;
/* The notes that are due in a part whose slabs are so high, kind by kind in the order of the texts that cite them, each once: those at the foot of
   the page, those under the table of this number (Slab.notes_below), or all. */
DueNotes galley_notes(Part part, const Len *heights, int table, Arena *arena);
/* Those at the foot of a strip that is never cut. */
DueNotes galley_notes_whole(const Strip *strip, Arena *arena);
/* What is known of slabs first … last before any part is measured.  plain: no spanner reaches it, no note is due with it; a part of
   such slabs is as high as their sum, with the gaps between and the padding of the first.  notes: how many cells with notes the
   slabs before it have, spanners counted on each they reach; one more than there are slabs. */
typedef struct {
    int first;
    bool *plain; /* from the first on */
    int *notes;
} Survey;
Survey galley_survey(const Strip *strip, int first, int last, Arena *arena);
static inline bool survey_is_plain(const Survey *survey, int slab)
{
    return survey->plain[slab - survey->first];
}
/* Any notes in slabs first … last? */
static inline bool survey_notes(const Survey *survey, int first, int last)
{
    return survey->notes[first - survey->first] != survey->notes[last + 1 - survey->first];
}
/* What is said again above the part, and stands below it where a page ends; NULL where nothing but notes is on the page. */
const Frame *galley_head(Part part);
const Frame *galley_tail(Part part);
/* Notes under each other, from y on; returns where they end. */
Len galley_add_notes(FrameBuilder *builder, const DueNotes *notes, Len x, Len y);
/* What the next page has to know: the spanners cut by the lower edge of the part. */
const Said *galley_say(Part part, const Len *heights, int *n_said, Arena *arena);
/* The part as one frame: bodies, rules, spanners; with the head of `first` when `with_head`, the tail of `last` when
   `with_tail`. */
const Frame *galley_compose(Part part, const Len *heights, Len width, bool with_head, bool with_tail, Arena *arena);
/* Puts the spanners in their order; to be called once a strip is complete. */
void galley_order(Strip *strip, Arena *arena);
/* The same where it has grown: so many slabs were in order before, with so many spanners, and none reaches from those to these.
   spanner_from has room for one more than there are slabs. */
void galley_order_grown(Strip *strip, int n_slabs, int n_spanners);
/* A whole strip that is never cut, as one frame. */
const Frame *galley_compose_whole(const Strip *strip, Len width, Arena *arena);

#endif

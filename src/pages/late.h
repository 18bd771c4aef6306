/* Late words: what fills the slots of a page when its place in the booklet is known.  The room kept for them is as wide as they may
   become; what they do not need is given back within their line, whose ends stay where they are.  Nothing else moves. */
#ifndef PAGES_LATE_H
#define PAGES_LATE_H

#include "base/map.h"
#include "pages/steps.h"

/* What a slot on this page can ask for. */
typedef struct {
    Tools tools;
    const Page *page;
    const Map *labels; /* key → Str, the label of the page it stands on */
    const Values *values;
    int table, counted; /* of the rows at a page end whose slots are filled: Mark.table, .counted */
    Where where;        /* of the text whose slots are filled */
    ShownValues *shown; /* values that fixed matter shows */
    const Str *said;    /* of a line with rooms: the words of each slot of its text */
} SlotWords;

/* The same frame with words in its slots; itself where it has none. */
const Frame *late_filled(const SlotWords *words, const Frame *frame);
/* A note, hanging like the others of its page; itself where it cannot, or need not. */
const Frame *late_hung(const SlotWords *words, const Frame *note);
bool late_hangs(const SlotWords *words);
/* The number that stands before the text of a note. */
bool late_is_own_mark(const Rich *rich, int slot);
/* What is not known yet of all that it says: of several that which will be known last. */
typedef enum {
    WAITS_FOR_NOTHING,
    WAITS_FOR_RUN, /* how many pages stand under a running value */
    WAITS_FOR_PAGE /* which page another thing stands on */
} Waiting;
Waiting late_waits(const Frame *frame, const Map *labels, const Values *values);
Waiting late_text_waits(const Rich *rich, const Map *labels, const Values *values);
/* A text in one style, on its way into a slot. */
Rich *late_rich(Str text, const Style *style, Align align, Arena *arena);
/* Running heads, folio, thumb tabs. */
const Frame *late_fixed_matter(const SlotWords *words);
/* The value of this name in force at the head of the page; NULL: none is. */
const Setting *late_value(const SlotWords *words, Str name);
void late_note_shown(const SlotWords *words, ShownValue value);

#endif

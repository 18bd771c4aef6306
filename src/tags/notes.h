/* Notes, and on which pages they are read.  One that is cited on several pages is printed on each, with the number it has there, and is
   read wherever a text that is read cites it; what repeats nothing but a head, or a label, of its table is an artifact. */
#ifndef TAGS_NOTES_H
#define TAGS_NOTES_H

#include "tags/texts.h"

typedef struct {
    int text;
    Vec(int) pages; /* on which it is read, ascending */
    int seen;       /* the page on which it was seen last; -1: on none */
    bool is_listed; /* by who reads: a note cited twice on a page is read once */
} TagNote;

void notes_add(TagTexts *texts, int text);
/* What the text is as a note; NULL: none. */
TagNote *notes_of(const TagTexts *texts, const TagText *text);

/* A frame shows the text with this index; whether that is a note is found here. */
void notes_see(const TagTexts *texts, int text, const Frame *frame, int page);
/* The text is shown on the page, and read there. */
void notes_see_marks(const TagTexts *texts, const TagText *text, int first, int page);
/* false, too: it is no note. */
bool notes_are_read_on(const TagTexts *texts, int text, int page);
/* Where the printing that holds this leaf ends: the leaf with which the next one begins, as in TagText; 0: with the last. */
int notes_next_printing(const TagTexts *texts, int leaf);

#endif

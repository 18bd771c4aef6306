/* Texts with their notes. */
#ifndef LAYOUT_NOTES_H
#define LAYOUT_NOTES_H

#include "layout/set.h"

/* Live, with its notes set as wide as the page. */
Matter matter_from_text(const Rich *rich, Manner manner, Shop shop);
/* A text that stands alone, on the rung of the fit ladder it needs. */
Stack text_fit(const Rich *rich, Len width, Manner manner, Shop shop);

/* They stand below the lines in whose cell or box they are cited: lines of their own, under white.  What is left of them are
   their numbers. */
Stack notes_below(Note *notes, int n, Arena *arena);
/* The stack, with its notes below it. */
void stack_set_notes(Stack *stack, Arena *arena);

#endif

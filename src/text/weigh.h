/* What tearing costs, on its way into the seams and groups of a paragraph.  Private to weigh.c (words) and figures.c. */
#ifndef TEXT_WEIGH_H
#define TEXT_WEIGH_H

#include "text/steps.h"

typedef struct {
    Para *para;
    uint8_t *kinds;                /* of each atom: what it is to a reader who looks for words */
    const struct Weight **weights; /* and what it says of line ends near it */
    Vec(Group) groups;
} Weigher;

/* The first character of an atom. */
uint32_t weigh_character(const Para *para, int atom);
/* Is it one of these, each of three bytes of UTF-8: kana, kanji? */
bool weigh_is_among(const char *characters, uint32_t c);
/* A group of one atom is none. */
void weigh_group(Weigher *w, Group group);

void weigh_figures(Weigher *w);
void weigh_brackets(Weigher *w);

#endif

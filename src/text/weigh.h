/* What tearing costs, on its way into the seams and groups of a paragraph.  Private to weigh.c (words) and figures.c. */
#ifndef TEXT_WEIGH_H
#define TEXT_WEIGH_H

#include "text/steps.h"

typedef struct {
    Para *para;
    uint32_t *characters;          /* of each atom: the first of it, */
    uint8_t *kinds;                /* what it is to a reader who looks for words, */
    const struct Weight **weights; /* what it says of line ends near it */
    Vec(Group) groups;
} Weigher;

/* A group of one atom is none. */
void weigh_group(Weigher *w, Group group);

void weigh_figures(Weigher *w);
void weigh_brackets(Weigher *w);

#endif

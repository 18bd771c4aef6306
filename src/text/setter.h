/* A line on its way to a frame.  Private to line.c, which finds where everything stands, and draw.c, which writes it down.
   x runs along the line and y across it, also where the line will run down the page. */
#ifndef TEXT_SETTER_H
#define TEXT_SETTER_H

#include "text/steps.h"

typedef struct Setter {
    const Para *para;
    const Line *line;
    Arena *arena;
    int first, last; /* atoms that show: blanks at the end are used up */
    Len *x;          /* of atom first + i; one more: the end */
    Vec(Share) shares;
    Len rest;                     /* what a filler gets beyond its own advance */
    Len height, baseline, middle; /* middle: of the em boxes, where a vertical line has its axis */
    FrameBuilder frame;
} Setter;

static inline const Style *style_of(const Setter *s, int atom)
{
    return s->para->stretches[s->para->atoms[atom].stretch].style;
}

/* Plates behind, glyphs, slots, small type, links: the items of the frame. */
void draw_line(Setter *s);

#endif

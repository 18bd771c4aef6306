/* Text → Stack, at one fit. */
#ifndef LAYOUT_SET_H
#define LAYOUT_SET_H

#include "layout/stack.h"

/* A block that is to be set: live, a text open to any fit; or standing, all done. */
typedef struct {
    Where where;
    Key key;
    const Rich *text; /* NULL: it is standing */
    Stack done;       /* of a text: its notes alone */
} Matter;

/* What a cell holds, ready to be set. */
typedef struct {
    const Matter *matter;
    int n;
    const Rich *first; /* its first text, whose style says how far the ladder reaches; NULL: it has none */
} Filling;

/* How a text comes out, as far as the choice of a fit goes by it. */
typedef struct {
    Strain strain;
    int n_lines;
} Looks;

/* A text, without its notes. */
Stack text_set(const Rich *rich, Len width, Setup setup, Shop shop);
/* A text whose lines are narrow as long as they begin above a depth, the first in any case, and then as wide as that. */
typedef struct {
    Stack above, below;
} PartedStack;
PartedStack text_set_parted(const Rich *rich, Len narrow, Len depth, Len width, Setup setup, Shop shop);
/* All of a cell, its notes due with the lines that cite them.  What comes to more than MOST_HEIGHT is left off (reported). */
Stack filling_set(const Filling *filling, Len width, Setup setup, Shop shop);
/* Would filling_set come out no worse than this?  Nothing is drawn, and nothing reported. */
bool filling_reaches(const Filling *filling, Len width, Setup setup, Looks goal, Shop shop);

#endif

/* How things are set: modes that are given by value, on the way down. */
#ifndef LAYOUT_MANNER_H
#define LAYOUT_MANNER_H

#include "base/len.h"

#include <stdbool.h>

/* What the fit ladder leaves of the width and the size of letters, per mille; zeros: that is still open. */
typedef struct {
    int squeeze, size;
} Fit;
enum { FIT_NATURAL = 1000 };

/* Of a text, anew for each attempt to set it. */
typedef struct {
    Fit fit;
    Len white;      /* above the first line, in which its readings may stand */
    Len depth;      /* how long the lines of vertical texts may be; 0: as long as they like */
    int line_price; /* lines may be taken for what they spare (text_break_at); 0: as few as can be */
    bool is_title;  /* it is a head: its lines are balanced when its style does not say */
    bool is_quiet;  /* what does not fit is not reported: it will be set again, or that was said */
} Setup;

/* Of a block and all in it: what it owes to those it stands in. */
typedef struct {
    Len white;        /* likewise, */
    bool is_title;    /* and this */
    bool is_forgiven; /* what does not fit is not reported: the table has no room, and that was said */
    bool is_sample;   /* its marks say so */
} Manner;

#endif

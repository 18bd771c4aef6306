/* One long column, cut nowhere yet.
   A slab is a band no page may cut.  A spanner is a cell that lies across several slabs. */
#ifndef MODEL_GALLEY_H
#define MODEL_GALLEY_H

#include "model/frame.h"

typedef struct {
    Len x;
    Pen pen;
} Vertical; /* runs down the whole height of its slab */
typedef struct {
    Len x, width;
    Plate plate;
} Backdrop; /* likewise, behind everything */
typedef struct {
    Len x, width;
    Pen pen;
    bool falls; /* from the upper left one */
} Crossing;     /* likewise, from corner to corner of an empty cell, or of one with two labels */

/* A row said again at the lower end of a head: cells that began with its slab or before go up beside it. */
typedef struct {
    int slab;
    Len height;
} Step;

/* A note, and the line of its cell on whose page it is due.  One that is too high for its page is several: its lines are owed to the
   pages that follow. */
typedef struct {
    const Frame *frame;
    int line;
    const Rich *text;
    const Frame *resumed;  /* of what goes on: said above it, where it is not under what goes before it; else NULL */
    bool goes_on, is_owed; /* more of it comes later; it was cited, and numbered, before */
    bool in_place;         /* it stands in its cell or box already: here it is only numbered */
    bool is_right;         /* cited beyond the gutter of facing pages */
} Note;

/* What it needs at the foot. */
static inline Len note_height(const Note *note)
{
    return note->in_place ? 0 : note->frame->height;
}
static inline LenSum notes_height(const Note *notes, int n)
{
    LenSum height = 0;
    for (int i = 0; i < n; i++) height += note_height(&notes[i]);
    return height;
}

/* Rows with nothing in them, as many as there is white for at the foot of the page, which they share. */
typedef struct {
    Len height;         /* of each, at least */
    const Frame *above; /* rules along its upper edge */
    const Vertical *verticals;
    int n_verticals;
} BlankRows;

typedef struct Slab {
    const Frame *body;      /* the cells that live in this slab alone, at x = 0 of the type area */
    const Frame *above;     /* rules along its upper edge */
    const Frame *head;      /* above it if a page starts here: column heads said again */
    const Frame *lintel;    /* rules along its upper edge if a page starts here; NULL: those of `above` */
    Step *steps;            /* rows said again in `head`, the lowest last */
    const Frame *below;     /* rules along its lower edge, always */
    const Frame *tail;      /* along its lower edge if a page ends here: closing rule */
    const Note *notes;      /* what its own cells bring to the foot of its page, in order */
    const Note *head_notes; /* likewise `head` */
    const Note *owed;       /* those that its cells cite and later slabs bring: they are numbered here */
    const Vertical *verticals;
    const Backdrop *backdrops;
    const Crossing *crossings;
    const Setting **settings; /* running values from here on; those of the document */
    int table, counted;       /* not 0: which table of the strip it is of; body rows of that up to here */
    int notes_below;          /* not 0: they stand under this part of the table so numbered, not at the foot of the page */
    int n_notes, n_head_notes, n_owed, n_steps, n_verticals, n_backdrops, n_crossings, n_settings;
    Len gap;                    /* white above it, dropped at the head of a page */
    Len padding;                /* what it is higher by at the head of a page: the cells cut there begin anew */
    int cost;                   /* of a page ending after it: 0 where it is welcome */
    bool keep_next;             /* no page may end after it */
    bool new_page;              /* a page must begin with it, */
    PageStart side;             /* one of this side */
    bool new_column;            /* a column, or a page, must begin with it */
    const BlankRows *blank;     /* below it; or NULL */
    const Colonnade *colonnade; /* in whose columns it stands; NULL: across the page */
    bool sinks;                 /* it stands at the foot of its page, with all below it */
    bool is_debt;               /* nothing but notes that are owed: no rows to be headed */
    /* The rest is known when its strip is in order. */
    LenSum depth, bodies; /* where it begins, if no slab before it is higher than its body; the same without the gaps */
    int band;             /* slabs of one number stand across the page, or in one colonnade */
    int n_columns;        /* up to it, so many must begin a column */
    int n_asked;          /* up to it, so many have notes below them, so that their height must be asked for */
    Key key;
    Where where;
} Slab;

/* Of a line of a cell: what stands above it if a page begins with it, below it if one ends.  A row of a small table has its heads
   and rules, a line of text the white that its readings need. */
typedef struct {
    const Frame *head, *tail;
    bool is_row;
} Fringe;

typedef struct Spanner {
    int first, last; /* slabs, both included */
    Len x, width;
    Edges padding;
    VAlign valign;
    Across across;
    const Frame **lines;   /* top to bottom, without padding */
    const Fringe *fringes; /* of each line; NULL: none has any */
    int n_lines;
    Len height;         /* of all lines */
    const Frame *again; /* the label as it is repeated (marked repeated); NULL with AGAIN: nothing is */
    const Mark *mark;   /* of the cell: compose puts it on each part, repeated ones marked so */
    Pen crossed;        /* an empty cell, from corner to corner, */
    bool falls;         /* the upper left one */
    const Note *notes;
    int n_notes, n_before; /* n_before: notes of its first slab that come before them */
} Spanner;

/* A section, or as much of it as lies between two page ends that are forced: no way of cutting it depends on what stands before
   or behind. */
typedef struct Strip {
    const Section *section;
    bool begins;  /* with its section */
    bool goes_on; /* more will come to it: it is handed out while it grows */
    Slab *slabs;
    Spanner *spanners; /* by first slab, outer before inner */
    int *spanner_from; /* of each slab: the first spanner that may reach it; the later ones need not be asked before */
    int n_slabs, n_spanners;
} Strip;

typedef struct {
    Strip *strips;
    int n_strips;
    const Document *document;
} Galley;

/* What stands on earlier pages of a spanner that a page end has cut: lines placed (FLOW), or 1. */
typedef struct {
    int spanner, said;
} Said;

/* A part: slabs first … last of a strip, as they stand under each other on one page or in one frame.
   `said` tells of the spanners cut by its upper edge. */
typedef struct {
    const Strip *strip;
    int first, last;
    const Said *said;
    int n_said;
    Len white; /* above the first slab that sinks */
} Part;

#endif

/* A strip under construction. */
#ifndef LAYOUT_STRIP_H
#define LAYOUT_STRIP_H

#include "layout/stack.h"

typedef struct {
    Shop shop;
    const Colonnade *colonnade; /* in whose columns what comes stands; NULL: across the page */
    Len width, page_height;     /* of the type area, or the column; page_height 0: this strip is never cut */
    Len reach;                  /* from the type area to the edge of the paper */
    Len notes_gap;              /* above the notes of a page, rule and all */
    Vec(Slab) slabs;
    Vec(Spanner) spanners;
    Vec(int) spanner_from; /* as in Strip, of those that are in order: so many slabs, with so many spanners */
    int n_ordered, n_ordered_spanners;
    Vec(const Setting *) settings; /* waiting for the next slab */
    Len gap;                       /* likewise */
    Len white;                     /* under the characters of the latest slab, or above the first, where readings may stand */
    NoteList owed;                 /* pieces of notes that wait for slabs behind the last one, */
    int n_paid;                    /* so many of which have one */
    bool is_inner;                 /* it stands in a cell: its rows are lines of that cell */
    bool goes_on;                  /* its section has begun in another strip */
    int n_tables;                  /* so far: tables are told apart by it */
    bool new_page, new_column;
    PageStart side; /* of the page that begins there */
} StripBuilder;

/* Empty, and never cut: page_height is 0. */
StripBuilder strip_new(Shop shop, Len width);
/* Adds a slab with what was waiting for one. */
Slab *strip_add(StripBuilder *strip, const Frame *body, Key key, Where where);
/* The running values that a block sets, and what stands in it, wait for the next slab; of a table until its first body row, of what
   runs around a figure until its turn. */
void strip_set(StripBuilder *strip, const Block *block);
/* Those of blocks up to `end`, and of all that stands in them. */
void strip_set_all(StripBuilder *strip, const Block *blocks, const Block *end);
/* Those that stand in the cells of a row. */
void strip_set_row(StripBuilder *strip, const Row *row);
/* Would the slabs from `first` on fit on one page? */
bool strip_has_room_for(const StripBuilder *strip, int first);
/* They stay on one page, if they fit on one. */
void strip_keep(StripBuilder *strip, int first);
Strip strip_built(const StripBuilder *strip, const Section *section);
/* As far as it has grown; valid until more comes to it. */
Strip strip_so_far(StripBuilder *strip, const Section *section);
/* It begins anew behind a forced page end, with what is waiting; its lists, in their arena, are given back. */
void strip_restart(StripBuilder *strip, Arena *lists);
/* What is over a table, its title, callouts and head, is not parted from what it is over (JLReq 4.4.6): sooner any other end that
   something asks against. */
void slab_bind(Slab *slab);
/* The notes of a stack come to the foot of the page with the slab. */
void slab_add_notes(Slab *slab, const Stack *stack, Arena *arena);

/* Says whether it is of a sample. */
Mark *mark_new(Mark mark, Manner manner, Arena *arena);

#endif

/* The booklet that `excerpt` divides, and what its workers make of it. */
#ifndef CMD_PORTIONS_H
#define CMD_PORTIONS_H

#include "batch/batch.h"
#include "cmd/cmd.h"
#include "excerpt/excerpt.h"
#include "model/revision.h"
#include "pages/pages.h"

/* The data of the booklet without the corrections of some day, and of those behind it. */
typedef struct {
    const Data *data;
    const Division *division;
    const Map *printed; /* like ExcerptWork.printed */
    BarLine next;       /* of what the corrections of that day have changed */
} Past;

typedef struct {
    const Options *options;
    Job job;
    const Data *data;
    const Division *division;
    bool by_pages;
    Sha *sha;                /* of all that every output is made from */
    Str sum;                 /* of the whole data: what a mark says may be from anywhere */
    const Release *since;    /* --changed-since; or NULL */
    const Revision *changed; /* what has changed since then; or NULL */
    PageNotes notes;         /* what each output gets in its margins */
    Past *pasts;             /* rows: the data since then, oldest first; none: they were edited, and cannot be had as they were */
    int n_pasts;
    BarLine edited;          /* then: of what differs */
    const Map *printed;      /* rows: the page of the booklet each record is on */
    const Booklet *booklet;  /* pages; */
    const Map *places;       /* whose its words are; */
    const DiagFault *faults; /* what is wrong with it, */
    int n_faults;
    int n_faces;         /* open when the workers are born */
    const Data *portion; /* in a worker: read for its hash, and then made from */
    Arena *arena;
    Diag *diag;
} ExcerptWork;

/* Reads what there is to read: layout, fonts, releases, data; and divides them.  false: reported. */
bool whole_read(ExcerptWork *work);
/* The booklet once, as it is filed; of a run that sets rows afresh only the page of each record is kept.  What is wrong with a
   record is only remembered: the pages of the others are wanted.  false: something else is wrong, reported. */
bool whole_make(ExcerptWork *work);
/* The notes of its margins and of those of excerpts; `filed`: its release as it would be filed now, or NULL. */
void whole_note(ExcerptWork *work, Release *filed, Arena *arena, Diag *diag);
/* All that is common to the outputs: program, profile, layout, fonts, date; of pages, the booklet as it is filed. */
void whole_hash(ExcerptWork *work, const Release *filed);
/* A fault in a record is that of the department whose record it is; NULL: it is in none. */
const Holding *whole_holding_of_fault(const ExcerptWork *work, const DiagFault *fault);
/* For each portion: does what has changed concern it? */
const bool *concern_touched(const ExcerptWork *work);

/* The data as they were at --changed-since, for excerpts of rows; `filed`: the booklet as it is.  That they cannot be had is
   reported. */
void earlier_read(ExcerptWork *work, const Release *filed, Arena *arena);
void earlier_close(ExcerptWork *work);
/* What excerpt `i`, this document, says otherwise than it said then: key → BarLine.  Where the data were edited, as far as words
   come from a field that says otherwise. */
const Map *earlier_marks(const ExcerptWork *work, int i, const Document *document, Arena *arena);

/* What a Batch asks of its maker, a ExcerptWork. */
Str portion_inputs(void *maker, int i, Arena *arena);
bool portion_make(void *maker, int i, const char *path, int *n_pages, Arena *arena, Diag *diag);
void portion_end(void *maker, int i);
bool portion_is_as_born(const void *maker);
/* Its pages in the booklet, others' words taken out. */
const Pages *portion_pages(const ExcerptWork *work, int i, Arena *arena);

#endif

/* What the steps of this room share. */
#ifndef PAGES_STEPS_H
#define PAGES_STEPS_H

#include "base/map.h"
#include "base/vec.h"
#include "font/font.h"
#include "galley/galley.h"
#include "model/release.h"

typedef struct {
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
} Tools;

/* Slabs of one page, and what is known of the spanners its upper edge cuts. */
typedef struct {
    Part part;
    DueNotes notes; /* at its foot */
    Len height;
} Cut;
typedef struct {
    Cut *at;
    int n;
} Cuts;

/* Begins and ends with a page. */
typedef struct {
    const Strip *strip;
    int first, last;
} StripRange;
typedef struct {
    const Said *said;
    int n_said;
} Begun;
/* Where the pages of a stretch end: least total cost over all of it.  begun: how the
   spanners stand that its upper edge cuts; after the call, those that its lower edge cuts. */
Cuts cut_range(StripRange range, Begun *begun, Tools tools);
/* Cuts strips as they grow. */
typedef struct PageCutter PageCutter;
PageCutter *cutter_open(void);
/* The pages that are final now, whatever comes, behind those cut before; when the strip does not go on, all that are left. */
Cuts cutter_cut(PageCutter *cutter, const Strip *strip, Tools tools);
/* Another strip begins. */
void cutter_restart(PageCutter *cutter);
void cutter_close(PageCutter *cutter);
/* Of all that would stand on the page of this part. */
LenSum cut_height(Part part, Arena *arena);
/* Of the page of this part: the first of its section may have another. */
const Master *part_master(Part part);
/* The height notes need at the foot, white and rule included. */
Len cut_notes_height(const Master *master, DueNotes notes);

/* Of facing pages (見開き), which are cut as one. */
typedef enum { SHEET_WHOLE, SHEET_LEFT, SHEET_RIGHT } SheetHalf;
/* A page under construction: its fixed matter still has slots. */
typedef struct {
    const Section *section;
    const Cut *cut;
    SheetHalf half;
    Page page;
} Sheet; /* cut NULL: a blank page */

const Master *sheet_master(const Sheet *sheet);
const Frame *compose_column(const Sheet *sheet, Tools tools);
/* What of a column over facing pages stands on this one. */
const Frame *facing_half(const Frame *column, Len gutter, SheetHalf half, Arena *arena);

typedef struct {
    Sheet *at;
    int n;
} Sheets;
/* The names of slabs first … last of a strip; counts: key → how many slabs of it stand before in its section, counted on. */
const SlabName *pins_names(const Strip *strip, int first, int last, Map *counts, Arena *arena);
/* The sheets of a booklet that is cut as published, labels and all. */
Sheets pins_sheets(const Galley *galley, const Pins *pins, Tools tools);

typedef Vec(ShownValue) ShownValues;
typedef Vec(const Setting *) Settings;
/* Pages under one running value, which lives as long as the numbering; and one of them. */
typedef struct {
    const Setting *setting;
    int n_pages;  /* so far; */
    bool is_over; /* all */
} PageRun;
typedef struct {
    const PageRun *run;
    int number; /* from 1 */
} PageInRun;
typedef struct {
    Str name;
    PageRun *run; /* of the page before; NULL: it was in none */
} LatestRun;
typedef Vec(LatestRun) PageRuns;
/* What a page can show that depends on what stands on it and before it. */
typedef struct {
    Settings top, begun; /* running values: those in force at its head; those that begin on it, in order */
    Map notes;           /* key → Str, its number on the page */
    int note_figures;    /* of the longest of those */
    PageInRun *in_runs;  /* runs the page is in, of those that are asked for */
    int n_in_runs;
    int table_before, counted_before; /* the table that goes on from the page before, or 0; body rows of it up to there */
} Values;
/* The notes of one kind so far. */
typedef struct {
    int last;
    int turn;               /* how often they have begun to be counted anew */
    const Section *section; /* of the last one, */
    int page, table;        /* its page, as counted here, and Slab.table */
} NoteCounter;
/* What is counted on from page to page, in their order. */
typedef struct {
    Arena *arena;
    Map wanted;             /* keys that texts of the document name */
    Map labels;             /* such a key → Str, the label of the page on which it stands */
    const Section *section; /* of the page before, */
    Settings values;        /* which are in force at its end */
    PageRuns runs;          /* whose pages are counted */
    const Section *counted; /* whose folios go on, */
    int folio;              /* from this one */
    int page;               /* how many have been numbered */
    NoteCounter *notes;     /* two for each kind; those below tables may be counted apart */
    Map note_numbers;       /* key → its number, where that holds on later pages */
    Values left;            /* of the left one of facing pages, for the right one */
} Numbering;
Numbering number_new(const Document *document, Arena *arena);
/* Its folio, as its section says; reported, where the numerals of that end before. */
void number_folio(Numbering *numbering, Sheet *sheet, Diag *diag);
/* Those of the wanted keys that stand on the page, which has its label. */
void number_places(Numbering *numbering, const Page *page);
Values number_values(Numbering *numbering, const Sheet *sheet, Arena *arena);

/* Where everything went, page after page, in any order. */
typedef struct {
    Vec(Anchor) anchors;
    Vec(Bookmark) bookmarks;
    int column;        /* of the page, in which the walk is */
    const Map *wanted; /* key → itself (Str); of others there are no anchors; NULL: of all */
} Places;
Places places_new(Arena *arena);
/* Its anchors and bookmarks; the page is told its hashes. */
void places_add(Places *places, Page *page, int number);
/* Anchors by key, bookmarks by page. */
void places_sort(Places *places, Pages *pages, Arena *arena);

#endif

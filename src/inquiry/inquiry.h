/* 照会: return sheets go out to those who have the records in charge, and come back as answers. */
#ifndef INQUIRY_INQUIRY_H
#define INQUIRY_INQUIRY_H

#include "base/map.h"
#include "data/data.h"
#include "model/division.h"
#include "model/page.h"

/* What is asked, of all portions of a division. */
typedef struct {
    const Data *data;
    const Division *division;
    const Str
        *order; /* ids of records as the booklet has them, each once or more often; others stand behind them, as in the data */
    int n_order;
    const Map *pages;       /* id → Str: where the record is printed */
    const Map *rows;        /* id → PageRow: which row of its page it is counted as; NULL: they are not counted */
    const Offices *offices; /* names of owners */
    Str layout, title;      /* the name of the layout, what the booklet is called */
    Str date;               /* of the sheets: 2020-09; empty: none */
    DiagLang lang;          /* of the words around those of the office */
    Arena *arena;
} Inquiry;

/* Which records stand together on a sheet, which fields are its columns. */
typedef struct Forms Forms;
/* NULL: reported. */
const Forms *inquiry_forms(const Inquiry *inquiry, Diag *diag);

/* Ids of all records that stand on sheets. */
const Str *inquiry_records(const Inquiry *inquiry, const Forms *forms, int *n, Arena *arena);

/* The return sheet of a portion, an .xlsx; equal inquiries give equal bytes.  `n_rows`: its records; none: nothing is asked of it,
   and there are no bytes.  false: reported. */
bool inquiry_sheet(const Inquiry *inquiry, const Forms *forms, int portion, Str *bytes, int *n_rows, Arena *arena, Diag *diag);

/* --- and back ---------------------------------------------------------------------------------------------------------- */

/* What came back from one of them. */
typedef struct Answer Answer;
/* A return sheet, by whatever program it was saved again, sorted, with columns moved; rows put in and cells that were not asked for are
   told of.  NULL: reported, it is none, or what stands in it cannot be told. */
const Answer *inquiry_read(const char *path, Arena *arena, Diag *diag);
Str inquiry_layout(const Answer *answer); /* of which booklet */
Str inquiry_by(const Answer *answer);     /* divided by what */

/* What all of them say otherwise than the sheets that went out.  NULL: something cannot stand in a field, reported at its cell. */
typedef struct Merged Merged;
Merged *inquiry_merge(const Answer *const *answers, int n, const Data *data, Arena *arena, Diag *diag);
/* Changes, conflicts with all their sides, what is not there: for people. */
Str inquiry_said(const Merged *merge, DiagLang lang, Arena *arena);
/* Who has not answered; `all`: who has, too, and how much.  Empty: all have. */
Str inquiry_answered(const Merged *merge, const Division *division, bool all, DiagLang lang, Arena *arena);
/* Decides which sides are taken: "all" that are in no conflict; those of a file, against others and the data; "data": where the data have
   moved on, they stay.  How many conflicts are left open. */
int inquiry_choose(Merged *merge, const char *const *names, int n);
bool inquiry_knows(const Merged *merge, const char *name); /* is it such a word, or a file that was read? */
/* What was taken, as corrections made in these data, at their cells; */
Corrections inquiry_taken(const Merged *merge, Arena *arena);
/* or as rows of a table of them, of which the pages are not known here.  NULL: reported. */
TableRow *inquiry_table(const Merged *merge, int *n, Arena *arena, Diag *diag);

#endif

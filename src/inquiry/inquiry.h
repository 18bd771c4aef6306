/* 照会: return sheets go out to those who have the records in charge, and come back as answers. */
#ifndef INQUIRY_INQUIRY_H
#define INQUIRY_INQUIRY_H

#include "base/map.h"
#include "model/data.h"
#include "model/division.h"

/* What is asked, of all portions of a division. */
typedef struct {
    const Data *data;
    const Division *division;
    const Str
        *order; /* ids of records as the booklet has them, each once or more often; others stand behind them, as in the data */
    int n_order;
    const Map *pages;       /* id → Str: where the record is printed */
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

/* The return sheet of a portion, an .xlsx; equal inquiries give equal bytes.  `n_rows`: its records; none: nothing is asked of it,
   and there are no bytes.  false: reported. */
bool inquiry_sheet(const Inquiry *inquiry, const Forms *forms, int portion, Str *bytes, int *n_rows, Arena *arena, Diag *diag);

#endif

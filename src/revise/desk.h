/* Where the tables of a revision are written out: documents made by hand, cell by cell. */
#ifndef REVISE_DESK_H
#define REVISE_DESK_H

#include "base/vec.h"
#include "model/document.h"
#include "model/report.h"

typedef struct {
    Arena *arena;
    const Style *title, *text, *head, *cell, *changed, *folio; /* changed: a run, underlined */
    Master master;
    Block *first, *last;
    int n_serials, n_keys;
} Desk;

/* Styles errata-title, errata-text, errata-head, errata-cell, errata-changed, errata-folio of the report where it has
   them, else plain ones made from its default. */
Desk *desk_new(const Report *report, const Master *like, Arena *arena);
const Document *desk_document(Desk *desk, const Report *report, const char *title);

void desk_text(Desk *desk, const Style *style, Role role, Str text);

/* A table under construction. */
typedef struct {
    Desk *desk;
    Table table;
    Vec(Row) rows;
    Vec(Cell) cells;
} Sheeted;
typedef struct {
    const char *head;
    int share;
    Len width;
} DeskColumn; /* share 0: the width */

Sheeted desk_table(Desk *desk, const DeskColumn *columns, int n_columns, const char *caption);
void desk_row(Sheeted *table, RowRole role);
/* The next cell of the row; `other` not NULL: what is not in both is underlined. */
void desk_cell(Sheeted *table, Str text, const Str *other);
void desk_band(Sheeted *table, Str text);
void desk_end_table(Sheeted *table);

#endif

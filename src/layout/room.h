/* The room there is on a page for a row, and what cells that flow want of the rows they stand beside. */
#ifndef LAYOUT_ROOM_H
#define LAYOUT_ROOM_H

#include "layout/builder.h"

/* Of the notes of these cells; the white above them is counted with the first. */
Len room_of_notes(const TableBuilder *builder, const Stack *stacks, int n);
/* What a row has on a page of its own, with all that must stand with it. */
Len room_for_row(const TableBuilder *builder);
/* On a page that begins with it. */
Len room_of_own_page(const TableBuilder *builder);

/* What cells that may flow from page to page want of a row beside them: the furthest that ends with it, and room for notes. */
typedef struct {
    LenSum bottom;
    Len step, padding, notes;
    Len loss; /* what page ends on the way may take: a line that does not fit, and the padding said anew */
} Reach;

/* How far down the flowing cells that begin here reach, as the row's top lies at y; `own`: its reach, those of the rows below behind
   it. */
void reach_note(const TableBuilder *builder, int row, const Stack *stacks, LenSum y, Reach *own);

/* A cell that is said again, or stays on its first page, stands there whole beside a row with its notes.  One that is too
   high for that flows: nothing of it is lost, and the page it asks for cannot be made. */
void room_settle_across(const TableBuilder *builder, int row, Stack *const *stacks, const Reach *reach);

#endif

/* A table at work: what its steps share. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/parts.h"

enum { MOST_LEVELS = 10 }; /* of bands within bands */

/* Rows set apart from their table, without the rules where they meet others: those are drawn when it is known what meets. */
typedef struct {
    const Frame *frame; /* NULL: there are none */
    const Grid *grid;
} Apart;

/* What a row looks like where a page ends: as it is said again while its rows go on; below it and above the next one, when
   the page ends after it. */
typedef struct {
    Apart again, carry_out, carry_in; /* carry_in: above this row, from the one before */
} Fate;

/* Rows said again in force at some row, the outermost first: bands by level, then labels by depth; index + 1, 0: none. */
enum { MOST_IN_FORCE = 2 * MOST_LEVELS };
typedef struct {
    int rows[MOST_IN_FORCE];
} InForce;

/* A page end after a row. */
typedef struct {
    int cost;
    bool forbidden;
} PageEnd;

typedef struct {
    StripBuilder *strip;
    const Block *block;
    const Table *table;
    Columns columns;
    Grid grid;
    Manner manner;
    bool has_no_room; /* reported: the table is too wide, or a column narrower than a character */
    Apart head;       /* the head rows, for the first time */
    int head_slab;
    Len head_notes;              /* what its notes need at the foot of each page */
    Fate *fates;                 /* of each row */
    const PageEnd *ends;         /* likewise */
    int *first_slab, *last_slab; /* likewise */
    InForce in_force;            /* at the row in hand */
    bool said_not_again;         /* reported: a row is too high to be said again */
} TableBuilder;

static inline Arena *table_arena(const TableBuilder *builder)
{
    return builder->strip->shop.arena;
}

/* The number its slabs have when its notes stand below it, else 0; those of a small table go with the cell it stands in. */
static inline int table_notes_below(const TableBuilder *builder)
{
    return builder->table->notes_below && !builder->strip->is_inner ? builder->strip->n_tables : 0;
}

/* cell.c: its mark, width, padding with the indent of the labels above it. */
const Mark *cell_mark(const TableBuilder *builder, const Cell *cell);
Len cell_width(const TableBuilder *builder, const Cell *cell);
Len cell_indent(const TableBuilder *builder, int row);
Edges cell_padding(const TableBuilder *builder, const Cell *cell, int row);
const Frame *cell_place(const TableBuilder *builder, const Cell *cell, const Stack *stack, int row, Len height);
void cells_align_parallel(const TableBuilder *builder, const Row *row, Stack *stacks);
void cells_align_baselines(const TableBuilder *builder, int row, Stack *stacks);

/* cells.c.  false: a column leaves a cell no room for a character (reported). */
bool cells_have_room(const TableBuilder *builder);
/* The content of all cells of some rows, as [row - first][cell], and how it was set. */
typedef struct {
    Stack **stacks;
    Fitting **fittings;
} SetRows;
/* Of rows first … last-1. */
SetRows cells_set(const TableBuilder *builder, int first, int last);
/* rows.c: all rows that are not of the head, once their cells are set. */
void rows_add(TableBuilder *builder, const SetRows *set);
/* ends.c: of each row. */
const PageEnd *ends_of_table(const Table *table, const Grid *grid, Arena *arena);

/* in_force.c: before a row those end whose rows it is not one of; behind it, it may be in force itself. */
void in_force_leave(InForce *in_force, const Table *table, int row);
void in_force_enter(InForce *in_force, const Table *table, int row);
/* Behind this row, its own rows go on. */
bool in_force_goes_on(InForce in_force, const Table *table, int row);

/* heads.c: when all slabs and all fates stand, what each slab shows if a page begins or ends at it.  `head`: as it is said
   again on each page, with the notes in `head_notes`. */
void heads_hang(TableBuilder *builder, Apart head, const Slab *head_notes);

#endif

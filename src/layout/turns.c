/* A turn is as many rows as stand on one page in all parts: each part of it is a table that knows of no other turn.

       stub │ a b c   rows 1, 2        What a page end within the table would say again stands in the turn: the head, bands in
       stub │ d e f   rows 1, 2        force, cells that go on beside its rows.
       ────────────────────────
       stub │ a b c   rows 3 …                                                                                         */
#include "layout/turns.h"
#include "galley/galley.h"

enum { DEAR = 600 }; /* a page end that would leave a row alone; see ends.c */

/* ---- how far it goes ---- */

static LenSum height_in(const Lane *lane, int first, int last, const InForce *in_force, Arena *scratch)
{
    Part part = { .strip = &lane->rows, .first = lane->first_slab[first], .last = lane->last_slab[last] };
    Len *heights = arena_array(scratch, Len, part.last - part.first + 1);
    LenSum height = lane->head + galley_measure(part, heights);
    DueNotes notes = galley_notes(part, heights, NOTES_AT_FOOT, scratch);
    height += notes.height + (notes.n ? lane->notes_gap : 0);
    for (int i = 0; i < MOST_IN_FORCE; i++)
        if (in_force->rows[i]) height += lane->rows.slabs[lane->first_slab[in_force->rows[i] - 1]].body->height;
    return height;
}

static InForce in_force_at(const Table *table, int row)
{
    InForce in_force = { 0 };
    for (int i = table->n_head_rows; i < row; i++) {
        in_force_leave(&in_force, table, i);
        in_force_enter(&in_force, table, i);
    }
    in_force_leave(&in_force, table, row);
    return in_force;
}

int turn_end(const Lane *lanes, int n_lanes, int first, LenSum room, Len gap, Arena *scratch)
{
    const Table *table = lanes->block->as.table;
    InForce in_force = in_force_at(table, first);
    int end = first, dear_end = first;
    for (int last = first; last < table->n_rows; last++) {
        LenSum height = (LenSum)gap * (n_lanes - 1);
        for (int i = 0; i < n_lanes; i++) height += height_in(&lanes[i], first, last, &in_force, scratch);
        bool had_enough = height > room || (last > first && table->rows[last].new_page);
        if (had_enough && dear_end > first) break;
        if (last < table->n_rows - 1 && lanes->ends[last].forbidden) continue;
        dear_end = last + 1;
        if (lanes->ends[last].cost < DEAR) end = dear_end;
    }
    return end > first ? end : dear_end;
}

/* ---- its rows ---- */

/* What a cell that began above says in a later turn. */
static Cell going_on(Cell cell, int n_before, Arena *arena)
{
    cell.row_span -= n_before;
    cell.repeated = true;
    if (cell.across == ACROSS_AGAIN) cell_say_again(&cell, arena);
    else cell.blocks = NULL;
    return cell;
}

/* The row with the cells that go on beside it, by column. */
static void add_going_on(Row *row, const Table *table, int at, Arena *arena)
{
    Cell *cells = arena_array(arena, Cell, table->n_columns);
    int n = 0;
    for (int i = 0; i < row->n_cells; i++) cells[n++] = row->cells[i];
    for (int above = table->n_head_rows; above < at; above++)
        for (int i = 0; i < table->rows[above].n_cells; i++) {
            const Cell *cell = &table->rows[above].cells[i];
            if (above + cell->row_span <= at) continue;
            int place = n++;
            for (; place > 0 && cells[place - 1].column > cell->column; place--) cells[place] = cells[place - 1];
            cells[place] = going_on(*cell, at - above, arena);
        }
    row->cells = cells;
    row->n_cells = n;
}

static void end_cells(Row *row, int n_rows, Arena *arena)
{
    const Cell *cells = row->cells;
    row->cells = arena_array(arena, Cell, row->n_cells);
    for (int i = 0; i < row->n_cells; i++) {
        row->cells[i] = cells[i];
        row->cells[i].row_span = len_min(cells[i].row_span, n_rows);
    }
}

const Block *turn_of(const Block *block, int first, int last, Arena *arena)
{
    const Table *whole = block->as.table;
    Block *turn = arena_new(arena, Block);
    *turn = *block;
    Table *table = turn->as.table = arena_new(arena, Table);
    *table = *whole;
    bool is_later = first > whole->n_head_rows;
    RowSet head = is_later && whole->head_again.n ? whole->head_again : (RowSet){ whole->rows, whole->n_head_rows };
    InForce in_force = in_force_at(whole, first);
    table->rows = arena_array(arena, Row, head.n + MOST_IN_FORCE + last - first);
    table->n_rows = table->n_sheaves = 0;
    table->n_head_rows = head.n;
    for (int i = 0; i < head.n; i++) {
        Row *row = &table->rows[table->n_rows++];
        *row = head.rows[i];
        if (is_later) *row = row_unmarked(*row, arena);
    }
    for (int i = 0; i < MOST_IN_FORCE; i++) {
        if (!in_force.rows[i]) continue;
        Row *row = &table->rows[table->n_rows++];
        *row = row_again(whole->rows[in_force.rows[i] - 1], arena);
        for (int c = 0; c < row->n_cells; c++) row->cells[c].repeated = true;
        row->repeats = false;
        row_begins_anywhere(row);
        row->keep_next = true;
    }
    for (int i = first; i < last; i++) {
        Row *row = &table->rows[table->n_rows++];
        *row = whole->rows[i];
        if (i == first) add_going_on(row, whole, i, arena);
        if (i == first) row_begins_anywhere(row); /* the turn begins the page */
        end_cells(row, last - i, arena);
    }
    return turn;
}

/* Which bands and labels are in force at a row: said again over it where a page begins with it. */
#include "layout/in_force.h"

static int place_in_force(const Row *row)
{
    return row->role == ROW_LABEL ? MOST_LEVELS + len_min(row->depth, MOST_LEVELS - 1) : len_min(row->level, MOST_LEVELS - 1);
}

void in_force_leave(InForce *in_force, const Table *table, int row)
{
    const Row *source = &table->rows[row];
    for (int i = 0; i < MOST_IN_FORCE; i++) {
        int said = in_force->rows[i] - 1;
        if (said < 0) continue;
        int n_below = table->rows[said].n_below;
        bool ended_by_band = i < MOST_LEVELS && source->role == ROW_BAND && i >= place_in_force(source);
        bool ended_itself = row > said + n_below && (n_below || i >= MOST_LEVELS);
        if (ended_by_band || ended_itself) in_force->rows[i] = 0;
    }
}

void in_force_enter(InForce *in_force, const Table *table, int row)
{
    if (table->rows[row].repeats) in_force->rows[place_in_force(&table->rows[row])] = row + 1;
}

bool in_force_goes_on(InForce in_force, const Table *table, int row)
{
    if (!table->rows[row].repeats || row + 1 == table->n_rows) return false;
    in_force_enter(&in_force, table, row);
    in_force_leave(&in_force, table, row + 1);
    return in_force.rows[place_in_force(&table->rows[row])] == row + 1;
}

void cell_say_again(Cell *cell, Arena *arena)
{
    if (!cell->again || !cell->blocks) return;
    Block *block = arena_new(arena, Block);
    *block = *cell->blocks;
    block->as.text = *cell->again;
    block->next = NULL;
    cell->blocks = block;
}

Row row_unmarked(Row row, Arena *arena)
{
    const Cell *cells = row.cells;
    row.cells = arena_array(arena, Cell, row.n_cells);
    for (int i = 0; i < row.n_cells; i++) {
        row.cells[i] = cells[i];
        row.cells[i].repeated = true;
        if (cells[i].unmarked) row.cells[i].blocks = cells[i].unmarked;
    }
    return row;
}

Row row_again(Row row, Arena *arena)
{
    Row own = row;
    row.cells = arena_array(arena, Cell, own.n_cells);
    row.n_cells = 0;
    for (int i = 0; i < own.n_cells; i++) {
        if (own.cells[i].row_span > 1) continue;
        Cell *cell = &row.cells[row.n_cells++];
        *cell = own.cells[i];
        if (cell->across == ACROSS_STAY) cell->blocks = NULL;
        cell_say_again(cell, arena);
    }
    return row;
}

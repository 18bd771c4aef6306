/* The cells of rows, set: all of them together, because those of one column go down the fit ladder together. */
#include "layout/cells.h"

#include "layout/axis.h"
#include "layout/blocks.h"
#include "layout/builder.h"
#include "layout/cell.h"
#include "layout/fit.h"

/* Less than one character wide, nothing can be set: the column's fault, or that of the labels the record stands in under. */
static bool is_wide_enough(const TableBuilder *builder, const Cell *cell, int row, bool is_first)
{
    Edges padding = cell_padding(builder, cell, row);
    Len width = cell_width(builder, cell) - padding.left - padding.right, indent = padding.left - cell->style->plate.padding.left;
    if (!cell->blocks || width >= cell->style->size) return true;
    const Column *column = &builder->table->columns[cell->column];
    bool by_indent = width + indent >= cell->style->size;
    if (is_first || !by_indent)
        diag_report(builder->strip->shop.diag, by_indent ? cell->where : column->where, by_indent ? cell->key.text : STR(""),
                    DIAG_COLUMN_TOO_NARROW, column->name.at, len_to_mm(by_indent ? width : cell_width(builder, cell)));
    return false;
}

/* Each column at fault is named; of the records that stand in too deep, the first. */
bool cells_have_room(const TableBuilder *builder)
{
    const Table *table = builder->table;
    bool room = true;
    for (int row = 0; row < table->n_rows; row++)
        for (int i = 0; i < table->rows[row].n_cells; i++) room &= is_wide_enough(builder, &table->rows[row].cells[i], row, room);
    return room;
}

/* `room`: what a page has for what stands in the cell in one piece. */
static Fitting fitting_of(const TableBuilder *builder, const Cell *cell, int row, Stack *stack, Len room)
{
    Edges padding = cell_padding(builder, cell, row);
    Len width = cell_width(builder, cell) - padding.left - padding.right;
    RowRole role = builder->table->rows[row].role;
    Manner manner = builder->manner;
    manner.is_forgiven = builder->has_no_room;
    manner.is_title = role == ROW_HEAD || role == ROW_BAND;
    return (Fitting){ .cell = cell,
                      .filling = filling_of_blocks(cell->blocks, width, room, manner, builder->strip->shop),
                      .stack = stack,
                      .left = padding.left,
                      .width = width,
                      .is_title = manner.is_title };
}

/* What stands in a cell in one piece takes half a page at most, so that there is room for what must stand with it. */
static Len room_in_cells(const TableBuilder *builder)
{
    Len head = apart_height(builder->head);
    return len_max(0, builder->strip->page_height - head) / 2;
}

SetRows cells_set(const TableBuilder *builder, int first, int last)
{
    const Row *rows = builder->table->rows;
    Arena *arena = table_arena(builder);
    int n = 0, n_rows = last - first;
    for (int row = first; row < last; row++) n += rows[row].n_cells;
    SetRows set = { arena_array(arena, Stack *, n_rows), arena_array(arena, Fitting *, n_rows) };
    Fitting *fittings = arena_array(arena, Fitting, n);
    Len room = room_in_cells(builder);
    for (int row = first, at = 0; row < last; at += rows[row++].n_cells) {
        Stack *stacks = set.stacks[row - first] = arena_array(arena, Stack, rows[row].n_cells);
        set.fittings[row - first] = &fittings[at];
        for (int i = 0; i < rows[row].n_cells; i++)
            fittings[at + i] = fitting_of(builder, &rows[row].cells[i], row, &stacks[i], room);
    }
    cells_fit(fittings, n, builder->has_no_room, builder->strip->shop);
    cells_align(fittings, n, builder->strip->shop);
    return set;
}

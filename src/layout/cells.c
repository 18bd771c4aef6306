/* The cells of rows, set: all of them together, because those of one column go down the fit ladder together, and stand on one
   axis; or, where a table is long, stretch by stretch, once all of them have been asked what they need. */
#include "layout/cells.h"

#include "layout/axis.h"
#include "layout/blocks.h"
#include "layout/builder.h"
#include "layout/cell.h"
#include "layout/fit.h"
#include "layout/relief.h"
#include "model/rows.h"
#include "text/text.h"

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

static bool row_has_room(const TableBuilder *builder, int row, bool is_first)
{
    const Row *source = &builder->table->rows[row];
    bool room = true;
    for (int i = 0; i < source->n_cells; i++) room &= is_wide_enough(builder, &source->cells[i], row, is_first && room);
    return room;
}

/* Each column at fault is named; of the records that stand in too deep, the first. */
bool cells_have_room(const TableBuilder *builder)
{
    const Table *table = builder->table;
    bool room = true;
    for (int r = rows_loose(table, 0); r < table->n_rows; r = rows_loose(table, r + 1)) room &= row_has_room(builder, r, room);
    return room;
}

/* What it is to be filled with is still open. */
static Fitting fitting_of(const TableBuilder *builder, const Cell *cell, int row, Stack *stack)
{
    Edges padding = cell_padding(builder, cell, row);
    RowRole role = builder->table->rows[row].role;
    return (Fitting){ .cell = cell,
                      .stack = stack,
                      .left = padding.left,
                      .white = padding.top / 2, /* no nearer to a rule */
                      .width = cell_width(builder, cell) - padding.left - padding.right,
                      .is_title = role == ROW_HEAD || role == ROW_BAND };
}

/* --- asking ---------------------------------------------------------------------------------------------------------- */

/* The texts of a cell, by which it goes down the ladder and stands on an axis; the rest is not set for that. */
static Filling texts_of(const Cell *cell, Arena *arena)
{
    Filling texts = { 0 };
    int n = 0;
    for (const Block *block = cell->blocks; block; block = block->next) n++;
    Matter *matter = arena_array(arena, Matter, n);
    texts.matter = matter;
    for (const Block *block = cell->blocks; block; block = block->next) {
        if (block->kind != BLOCK_TEXT) continue;
        if (!texts.first) texts.first = &block->as.text;
        if (!block_is_plain(block)) continue;
        matter[texts.n++] = (Matter){ .where = block->where, .key = block->key, .text = &block->as.text };
    }
    return texts;
}

/* Calls ask for each cell below the head, which is forgotten with the next row. */
typedef void AskCell(Accord *accord, Fitting *fitting, bool *is_helped, Shop shop);
static void ask_each(TableBuilder *builder, AskCell *ask)
{
    const Table *table = builder->table;
    Shop shop = builder->strip->shop;
    shop.arena = arena_open();
    bool *helped = builder->accord->helped;
    RowWalk walk = rows_walk(table);
    for (int row = table->n_head_rows; row < table->n_rows; row++) {
        const Row *source = rows_at(&walk, row);
        if (walk.taken && !builder->has_no_room) builder->has_no_room = !row_has_room(builder, row, true);
        for (int i = 0; i < source->n_cells; i++, helped++) {
            const Cell *cell = &source->cells[i];
            Stack stack = { 0 };
            Fitting fitting = fitting_of(builder, cell, row, &stack);
            fitting.filling = texts_of(cell, shop.arena);
            fitting.is_helped = *helped;
            ask(builder->accord, &fitting, helped, shop);
        }
        arena_clear(shop.arena);
        text_shapes_tidy(shop.shapes);
    }
    rows_leave(&walk);
    arena_close(shop.arena);
}

static void ask_for_help(Accord *accord, Fitting *fitting, bool *is_helped, Shop shop)
{
    cell_ask(fitting, &accord->fits, shop);
    *is_helped = fitting->is_helped;
    accord->has_axes |= fitting->cell->align_on.n > 0;
}

static void ask_for_axis(Accord *accord, Fitting *fitting, bool *is_helped, Shop shop)
{
    (void)is_helped;
    if (!fitting->cell->align_on.n) return;
    cells_fit_as_asked(fitting, 1, &accord->fits, true, shop);
    axes_measure(&accord->axes, fitting);
}

void cells_agree(TableBuilder *builder)
{
    const Table *table = builder->table;
    Arena *arena = builder->lasting;
    int n = 0;
    for (int row = table->n_head_rows; row < table->n_rows; row++) n += table->rows[row].n_cells;
    Accord *accord = builder->accord = arena_new(arena, Accord);
    *accord = (Accord){ .fits.arena = arena, .axes.arena = arena, .helped = arena_array(arena, bool, n) };
    ask_each(builder, ask_for_help);
    if (accord->has_axes) ask_each(builder, ask_for_axis);
    axes_check(&accord->axes, builder->strip->shop);
}

/* --- setting --------------------------------------------------------------------------------------------------------- */

/* What stands in a cell in one piece takes half a page at most, so that there is room for what must stand with it. */
static Len room_in_cells(const TableBuilder *builder)
{
    Len head = apart_height(builder->head);
    return len_max(0, builder->strip->page_height - head) / 2;
}

/* `room`: what a page has for what stands in the cell in one piece. */
static void fill(const TableBuilder *builder, Fitting *fitting, Len room)
{
    Manner manner = builder->manner;
    manner.is_forgiven = builder->has_no_room;
    manner.is_title = fitting->is_title;
    fitting->filling = filling_of_cell(fitting->cell, fitting->width, room, manner, builder->strip->shop, builder->work);
}

static void fit_all(const TableBuilder *builder, Fitting *fittings, int n)
{
    Accord *accord = builder->accord;
    Shop shop = builder->strip->shop;
    if (!accord) {
        cells_fit(fittings, n, builder->has_no_room, shop);
        cells_align(fittings, n, shop);
        return;
    }
    for (int i = 0; i < n; i++) fittings[i].is_helped = accord->helped[accord->at++];
    cells_fit_as_asked(fittings, n, &accord->fits, builder->has_no_room, shop);
    cells_move(&accord->axes, fittings, n, shop.arena);
}

/* Notes of cells beyond the gutter stand at the foot of the right page. */
static void note_side(const TableBuilder *builder, const Fitting *fitting)
{
    int gutter = builder->table->gutter;
    Stack *stack = fitting->stack;
    if (!gutter || fitting->cell->column < gutter || !stack->n_notes) return;
    Note *notes = arena_array(builder->work, Note, stack->n_notes);
    for (int i = 0; i < stack->n_notes; i++) {
        notes[i] = stack->notes[i];
        notes[i].is_right = true;
    }
    stack->notes = notes;
}

SetRows cells_set(const TableBuilder *builder, int first, int last)
{
    const Row *rows = builder->table->rows;
    Arena *arena = builder->work;
    int n = 0, n_rows = last - first;
    for (int row = first; row < last; row++) n += rows[row].n_cells;
    SetRows set = { first, last, arena_array(arena, Stack *, n_rows), arena_array(arena, Fitting *, n_rows) };
    Fitting *fittings = arena_array(arena, Fitting, n);
    Len room = room_in_cells(builder);
    for (int row = first, at = 0; row < last; at += rows[row++].n_cells) {
        Stack *stacks = set.stacks[row - first] = arena_array(arena, Stack, rows[row].n_cells);
        set.fittings[row - first] = &fittings[at];
        for (int i = 0; i < rows[row].n_cells; i++) {
            fittings[at + i] = fitting_of(builder, &rows[row].cells[i], row, &stacks[i]);
            fill(builder, &fittings[at + i], room);
        }
    }
    fit_all(builder, fittings, n);
    rows_relieve(builder, &set);
    for (int i = 0; i < n; i++) note_side(builder, &fittings[i]);
    return set;
}

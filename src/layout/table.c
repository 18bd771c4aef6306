/* Tables.  Every row becomes a slab, every cell over several rows a spanner; the head rows become one frame that stands
   at the top and is kept at hand for the pages the table goes on to.  So are the rows that are said again or carried on:
   they are set apart here, and heads.c is handed their frames. */
#include "layout/table.h"
#include "galley/galley.h"

#include "layout/builder.h"
#include "layout/cells.h"
#include "layout/columns.h"
#include "layout/ends.h"
#include "layout/grid.h"
#include "layout/heads.h"
#include "layout/in_force.h"
#include "layout/rows.h"
#include "layout/rules.h"
#include "layout/strip.h"
#include "layout/wide.h"

#define NO_PEN ((Pen){ .kind = LINE_NONE })

enum { PARTS_GAP = 2 * LEN_MM }; /* between the parts of a table too wide for the page */

static TableBuilder table_builder(StripBuilder *strip, const Block *block, const Table *table, Columns columns, bool has_no_room,
                                  Manner manner)
{
    Arena *arena = strip->shop.arena;
    TableBuilder builder = { .strip = strip,
                             .block = block,
                             .table = table,
                             .columns = columns,
                             .manner = manner,
                             .grid = grid_from_table(table, arena),
                             .again = arena_array(arena, Apart, table->n_rows),
                             .first_slab = arena_array(arena, int, table->n_rows),
                             .last_slab = arena_array(arena, int, table->n_rows) };
    builder.ends = ends_of_table(table, &builder.grid, arena);
    builder.has_no_room = has_no_room || !cells_have_room(&builder);
    return builder;
}

/* All rows that are not of the head. */
static void set_rows(TableBuilder *builder)
{
    SetRows set = cells_set(builder, builder->table->n_head_rows, builder->table->n_rows);
    rows_add(builder, &set);
}

/* Rows set like a table of their own that is never cut, under the rule `top`; marked as repeats of others or not.  `slab` is
   given their notes; NULL: they have none. */
static Apart set_apart(const TableBuilder *builder, RowSet rows, Pen top, bool repeated, Slab *slab)
{
    Arena *arena = table_arena(builder);
    StripBuilder strip = strip_new(builder->strip->shop, builder->strip->width);
    Table *table = arena_new(arena, Table);
    *table = *builder->table;
    table->rows = rows.rows;
    table->n_rows = rows.n;
    table->n_head_rows = 0;
    table->notes_below = false;
    table->rules.top = top;
    TableBuilder own = table_builder(&strip, builder->block, table, builder->columns, builder->has_no_room, builder->manner);
    set_rows(&own);
    if (top.kind == LINE_NONE) strip.slabs.at[0].above = NULL;
    Strip built = strip_built(&strip, NULL);
    if (slab) slab->notes = galley_notes_whole(&built, &slab->n_notes, arena);
    Mark *mark =
        mark_new((Mark){ .role = ROLE_NONE, .key = builder->table->key, .where = builder->block->where }, builder->manner, arena);
    mark->repeated = repeated;
    CellGrid *grid = arena_new(arena, CellGrid);
    *grid = own.grid;
    return (Apart){ frame_marked(galley_compose_whole(&built, strip.width, arena), mark, arena), grid };
}

/* Notes of the head are at hand on each page the head is on. */
static Len height_at_foot(const TableBuilder *builder, const Slab *slab)
{
    Len height = 0;
    for (int i = 0; i < slab->n_notes; i++) height += slab->notes[i]->height;
    return height ? height + builder->strip->notes_gap : 0;
}

static void begin_with_head(TableBuilder *builder)
{
    const Table *table = builder->table;
    Slab notes = { 0 };
    builder->head = set_apart(builder, (RowSet){ table->rows, table->n_head_rows }, table->rules.top, false, &notes);
    builder->head_slab = builder->strip->slabs.n;
    Slab *slab = strip_add(builder->strip, builder->head.frame, table->key, builder->block->where);
    slab->keep_next = true;
    slab->notes = notes.notes;
    slab->n_notes = notes.n_notes;
    slab->notes_below = table_notes_below(builder);
    builder->head_notes = height_at_foot(builder, slab);
}

static const Frame *repeated(const TableBuilder *builder, const Frame *frame)
{
    Mark *again = mark_new(*frame->mark, builder->manner, table_arena(builder));
    again->repeated = true;
    return frame_marked(frame, again, table_arena(builder));
}

/* The head on the pages a table goes on to, its notes in `slab`. */
static Apart continued_head(const TableBuilder *builder, Slab *slab)
{
    const Table *table = builder->table;
    Apart head = builder->head;
    if (table->head_again.n) head = set_apart(builder, table->head_again, table->rules.top, true, slab);
    else if (head.frame) head.frame = repeated(builder, head.frame);
    const Frame **notes = arena_array(table_arena(builder), const Frame *, slab->n_notes);
    for (int i = 0; i < slab->n_notes; i++) notes[i] = repeated(builder, slab->notes[i]);
    slab->notes = notes;
    return head;
}

/* A row as it is said again: what says how it is continued says it here; cells that go on beside its rows speak for
   themselves. */
static Apart said_again(const TableBuilder *builder, Row row)
{
    Arena *arena = table_arena(builder);
    Row own = row;
    row.cells = arena_array(arena, Cell, own.n_cells);
    row.n_cells = 0;
    for (int i = 0; i < own.n_cells; i++) {
        if (own.cells[i].row_span > 1) continue;
        Cell *cell = &row.cells[row.n_cells++];
        *cell = own.cells[i];
        if (cell->across == ACROSS_STAY) cell->blocks = NULL;
        if (!cell->again || !cell->blocks) continue;
        Block *block = arena_new(arena, Block);
        *block = *cell->blocks;
        block->as.text = *cell->again;
        block->next = NULL;
        cell->blocks = block;
    }
    Row *rows = arena_array(arena, Row, 1);
    rows[0] = row;
    return set_apart(builder, (RowSet){ rows, 1 }, NO_PEN, true, NULL);
}

/* With the head and the rows outside it, a row said again takes half of a page at most: the other half is for its rows. */
static Apart again_if_low(TableBuilder *builder, int row, const InForce *in_force)
{
    const Row *source = &builder->table->rows[row];
    Apart again = said_again(builder, *source);
    Len height = again.frame->height + apart_height(builder->head);
    Len most = builder->strip->page_height / 2;
    for (int i = 0; i < MOST_IN_FORCE; i++) {
        const Frame *outer = in_force->rows[i] ? builder->again[in_force->rows[i] - 1].frame : NULL;
        if (outer) height += outer->height;
    }
    if (!most || height <= most) return again;
    bool is_first = !builder->said_not_again;
    builder->said_not_again = true;
    if (is_first && !builder->has_no_room && !builder->strip->is_inner)
        diag_report(builder->strip->shop.diag, source->where, source->key.text, DIAG_ROW_NOT_AGAIN, len_to_mm(height),
                    len_to_mm(most));
    return (Apart){ 0 };
}

static void draw_again(TableBuilder *builder)
{
    const Table *table = builder->table;
    InForce in_force = { 0 };
    for (int i = table->n_head_rows; i < table->n_rows; i++) {
        in_force_leave(&in_force, table, i);
        if (in_force_goes_on(in_force, table, i)) builder->again[i] = again_if_low(builder, i, &in_force);
        in_force_enter(&in_force, table, i);
    }
}

static Apart set_page_end(const TableBuilder *builder, RowSet upper, RowSet lower)
{
    Row *rows = arena_array(table_arena(builder), Row, upper.n + lower.n);
    for (int i = 0; i < upper.n + lower.n; i++) rows[i] = i < upper.n ? upper.rows[i] : lower.rows[i - upper.n];
    return upper.n + lower.n ? set_apart(builder, (RowSet){ rows, upper.n + lower.n }, NO_PEN, true, NULL) : (Apart){ 0 };
}

/* They are the same at each page end but for their slots. */
static void draw_page_ends(TableBuilder *builder)
{
    const Table *table = builder->table;
    const RowSet none = { 0 };
    builder->page_foot = set_page_end(builder, table->page_foot, none);
    builder->page_end = set_page_end(builder, table->page_foot, table->carry_out);
    builder->carry_in = set_page_end(builder, table->carry_in, none);
}

/* The heads over the rows, and what stands under them where a page ends. */
static void hang_heads(TableBuilder *builder)
{
    Slab notes = builder->head.frame ? builder->strip->slabs.at[builder->head_slab] : (Slab){ 0 };
    Apart head = continued_head(builder, &notes);
    heads_hang(builder, head, &notes);
}

static void add_part(StripBuilder *strip, const Block *block, Manner manner)
{
    const Table *table = &block->as.table;
    strip->gap = len_max(strip->gap, block->style ? block->style->space_before : 0);
    Columns columns = columns_fit(table, strip->width, block->where, strip->shop);
    TableBuilder builder = table_builder(strip, block, table, columns, columns.too_wide, manner);
    int first = strip->slabs.n;
    strip->n_tables++;
    if (table->n_head_rows) begin_with_head(&builder);
    draw_again(&builder);
    draw_page_ends(&builder);
    set_rows(&builder);
    hang_heads(&builder);
    Slab *end = &strip->slabs.at[strip->slabs.n - 1];
    end->keep_next = false; /* a head without rows has nothing to stay with */
    end->below = rules_above(&builder.grid, &builder.columns, table->n_rows, strip->shop.arena);
    heads_end_table(&builder);
    if (table->keep) strip_keep(strip, first);
    strip->gap = len_max(strip->gap, block->style ? block->style->space_after : 0);
}

void table_add(StripBuilder *strip, const Block *block, Manner manner)
{
    int n_parts;
    if (block->as.table.n_rows == 0) return;
    const Block **parts = wide_parts(block, strip->width, &n_parts, strip->shop);
    if (!parts) add_part(strip, block, manner);
    for (int i = 0; parts && i < n_parts; i++) {
        int first = strip->slabs.n;
        if (i) strip->gap = len_max(strip->gap, PARTS_GAP);
        add_part(strip, parts[i], manner);
        strip_keep(strip, first);
    }
}

/* Tables.  Every row becomes a slab, every cell over several rows a spanner; the head rows become one frame that stands
   at the top and is kept at hand for the pages the table goes on to.  So are the rows that are said again or carried on:
   they are set apart here, and heads.c is handed their frames.

   A long table is set stretch by stretch, so that its strip can be handed on while it grows.  What needs all of its rows comes
   before the first: the widths of its columns, and what cells agree on down a column.  Rows that a cell joins are of one stretch. */
#include "layout/table.h"
#include "galley/galley.h"

#include "layout/builder.h"
#include "layout/cells.h"
#include "layout/columns.h"
#include "layout/ends.h"
#include "layout/grid.h"
#include "layout/heads.h"
#include "layout/in_force.h"
#include "layout/notes.h"
#include "layout/owed.h"
#include "layout/rows.h"
#include "layout/rules.h"
#include "layout/stack.h"
#include "layout/strip.h"
#include "layout/wide.h"

#define NO_PEN ((Pen){ .kind = LINE_NONE })

enum { PARTS_GAP = 2 * LEN_MM }; /* between the parts of a table too wide for the page */
enum { STRETCH = 100 };          /* rows that are set together; a page or two */

static TableBuilder table_builder(StripBuilder *strip, const Block *block, const Table *table, Columns columns, bool has_no_room,
                                  Manner manner, Arena *work)
{
    Arena *arena = strip->shop.arena;
    TableBuilder builder = { .strip = strip,
                             .lasting = arena,
                             .work = work,
                             .block = block,
                             .table = table,
                             .columns = columns,
                             .manner = manner,
                             .grid = grid_from_table(table, arena),
                             .again = arena_array(arena, Apart, table->n_rows),
                             .first_slab = arena_array(arena, int, table->n_rows),
                             .last_slab = arena_array(arena, int, table->n_rows),
                             .last_of_row = arena_array(arena, int, table->n_rows) };
    builder.ends = ends_of_table(table, &builder.grid, arena);
    builder.has_no_room = has_no_room || !cells_have_room(&builder);
    return builder;
}

static void set_rows(TableBuilder *builder, int first, int last)
{
    SetRows set = cells_set(builder, first, last);
    rows_add(builder, &set);
}

static void take_notes(Slab *slab, DueNotes due, Arena *arena)
{
    Note *notes = arena_array(arena, Note, due.n);
    for (int i = 0; i < due.n; i++) notes[i] = due.at[i].note;
    slab->notes = notes;
    slab->n_notes = due.n;
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
    TableBuilder own =
        table_builder(&strip, builder->block, table, builder->columns, builder->has_no_room, builder->manner, builder->work);
    set_rows(&own, 0, rows.n);
    if (top.kind == LINE_NONE) strip.slabs.at[0].above = NULL;
    Strip built = strip_built(&strip, NULL);
    if (slab) take_notes(slab, galley_notes_whole(&built, arena), arena);
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
    for (int i = 0; i < slab->n_notes; i++) height += slab->notes[i].frame->height;
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

/* 表題（続き） stands over the head, outside the rules. */
static Apart under_title(const TableBuilder *builder, Apart head)
{
    StripBuilder *strip = builder->strip;
    Arena *arena = table_arena(builder);
    const Table *table = builder->table;
    Stack stack = text_fit(table->title_again, strip->width, builder->manner, strip->shop);
    Mark *mark =
        mark_new((Mark){ .role = ROLE_CAPTION, .key = table->title->key, .where = table->title->where, .repeated = true },
                 builder->manner, arena);
    Len height = stack.height + table->title->style->space_after;
    FrameBuilder frame = { .arena = arena };
    frame_add_frame(&frame, stack_frame(&stack, strip->width, mark, arena), 0, 0);
    frame_add_frame(&frame, head.frame, 0, height);
    return (Apart){ frame_built(&frame, strip->width, height + apart_height(head), NULL), head.grid };
}

/* The head on the pages a table goes on to, its notes in `slab`. */
static Apart continued_head(const TableBuilder *builder, Slab *slab)
{
    const Table *table = builder->table;
    Apart head = builder->head;
    if (table->head_again.n) head = set_apart(builder, table->head_again, table->rules.top, true, slab);
    else if (head.frame) head.frame = repeated(builder, head.frame);
    Note *notes = arena_array(table_arena(builder), Note, slab->n_notes);
    for (int i = 0; i < slab->n_notes; i++) notes[i].frame = repeated(builder, slab->notes[i].frame);
    slab->notes = notes;
    return table->title_again && !builder->strip->is_inner ? under_title(builder, head) : head;
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
static void begin_heads(TableBuilder *builder)
{
    Slab notes = builder->head.frame ? builder->strip->slabs.at[builder->head_slab] : (Slab){ 0 };
    Apart head = continued_head(builder, &notes);
    heads_begin(builder, head, &notes);
}

/* ---- from part to part, from stretch to stretch ---- */

struct OpenTable {
    StripBuilder *strip;
    Manner manner;
    Arena *lasting, *work;
    bool is_long;
    const Block **parts; /* one; or those of a table too wide for the page */
    int n_parts, part;   /* the one in hand */
    TableBuilder builder;
    int first;    /* slab of it */
    int row;      /* the next to be set */
    bool is_kept; /* on one page, as far as it has come */
};

static void begin_part(OpenTable *open)
{
    StripBuilder *strip = open->strip;
    const Block *block = open->parts[open->part];
    const Table *table = block->as.table;
    TableBuilder *builder = &open->builder;
    if (open->part) strip->gap = len_max(strip->gap, PARTS_GAP);
    strip->gap = len_max(strip->gap, block->style ? block->style->space_before : 0);
    Columns columns = columns_fit(table, strip->width, block->where, strip->shop);
    *builder = table_builder(strip, block, table, columns, columns.too_wide, open->manner, open->work);
    open->first = strip->slabs.n;
    open->row = table->n_head_rows;
    open->is_kept = table->keep || open->n_parts > 1;
    strip->n_tables++;
    if (table->n_head_rows) begin_with_head(builder);
    draw_again(builder);
    draw_page_ends(builder);
    if (open->is_long) cells_agree(builder);
    begin_heads(builder);
}

static void end_part(OpenTable *open)
{
    StripBuilder *strip = open->strip;
    TableBuilder *builder = &open->builder;
    Slab *end = &strip->slabs.at[strip->slabs.n - 1];
    end->keep_next = false; /* a head without rows has nothing to stay with */
    end->below = rules_above(&builder->grid, &builder->columns, builder->table->n_rows, strip->shop.arena);
    heads_end_table(builder);
    owed_pay(strip);
    if (open->is_kept) strip_keep(strip, open->first);
    strip->gap = len_max(strip->gap, builder->block->style ? builder->block->style->space_after : 0);
}

/* What lasts as long as the part does is made in the arena for that. */
static void begin_lasting(OpenTable *open)
{
    Shop *shop = &open->strip->shop;
    Arena *arena = shop->arena;
    shop->arena = open->lasting;
    begin_part(open);
    shop->arena = arena;
}

/* true: it was the last of its part. */
static bool add_stretch(OpenTable *open)
{
    TableBuilder *builder = &open->builder;
    const Table *table = builder->table;
    int first = open->row, last = open->is_long ? rows_end_of_stretch(table, first, STRETCH) : table->n_rows;
    set_rows(builder, first, last);
    heads_hang(builder, first, last);
    open->row = last;
    if (open->is_long) arena_clear(open->work);
    open->is_kept = open->is_kept && strip_has_room_for(open->strip, open->first);
    return last == table->n_rows;
}

bool table_go_on(OpenTable *open)
{
    while (open->part < open->n_parts) {
        if (!open->builder.table) begin_lasting(open);
        bool is_last = add_stretch(open);
        if (is_last) end_part(open);
        if (is_last) open->builder.table = NULL;
        open->part += is_last;
        if (open->is_long && !open->is_kept) return open->part < open->n_parts;
    }
    return false;
}

static OpenTable open_table(StripBuilder *strip, const Block *block, Manner manner, Arena *lasting, Arena *work)
{
    OpenTable open = { .strip = strip, .manner = manner, .lasting = lasting, .work = work };
    open.parts = wide_parts(block, strip->width, &open.n_parts, strip->shop);
    if (open.parts) return open;
    open.parts = arena_array(lasting, const Block *, 1);
    open.parts[0] = block;
    open.n_parts = 1;
    return open;
}

bool table_is_long(const Table *table)
{
    return table->n_rows - table->n_head_rows > STRETCH;
}

OpenTable *table_open(StripBuilder *strip, const Block *block, Manner manner, Arena *lasting)
{
    OpenTable *open = arena_new(lasting, OpenTable);
    *open = open_table(strip, block, manner, lasting, arena_open());
    open->is_long = true;
    return open;
}

void table_close(OpenTable *open)
{
    if (open) arena_close(open->work);
}

void table_add(StripBuilder *strip, const Block *block, Manner manner)
{
    if (block->as.table->n_rows == 0) return;
    OpenTable open = open_table(strip, block, manner, strip->shop.arena, strip->shop.arena);
    table_go_on(&open);
}

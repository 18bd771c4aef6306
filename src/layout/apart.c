/* What stands apart from the rows of a table, set like a table of its own: the head rows, which become one frame that stands at the
   top and is kept at hand for the pages the table goes on to; rows that are said again or carried on. */
#include "layout/apart.h"

#include "galley/galley.h"
#include "layout/cells.h"
#include "layout/grid.h"
#include "layout/heads.h"
#include "layout/notes.h"
#include "layout/owed.h"
#include "layout/rows.h"
#include "layout/stack.h"
#include "model/rows.h"

#define NO_PEN ((Pen){ .kind = LINE_NONE })

TableBuilder table_builder(StripBuilder *strip, const Block *block, const Table *table, Columns columns, bool has_no_room,
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
                             .edge = arena_array(arena, const Cell *, table->n_columns),
                             .again = arena_array(arena, Apart, table->n_rows),
                             .first_slab = arena_array(arena, int, table->n_rows),
                             .last_slab = arena_array(arena, int, table->n_rows),
                             .last_of_row = arena_array(arena, int, table->n_rows) };
    builder.ends = ends_of_table(table, arena);
    builder.has_no_room = has_no_room || !cells_have_room(&builder);
    return builder;
}

void table_set_rows(TableBuilder *builder, int first, int last)
{
    const Table *table = builder->table;
    Arena *arena = table_arena(builder);
    rows_take_for(table, first - 1, last + 1, arena);
    builder->grid = grid_of_rows(table, first, last, builder->grid.cells ? builder->edge : NULL, arena);
    for (int c = 0; c < table->n_columns && last > first; c++) builder->edge[c] = grid_at(&builder->grid, last - 1, c);
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
Apart apart_set(const TableBuilder *builder, RowSet rows, Pen top, bool repeated, Slab *slab)
{
    Arena *arena = table_arena(builder);
    StripBuilder strip = strip_new(builder->strip->shop, builder->strip->width);
    Table *table = arena_new(arena, Table);
    *table = *builder->table;
    table->rows = rows.rows;
    table->n_rows = rows.n;
    table->n_head_rows = table->n_sheaves = 0;
    table->notes_below = false;
    table->rules.top = top;
    TableBuilder own =
        table_builder(&strip, builder->block, table, builder->columns, builder->has_no_room, builder->manner, builder->work);
    table_set_rows(&own, 0, rows.n);
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
    Len height = (Len)notes_height(slab->notes, slab->n_notes);
    return height ? height + builder->strip->notes_gap : 0;
}

/* Where they leave less than half of a page to rows they stand there once, and what is too much goes on behind the first row. */
static void part_from_notes(const TableBuilder *builder, Slab *slab)
{
    StripBuilder *strip = builder->strip;
    Len height = apart_height(builder->head) + height_at_foot(builder, slab);
    if (!strip->page_height || strip->is_inner || height <= strip->page_height / 2) return;
    Stack stack = { .notes = slab->notes, .n_notes = slab->n_notes };
    owed_take(strip, &stack, 1, builder->manner);
    slab->notes = stack.notes;
    slab->n_notes = stack.n_notes;
}

void head_begin(TableBuilder *builder)
{
    const Table *table = builder->table;
    Slab notes = { 0 };
    builder->head = apart_set(builder, (RowSet){ table->rows, table->n_head_rows }, table->rules.top, false, &notes);
    builder->head_slab = builder->strip->slabs.n;
    Slab *slab = strip_add(builder->strip, builder->head.frame, table->key, builder->block->where);
    slab_bind(slab);
    slab->notes = notes.notes;
    slab->n_notes = notes.n_notes;
    slab->notes_below = table_notes_below(builder);
    part_from_notes(builder, slab);
    builder->head_notes = height_at_foot(builder, slab);
}

static const Frame *repeated(const TableBuilder *builder, const Frame *frame)
{
    Mark *again = mark_new(*frame->mark, builder->manner, table_arena(builder));
    again->repeated = true;
    return frame_marked(frame, again, table_arena(builder));
}

/* 表題（続き） stands over the head, outside the rules. */
const Frame *title_again(const TableBuilder *builder)
{
    StripBuilder *strip = builder->strip;
    const Table *table = builder->table;
    Len width = table->gutter ? strip->shop.measure : strip->width; /* it stands on the left page */
    Stack stack = text_fit(table->title_again, width, builder->manner, strip->shop);
    Mark *mark =
        mark_new((Mark){ .role = ROLE_CAPTION, .key = table->title->key, .where = table->title->where, .repeated = true },
                 builder->manner, table_arena(builder));
    return stack_frame(&stack, width, mark, table_arena(builder));
}

static Apart under_title(const TableBuilder *builder, Apart head)
{
    const Frame *title = title_again(builder);
    Len height = title->height + builder->table->title->style->space_after;
    FrameBuilder frame = { .arena = table_arena(builder) };
    frame_add_frame(&frame, title, 0, 0);
    frame_add_frame(&frame, head.frame, 0, height);
    return (Apart){ frame_built(&frame, builder->strip->width, height + apart_height(head), NULL), head.grid };
}

static RowSet head_unmarked(const TableBuilder *builder)
{
    RowSet head = { arena_array(table_arena(builder), Row, builder->table->n_head_rows), builder->table->n_head_rows };
    for (int i = 0; i < head.n; i++) head.rows[i] = row_unmarked(builder->table->rows[i], table_arena(builder));
    return head;
}

/* The head on the pages a table goes on to, its notes in `slab`. */
static Apart continued_head(const TableBuilder *builder, Slab *slab)
{
    const Table *table = builder->table;
    Apart head = builder->head;
    bool is_own = table->head_again.n > 0, is_parted = builder->strip->owed.n > 0;
    if (is_own) head = apart_set(builder, table->head_again, table->rules.top, true, slab);
    else if (is_parted) head = apart_set(builder, head_unmarked(builder), table->rules.top, true, slab);
    else if (head.frame) head.frame = repeated(builder, head.frame);
    Note *notes = arena_array(table_arena(builder), Note, slab->n_notes);
    for (int i = 0; i < slab->n_notes; i++)
        notes[i] = (Note){ .frame = repeated(builder, slab->notes[i].frame),
                           .in_place = slab->notes[i].in_place,
                           .is_right = slab->notes[i].is_right };
    slab->notes = notes;
    return table->title_again && !builder->strip->is_inner ? under_title(builder, head) : head;
}

static Apart said_again(const TableBuilder *builder, Row row)
{
    Row *rows = arena_array(table_arena(builder), Row, 1);
    rows[0] = row_again(row, table_arena(builder));
    return apart_set(builder, (RowSet){ rows, 1 }, NO_PEN, true, NULL);
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

void draw_again(TableBuilder *builder)
{
    const Table *table = builder->table;
    InForce in_force = { 0 };
    for (int i = table->n_head_rows; i < table->n_rows; i++) {
        in_force_leave(&in_force, table, i);
        if (in_force_goes_on(in_force, table, i)) {
            rows_take_for(table, i, i + 1, table_arena(builder));
            builder->again[i] = again_if_low(builder, i, &in_force);
        }
        in_force_enter(&in_force, table, i);
    }
}

static Apart set_page_end(const TableBuilder *builder, RowSet upper, RowSet lower)
{
    Row *rows = arena_array(table_arena(builder), Row, upper.n + lower.n);
    for (int i = 0; i < upper.n + lower.n; i++) rows[i] = i < upper.n ? upper.rows[i] : lower.rows[i - upper.n];
    return upper.n + lower.n ? apart_set(builder, (RowSet){ rows, upper.n + lower.n }, NO_PEN, true, NULL) : (Apart){ 0 };
}

/* They are the same at each page end but for their slots. */
void draw_page_ends(TableBuilder *builder)
{
    const Table *table = builder->table;
    const RowSet none = { 0 };
    builder->page_foot = set_page_end(builder, table->page_foot, none);
    builder->page_end = set_page_end(builder, table->page_foot, table->carry_out);
    builder->carry_in = set_page_end(builder, table->carry_in, none);
}

/* The heads over the rows, and what stands under them where a page ends. */
void heads_put(TableBuilder *builder)
{
    Slab notes = builder->head.frame ? builder->strip->slabs.at[builder->head_slab] : (Slab){ 0 };
    Apart head = continued_head(builder, &notes);
    heads_begin(builder, head, &notes);
}

/* What stands over and under a page break within a table:

       ══════════════════  head, again or as it is on continued pages
       ▓ 3 保育所の拡充      bands in force that say they repeat
         前頁繰越    1,234   what the page before carried over
       ──────────────────
         rows …
         次頁へ      2,468   what this page carries over
       ──────────────────

   All of it is drawn now for every row, so that cutting pages is choosing among finished frames. */
#include "layout/table.h"

#include <string.h>

#define NO_PEN ((Pen){ .kind = LINE_NONE })

/* Notes of the head are at hand on each page the head is on. */
static Len height_at_foot(const TableBuilder *builder, const Slab *slab)
{
    Len height = 0;
    for (int i = 0; i < slab->n_notes; i++) height += slab->notes[i]->height;
    return height ? height + builder->strip->notes_gap : 0;
}

static const Frame *repeated(const TableBuilder *builder, const Frame *frame)
{
    Mark *again = mark_new(*frame->mark, builder->strip->shop);
    again->repeated = true;
    return frame_marked(frame, again, table_arena(builder));
}

static void begin_with_head(TableBuilder *builder)
{
    const Table *table = builder->table;
    Slab notes = { 0 };
    builder->head = table_rows_apart(builder, (RowSet){ table->rows, table->n_head_rows }, table->rules.top, false, &notes);
    builder->head_slab = builder->strip->slabs.n;
    Slab *slab = strip_add(builder->strip, builder->head.frame, table->key, builder->block->where);
    slab->keep_next = true;
    slab->notes = notes.notes;
    slab->n_notes = notes.n_notes;
    slab->notes_below = table_notes_below(builder);
    builder->head_notes = height_at_foot(builder, slab);
}

/* The head on the pages a table goes on to, its notes in `slab`. */
static Apart continued_head(const TableBuilder *builder, Slab *slab)
{
    const Table *table = builder->table;
    Apart head = builder->head;
    if (table->head_again.n) head = table_rows_apart(builder, table->head_again, table->rules.top, true, slab);
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
        if (!cell->again) continue;
        Block *block = arena_new(arena, Block);
        *block = *cell->blocks;
        block->as.text = *cell->again;
        block->next = NULL;
        cell->blocks = block;
    }
    Row *rows = arena_array(arena, Row, 1);
    rows[0] = row;
    return table_rows_apart(builder, (RowSet){ rows, 1 }, NO_PEN, true, NULL);
}

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

/* With the head and the rows outside it, a row said again takes half of a page at most: the other half is for its rows. */
static Apart again_if_low(TableBuilder *builder, int row, const InForce *in_force)
{
    const Row *source = &builder->table->rows[row];
    Apart again = said_again(builder, *source);
    Len height = again.frame->height + (builder->head.frame ? builder->head.frame->height : 0);
    Len most = builder->strip->page_height / 2;
    for (int i = 0; i < MOST_IN_FORCE; i++) {
        const Frame *outer = in_force->rows[i] ? builder->fates[in_force->rows[i] - 1].again.frame : NULL;
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

/* Its rows go on below it. */
static bool goes_on(InForce in_force, const Table *table, int row)
{
    if (!table->rows[row].repeats || row + 1 == table->n_rows) return false;
    in_force_enter(&in_force, table, row);
    in_force_leave(&in_force, table, row + 1);
    return in_force.rows[place_in_force(&table->rows[row])] == row + 1;
}

static void draw_fates(TableBuilder *builder)
{
    const Table *table = builder->table;
    InForce in_force = { 0 };
    for (int i = table->n_head_rows; i < table->n_rows; i++) {
        const Row *row = &table->rows[i];
        Fate *fate = &builder->fates[i];
        in_force_leave(&in_force, table, i);
        if (goes_on(in_force, table, i)) fate->again = again_if_low(builder, i, &in_force);
        in_force_enter(&in_force, table, i);
        if (i + 1 == table->n_rows) return;
        if (row->carry_out.n) fate->carry_out = table_rows_apart(builder, row->carry_out, NO_PEN, true, NULL);
        if (row->carry_in.n) fate[1].carry_in = table_rows_apart(builder, row->carry_in, NO_PEN, true, NULL);
    }
}

void heads_begin(TableBuilder *builder)
{
    if (builder->table->n_head_rows) begin_with_head(builder);
    draw_fates(builder);
}

static Facing lower_side(Apart apart)
{
    return (Facing){ .grid = apart.grid, .row = apart.grid ? apart.grid->table->n_rows - 1 : 0 };
}

static Facing upper_side(Apart apart)
{
    return (Facing){ .grid = apart.grid };
}

/* What stands over the first row of a page, and the pen it closes with where the rows ask for nothing heavier. */
typedef struct {
    Apart rows;
    Pen pen;
} Lintel;

static Lintel stand_under(const TableBuilder *builder, Lintel upper, Apart lower)
{
    Arena *arena = table_arena(builder);
    Pen pen = builder->table->rules.row;
    if (!lower.frame) return upper;
    Len height = upper.rows.frame ? upper.rows.frame->height : 0;
    FrameBuilder frame = { .arena = arena };
    frame_add_frame(&frame, upper.rows.frame, 0, 0);
    frame_add_frame(&frame, lower.frame, 0, height);
    frame_add_frame(&frame, rules_between(lower_side(upper.rows), upper_side(lower), &builder->columns, upper.pen, arena), 0,
                    height);
    return (Lintel){ { frame_built(&frame, lower.frame->width, height + lower.frame->height, NULL), lower.grid }, pen };
}

static Lintel with_rows_in_force(const TableBuilder *builder, Lintel head, const InForce *in_force)
{
    for (int i = 0; i < MOST_IN_FORCE; i++)
        if (in_force->rows[i]) head = stand_under(builder, head, builder->fates[in_force->rows[i] - 1].again);
    return head;
}

/* The rows said again in a head, from the outermost, for cells that go on beside them. */
static void add_steps(const TableBuilder *builder, const InForce *in_force, Slab *slab)
{
    slab->steps = arena_array(table_arena(builder), Step, MOST_IN_FORCE);
    slab->n_steps = 0;
    for (int i = 0; i < MOST_IN_FORCE; i++) {
        int said = in_force->rows[i] - 1;
        const Frame *again = said >= 0 ? builder->fates[said].again.frame : NULL;
        if (again) slab->steps[slab->n_steps++] = (Step){ builder->first_slab[said], again->height };
    }
}

/* Under a row after which, or (cut) within which a page ends: what is carried on between its rules, or a rule alone. */
static const Frame *tail_under(const TableBuilder *builder, Facing row, Apart carried)
{
    Arena *arena = table_arena(builder);
    const RuleSet *rules = &builder->table->rules;
    const Facing none = { 0 };
    if (!carried.frame) return rules_between(row, none, &builder->columns, rules->cut, arena);
    FrameBuilder frame = { .arena = arena };
    frame_add_frame(&frame, carried.frame, 0, 0);
    frame_add_frame(&frame, rules_between(row, upper_side(carried), &builder->columns, rules->row, arena), 0, 0);
    frame_add_frame(&frame, rules_between(lower_side(carried), none, &builder->columns, rules->cut, arena), 0,
                    carried.frame->height);
    return frame_built(&frame, carried.frame->width, carried.frame->height, NULL);
}

/* A page that ends within a row carries on what the rows before it came to. */
static void dress_slabs(TableBuilder *builder, int row, Lintel lintel, const Slab *given)
{
    Arena *arena = table_arena(builder);
    const Table *table = builder->table;
    const Fate *fate = &builder->fates[row];
    Facing whole = { &builder->grid, row, false }, cut = { &builder->grid, row, true };
    int first = builder->first_slab[row], last = builder->last_slab[row];
    const Frame *tail =
        last > first ? tail_under(builder, cut, row > table->n_head_rows ? fate[-1].carry_out : (Apart){ 0 }) : NULL;
    lintel = stand_under(builder, lintel, fate->carry_in);
    const Frame *rules = rules_between(lower_side(lintel.rows), whole, &builder->columns, lintel.pen, arena);
    const Frame *rules_in_row =
        last > first ? rules_between(lower_side(lintel.rows), cut, &builder->columns, lintel.pen, arena) : NULL;
    for (int i = first; i <= last; i++) {
        Slab *slab = &builder->strip->slabs.at[i];
        bool begins_table = !builder->head.frame && i == builder->first_slab[table->n_head_rows];
        slab->head = begins_table ? NULL : lintel.rows.frame;
        slab->lintel = begins_table ? NULL : i == first ? rules : rules_in_row;
        slab->tail = i < last ? tail : tail_under(builder, whole, fate->carry_out);
        slab->head_notes = given->head_notes;
        slab->n_head_notes = begins_table || builder->strip->is_inner ? 0 : given->n_head_notes;
        slab->steps = given->steps;
        slab->n_steps = fate->carry_in.frame ? 0 : given->n_steps;
    }
}

/* A page that begins within a table without a head shows at least where it goes on. */
void heads_finish(TableBuilder *builder)
{
    const Table *table = builder->table;
    Slab notes = builder->head.frame ? builder->strip->slabs.at[builder->head_slab] : (Slab){ 0 };
    Apart rows = continued_head(builder, &notes);
    const Lintel plain = { rows, rows.frame ? table->rules.head : table->rules.resume };
    Lintel lintel = plain;
    Slab dress = { .head_notes = notes.notes, .n_head_notes = notes.n_notes };
    InForce in_force = { 0 }, drawn = { 0 };
    for (int row = table->n_head_rows; row < table->n_rows; row++) {
        in_force_leave(&in_force, table, row); /* a page that begins with a band is under the outer ones only */
        if (memcmp(&in_force, &drawn, sizeof drawn) != 0) {
            lintel = with_rows_in_force(builder, plain, &in_force);
            add_steps(builder, &in_force, &dress);
        }
        drawn = in_force;
        dress_slabs(builder, row, lintel, &dress);
        in_force_enter(&in_force, table, row);
    }
    builder->strip->slabs.at[builder->strip->slabs.n - 1].tail = NULL;
}

/* What stands over and under a page break within a table:

       ══════════════════  head, again or as it is on continued pages
         前頁繰越    1,234   what the page before carried over: of the whole table, above all bands
       ▓ 3 保育所の拡充      bands in force that say they repeat
       ──────────────────
         rows …
         頁計        1,234   what this page comes to
         次頁へ      2,468   what it carries over
       ──────────────────

   The rows come set apart, from table.c.  All of it is put together now for every row, so that cutting pages is choosing
   among finished frames. */
#include "layout/heads.h"

#include "layout/builder.h"
#include "layout/in_force.h"
#include "layout/rules.h"

#include <string.h>

static Facing lower_side(Apart apart)
{
    return (Facing){ .grid = apart.grid, .row = apart.grid ? apart.grid->table->n_rows - 1 : 0 };
}

static Facing upper_side(Apart apart)
{
    return (Facing){ .grid = apart.grid };
}

static Lintel stand_under(const TableBuilder *builder, Lintel upper, Apart lower)
{
    Arena *arena = builder->lasting;
    Pen pen = builder->table->rules.row;
    if (!lower.frame) return upper;
    Len height = apart_height(upper.rows);
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
        if (in_force->rows[i]) head = stand_under(builder, head, builder->again[in_force->rows[i] - 1]);
    return head;
}

/* The rows said again in a head, from the outermost, for cells that go on beside them. */
static void add_steps(const TableBuilder *builder, const InForce *in_force, Slab *slab)
{
    slab->steps = arena_array(builder->lasting, Step, MOST_IN_FORCE);
    slab->n_steps = 0;
    for (int i = 0; i < MOST_IN_FORCE; i++) {
        int said = in_force->rows[i] - 1;
        const Frame *again = said >= 0 ? builder->again[said].frame : NULL;
        if (again) slab->steps[slab->n_steps++] = (Step){ builder->first_slab[said], again->height };
    }
}

/* Rows at a page end fill their slots by the body rows that are counted up to there. */
static const Frame *counted_frame(const TableBuilder *builder, const Frame *frame, int counted)
{
    Arena *arena = table_arena(builder);
    if (!frame || !counted) return frame;
    Mark *mark = mark_new((Mark){ .role = ROLE_NONE,
                                  .key = builder->table->key,
                                  .where = builder->block->where,
                                  .repeated = true,
                                  .table = builder->strip->is_inner ? 0 : builder->strip->n_tables,
                                  .counted = counted },
                          builder->manner, arena);
    FrameBuilder wrapped = { .arena = arena };
    frame_add_frame(&wrapped, frame, 0, 0);
    return frame_built(&wrapped, frame->width, frame->height, mark);
}

/* Under a row after which, or (cut) within which a page ends: what stands there between its rules, or a rule alone. */
static const Frame *tail_under(const TableBuilder *builder, Facing row, int counted)
{
    Arena *arena = table_arena(builder);
    const RuleSet *rules = &builder->table->rules;
    const Facing none = { 0 };
    Apart end = counted ? builder->page_end : (Apart){ 0 };
    if (!end.frame) return rules_between(row, none, &builder->columns, rules->cut, arena);
    FrameBuilder frame = { .arena = arena };
    frame_add_frame(&frame, end.frame, 0, 0);
    frame_add_frame(&frame, rules_between(row, upper_side(end), &builder->columns, rules->row, arena), 0, 0);
    frame_add_frame(&frame, rules_between(lower_side(end), none, &builder->columns, rules->cut, arena), 0, end.frame->height);
    return counted_frame(builder, frame_built(&frame, end.frame->width, end.frame->height, NULL), counted);
}

/* The body rows counted on the pages before one that begins with this row. */
static int counted_above(const TableBuilder *builder, int row)
{
    return row > 0 ? builder->table->rows[row - 1].counted : 0;
}

static const Frame *carried_head(const TableBuilder *builder, Lintel lintel, int counted)
{
    return builder->carry_in.frame ? counted_frame(builder, lintel.rows.frame, counted) : lintel.rows.frame;
}

/* The figures of a row are on the page it begins on, so that a page that ends within it carries them on. */
static void dress_slabs(TableBuilder *builder, int row, Lintel lintel, Lintel in_row, const Slab *given)
{
    Arena *arena = table_arena(builder);
    const Table *table = builder->table;
    Facing whole = { &builder->grid, row, false }, cut = { &builder->grid, row, true };
    int first = builder->first_slab[row], last = builder->last_slab[row], counted = table->rows[row].counted;
    const Frame *tail = last > first ? tail_under(builder, cut, counted) : NULL;
    const Frame *head = carried_head(builder, lintel, counted_above(builder, row));
    const Frame *head_in_row = last > first ? carried_head(builder, in_row, counted) : NULL;
    const Frame *rules = rules_between(lower_side(lintel.rows), whole, &builder->columns, lintel.pen, arena);
    const Frame *rules_in_row =
        last > first ? rules_between(lower_side(in_row.rows), cut, &builder->columns, in_row.pen, arena) : NULL;
    for (int i = first; i <= last; i++) {
        Slab *slab = &builder->strip->slabs.at[i];
        bool begins_table = !builder->head.frame && i == builder->first_slab[table->n_head_rows];
        slab->head = begins_table ? NULL : i == first ? head : head_in_row;
        slab->lintel = begins_table ? NULL : i == first ? rules : rules_in_row;
        slab->tail = i < last ? tail : tail_under(builder, whole, counted);
        slab->head_notes = given->head_notes;
        slab->n_head_notes = begins_table || builder->strip->is_inner ? 0 : given->n_head_notes;
        slab->steps = given->steps;
        slab->n_steps = given->n_steps;
    }
}

/* A page that begins within a table without a head shows at least where it goes on. */
void heads_begin(TableBuilder *builder, Apart head, const Slab *head_notes)
{
    const RuleSet *rules = &builder->table->rules;
    const Lintel plain = { head, head.grid ? rules->head : rules->resume };
    builder->hanging = (Hanging){ .plain = plain,
                                  .carried = stand_under(builder, plain, builder->carry_in),
                                  .in_row = plain,
                                  .dress = { .head_notes = head_notes->notes, .n_head_notes = head_notes->n_notes } };
}

static void hang_over(TableBuilder *builder, int row)
{
    const Table *table = builder->table;
    Hanging *hanging = &builder->hanging;
    const InForce *in_force = &hanging->in_force;
    in_force_leave(&hanging->in_force, table, row); /* a page that begins with a band is under the outer ones only */
    bool changes = memcmp(in_force, &hanging->drawn, sizeof *in_force) != 0;
    bool begins_to_carry = !hanging->counted && table->rows[row].counted;
    Lintel lintel = hanging->in_row; /* over the row */
    hanging->counted = table->rows[row].counted;
    if (changes) add_steps(builder, in_force, &hanging->dress);
    if (changes) lintel = with_rows_in_force(builder, counted_above(builder, row) ? hanging->carried : hanging->plain, in_force);
    hanging->in_row = begins_to_carry ? with_rows_in_force(builder, hanging->carried, in_force) : lintel;
    hanging->drawn = *in_force;
    dress_slabs(builder, row, lintel, hanging->in_row, &hanging->dress);
    in_force_enter(&hanging->in_force, table, row);
}

void heads_hang(TableBuilder *builder, int first, int last)
{
    for (int row = first; row < last; row++) hang_over(builder, row);
}

void heads_end_table(TableBuilder *builder)
{
    const Table *table = builder->table;
    const Facing none = { 0 }, row = { &builder->grid, table->n_rows - 1, false };
    Arena *arena = table_arena(builder);
    Apart foot = builder->page_foot;
    int counted = table->rows[table->n_rows - 1].counted;
    Slab *last = &builder->strip->slabs.at[builder->strip->slabs.n - 1];
    last->tail = NULL;
    if (!foot.frame || !counted) return;
    last->keep_next = true;
    last->below = NULL;
    const Slab above = *last;
    Slab *slab = strip_add(builder->strip, counted_frame(builder, foot.frame, counted), table->key, builder->block->where);
    slab->above = rules_between(row, upper_side(foot), &builder->columns, table->rules.row, arena);
    slab->below = rules_between(lower_side(foot), none, &builder->columns, table->rules.bottom, arena);
    slab->head = counted_frame(builder, above.head, counted);
    slab->table = above.table;
    slab->counted = above.counted;
    slab->notes_below = above.notes_below;
}

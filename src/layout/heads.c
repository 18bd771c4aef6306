/* What stands over and under a page break within a table:

       ══════════════════  head, again or as it is on continued pages
       ▓ 3 保育所の拡充      bands in force that say they repeat
         前頁繰越    1,234   what the page before carried over
       ──────────────────
         rows …
         次頁へ      2,468   what this page carries over
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
void heads_hang(TableBuilder *builder, Apart head, const Slab *head_notes)
{
    const Table *table = builder->table;
    const Lintel plain = { head, head.frame ? table->rules.head : table->rules.resume };
    Lintel lintel = plain;
    Slab dress = { .head_notes = head_notes->notes, .n_head_notes = head_notes->n_notes };
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

/* What a page leaves to a row: under the head and what is said again, above what is carried on and the notes. */
#include "layout/room.h"

#include "layout/cell.h"
#include "layout/spanner.h"

Len room_of_notes(const TableBuilder *builder, const Stack *stacks, int n)
{
    Len height = 0;
    for (int i = 0; i < n; i++) height += (Len)notes_height(stacks[i].notes, stacks[i].n_notes);
    return height ? height + builder->strip->notes_gap : 0;
}

/* The room on a page that a row begins, or `first`, the slab it cannot be parted from: under the head, what is said again and
   what was carried over, above what is carried on. */
static Len room_from(const TableBuilder *builder, int first, bool has_head)
{
    Len room = builder->strip->page_height - apart_height(builder->page_end) - builder->head_notes;
    if (!has_head) room -= apart_height(builder->hanging.plain.rows) + apart_height(builder->carry_in);
    for (int i = 0; i < MOST_IN_FORCE; i++) {
        int said = builder->in_force.rows[i] - 1;
        if (said >= 0 && builder->first_slab[said] < first) room -= apart_height(builder->again[said]);
    }
    return room;
}

Len room_for_row(const TableBuilder *builder)
{
    const StripBuilder *strip = builder->strip;
    Len kept = 0;
    bool has_head = false;
    int first = strip->slabs.n;
    for (; first > 0 && strip->slabs.at[first - 1].keep_next; first--) {
        const Slab *slab = &strip->slabs.at[first - 1];
        kept += slab->body->height + slab->gap;
        has_head |= builder->head.frame && slab->body == builder->head.frame;
    }
    return room_from(builder, first, has_head) - kept;
}

Len room_of_own_page(const TableBuilder *builder)
{
    return room_from(builder, builder->strip->slabs.n, false);
}

/* The most that notes of a row need among those a cell stands beside. */
static Len notes_beside(const TableBuilder *builder, int row, const Cell *cell, Stack *const *stacks)
{
    Len most = 0;
    for (int i = row; i <= cell_last_row(builder, cell, row); i++)
        most = len_max(most, room_of_notes(builder, stacks[i - row], builder->table->rows[i].n_cells));
    return most;
}

void room_settle_across(const TableBuilder *builder, int row, Stack *const *stacks, const Reach *reach)
{
    const Row *source = &builder->table->rows[row];
    for (int i = 0; i < source->n_cells && builder->strip->page_height; i++) {
        const Cell *cell = &source->cells[i];
        Stack *stack = &stacks[0][i];
        if (cell->across == ACROSS_FLOW || stack->n_lines == 0) continue;
        Edges padding = cell_padding(builder, cell, row);
        Len less = padding.top + padding.bottom + reach->notes + notes_beside(builder, row, cell, stacks);
        const Frame *again = spanner_again(builder, cell, stack, row);
        Len own = room_from(builder, builder->strip->slabs.n, false), room = room_for_row(builder);
        if (room - less < stack->lines[0]->height) room = own; /* not even a line: it is parted from what is above it */
        Len over = len_max(stack->height + less - room, again ? again->height + less - own : 0);
        stack->flows = over > 0;
        if (stack->flows && !builder->has_no_room && !builder->strip->is_inner)
            diag_report(builder->strip->shop.diag, cell->where, cell->key.text, DIAG_LABEL_FLOWS, len_to_mm(stack->height + less),
                        len_to_mm(stack->height + less - over));
    }
}

void reach_note(const TableBuilder *builder, int row, const Stack *stacks, LenSum y, Reach *own)
{
    const Row *source = &builder->table->rows[row];
    for (int i = 0; i < source->n_cells; i++) {
        const Cell *cell = &source->cells[i];
        if (cell->row_span == 1 || !spanner_flows(cell, &stacks[i])) continue;
        Edges padding = cell_padding(builder, cell, row);
        Reach *reach = &own[cell_last_row(builder, cell, row) - row];
        Len pages = builder->strip->page_height ? stacks[i].height / builder->strip->page_height : 0;
        Len loss = (pages + 1) * (cell->style->leading + padding.top);
        LenSum bottom = y + padding.top + stacks[i].height + padding.bottom;
        if (bottom > reach->bottom) *reach = (Reach){ bottom, cell->style->leading, padding.top, reach->notes, loss };
        Len notes = room_of_notes(builder, &stacks[i], 1);
        for (Reach *beside = &own[1]; notes && beside <= reach; beside++) beside->notes += notes;
    }
}

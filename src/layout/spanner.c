/* A cell over several slabs: its lines, its notes, and what it says again where a page ends within it. */
#include "layout/spanner.h"

#include "base/vec.h"
#include "layout/cell.h"
#include "layout/notes.h"
#include "layout/set.h"
#include "layout/stack.h"

bool spanner_flows(const Cell *cell, const Stack *stack)
{
    return cell->across == ACROSS_FLOW || stack->flows;
}

/* Words said again in place of others, with the letters those have. */
static Stack said_like(const TableBuilder *builder, const Rich *again, const Stack *stack, Len width)
{
    const Shop shop = builder->strip->shop;
    Manner manner = builder->manner;
    manner.is_forgiven = builder->has_no_room;
    Setup setup = { .fit = stack->fit, .is_title = manner.is_title, .is_quiet = manner.is_forgiven };
    return stack->fit.squeeze ? text_set(again, width, setup, shop) : text_fit(again, width, manner, shop);
}

const Frame *spanner_again(const TableBuilder *builder, const Cell *cell, const Stack *stack, int row)
{
    if (cell->across != ACROSS_AGAIN || stack->flows || stack->n_lines == 0 || builder->strip->is_inner) return NULL;
    Edges padding = cell_padding(builder, cell, row);
    Len width = cell_width(builder, cell) - padding.left - padding.right;
    Stack again = cell->again ? said_like(builder, cell->again, stack, width) : *stack;
    return stack_frame(&again, width, NULL, table_arena(builder));
}

/* Notes of the row's own cells that stand left of this one. */
static int notes_before(const Row *row, const Cell *cell, const Stack *stacks)
{
    int n = 0;
    for (int i = 0; &row->cells[i] != cell; i++) n += row->cells[i].row_span == 1 ? stacks[i].n_notes : 0;
    return n;
}

void spanner_add(TableBuilder *builder, int row, int index, Stack *stacks, int first, int last)
{
    const Row *source = &builder->table->rows[row];
    const Cell *cell = &source->cells[index];
    Stack own = stacks[index];
    const Stack *stack = &own;
    own.lines = stack_lines(&stacks[index], table_arena(builder));
    const Slab *begin = &builder->strip->slabs.at[first];
    bool cut_in_row = cell->row_span == 1 && spanner_flows(cell, stack);
    Edges padding = cell_padding(builder, cell, row);
    if (cut_in_row && builder->strip->is_inner) { /* its lines follow each other; nothing begins anew */
        stack = stack_below_white(stack, padding.top, table_arena(builder));
        padding.top = 0;
    }
    Spanner *spanner = vec_push(&builder->strip->spanners);
    *spanner = (Spanner){ .first = first,
                          .last = last,
                          .x = builder->columns.x[cell->column],
                          .width = cell_width(builder, cell),
                          .padding = padding,
                          .valign = cut_in_row ? VALIGN_TOP : cell->valign,
                          .across = spanner_flows(cell, stack) ? ACROSS_FLOW : cell->across,
                          .lines = stack->lines,
                          .fringes = builder->strip->is_inner ? NULL : stack->fringes,
                          .n_lines = stack->n_lines,
                          .height = stack->height,
                          .again = spanner_again(builder, cell, &stacks[index], row),
                          .mark = cell_mark(builder, cell),
                          .crossed = cell->diagonal || cell->corner ? builder->table->rules.row : (Pen){ .kind = LINE_NONE },
                          .falls = cell->corner,
                          .notes = stack->notes,
                          .n_notes = stack->n_notes,
                          .n_before = len_min(notes_before(source, cell, stacks), begin->n_notes) };
}

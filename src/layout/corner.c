/* A corner has two labels, parted by a line that falls from corner to corner:

       ┌────────────┐      over it, at the right, what the heads of the columns are;
       │＼      年度│      under it, at the left, what those of the rows are.
       │   ＼       │
       │区分   ＼   │      A label w wide and h high, padding and all, is free of the line of a cell W wide if that is
       └────────────┘      at least h · W / (W − w) high.                                                              */
#include "layout/corner.h"

#include "layout/cell.h"
#include "layout/strain.h"

enum { MOST_TIMES = 3 }; /* so many times as high as its labels: more than that, and its column is too narrow */

/* The first line of the second label. */
static int second_label(const Stack *stack)
{
    int line = 0;
    while (line < stack->n_lines && stack->forced[line] == 0) line++;
    return line;
}

static Len width_of(const Glyphs *glyphs)
{
    const Glyph *last = glyphs->n_glyphs ? &glyphs->glyphs[glyphs->n_glyphs - 1] : NULL;
    return last ? last->x + last->advance : 0;
}

/* What the letters of a line take of its frame, from where they begin to where they end. */
static void find_letters(const Frame *line, Len x, Len *left, Len *right)
{
    for (int i = 0; i < line->n_items; i++) {
        const Item *item = &line->items[i];
        if (item->kind == ITEM_FRAME) find_letters(item->as.frame, x + item->x, left, right);
        if (item->kind != ITEM_GLYPHS) continue;
        *left = len_min(*left, x + item->x);
        *right = len_max(*right, x + item->x + width_of(&item->as.glyphs));
    }
}

/* How high the cell is at least for these lines of it, which stand at its right edge or at its left one; 0: they leave nothing of its width. */
static LenSum height_beside(const Stack *stack, int first, int last, bool at_right, Len outside, Len padding, Len width)
{
    Len height = padding, beside = 0;
    for (int i = first; i < last; i++) {
        Len left = stack->lines[i]->width, right = 0;
        find_letters(stack->lines[i], 0, &left, &right);
        beside = len_max(beside, (at_right ? stack->lines[i]->width - left : right) + outside);
        height += stack->lines[i]->height;
    }
    return beside < width ? (LenSum)height * width / (width - beside) : 0;
}

static void open_corner(const TableBuilder *builder, const Cell *cell, int row, Stack *stack)
{
    Edges padding = cell_padding(builder, cell, row);
    Len width = cell_width(builder, cell), least = stack->height + padding.top + padding.bottom;
    int second = second_label(stack);
    LenSum upper = height_beside(stack, 0, second, true, padding.right, padding.top, width),
           lower = height_beside(stack, second, stack->n_lines, false, padding.left, padding.bottom, width);
    LenSum needed = upper > lower ? upper : lower;
    bool is_too_narrow = !upper || !lower || needed > (LenSum)MOST_TIMES * least;
    if (is_too_narrow && !builder->has_no_room)
        diag_report(builder->strip->shop.diag, cell->where, cell->key.text, DIAG_CORNER_NARROW, len_to_mm(width));
    if (!is_too_narrow && needed > least) *stack = corner_spread(builder, cell, row, stack, (Len)needed);
}

void cells_open_corners(const TableBuilder *builder, int row, Stack *stacks)
{
    const Row *source = &builder->table->rows[row];
    for (int i = 0; i < source->n_cells; i++)
        if (source->cells[i].corner && stacks[i].n_lines) open_corner(builder, &source->cells[i], row, &stacks[i]);
}

Stack corner_spread(const TableBuilder *builder, const Cell *cell, int row, const Stack *stack, Len height)
{
    Stack spread = *stack;
    Edges padding = cell_padding(builder, cell, row);
    Len missing = height - padding.top - padding.bottom - stack->height;
    int second = cell->corner && stack->forced ? second_label(stack) : stack->n_lines;
    if (missing <= 0 || second == stack->n_lines) return spread;
    spread.drops = arena_array(table_arena(builder), Len, stack->n_lines);
    for (int i = 0; i < stack->n_lines && stack->drops; i++) spread.drops[i] = stack->drops[i];
    spread.drops[second] += missing;
    spread.height += missing;
    return spread;
}

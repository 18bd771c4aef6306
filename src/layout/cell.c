/* One cell: how wide it is, where its lines stand in it and beside those of its neighbours. */
#include "layout/cell.h"

#include "layout/builder.h"
#include "layout/corner.h"
#include "layout/strip.h"

const Mark *cell_mark(const TableBuilder *builder, const Cell *cell)
{
    return mark_new((Mark){ .role = cell->role,
                            .key = cell->key,
                            .where = cell->where,
                            .column = cell->column,
                            .column_span = cell->column_span,
                            .row_span = cell->row_span,
                            .absorbed = cell->absorbed,
                            .repeated = cell->repeated },
                    builder->manner, table_arena(builder));
}

Len cell_width(const TableBuilder *builder, const Cell *cell)
{
    return builder->columns.x[cell->column + cell->column_span] - builder->columns.x[cell->column];
}

static bool covers(const Cell *cell, int column)
{
    return cell && cell->column <= column && column < cell->column + cell->column_span;
}

/* Deep down, as far as a length goes: far too narrow in any case. */
Len cell_indent(const TableBuilder *builder, int row)
{
    LenSum indent = (LenSum)builder->table->indent * builder->table->rows[row].depth;
    return indent < MOST_HEIGHT ? (Len)indent : MOST_HEIGHT;
}

int cell_last_row(const TableBuilder *builder, const Cell *cell, int row)
{
    return len_min(row + cell->row_span, builder->table->n_rows) - 1;
}

/* Records under a label stand in: the cell over the column where labels begin. */
Edges cell_padding(const TableBuilder *builder, const Cell *cell, int row)
{
    Edges padding = cell->style->plate.padding;
    if (covers(cell, builder->table->indent_column)) padding.left += cell_indent(builder, row);
    return padding;
}

const Frame *cell_place(const TableBuilder *builder, const Cell *cell, const Stack *content, int row, Len height)
{
    const Stack spread = corner_spread(builder, cell, row, content, height), *stack = &spread;
    FrameBuilder frame = { .arena = table_arena(builder) };
    Edges padding = cell_padding(builder, cell, row);
    Len room = height - padding.top - padding.bottom;
    Len y = padding.top + valign_offset(cell->valign, room - stack->height);
    for (int i = 0; i < stack->n_lines; i++) {
        if (stack->drops) y += stack->drops[i];
        frame_add_frame(&frame, stack->lines[i], padding.left, y);
        y += stack->lines[i]->height;
    }
    return frame_built(&frame, cell_width(builder, cell), height, cell_mark(builder, cell));
}

/* Where the line behind so many forced line ends begins; `line` is its index. */
static Len top_of_forced(const Stack *stack, int forced, int *line)
{
    Len y = 0;
    for (*line = 0; *line < stack->n_lines && stack->forced[*line] < forced; (*line)++)
        y += stack->drops[*line] + stack->lines[*line]->height;
    return y;
}

/* Lines that belong together begin at one height: 計129件 beside 計91件, however many lines stand above either. */
void cells_align_parallel(const TableBuilder *builder, const Row *row, Stack *stacks)
{
    int line, n_lines = 0;
    for (int i = 0; i < row->n_cells; i++) {
        if (!row->cells[i].parallel || !stacks[i].n_lines) continue;
        stacks[i].drops = arena_array(table_arena(builder), Len, stacks[i].n_lines);
        n_lines = stacks[i].forced[stacks[i].n_lines - 1] + 2 - row->cells[i].parallel;
    }
    for (int k = 0; k < n_lines; k++) {
        Len top = 0;
        for (int i = 0; i < row->n_cells; i++)
            if (stacks[i].drops) top = len_max(top, top_of_forced(&stacks[i], row->cells[i].parallel - 1 + k, &line));
        for (int i = 0; i < row->n_cells; i++) {
            if (!stacks[i].drops) continue;
            Len drop = top - top_of_forced(&stacks[i], row->cells[i].parallel - 1 + k, &line);
            stacks[i].drops[line] += drop;
            stacks[i].height += drop;
        }
    }
}

/* First lines of different sizes on one baseline. */
void cells_align_baselines(const TableBuilder *builder, int row, Stack *stacks)
{
    const Row *source = &builder->table->rows[row];
    Len deepest = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < source->n_cells; i++) {
            if (source->cells[i].valign != VALIGN_BASELINE || !stacks[i].n_lines) continue;
            Len baseline = cell_padding(builder, &source->cells[i], row).top + stacks[i].lines[0]->baseline;
            if (pass == 0) deepest = len_max(deepest, baseline);
            if (pass == 0 || baseline == deepest) continue;
            if (!stacks[i].drops) stacks[i].drops = arena_array(table_arena(builder), Len, stacks[i].n_lines);
            stacks[i].drops[0] += deepest - baseline;
            stacks[i].height += deepest - baseline;
        }
}

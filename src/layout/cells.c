/* The cells of a table: how wide each is, its text set to that width, first the whole table for the fit ladder; then where
   its lines stand beside those of its neighbours. */
#include "layout/table.h"

const Mark *cell_mark(const TableBuilder *builder, const Cell *cell)
{
    return mark_new((Mark){ .role = cell->role,
                            .key = cell->key,
                            .where = cell->where,
                            .column = cell->column,
                            .column_span = cell->column_span,
                            .row_span = cell->row_span,
                            .repeated = cell->repeated },
                    builder->strip->shop);
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

/* Records under a label stand in: the cell over the column where labels begin. */
Edges cell_padding(const TableBuilder *builder, const Cell *cell, int row)
{
    Edges padding = cell->style->plate.padding;
    if (covers(cell, builder->table->indent_column)) padding.left += cell_indent(builder, row);
    return padding;
}

/* Less than one character wide, nothing can be set: the column's fault, or that of the labels the record stands in under. */
static bool is_wide_enough(const TableBuilder *builder, const Cell *cell, int row, bool is_first)
{
    Edges padding = cell_padding(builder, cell, row);
    Len width = cell_width(builder, cell) - padding.left - padding.right, indent = padding.left - cell->style->plate.padding.left;
    if (!cell->blocks || width >= cell->style->size) return true;
    const Column *column = &builder->table->columns[cell->column];
    bool by_indent = width + indent >= cell->style->size;
    if (is_first || !by_indent)
        diag_report(builder->strip->shop.diag, by_indent ? cell->where : column->where, by_indent ? cell->key : STR(""),
                    DIAG_COLUMN_TOO_NARROW, column->name.at, len_to_mm(by_indent ? width : cell_width(builder, cell)));
    return false;
}

/* Each column at fault is named; of the records that stand in too deep, the first. */
bool cells_have_room(const TableBuilder *builder)
{
    const Table *table = builder->table;
    bool room = true;
    for (int row = 0; row < table->n_rows; row++)
        for (int i = 0; i < table->rows[row].n_cells; i++) room &= is_wide_enough(builder, &table->rows[row].cells[i], row, room);
    return room;
}

/* `room`: what a page has for what stands in the cell in one piece. */
static Fitting fitting_of(const TableBuilder *builder, const Cell *cell, int row, Stack *stack, Len room)
{
    Edges padding = cell_padding(builder, cell, row);
    Len width = cell_width(builder, cell) - padding.left - padding.right;
    RowRole role = builder->table->rows[row].role;
    Shop shop = builder->strip->shop;
    shop.forgiven = builder->has_no_room;
    shop.is_title = role == ROW_HEAD || role == ROW_BAND;
    return (Fitting){ .cell = cell,
                      .content = content_of_blocks(cell->blocks, width, room, shop),
                      .stack = stack,
                      .left = padding.left,
                      .width = width,
                      .is_title = shop.is_title };
}

/* What stands in a cell in one piece takes half a page at most, so that there is room for what must stand with it. */
static Len room_in_cells(const TableBuilder *builder)
{
    Len head = builder->head.frame ? builder->head.frame->height : 0;
    return len_max(0, builder->strip->page_height - head) / 2;
}

/* All at once, because what does not fit in one cell of a column is settled for all of them. */
SetRows cells_set(const TableBuilder *builder, int first, int last)
{
    const Row *rows = builder->table->rows;
    Arena *arena = table_arena(builder);
    int n = 0, n_rows = last - first;
    for (int row = first; row < last; row++) n += rows[row].n_cells;
    SetRows set = { arena_array(arena, Stack *, n_rows), arena_array(arena, Fitting *, n_rows) };
    Fitting *fittings = arena_array(arena, Fitting, n);
    Len room = room_in_cells(builder);
    for (int row = first, at = 0; row < last; at += rows[row++].n_cells) {
        Stack *stacks = set.stacks[row - first] = arena_array(arena, Stack, rows[row].n_cells);
        set.fittings[row - first] = &fittings[at];
        for (int i = 0; i < rows[row].n_cells; i++)
            fittings[at + i] = fitting_of(builder, &rows[row].cells[i], row, &stacks[i], room);
    }
    Shop shop = builder->strip->shop;
    shop.forgiven = builder->has_no_room;
    cells_fit(fittings, n, shop);
    cells_align(fittings, n, shop);
    return set;
}

const Frame *cell_place(const TableBuilder *builder, const Cell *cell, const Stack *stack, int row, Len height)
{
    FrameBuilder frame = { .arena = table_arena(builder) };
    Edges padding = cell_padding(builder, cell, row);
    Len room = height - padding.top - padding.bottom;
    Len y = padding.top + (cell->valign == VALIGN_MIDDLE   ? (room - stack->height) / 2
                           : cell->valign == VALIGN_BOTTOM ? room - stack->height
                                                           : 0);
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

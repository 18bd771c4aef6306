/* Rows → slabs.  A row is one slab.  One that is too high for a page is taken apart between its lines: its cells become
   flowing spanners over a run of slabs, one slab for each line of its longest cell.  Cells over several rows are spanners
   over the slabs of these rows. */
#include "layout/rows.h"
#include "layout/vertical.h"

#include "base/vec.h"
#include "layout/builder.h"
#include "layout/cell.h"
#include "layout/corner.h"
#include "layout/fit.h"
#include "layout/grid.h"
#include "layout/in_force.h"
#include "layout/owed.h"
#include "layout/room.h"
#include "layout/rules.h"
#include "layout/spanner.h"
#include "layout/stack.h"
#include "layout/strip.h"
#include "model/rows.h"

enum { COST_IN_ROOM = 20, COST_IN_ROW = 400 }; /* of a page ending within a row; see ends.c */

/* Fills of the cells that cover this row, and the strip beside the children of a label. */
static void add_backdrops(const TableBuilder *builder, int row, Slab *slab)
{
    const Table *table = builder->table;
    Arena *arena = table_arena(builder);
    Vec(Backdrop) backdrops = { .arena = arena };
    for (int c = 0; c < table->n_columns; c++) {
        const Cell *cell = grid_at(&builder->grid, row, c);
        if (!cell || cell->column != c || !cell->style->plate.filled) continue;
        Plate plate = cell->style->plate;
        plate.pen.kind = LINE_NONE;
        plate.radius = 0;
        *vec_push(&backdrops) = (Backdrop){ builder->columns.x[c], cell_width(builder, cell), plate };
    }
    const Cell *indented = table->indent_column >= 0 ? grid_at(&builder->grid, row, table->indent_column) : NULL;
    Len left = indented ? builder->columns.x[indented->column] : 0, indent = indented ? cell_indent(builder, row) : 0;
    Len wide = table->indent_strip > 0 ? len_min(table->indent_strip, table->indent) : indent;
    Len step = table->indent_strip > 0 ? table->indent : indent;
    for (Len x = 0; x < indent; x += step)
        *vec_push(&backdrops) = (Backdrop){ left + x + (step - wide) / 2, wide, { .filled = true, .fill = table->indent_fill } };
    slab->backdrops = backdrops.at;
    slab->n_backdrops = backdrops.n;
}

static Slab *add_slab(TableBuilder *builder, int row, const Frame *body)
{
    const Row *source = &builder->table->rows[row];
    Slab *slab = strip_add(builder->strip, body, source->key, source->where);
    rules_down(&builder->grid, &builder->columns, row, slab, table_arena(builder));
    add_backdrops(builder, row, slab);
    slab->notes_below = table_notes_below(builder);
    slab->table = builder->strip->n_tables;
    slab->counted = source->counted;
    return slab;
}

static const Frame *row_frame(const TableBuilder *builder, int row, const Stack *stacks, Len height, bool with_cells)
{
    Arena *arena = table_arena(builder);
    const Row *source = &builder->table->rows[row];
    FrameBuilder frame = { .arena = arena };
    if (with_cells) frame_expect(&frame, source->n_cells);
    for (int i = 0; i < source->n_cells && with_cells; i++) {
        const Cell *cell = &source->cells[i];
        if (cell->row_span == 1)
            frame_add_frame(&frame, cell_place(builder, cell, &stacks[i], row, height), builder->columns.x[cell->column], 0);
    }
    const Mark *mark = mark_new(
        (Mark){ .role = source->role == ROW_HEAD ? ROLE_HEAD_ROW : ROLE_ROW, .key = source->key, .where = source->where },
        builder->manner, arena);
    return frame_built(&frame, builder->columns.x[builder->table->n_columns], height, mark);
}

static Len height_of_lines(const Stack *stack, int n)
{
    Len height = 0;
    for (int i = 0; i < n; i++) height += stack->lines[i]->height + (stack->drops ? stack->drops[i] : 0);
    return height;
}

static Len height_of_row(const TableBuilder *builder, int row, const Stack *stacks)
{
    const Row *source = &builder->table->rows[row];
    Len height = source->height;
    for (int i = 0; i < source->n_cells; i++) {
        const Cell *cell = &source->cells[i];
        Edges padding = cell_padding(builder, cell, row);
        Len content = len_max(stacks[i].height, cell->blocks ? 0 : cell->style->leading);
        if (cell->row_span > 1)
            content = len_max(len_min(content, cell->style->leading), height_of_lines(&stacks[i], stacks[i].n_owing));
        height = len_max(height, content + padding.top + padding.bottom);
    }
    return height;
}

/* The row in one slab. */
static void add_row(TableBuilder *builder, int row, Stack *stacks, Len height)
{
    const Row *source = &builder->table->rows[row];
    Slab *slab = add_slab(builder, row, row_frame(builder, row, stacks, height, true));
    slab->above = rules_above(&builder->grid, &builder->columns, row, table_arena(builder));
    Vec(Crossing) crossings = { .arena = table_arena(builder) };
    for (int i = 0; i < source->n_cells; i++) {
        const Cell *cell = &source->cells[i];
        if (cell->row_span > 1) continue;
        slab_add_notes(slab, &stacks[i], table_arena(builder));
        if (cell->diagonal || cell->corner)
            *vec_push(&crossings) = (Crossing){ builder->columns.x[cell->column], cell_width(builder, cell),
                                                builder->table->rules.row, cell->corner };
    }
    slab->crossings = crossings.at;
    slab->n_crossings = crossings.n;
}

/* Empty room below a row, in steps as high as a line, so that pages may end in it. */
static void add_room(TableBuilder *builder, int row, Len height, const Reach *reach)
{
    for (Len step; height > 0; height -= step) {
        step = len_min(height, reach->step);
        Slab *slab = add_slab(builder, row, row_frame(builder, row, NULL, step, false));
        slab->padding = reach->padding;
        slab->cost = COST_IN_ROOM;
    }
}

/* The cells of a row of several slabs: the last ones. */
static void add_cut_cells(TableBuilder *builder, int row, Stack *stacks, int first)
{
    const Row *source = &builder->table->rows[row];
    for (int i = 0; i < source->n_cells; i++)
        if (source->cells[i].row_span == 1) spanner_add(builder, row, i, stacks, first, builder->strip->slabs.n - 1);
}

/* The highest cell of a row that flows on where the row is cut, between its lines; -1: none does. */
static int longest_flowing(const Row *row, const Stack *stacks)
{
    int longest = -1;
    for (int i = 0; i < row->n_cells; i++)
        if (row->cells[i].row_span == 1 && stacks[i].n_lines && spanner_flows(&row->cells[i], &stacks[i]) &&
            (longest < 0 || stacks[i].height > stacks[longest].height))
            longest = i;
    return longest;
}

static bool is_row(const Stack *stack, int line)
{
    return stack->fringes && stack->fringes[line].is_row;
}

static Len head_of_line(const Stack *stack, int line)
{
    const Frame *head = stack->fringes ? stack->fringes[line].head : NULL;
    return head ? head->height : 0;
}

/* Figures count on the page on which they are printed: where they are carried over, no page ends above the first line of a cell. */
static Len height_of_first_lines(const TableBuilder *builder, int row, const Stack *stacks)
{
    const Table *table = builder->table;
    const Row *source = &table->rows[row];
    Len height = 0;
    for (int i = 0; i < source->n_cells && (table->page_foot.n || table->carry_out.n || table->carry_in.n); i++)
        if (source->cells[i].row_span == 1 && stacks[i].n_lines)
            height = len_max(height, cell_padding(builder, &source->cells[i], row).top + stacks[i].lines[0]->height);
    return height;
}

/* A row higher than a page: one slab for each line of its highest flowing cell, and below the last one what the row asks for beyond them. */
static void add_row_by_lines(TableBuilder *builder, int row, Stack *stacks)
{
    const Row *source = &builder->table->rows[row];
    int longest = longest_flowing(source, stacks);
    const Stack *stack = &stacks[longest];
    Edges padding = cell_padding(builder, &source->cells[longest], row);
    const Frame **lines = stack_lines(stack, table_arena(builder));
    Len kept = height_of_first_lines(builder, row, stacks), asked = source->height;
    for (int line = 0; line < stack->n_lines; line++) {
        bool last = line == stack->n_lines - 1;
        Len height = lines[line]->height + (line == 0 ? padding.top : 0) + (last ? padding.bottom : 0);
        if (last) height = len_max(height, asked);
        asked -= height;
        Slab *slab = add_slab(builder, row, row_frame(builder, row, NULL, height, false));
        if (line == 0) slab->above = rules_above(&builder->grid, &builder->columns, row, table_arena(builder));
        else if (!builder->strip->is_inner) slab->padding = padding.top + head_of_line(stack, line);
        if (!last) slab->cost = COST_IN_ROW;
        bool may_part = last || is_row(stack, line) || is_row(stack, line + 1);
        slab->keep_next = !may_part && (line == 0 || line == stack->n_lines - 2); /* two lines at least on either side */
        kept -= height;
        slab->keep_next |= !last && kept > 0;
    }
}

/* The last slab of a row ends as the row may. */
static void end_row(TableBuilder *builder, int row)
{
    Slab *last = &builder->strip->slabs.at[builder->strip->slabs.n - 1];
    last->cost = builder->ends[row].cost;
    last->keep_next = builder->ends[row].forbidden;
    builder->last_slab[row] = builder->last_of_row[row] = builder->strip->slabs.n - 1;
}

/* The most notes that are due with two lines of a cell, one under the other; with all of it where it does not flow. */
static LenSum notes_of_two_lines(const Cell *cell, const Stack *stack)
{
    if (!spanner_flows(cell, stack)) return notes_height(stack->notes, stack->n_notes);
    LenSum most = 0;
    for (int first = 0; first < stack->n_notes; first++) {
        int n = 1;
        while (first + n < stack->n_notes && stack->notes[first + n].line <= stack->notes[first].line + 1) n++;
        LenSum height = notes_height(&stack->notes[first], n);
        if (height > most) most = height;
    }
    return most;
}

/* What a page must have room for at least: a row with its notes, or where it can be cut, two lines with those of one. */
static Len least_of_row(const TableBuilder *builder, int row, const Stack *stacks)
{
    const Row *source = &builder->table->rows[row];
    int longest = longest_flowing(source, stacks);
    Len height = height_of_row(builder, row, stacks), notes = 0;
    if (longest < 0 || stacks[longest].n_lines < 2) return height + room_of_notes(builder, stacks, source->n_cells);
    Edges padding = cell_padding(builder, &source->cells[longest], row);
    const Frame *const *lines = stacks[longest].lines;
    for (int i = 0; i < source->n_cells; i++) notes += (Len)notes_of_two_lines(&source->cells[i], &stacks[i]);
    if (notes) notes += builder->strip->notes_gap;
    return len_min(height, padding.top + lines[0]->height + lines[1]->height + padding.bottom) + notes;
}

/* Where the notes of a row are too much for a page with the least of it, or come behind what the head owes, they go on on the next. */
static void part_from_notes(TableBuilder *builder, int row, Stack *stacks)
{
    StripBuilder *strip = builder->strip;
    const Row *source = &builder->table->rows[row];
    if (!strip->page_height || strip->is_inner || !room_of_notes(builder, stacks, source->n_cells)) return;
    if (strip->owed.n || least_of_row(builder, row, stacks) > room_of_own_page(builder))
        owed_take(strip, stacks, source->n_cells, builder->manner);
}

/* What the notes of a row owe comes behind it; of the last one, behind the table. */
static void pay_notes(TableBuilder *builder, int row)
{
    if (row == builder->table->n_rows - 1) return;
    for (Slab *slab; (slab = owed_next(builder->strip));) {
        slab->notes_below = table_notes_below(builder);
        slab->table = builder->strip->n_tables;
        slab->counted = builder->table->rows[row].counted;
        rules_down(&builder->grid, &builder->columns, row, slab, table_arena(builder));
        builder->last_slab[row] = builder->strip->slabs.n - 1;
    }
}

/* A row in as many slabs as it needs; `y` is its top, and its lower edge afterwards. */
static void add_row_somehow(TableBuilder *builder, int row, Stack *stacks, const Reach *reach, LenSum *y)
{
    const Row *source = &builder->table->rows[row];
    Len height = height_of_row(builder, row, stacks);
    Len room = room_for_row(builder) - room_of_notes(builder, stacks, source->n_cells) - reach->notes;
    LenSum lack = reach->bottom > *y + height ? reach->bottom - *y - height : 0;
    int first = builder->strip->slabs.n;
    bool tall = builder->strip->page_height && height > room && longest_flowing(source, stacks) >= 0;
    bool wants_room = builder->strip->page_height && !builder->strip->is_inner && lack && height + lack + reach->loss > room;
    builder->first_slab[row] = first;
    strip_set_row(builder->strip, source);
    if (tall) add_row_by_lines(builder, row, stacks);
    else if (wants_room) add_room(builder, row, height, &(Reach){ .step = height });
    else add_row(builder, row, stacks, height);
    if (wants_room) add_room(builder, row, (Len)lack, reach);
    if (tall || wants_room) add_cut_cells(builder, row, stacks, first);
    if (!tall && wants_room)
        builder->strip->slabs.at[first].above = rules_above(&builder->grid, &builder->columns, row, table_arena(builder));
    end_row(builder, row);
    pay_notes(builder, row);
    if (source->new_page && builder->strip->is_inner && !builder->has_no_room)
        diag_report(builder->strip->shop.diag, source->where, source->key.text, DIAG_BREAK_INSIDE);
    builder->strip->slabs.at[first].new_page |= source->new_page;
    if (source->side) builder->strip->slabs.at[first].side = source->side;
    *y += height + (wants_room ? lack : 0);
}

static Len height_of_rows(const TableBuilder *builder, const Cell *cell, int row)
{
    Len height = 0;
    for (int i = builder->first_slab[row]; i <= builder->last_slab[cell_last_row(builder, cell, row)]; i++)
        height += builder->strip->slabs.at[i].body->height;
    return height;
}

/* A vertical text beside several rows has lines as long as the rows are high, if they have room side by side; for that it
   goes down the fit ladder, too (平体). */
static void deepen(const TableBuilder *builder, const Fitting *fitting, int row)
{
    const Cell *cell = fitting->cell;
    Shop shop = builder->strip->shop;
    bool vertical = cell->blocks && cell->blocks->kind == BLOCK_TEXT && vertical_stands(&cell->blocks->as.text, shop);
    Edges padding = cell_padding(builder, cell, row);
    Len depth = height_of_rows(builder, cell, row) - padding.top - padding.bottom;
    if (!vertical || depth >= fitting->stack->height || depth < cell->style->size) return;
    Stack stack = { .fit = fitting->stack->fit };
    Fitting deep = *fitting;
    deep.stack = &stack;
    deep.depth = depth;
    if (cell_fits_deep(&deep, builder->manner.is_forgiven, shop)) *fitting->stack = stack;
}

int rows_end_of_stretch(const Table *table, int first, int least)
{
    int end = first < table->n_rows - least ? first + least : table->n_rows;
    RowWalk walk = rows_walk(table);
    for (int r = rows_uneven(table, first); r < end; r = rows_uneven(table, r + 1)) {
        const Row *row = rows_at(&walk, r);
        for (int i = 0; i < row->n_cells; i++) end = len_max(end, len_min(r + row->cells[i].row_span, table->n_rows));
    }
    rows_leave(&walk);
    return end;
}

void rows_add(TableBuilder *builder, const SetRows *set)
{
    const Table *table = builder->table;
    int first = set->first;
    Reach *reaches = arena_array(table_arena(builder), Reach, set->last - first);
    LenSum y = 0;
    for (int row = first; row < set->last; row++) {
        Stack *own = set->stacks[row - first];
        Reach *reach = &reaches[row - first];
        cells_open_corners(builder, row, own);
        cells_align_parallel(builder, &table->rows[row], own);
        cells_align_baselines(builder, row, own);
        in_force_leave(&builder->in_force, table, row);
        part_from_notes(builder, row, own);
        room_settle_across(builder, row, &set->stacks[row - first], reach);
        reach_note(builder, row, own, y, reach);
        add_row_somehow(builder, row, own, reach, &y);
        in_force_enter(&builder->in_force, table, row);
    }
    for (int row = first; row < set->last; row++)
        for (int i = 0; i < table->rows[row].n_cells; i++) {
            const Cell *cell = &table->rows[row].cells[i];
            if (cell->row_span == 1) continue;
            Stack *own = set->stacks[row - first];
            deepen(builder, &set->fittings[row - first][i], row);
            own[i] = corner_spread(builder, cell, row, &own[i], height_of_rows(builder, cell, row));
            spanner_add(builder, row, i, own, builder->first_slab[row], builder->last_of_row[cell_last_row(builder, cell, row)]);
        }
}

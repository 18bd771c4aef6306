/* Tables.  Every row becomes a slab, every cell over several rows a spanner; the head rows become one frame that stands
   at the top and is kept at hand for the pages the table goes on to.

   A row too high for a page is taken apart between its lines: its cells become flowing spanners over a run of slabs,
   one slab for each line of its longest cell. */
#include "layout/table.h"

enum { COST_ROW = 30, COST_BEFORE_BAND = 8, COST_IN_SPAN = 20, COST_IN_ROW = 400, COST_TABLE_END = 0 };

static void add_notes(Slab *slab, const Stack *stack, Arena *arena)
{
    if (!stack->n_notes) return;
    const Frame **notes = arena_array(arena, const Frame *, slab->n_notes + stack->n_notes);
    for (int i = 0; i < slab->n_notes; i++) notes[i] = slab->notes[i];
    for (int i = 0; i < stack->n_notes; i++) notes[slab->n_notes + i] = stack->notes[i];
    slab->notes = notes;
    slab->n_notes += stack->n_notes;
}

/* Fills of the cells that cover this row, and the strip beside the children of a label. */
static void add_backdrops(const TableBuilder *builder, int row, Slab *slab)
{
    const Table *table = builder->table;
    Arena *arena = table_arena(builder);
    Backdrop *backdrops = arena_array(arena, Backdrop, table->n_columns + 1);
    int n = 0;
    for (int c = 0; c < table->n_columns; c++) {
        const Cell *cell = grid_at(&builder->grid, row, c);
        if (!cell || cell->column != c || !cell->style->plate.filled) continue;
        backdrops[n] = (Backdrop){ builder->columns.x[c], cell_width(builder, cell), cell->style->plate };
        backdrops[n].plate.pen.kind = LINE_NONE;
        backdrops[n++].plate.radius = 0;
    }
    int depth = table->rows[row].depth;
    const Cell *indented = table->indent_column >= 0 && depth > 0 ? grid_at(&builder->grid, row, table->indent_column) : NULL;
    if (indented)
        backdrops[n++] = (Backdrop){ builder->columns.x[indented->column],
                                     cell_indent(builder, row),
                                     { .filled = true, .fill = table->indent_fill } };
    slab->backdrops = backdrops;
    slab->n_backdrops = n;
}

static Slab *add_slab(TableBuilder *builder, int row, const Frame *body)
{
    const Row *source = &builder->table->rows[row];
    Slab *slab = strip_add(builder->strip, body, source->key, source->where);
    rules_down(&builder->grid, &builder->columns, row, slab, table_arena(builder));
    add_backdrops(builder, row, slab);
    slab->cost = COST_ROW;
    slab->notes_below = builder->table->notes_below ? builder->strip->n_tables : 0;
    return slab;
}

static const Frame *row_frame(const TableBuilder *builder, int row, const Stack *stacks, Len height, bool with_cells)
{
    Arena *arena = table_arena(builder);
    const Row *source = &builder->table->rows[row];
    FrameBuilder frame = { .arena = arena };
    for (int i = 0; i < source->n_cells && with_cells; i++) {
        const Cell *cell = &source->cells[i];
        if (cell->row_span == 1)
            frame_add_frame(&frame, cell_place(builder, cell, &stacks[i], row, height), builder->columns.x[cell->column], 0);
    }
    const Mark *mark = mark_new(
        (Mark){ .role = source->role == ROW_HEAD ? ROLE_HEAD_ROW : ROLE_ROW, .key = source->key, .where = source->where },
        builder->strip->shop);
    return frame_built(&frame, builder->columns.x[builder->table->n_columns], height, mark);
}

static const Frame *again_frame(const TableBuilder *builder, const Cell *cell, const Stack *stack, int row)
{
    if (cell->across != ACROSS_AGAIN || stack->n_lines == 0) return NULL;
    Edges padding = cell_padding(builder, cell, row);
    Len width = cell_width(builder, cell) - padding.left - padding.right;
    Shop shop = builder->strip->shop;
    shop.fit = stack->fit;
    shop.forgiven = builder->has_no_room;
    Stack again = cell->again ? stack_rich(cell->again, width, shop) : *stack;
    return stack_frame(&again, width, NULL, table_arena(builder));
}

static void add_spanner(TableBuilder *builder, const Cell *cell, const Stack *stack, int row, int first, int last)
{
    Spanner *spanner = vec_push(&builder->strip->spanners);
    *spanner = (Spanner){ .first = first,
                          .last = last,
                          .x = builder->columns.x[cell->column],
                          .width = cell_width(builder, cell),
                          .padding = cell_padding(builder, cell, row),
                          .valign = cell->valign,
                          .across = cell->across,
                          .lines = stack->lines,
                          .n_lines = stack->n_lines,
                          .height = stack->height,
                          .again = again_frame(builder, cell, stack, row),
                          .mark = cell_mark(builder, cell) };
}

static Len height_of_row(const TableBuilder *builder, int row, const Stack *stacks)
{
    const Row *source = &builder->table->rows[row];
    Len height = 0;
    for (int i = 0; i < source->n_cells; i++) {
        const Cell *cell = &source->cells[i];
        Edges padding = cell_padding(builder, cell, row);
        Len content = len_max(stacks[i].height, cell->blocks ? 0 : cell->style->leading);
        if (cell->row_span == 1) height = len_max(height, content + padding.top + padding.bottom);
        else height = len_max(height, len_min(content, cell->style->leading) + padding.top + padding.bottom);
    }
    return height;
}

/* The row in one slab. */
static void add_row(TableBuilder *builder, int row, Stack *stacks, Len height)
{
    Slab *slab = add_slab(builder, row, row_frame(builder, row, stacks, height, true));
    bool under_head = builder->head && row == builder->table->n_head_rows; /* the head closes with a rule of its own */
    if (!under_head) slab->above = rules_above(&builder->grid, &builder->columns, row, table_arena(builder));
}

/* What cells that may flow from page to page want of a row beside them: the furthest that ends with it, and room for notes. */
typedef struct {
    LenSum bottom;
    Len step, padding, notes;
} Reach;

/* Empty room below a row, in steps as high as a line, so that pages may end in it. */
static void add_room(TableBuilder *builder, int row, Len height, const Reach *reach)
{
    for (Len step; height > 0; height -= step) {
        step = len_min(height, reach->step);
        Slab *slab = add_slab(builder, row, row_frame(builder, row, NULL, step, false));
        slab->padding = reach->padding;
        slab->cost = COST_IN_SPAN;
    }
}

/* The cells of a row of several slabs: the last ones. */
static void add_flowing_cells(TableBuilder *builder, int row, Stack *stacks, int first)
{
    const Row *source = &builder->table->rows[row];
    for (int i = 0; i < source->n_cells; i++) {
        Cell flowing = source->cells[i];
        if (flowing.row_span > 1) continue;
        flowing.across = ACROSS_FLOW;
        flowing.valign = VALIGN_TOP;
        add_spanner(builder, &flowing, &stacks[i], row, first, builder->strip->slabs.n - 1);
    }
}

/* A row higher than a page: one slab for each line of its highest cell. */
static void add_row_by_lines(TableBuilder *builder, int row, Stack *stacks)
{
    const Row *source = &builder->table->rows[row];
    int longest = 0;
    for (int i = 1; i < source->n_cells; i++)
        if (source->cells[i].row_span == 1 && stacks[i].height > stacks[longest].height) longest = i;
    const Stack *stack = &stacks[longest];
    Edges padding = cell_padding(builder, &source->cells[longest], row);
    for (int line = 0; line < stack->n_lines; line++) {
        bool last = line == stack->n_lines - 1;
        Len height = stack->lines[line]->height + (line == 0 ? padding.top : 0) + (last ? padding.bottom : 0);
        Slab *slab = add_slab(builder, row, row_frame(builder, row, NULL, height, false));
        if (line == 0) slab->above = rules_above(&builder->grid, &builder->columns, row, table_arena(builder));
        else slab->padding = padding.top;
        if (!last) slab->cost = COST_IN_ROW;
        slab->keep_next = !last && (line == 0 || line == stack->n_lines - 2); /* two lines at least on either side */
    }
}

static Len height_of_notes(const TableBuilder *builder, const Stack *stacks, int n)
{
    Len height = 0;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < stacks[i].n_notes; k++) height += stacks[i].notes[k]->height;
    return height ? height + builder->strip->notes_gap : 0;
}

/* The room a row has on a page of its own, under the head and all that must stand with it and above its notes. */
static Len room_for_row(const TableBuilder *builder, int row, const Stack *stacks)
{
    const StripBuilder *strip = builder->strip;
    Len room = strip->page_height - height_of_notes(builder, stacks, builder->table->rows[row].n_cells),
        head = builder->head ? builder->head->height : 0;
    bool head_counted = false;
    int first = strip->slabs.n;
    for (; first > 0 && strip->slabs.at[first - 1].keep_next; first--) {
        const Slab *slab = &strip->slabs.at[first - 1];
        room -= slab->body->height + slab->gap;
        head_counted |= slab->body == builder->head;
    }
    for (int level = 0; level < MOST_LEVELS; level++) /* bands said again above what must stand together */
        if (builder->repeats[level].height && builder->repeats[level].slab < first) room -= builder->repeats[level].height;
    return head_counted ? room : room - head;
}

static void add_rows(TableBuilder *builder);

/* Rows that stand apart: set like a table of their own that is never cut. */
const Frame *table_rows_apart(const TableBuilder *builder, const RowSet *set, Pen top, Pen bottom, Slab *notes)
{
    Table table = *builder->table;
    StripBuilder strip = strip_new(builder->strip->shop, builder->strip->width);
    Arena *arena = table_arena(builder);
    table.rows = set->rows;
    table.n_rows = set->n;
    table.n_head_rows = 0;
    table.rules.top = table.rules.head = top;
    TableBuilder apart = *builder;
    apart.strip = &strip;
    apart.table = &table;
    apart.head = NULL;
    apart.grid = grid_from_table(&table, arena);
    apart.has_no_room = builder->has_no_room || !cells_have_room(&apart);
    apart.first_slab = arena_array(arena, int, set->n);
    apart.last_slab = arena_array(arena, int, set->n);
    add_rows(&apart);
    strip.slabs.at[strip.slabs.n - 1].below = rules_closing(&apart.grid, &apart.columns, bottom, arena);
    Strip built = strip_built(&strip, NULL);
    Mark *mark =
        mark_new((Mark){ .role = ROLE_NONE, .key = builder->table->key, .where = builder->block->where }, builder->strip->shop);
    mark->repeated = !notes;
    for (int i = 0; i < built.n_slabs && notes; i++)
        add_notes(notes, &(Stack){ .notes = built.slabs[i].notes, .n_notes = built.slabs[i].n_notes }, arena);
    return frame_marked(galley_compose_whole(&built, strip.width, arena), mark, arena);
}

static int last_row(const TableBuilder *builder, int row, const Cell *cell)
{
    return len_min(row + cell->row_span, builder->table->n_rows) - 1;
}

/* Notes stand at the foot of the page on which their text ends: with the slab it reaches down to. */
static void place_notes(TableBuilder *builder, const Cell *cell, const Stack *stack, int row)
{
    Slab *slab = &builder->strip->slabs.at[builder->first_slab[row]];
    Slab *last = &builder->strip->slabs.at[builder->last_slab[last_row(builder, row, cell)]];
    bool flows = cell->row_span == 1 || cell->across == ACROSS_FLOW;
    for (Len rest = cell_padding(builder, cell, row).top + stack->height - slab->body->height; flows && rest > 0 && slab < last;)
        rest -= (++slab)->body->height;
    add_notes(slab, stack, table_arena(builder));
}

/* How far down the flowing cells that begin here reach, from the top of the table. */
static void note_reach(const TableBuilder *builder, int row, const Stack *stacks, LenSum y, Reach *reaches)
{
    const Row *source = &builder->table->rows[row];
    for (int i = 0; i < source->n_cells; i++) {
        const Cell *cell = &source->cells[i];
        if (cell->row_span == 1 || cell->across != ACROSS_FLOW) continue;
        Edges padding = cell_padding(builder, cell, row);
        Reach *reach = &reaches[last_row(builder, row, cell)];
        LenSum bottom = y + padding.top + stacks[i].height + padding.bottom;
        if (bottom > reach->bottom) *reach = (Reach){ bottom, cell->style->leading, padding.top, reach->notes };
        Len notes = height_of_notes(builder, &stacks[i], 1);
        for (Reach *beside = &reaches[row + 1]; notes && beside <= reach; beside++) beside->notes += notes;
    }
}

/* A row in as many slabs as it needs; `y` is its top, and its lower edge afterwards. */
static void add_row_somehow(TableBuilder *builder, int row, Stack *stacks, const Reach *reach, LenSum *y)
{
    Len height = height_of_row(builder, row, stacks), room = room_for_row(builder, row, stacks) - reach->notes;
    LenSum lack = reach->bottom > *y + height ? reach->bottom - *y - height : 0;
    bool tall = builder->strip->page_height && height > room;
    bool wants_room = builder->strip->page_height && lack && height + lack + reach->step > room;
    int first = builder->strip->slabs.n;
    if (tall) add_row_by_lines(builder, row, stacks);
    else if (wants_room) add_room(builder, row, height, &(Reach){ .step = height });
    else add_row(builder, row, stacks, height);
    if (wants_room) add_room(builder, row, (Len)lack, reach);
    if (tall || wants_room) add_flowing_cells(builder, row, stacks, first);
    if (!tall && wants_room)
        builder->strip->slabs.at[first].above = rules_above(&builder->grid, &builder->columns, row, table_arena(builder));
    *y += height + (wants_room ? lack : 0);
}

/* A vertical text beside several rows has lines as long as the rows are high, if they have room side by side; for that it
   goes down the fit ladder, too (平体). */
static void deepen(const TableBuilder *builder, const Cell *cell, Stack *stack, int row)
{
    bool vertical = cell->blocks && cell->blocks->kind == BLOCK_TEXT && cell->blocks->as.text.style->vertical;
    Edges padding = cell_padding(builder, cell, row);
    Shop shop = builder->strip->shop;
    shop.depth = -padding.top - padding.bottom;
    for (int i = builder->first_slab[row]; i <= builder->last_slab[last_row(builder, row, cell)]; i++)
        shop.depth += builder->strip->slabs.at[i].body->height;
    if (!vertical || shop.depth >= stack->height || shop.depth < cell->style->size) return;
    Stack deep = { .fit = stack->fit };
    Len width = cell_width(builder, cell) - padding.left - padding.right;
    if (cell_fits_deep(&(Fitting){ .cell = cell, .stack = &deep, .width = width }, shop)) *stack = deep;
}

static void remember_repeat(TableBuilder *builder, int row)
{
    const Row *source = &builder->table->rows[row];
    int level = table_band_level(source);
    for (int i = level; i < MOST_LEVELS; i++) builder->repeats[i] = (Repeat){ 0 };
    int slab = builder->first_slab[row];
    if (source->repeats) builder->repeats[level] = (Repeat){ slab, builder->strip->slabs.at[slab].body->height };
}

static void add_rows(TableBuilder *builder)
{
    const Table *table = builder->table;
    int first = table->n_head_rows;
    Stack **stacks = cells_set(builder, first, table->n_rows);
    Reach *reaches = arena_array(table_arena(builder), Reach, table->n_rows);
    LenSum y = 0;
    for (int row = first; row < table->n_rows; row++) {
        const Row *source = &table->rows[row];
        cells_align_parallel(builder, source, stacks[row - first]);
        cells_align_baselines(builder, row, stacks[row - first]);
        note_reach(builder, row, stacks[row - first], y, reaches);
        builder->first_slab[row] = builder->strip->slabs.n;
        add_row_somehow(builder, row, stacks[row - first], &reaches[row], &y);
        builder->last_slab[row] = builder->strip->slabs.n - 1;
        builder->strip->slabs.at[builder->last_slab[row]].keep_next |= source->keep_next;
        if (source->role == ROW_BAND) remember_repeat(builder, row);
    }
    for (int row = first; row < table->n_rows; row++)
        for (int i = 0; i < table->rows[row].n_cells; i++) {
            const Cell *cell = &table->rows[row].cells[i];
            if (cell->row_span > 1) deepen(builder, cell, &stacks[row - first][i], row);
            if (cell->row_span > 1)
                add_spanner(builder, cell, &stacks[row - first][i], row, builder->first_slab[row],
                            builder->last_slab[last_row(builder, row, cell)]);
            place_notes(builder, cell, &stacks[row - first][i], row);
        }
}

/* What a page end after each row costs: least before a band, more inside the cells it would cut. */
static void weigh_rows(TableBuilder *builder)
{
    const Table *table = builder->table;
    for (int row = table->n_head_rows; row + 1 < table->n_rows; row++) {
        Slab *slab = &builder->strip->slabs.at[builder->last_slab[row]];
        int cut = 0;
        for (int c = 0; c < table->n_columns; c++) cut += grid_joins_below(&builder->grid, row, c);
        slab->cost = (table->rows[row + 1].role == ROW_BAND ? COST_BEFORE_BAND : COST_ROW) + cut * COST_IN_SPAN;
    }
}

void table_add(StripBuilder *strip, const Block *block)
{
    const Table *table = &block->as.table;
    if (table->n_rows == 0 || wide_add(strip, block)) return;
    strip->gap = len_max(strip->gap, block->style ? block->style->space_before : 0);
    TableBuilder builder = { .strip = strip,
                             .block = block,
                             .table = table,
                             .first_slab = arena_array(strip->shop.arena, int, table->n_rows),
                             .last_slab = arena_array(strip->shop.arena, int, table->n_rows) };
    builder.columns = columns_fit(table, strip->width, block->where, strip->shop);
    builder.grid = grid_from_table(table, strip->shop.arena);
    builder.has_no_room = builder.columns.too_wide || !cells_have_room(&builder);
    int first = strip->slabs.n;
    strip->n_tables++;
    heads_begin(&builder);
    add_rows(&builder);
    weigh_rows(&builder);
    heads_finish(&builder);
    Slab *end = &strip->slabs.at[strip->slabs.n - 1];
    end->tail = NULL;
    end->cost = COST_TABLE_END;
    end->keep_next = false; /* a band or head without rows has nothing to stay with */
    end->below = rules_above(&builder.grid, &builder.columns, table->n_rows, strip->shop.arena);
    if (table->keep) strip_keep(strip, first);
    strip->gap = len_max(strip->gap, block->style ? block->style->space_after : 0);
}

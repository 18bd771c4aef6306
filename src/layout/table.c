/* Tables.  Every row becomes a slab, every cell over several rows a spanner; the head rows become one frame that stands
   at the top and is kept at hand for the pages the table goes on to. */
#include "layout/table.h"

enum { PARTS_GAP = 2 * LEN_MM }; /* between the parts of a table too wide for the page */

TableBuilder table_builder(StripBuilder *strip, const Block *block, const Table *table, Columns columns, bool has_no_room)
{
    Arena *arena = strip->shop.arena;
    TableBuilder builder = { .strip = strip,
                             .block = block,
                             .table = table,
                             .columns = columns,
                             .grid = grid_from_table(table, arena),
                             .fates = arena_array(arena, Fate, table->n_rows),
                             .first_slab = arena_array(arena, int, table->n_rows),
                             .last_slab = arena_array(arena, int, table->n_rows) };
    builder.ends = ends_of_table(table, &builder.grid, arena);
    builder.has_no_room = has_no_room || !cells_have_room(&builder);
    return builder;
}

Apart table_rows_apart(const TableBuilder *builder, RowSet rows, Pen top, bool repeated, Slab *slab)
{
    Arena *arena = table_arena(builder);
    StripBuilder strip = strip_new(builder->strip->shop, builder->strip->width);
    Table *table = arena_new(arena, Table);
    *table = *builder->table;
    table->rows = rows.rows;
    table->n_rows = rows.n;
    table->n_head_rows = 0;
    table->notes_below = false;
    table->rules.top = top;
    TableBuilder own = table_builder(&strip, builder->block, table, builder->columns, builder->has_no_room);
    rows_add(&own);
    if (top.kind == LINE_NONE) strip.slabs.at[0].above = NULL;
    Strip built = strip_built(&strip, NULL);
    if (slab) slab->notes = galley_notes_whole(&built, &slab->n_notes, arena);
    Mark *mark =
        mark_new((Mark){ .role = ROLE_NONE, .key = builder->table->key, .where = builder->block->where }, builder->strip->shop);
    mark->repeated = repeated;
    Grid *grid = arena_new(arena, Grid);
    *grid = own.grid;
    return (Apart){ frame_marked(galley_compose_whole(&built, strip.width, arena), mark, arena), grid };
}

static void add_part(StripBuilder *strip, const Block *block)
{
    const Table *table = &block->as.table;
    strip->gap = len_max(strip->gap, block->style ? block->style->space_before : 0);
    Columns columns = columns_fit(table, strip->width, block->where, strip->shop);
    TableBuilder builder = table_builder(strip, block, table, columns, columns.too_wide);
    int first = strip->slabs.n;
    strip->n_tables++;
    heads_begin(&builder);
    rows_add(&builder);
    heads_finish(&builder);
    Slab *end = &strip->slabs.at[strip->slabs.n - 1];
    end->keep_next = false; /* a head without rows has nothing to stay with */
    end->below = rules_above(&builder.grid, &builder.columns, table->n_rows, strip->shop.arena);
    if (table->keep) strip_keep(strip, first);
    strip->gap = len_max(strip->gap, block->style ? block->style->space_after : 0);
}

void table_add(StripBuilder *strip, const Block *block)
{
    int n_parts;
    if (block->as.table.n_rows == 0) return;
    const Block **parts = wide_parts(block, strip->width, &n_parts, strip->shop);
    if (!parts) add_part(strip, block);
    for (int i = 0; i < n_parts; i++) {
        int first = strip->slabs.n;
        if (i) strip->gap = len_max(strip->gap, PARTS_GAP);
        add_part(strip, parts[i]);
        strip_keep(strip, first);
    }
}

/* What stands over and under a page break within a table:

       ══════════════════  head, again or as it is on continued pages
       ▓ 3 保育所の拡充      bands in force that say they repeat
         前頁繰越    1,234   what the page before carried over
       ──────────────────
         rows …
         次頁へ      2,468   what this page carries over
       ──────────────────

   All of it is drawn now for every row, so that cutting pages is choosing among finished frames. */
#include "layout/table.h"

void heads_begin(TableBuilder *builder)
{
    const Table *table = builder->table;
    if (table->n_head_rows == 0) return;
    RowSet rows = { table->rows, table->n_head_rows };
    Slab notes = { 0 };
    builder->head = table_rows_apart(builder, &rows, table->rules.top, table->rules.head, &notes);
    Slab *slab = strip_add(builder->strip, builder->head, table->key, builder->block->where);
    slab->keep_next = true;
    slab->notes = notes.notes;
    slab->n_notes = notes.n_notes;
    slab->notes_below = table->notes_below ? builder->strip->n_tables : 0;
}

static const Frame *repeated_head(const TableBuilder *builder)
{
    const Table *table = builder->table;
    if (table->head_again.n) return table_rows_apart(builder, &table->head_again, table->rules.top, table->rules.head, NULL);
    if (!builder->head) return NULL;
    Mark *again = mark_new(*builder->head->mark, builder->strip->shop);
    again->repeated = true;
    return frame_marked(builder->head, again, table_arena(builder));
}

static const Frame *under_each_other(const Frame *upper, const Frame *lower, Arena *arena)
{
    if (!upper || !lower) return upper ? upper : lower;
    FrameBuilder builder = { .arena = arena };
    frame_add_frame(&builder, upper, 0, 0);
    frame_add_frame(&builder, lower, 0, upper->height);
    return frame_built(&builder, upper->width, upper->height + lower->height, NULL);
}

/* Bands in force at a row, outermost first. */
typedef struct {
    const Row *at[MOST_LEVELS];
} Bands;

/* Bands of this level and inner ones end. */
static void leave_level(Bands *bands, int level)
{
    for (int i = level; i < MOST_LEVELS; i++) bands->at[i] = NULL;
}

static bool same_bands(const Bands *a, const Bands *b)
{
    for (int level = 0; level < MOST_LEVELS; level++)
        if (a->at[level] != b->at[level]) return false;
    return true;
}

static const Frame *with_bands(const TableBuilder *builder, const Frame *head, const Bands *bands)
{
    for (int level = 0; level < MOST_LEVELS; level++) {
        if (!bands->at[level]) continue;
        Row band = *bands->at[level];
        Cell *cells = arena_array(table_arena(builder), Cell, band.n_cells);
        for (int i = 0; i < band.n_cells; i++) { /* what says how it is continued says it here */
            cells[i] = band.cells[i];
            if (!cells[i].again) continue;
            Block *block = arena_new(table_arena(builder), Block);
            *block = *cells[i].blocks;
            block->as.text = *cells[i].again;
            block->next = NULL;
            cells[i].blocks = block;
        }
        band.cells = cells;
        RowSet set = { &band, 1 };
        Pen none = { .kind = LINE_NONE };
        head =
            under_each_other(head, table_rows_apart(builder, &set, none, builder->table->rules.row, NULL), table_arena(builder));
    }
    return head;
}

/* A page that begins within a table without a head shows at least where it goes on. */
static const Frame *resuming_rule(const TableBuilder *builder)
{
    return rules_closing(&builder->grid, &builder->columns, builder->table->rules.resume, table_arena(builder));
}

static void dress_slabs(TableBuilder *builder, int row, const Frame *head)
{
    const Table *table = builder->table;
    const Row *source = &table->rows[row];
    Pen cut = table->rules.cut;
    const Frame *tail = source->carry_out.n ? table_rows_apart(builder, &source->carry_out, table->rules.row, cut, NULL)
                                            : rules_closing(&builder->grid, &builder->columns, cut, table_arena(builder));
    const Row *before = row > table->n_head_rows ? &table->rows[row - 1] : NULL;
    if (before && before->carry_in.n)
        head = under_each_other(head,
                                table_rows_apart(builder, &before->carry_in, (Pen){ .kind = LINE_NONE }, table->rules.row, NULL),
                                table_arena(builder));
    for (int i = builder->first_slab[row]; i <= builder->last_slab[row]; i++) {
        Slab *slab = &builder->strip->slabs.at[i];
        slab->head = head || i == builder->first_slab[table->n_head_rows] ? head : resuming_rule(builder);
        slab->tail =
            i == builder->last_slab[row] ? tail : rules_closing(&builder->grid, &builder->columns, cut, table_arena(builder));
    }
}

void heads_finish(TableBuilder *builder)
{
    const Table *table = builder->table;
    const Frame *plain = repeated_head(builder), *head = plain;
    Bands bands = { 0 }, drawn = { 0 };
    for (int row = table->n_head_rows; row < table->n_rows; row++) {
        const Row *source = &table->rows[row];
        bool is_band = source->role == ROW_BAND;
        if (is_band) leave_level(&bands, table_band_level(source)); /* a page that begins with it is under the outer ones only */
        if (!same_bands(&bands, &drawn)) head = with_bands(builder, plain, &bands);
        drawn = bands;
        dress_slabs(builder, row, head);
        if (is_band && source->repeats) bands.at[table_band_level(source)] = source;
    }
    int last = builder->last_slab[table->n_rows - 1];
    for (int row = table->n_head_rows, n = 1; row < table->n_rows && n < table->least_before; row++, n++)
        builder->strip->slabs.at[builder->last_slab[row]].keep_next = true;
    for (int row = table->n_rows - 2, n = 1; row >= table->n_head_rows && n < table->least_after; row--, n++)
        builder->strip->slabs.at[builder->last_slab[row]].keep_next = true;
    builder->strip->slabs.at[last].tail = NULL;
}

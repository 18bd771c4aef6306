/* Only now are all keys known.  The walk visits every text once, in reading order; nobody else holds the document yet,
   so what the model hands on as const may still be written here. */
#include "bind/finish.h"

typedef struct {
    Binder *binder;
    int n_serials;
} Walk;

/* The key itself, the row that stands for the record, or empty. */
static Str target_of(const Binder *binder, Str key)
{
    if (map_find(&binder->keys, key)) return key;
    const Key *row = map_find(&binder->records, key);
    return row ? row->text : STR("");
}

static void finish_rich(Walk *walk, Rich *rich)
{
    rich->serial = ++walk->n_serials;
    for (int i = 0; i < rich->n_runs; i++)
        if (rich->runs[i].link.n) rich->runs[i].link = target_of(walk->binder, rich->runs[i].link);
    for (int i = 0; i < rich->n_slots; i++) {
        Slot *slot = &rich->slots[i];
        Str target = slot->kind == SLOT_PAGE_OF ? target_of(walk->binder, slot->name) : STR("");
        if (target.n) slot->name = target;
    }
    for (int i = 0; i < rich->n_rubies; i++) finish_rich(walk, rich->rubies[i].rich);
    for (int i = 0; i < rich->n_notes; i++) finish_rich(walk, rich->notes[i]);
}

static void finish_blocks(Walk *walk, const Block *blocks);

static void finish_rows(Walk *walk, const Row *rows, int n_rows)
{
    for (int i = 0; i < n_rows; i++) {
        for (int j = 0; j < rows[i].n_cells; j++) {
            const Cell *cell = &rows[i].cells[j];
            finish_blocks(walk, cell->blocks);
            if (cell->again) finish_rich(walk, (Rich *)cell->again);
        }
    }
}

static void finish_table(Walk *walk, const Table *table)
{
    finish_rows(walk, table->rows, table->n_rows);
    finish_rows(walk, table->head_again.rows, table->head_again.n);
    finish_rows(walk, table->page_foot.rows, table->page_foot.n);
    finish_rows(walk, table->carry_out.rows, table->carry_out.n);
    finish_rows(walk, table->carry_in.rows, table->carry_in.n);
}

static void finish_block(Walk *walk, Block *block)
{
    for (int i = 0; i < block->n_settings; i++) finish_rich(walk, &block->settings[i].rich);
    switch (block->kind) {
    case BLOCK_TEXT: finish_rich(walk, &block->as.text); break;
    case BLOCK_TABLE: finish_table(walk, block->as.table); break;
    case BLOCK_BOX: finish_blocks(walk, block->as.box.blocks); break;
    case BLOCK_SAMPLE:
        finish_blocks(walk, block->as.sample.blocks);
        for (int i = 0; i < block->as.sample.n_callouts; i++) finish_rich(walk, &block->as.sample.callouts[i].rich);
        break;
    case BLOCK_TILES:
        for (int i = 0; i < block->as.tiles.n_tiles; i++) {
            finish_rich(walk, &block->as.tiles.tiles[i].number);
            finish_rich(walk, &block->as.tiles.tiles[i].name);
        }
        break;
    case BLOCK_GAP:
    case BLOCK_BREAK: break;
    }
}

static void finish_blocks(Walk *walk, const Block *blocks)
{
    for (Block *block = (Block *)blocks; block; block = block->next) finish_block(walk, block);
}

void bind_finish(Binder *binder, Document *document)
{
    Walk walk = { .binder = binder };
    for (const Section *section = document->sections; section; section = section->next) finish_blocks(&walk, section->blocks);
    for (int i = 0; i < binder->n_masters; i++)
        for (int j = 0; j < binder->masters[i].n_texts; j++) finish_rich(&walk, &binder->masters[i].texts[j].rich);
    document->n_serials = walk.n_serials;
    for (int i = 0; i < binder->promises.n; i++) {
        const Promise *promise = &binder->promises.at[i];
        if (!target_of(binder, promise->to).n)
            diag_report(binder->diag, promise->where, STR(""), DIAG_UNKNOWN_NAME, "id", promise->to.at, "");
    }
}

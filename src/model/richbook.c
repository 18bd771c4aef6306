/* A walk over all blocks; rows of a sheaf are walked when one of their texts is asked for: then they are at hand. */
#include "model/richbook.h"

#include "model/chart.h"
#include "model/rows.h"

struct RichBook {
    const Rich **texts; /* by serial */
    int n;
    SheafList sheaves;
};

static void add_rich(RichBook *book, const Rich *rich)
{
    if (rich->serial > 0 && rich->serial <= book->n) book->texts[rich->serial] = rich;
    for (int i = 0; i < rich->n_rubies; i++) add_rich(book, rich->rubies[i].rich);
    for (int i = 0; i < rich->n_notes; i++) add_rich(book, rich->notes[i].note);
}

static void add_text(void *book, const Rich *text)
{
    add_rich(book, text);
}

static void add_blocks(RichBook *book, const Block *block);

static void add_row(RichBook *book, const Row *row)
{
    for (int c = 0; c < row->n_cells; c++) add_blocks(book, row->cells[c].blocks);
}

static void add_sheaf(RichBook *book, const RowSheaf *rows)
{
    for (int r = rows->first; r < rows->last; r++) add_row(book, &rows->table->rows[r]);
}

static void add_table(RichBook *book, const Table *table)
{
    sheaves_note(&book->sheaves, table);
    for (int r = rows_loose(table, 0); r < table->n_rows; r = rows_loose(table, r + 1)) add_row(book, &table->rows[r]);
}

static void add_blocks(RichBook *book, const Block *block)
{
    for (; block; block = block->next) {
        switch (block->kind) {
        case BLOCK_TEXT: add_rich(book, &block->as.text); break;
        case BLOCK_TABLE: add_table(book, block->as.table); break;
        case BLOCK_BOX: add_blocks(book, block->as.box.blocks); break;
        case BLOCK_SAMPLE:
            add_blocks(book, block->as.sample.blocks);
            for (int i = 0; i < block->as.sample.n_callouts; i++) add_rich(book, &block->as.sample.callouts[i].rich);
            break;
        case BLOCK_TILES:
            for (int i = 0; i < block->as.tiles.n_tiles; i++) {
                add_rich(book, &block->as.tiles.tiles[i].number);
                add_rich(book, &block->as.tiles.tiles[i].name);
            }
            break;
        case BLOCK_PICTURE: add_blocks(book, block->as.depiction->caption); break;
        case BLOCK_CHART:
            chart_each_text(block->as.chart, add_text, book);
            add_blocks(book, block->as.chart->caption);
            break;
        case BLOCK_GAP:
        case BLOCK_BREAK: break;
        }
    }
}

RichBook *richbook_open(const Document *document, Arena *arena)
{
    RichBook *book = arena_new(arena, RichBook);
    *book = (RichBook){ .texts = arena_array(arena, const Rich *, document->n_serials + 1),
                        .n = document->n_serials,
                        .sheaves = { .arena = arena } };
    for (const Section *section = document->sections; section; section = section->next) add_blocks(book, section->blocks);
    return book;
}

const Rich *richbook_find(RichBook *book, int serial)
{
    if (serial <= 0 || serial > book->n) return NULL;
    const RowSheaf *rows = book->texts[serial] ? NULL : sheaves_find(&book->sheaves, serial);
    if (rows) add_sheaf(book, rows);
    return book->texts[serial];
}

void richbook_take(const RichBook *book, int serial, Arena *arena)
{
    const RowSheaf *rows = sheaves_find(&book->sheaves, serial);
    if (rows) rows_take_for(rows->table, rows->first, rows->last, arena);
}

/* What is kept of a published booklet.  Texts come from the document, so that where their lines end does not matter;
   where they stand comes from the pages.  How a person finds a text is read off the document too: the heading it stands
   under, the name of its row, the heads of its column. */
#include "revise/record.h"

#include "base/map.h"

enum { IDEOGRAPHIC_SPACE_BYTES = 3, SLOT_BYTES = 3 };

typedef struct {
    Arena *arena;
    Vec(Passage) passages;
    Map seen;  /* key → Seen */
    Map known; /* keys that have a passage */
    Str part;
} Record;

typedef struct {
    Vec(int) pages;
    Box box;
} Seen;

/* --- where ----------------------------------------------------------------------------------------------------- */

static void see_frame(Record *record, const Frame *frame, int page, Len x, Len y)
{
    const Mark *mark = frame->mark;
    if (mark && mark->role == ROLE_ARTIFACT) return;
    if (mark && mark->key.text.n) {
        Seen *seen = map_find(&record->seen, mark->key.text);
        if (!seen) {
            seen = arena_new(record->arena, Seen);
            seen->pages.arena = record->arena;
            seen->box = (Box){ x, y, frame->width, frame->height };
            map_put(&record->seen, mark->key.text, seen);
        }
        if (!seen->pages.n || seen->pages.at[seen->pages.n - 1] != page) *vec_push(&seen->pages) = page;
    }
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME)
            see_frame(record, frame->items[i].as.frame, page, x + frame->items[i].x, y + frame->items[i].y);
}

/* --- what ------------------------------------------------------------------------------------------------------ */

/* Without slots and hints: late words are no words of the booklet. */
static Str words_of(const Rich *rich, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    for (int i = 0; i < rich->text.n; i++) {
        bool is_hint = str_starts(str_part(rich->text, i, rich->text.n), STR("\xE2\x80\x8B"));
        bool is_slot = str_starts(str_part(rich->text, i, rich->text.n), STR("\xEF\xBF\xBC"));
        bool is_leader = false;
        for (int r = 0; r < rich->n_runs; r++)
            is_leader |= rich->runs[r].leader && i >= rich->runs[r].first && i < rich->runs[r].last;
        if (is_leader) continue;
        if (is_hint || is_slot) i += SLOT_BYTES - 1;
        else str_add_bytes(&builder, rich->text.at + i, 1);
    }
    return str_trim(str_built(&builder));
}

static void add_passage(Record *record, Key key, Str text, Str item, Str column)
{
    if (key.text.n == 0 || map_put(&record->known, key.text, record)) return;
    const Seen *seen = map_find(&record->seen, key.text);
    Passage *passage = vec_push(&record->passages);
    *passage = (Passage){ .key = key, .text = text, .part = record->part, .item = item, .column = column };
    if (!seen) return;
    passage->pages = seen->pages.at;
    passage->n_pages = seen->pages.n;
    passage->box = seen->box;
}

static void add_notes(Record *record, const Rich *rich, Str item, Str column)
{
    for (int i = 0; i < rich->n_notes; i++)
        add_passage(record, rich->notes[i]->key, words_of(rich->notes[i], record->arena), item,
                    column.n ? str_printf(record->arena, STR_FMT "の注", STR_ARG(column)) : STR("注"));
}

static Str words_of_blocks(const Block *block, Arena *arena);

static Str words_of_block(const Block *block, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    switch (block->kind) {
    case BLOCK_TEXT: return words_of(&block->as.text, arena);
    case BLOCK_BOX: return words_of_blocks(block->as.box.blocks, arena);
    case BLOCK_TILES:
        for (int i = 0; i < block->as.tiles.n_tiles; i++)
            str_add_printf(&builder, "%s" STR_FMT " " STR_FMT, i ? "\n" : "", STR_ARG(block->as.tiles.tiles[i].number.text),
                           STR_ARG(block->as.tiles.tiles[i].name.text));
        return str_trim(str_built(&builder));
    case BLOCK_TABLE:
    case BLOCK_SAMPLE:
    case BLOCK_GAP:
    case BLOCK_BREAK: break;
    }
    return STR("");
}

static Str words_of_blocks(const Block *block, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    for (; block; block = block->next) {
        Str words = words_of_block(block, arena);
        if (words.n) str_add_printf(&builder, "%s" STR_FMT, builder.n ? "\n" : "", STR_ARG(words));
    }
    return str_built(&builder);
}

/* --- how it is found ------------------------------------------------------------------------------------------- */

/* On one line, as a heading is read whose lines end where there was no more room. */
static Str flat(Str text, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    for (int i = 0; i < text.n; i++)
        if (text.at[i] != '\n') str_add_bytes(&builder, text.at + i, 1);
    return str_built(&builder);
}

/* On one line: what was on lines of its own is a word of its own, 「出張相談の実施 年12回」, unless it is in brackets. */
static Str words_in_line(Str text, Arena *arena)
{
    static const char *const opening[] = { "(", "[", "（", "［", "〔", "【", "「", "『", "〈", "《" };
    StrBuilder builder = { .arena = arena };
    for (int i = 0; i < text.n; i++) {
        bool parts = text.at[i] == '\n';
        for (size_t k = 0; parts && k < sizeof opening / sizeof *opening; k++)
            parts = !str_starts(str_part(text, i + 1, text.n), str_from(opening[k]));
        if (parts) str_add(&builder, STR(" "));
        if (text.at[i] != '\n') str_add_bytes(&builder, text.at + i, 1);
    }
    return str_built(&builder);
}

/* Of 「戦略計画4　夢や目標を持ち…」 what stands before the wide space. */
static Str part_name(Str heading, Arena *arena)
{
    for (int i = 0; i + IDEOGRAPHIC_SPACE_BYTES <= heading.n; i++)
        if (str_starts(str_part(heading, i, heading.n), STR("\xE3\x80\x80")) && i) return flat(str_part(heading, 0, i), arena);
    return flat(heading, arena);
}

/* The label columns of a table are those under its first head. */
static int end_of_labels(const Table *table)
{
    if (table->n_head_rows == 0 || table->rows[0].n_cells == 0) return 1;
    const Cell *first = &table->rows[0].cells[0];
    return first->column + first->column_span;
}

/* A cell that begins among the labels is one of them, however far it reaches. */
static bool is_over(const Cell *head, const Cell *cell, int n_labels)
{
    int span = cell->column < n_labels ? 1 : cell->column_span;
    return head->column < cell->column + span && cell->column < head->column + head->column_span;
}

/* The words of the heads over a cell: 「令和元年度 実績」.  A cell over all columns has none. */
static Str column_name(const Table *table, const Cell *cell, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    if (cell->column_span == table->n_columns && table->n_columns > 1) return STR("");
    for (int r = 0; r < table->n_head_rows; r++)
        for (int c = 0; c < table->rows[r].n_cells; c++) {
            const Cell *head = &table->rows[r].cells[c];
            Str words = flat(words_of_blocks(head->blocks, arena), arena);
            if (is_over(head, cell, end_of_labels(table)) && words.n)
                str_add_printf(&builder, "%s" STR_FMT, builder.n ? " " : "", STR_ARG(words));
        }
    return str_built(&builder);
}

static void record_table(Record *record, const Table *table)
{
    Arena *arena = record->arena;
    int *until = arena_array(arena, int, table->n_columns + 1); /* the row below each label */
    Str *labels = arena_array(arena, Str, table->n_columns + 1);
    int n_labels = end_of_labels(table);
    for (int r = 0; r < table->n_rows; r++) {
        const Row *row = &table->rows[r];
        Str item = STR("");
        for (int c = 0; c < row->n_cells && r >= table->n_head_rows; c++) {
            const Cell *cell = &row->cells[c];
            if (cell->column >= n_labels) continue;
            labels[cell->column] = words_in_line(words_of_blocks(cell->blocks, arena), arena);
            until[cell->column] = r + cell->row_span;
            for (int k = cell->column + 1; k < cell->column + cell->column_span && k < table->n_columns; k++) until[k] = 0;
        }
        for (int k = 0; k < n_labels && k < table->n_columns; k++)
            if (until[k] > r && labels[k].n) item = labels[k];
        for (int c = 0; c < row->n_cells; c++) {
            const Cell *cell = &row->cells[c];
            Str column = r < table->n_head_rows ? STR("見出し") : column_name(table, cell, arena);
            if (!cell->repeated) add_passage(record, cell->key, words_of_blocks(cell->blocks, arena), item, column);
            for (const Block *block = cell->blocks; block; block = block->next)
                if (block->kind == BLOCK_TEXT) add_notes(record, &block->as.text, item, column);
        }
    }
}

/* Samples show records that stand elsewhere as themselves: their texts are not recorded twice. */
static void record_blocks(Record *record, const Block *block)
{
    for (; block; block = block->next) {
        if (block->kind == BLOCK_TABLE) record_table(record, &block->as.table);
        else if (block->kind == BLOCK_BOX) record_blocks(record, block->as.box.blocks);
        else if (block->kind == BLOCK_TEXT) {
            Str words = words_of(&block->as.text, record->arena);
            bool is_heading = block->role == ROLE_HEADING;
            if (is_heading) record->part = part_name(words, record->arena);
            add_passage(record, block->key, words, STR(""), is_heading ? STR("見出し") : STR(""));
            add_notes(record, &block->as.text, STR(""), STR(""));
        } else if (block->kind == BLOCK_TILES)
            add_passage(record, block->key, words_of_block(block, record->arena), STR(""), STR(""));
    }
}

static void record_sections(Record *record, const Document *document)
{
    for (const Section *section = document->sections; section; section = section->next) record_blocks(record, section->blocks);
}

Passage *record_texts(const Document *document, int *n, Arena *arena)
{
    Record record = { .arena = arena, .passages.arena = arena, .seen = map_new(arena), .known = map_new(arena) };
    record_sections(&record, document);
    *n = record.passages.n;
    return record.passages.at;
}

Release *record_release(const Document *document, const Pages *pages, Arena *arena)
{
    Release *release = arena_new(arena, Release);
    *release = (Release){ .title = document->title, .date = document->date, .n_pages = pages->n_pages };
    release->pages = arena_array(arena, ReleasePage, pages->n_pages);
    Record record = { .arena = arena, .passages.arena = arena, .seen = map_new(arena), .known = map_new(arena) };
    for (int i = 0; i < pages->n_pages; i++) {
        const Page *page = &pages->pages[i];
        release->pages[i] = (ReleasePage){ .label = page->label, .hash = page->hash, .words = page->words, .pin = page->pin };
        see_frame(&record, page->frame, i, 0, 0);
    }
    record_sections(&record, document);
    release->passages = record.passages.at;
    release->n_passages = record.passages.n;
    return release;
}

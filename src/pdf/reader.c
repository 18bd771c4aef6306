/* Blocks → structure elements, in the order of the document.  Only what is shown in this file is read.
   Headings open a Sect each, up to the next of their level; their own level is how deep they lie, so that none is skipped
   (ISO 14289-1 7.4.2). */
#include "pdf/reader.h"

#include <limits.h>

enum { DEEPEST_HEADING = 6 };

bool reader_shows(const Reader *reader, const Rich *rich)
{
    return tags_text_of(reader->tags, reader->document, rich)->pieces != 0;
}

static bool shows_table(const Reader *reader, const Table *table)
{
    for (int r = 0; r < table->n_rows; r++)
        for (int c = 0; c < table->rows[r].n_cells; c++)
            if (reader_shows_blocks(reader, table->rows[r].cells[c].blocks)) return true;
    return false;
}

static bool shows_block(const Reader *reader, const Block *block)
{
    switch (block->kind) {
    case BLOCK_TEXT: return reader_shows(reader, &block->as.text);
    case BLOCK_TABLE: return shows_table(reader, &block->as.table);
    case BLOCK_BOX: return reader_shows_blocks(reader, block->as.box.blocks);
    case BLOCK_SAMPLE: return reader_shows_blocks(reader, block->as.sample.blocks);
    case BLOCK_TILES: return block->as.tiles.n_tiles && reader_shows(reader, &block->as.tiles.tiles[0].number);
    case BLOCK_GAP:
    case BLOCK_BREAK: break;
    }
    return false;
}

bool reader_shows_blocks(const Reader *reader, const Block *blocks)
{
    for (; blocks; blocks = blocks->next)
        if (shows_block(reader, blocks)) return true;
    return false;
}

Way reader_enter(Reader *reader, TagType type)
{
    Way outer = reader->open;
    tree_begin(reader->tree, type);
    reader->open.n = 0;
    return outer;
}

void reader_leave(Reader *reader, Way outer)
{
    reader_settle(reader);
    tree_end(reader->tree);
    reader->open = outer;
}

/* ---- headings and contents ---- */

static int depth_of_heading(Reader *reader, int level)
{
    while (reader->n_headings && (reader->headings[reader->n_headings - 1] >= level || reader->n_headings == MOST_HEADINGS))
        reader->n_headings--;
    reader->headings[reader->n_headings++] = level;
    return reader->n_headings;
}

/* Those whose headings lie as deep as this, or deeper. */
static void end_sections(Reader *reader, int depth)
{
    for (; reader->n_sections && reader->sections[reader->n_sections - 1] >= depth; reader->n_sections--) tree_end(reader->tree);
}

static void begin_section(Reader *reader, int depth)
{
    end_sections(reader, depth);
    tree_begin(reader->tree, TAG_SECTION);
    reader->sections[reader->n_sections++] = depth;
}

static void read_heading(Reader *reader, const Block *block, bool is_outermost)
{
    int depth = depth_of_heading(reader, block->level);
    if (is_outermost) begin_section(reader, depth);
    Way outer = reader_enter(reader, TAG_HEADING);
    tree_tag(reader->tree)->as.level = depth < DEEPEST_HEADING ? depth : DEEPEST_HEADING;
    reader_text(reader, &block->as.text, READ_PLAIN);
    reader_leave(reader, outer);
}

static void set_toc_depth(Reader *reader, int depth)
{
    for (; reader->toc_depth > depth; reader->toc_depth--) tree_end(reader->tree);
    for (; reader->toc_depth < depth; reader->toc_depth++) tree_begin(reader->tree, TAG_CONTENTS);
}

/* Lines of 目次: one level deeper is a TOC within. */
static void read_entry(Reader *reader, const Block *block)
{
    set_toc_depth(reader, block->level < reader->toc_depth + 1 ? block->level : reader->toc_depth + 1);
    tree_begin(reader->tree, TAG_ENTRY);
    Way outer = reader_enter(reader, TAG_REFERENCE);
    reader_text(reader, &block->as.text, READ_PLAIN);
    reader_leave(reader, outer);
    tree_end(reader->tree);
}

/* ---- figures ---- */

static void add_words(StrBuilder *words, Str more)
{
    if (more.n) str_add_printf(words, "%s" STR_FMT, words->n ? "、" : "", STR_ARG(more));
}

static void read_figure(Reader *reader, const Rich *first, Str words)
{
    const Text *text = tags_text_of(reader->tags, reader->document, first);
    if (!text->pieces) return;
    Way outer = reader_enter(reader, TAG_FIGURE);
    tree_tag(reader->tree)->as.figure = (TagFigure){ words, reader->tags->pieces.at[text->pieces - 1].page, text->box };
    for (int i = text->pieces; i; i = reader->tags->pieces.at[i - 1].next)
        tree_add_piece(reader->tree, reader->tags->pieces.at[i - 1].page, reader->tags->pieces.at[i - 1].mcid);
    reader_leave(reader, outer);
}

static void read_tiles(Reader *reader, const Block *block)
{
    StrBuilder words = { .arena = reader->tags->arena };
    for (int i = 0; i < block->as.tiles.n_tiles; i++) {
        const Tile *tile = &block->as.tiles.tiles[i];
        add_words(&words, tile->number.text);
        add_words(&words, tile->name.text);
    }
    if (!words.n) add_words(&words, STR("■")); /* a coloured square and nothing else */
    Str alt = block->as.tiles.alt.n ? block->as.tiles.alt : str_built(&words);
    if (block->as.tiles.n_tiles) read_figure(reader, &block->as.tiles.tiles[0].number, alt);
}

static void read_callouts(Reader *reader, const Block *sample)
{
    StrBuilder words = { .arena = reader->tags->arena };
    for (int i = 0; i < sample->as.sample.n_callouts; i++) add_words(&words, sample->as.sample.callouts[i].rich.text);
    if (sample->as.sample.n_callouts) read_figure(reader, &sample->as.sample.callouts[0].rich, str_built(&words));
}

/* The discs stand over the table whose columns they explain. */
static void read_sample(Reader *reader, const Block *sample)
{
    Way outer = reader_enter(reader, TAG_GROUP);
    for (const Block *block = sample->as.sample.blocks; block; block = block->next) {
        if (block->kind == BLOCK_TABLE) read_callouts(reader, sample);
        Block alone = *block;
        alone.next = NULL;
        reader_blocks(reader, &alone);
    }
    reader_leave(reader, outer);
}

/* ---- blocks ---- */

/* The page of the first piece of the block; INT_MAX: none was found among its own texts. */
static int page_of(const Reader *reader, const Block *block)
{
    int page = INT_MAX;
    if (block->kind == BLOCK_TEXT) {
        const Text *text = tags_text_of(reader->tags, reader->document, &block->as.text);
        return text->pieces ? reader->tags->pieces.at[text->pieces - 1].page : INT_MAX;
    }
    const Block *inner = block->kind == BLOCK_BOX      ? block->as.box.blocks
                         : block->kind == BLOCK_SAMPLE ? block->as.sample.blocks
                                                       : NULL;
    for (; inner && page == INT_MAX; inner = inner->next) page = page_of(reader, inner);
    const Table *table = block->kind == BLOCK_TABLE ? &block->as.table : NULL;
    for (int r = 0; table && r < table->n_rows && page == INT_MAX; r++)
        for (int c = 0; c < table->rows[r].n_cells && page == INT_MAX; c++)
            for (inner = table->rows[r].cells[c].blocks; inner && page == INT_MAX; inner = inner->next)
                page = page_of(reader, inner);
    return page;
}

/* Notes that are printed before the block begins come first. */
static void read_notes_before(Reader *reader, const Block *block)
{
    int page = reader->notes.n ? page_of(reader, block) : INT_MAX;
    if (page < INT_MAX) reader_notes(reader, page);
}

static bool is_item(const Reader *reader, const Block *block)
{
    bool is_paragraph = block && block->kind == BLOCK_TEXT && block->role != ROLE_HEADING && block->role != ROLE_ENTRY &&
                        block->role != ROLE_CAPTION;
    return is_paragraph && tags_text_of(reader->tags, reader->document, &block->as.text)->n_items;
}

/* One item alone is a paragraph. */
static bool goes_on(const Reader *reader, const Block *block, const Block *before)
{
    return is_item(reader, block) && (is_item(reader, before) || is_item(reader, block->next));
}

static bool is_caption(const Block *block)
{
    return block && block->kind == BLOCK_TEXT && block->role == ROLE_CAPTION;
}

static void read_block(Reader *reader, const Block *block, const Block *before, bool is_outermost)
{
    if (!shows_block(reader, block)) return;
    if (is_caption(block) && block->next && shows_block(reader, block->next)) return; /* read with its table */
    bool is_entry = block->kind == BLOCK_TEXT && block->role == ROLE_ENTRY;
    bool is_heading = block->kind == BLOCK_TEXT && block->role == ROLE_HEADING;
    if (!is_entry) set_toc_depth(reader, 0);
    if (is_outermost) read_notes_before(reader, block);
    if (is_entry || is_heading || block->kind != BLOCK_TEXT) reader_settle(reader);
    if (is_entry) read_entry(reader, block);
    else if (is_heading) read_heading(reader, block, is_outermost);
    else if (block->kind == BLOCK_TEXT)
        reader_text(reader, &block->as.text, goes_on(reader, block, before) ? READ_ITEMS : READ_PARAGRAPHS);
    else if (block->kind == BLOCK_TABLE) {
        reader_table(reader, &block->as.table, is_caption(before) ? &before->as.text : NULL);
        if (is_outermost && block->as.table.notes_below) reader_notes(reader, INT_MAX);
    } else if (block->kind == BLOCK_TILES) read_tiles(reader, block);
    else if (block->kind == BLOCK_SAMPLE) read_sample(reader, block);
    else {
        Way outer = reader_enter(reader, TAG_GROUP);
        reader_blocks(reader, block->as.box.blocks);
        reader_leave(reader, outer);
    }
}

static void read_all(Reader *reader, const Block *blocks, bool is_outermost)
{
    int outer = reader->toc_depth;
    reader->toc_depth = 0;
    const Block *before = NULL;
    for (const Block *block = blocks; block; block = block->next) {
        read_block(reader, block, before, is_outermost);
        before = block;
    }
    set_toc_depth(reader, 0);
    reader->toc_depth = outer;
}

void reader_blocks(Reader *reader, const Block *blocks)
{
    read_all(reader, blocks, false);
}

static void read_document(Reader *reader)
{
    for (const Section *section = reader->document->sections; section; section = section->next) {
        Way outer = reader_enter(reader, TAG_PART);
        reader->n_sections = 0;
        read_all(reader, section->blocks, true);
        reader_notes(reader, INT_MAX);
        end_sections(reader, 0);
        reader_leave(reader, outer);
    }
}

const Tag *tags_tree(Tags *tags)
{
    TagTree tree = { .arena = tags->arena, .open = { .arena = tags->arena } };
    Reader reader = { .tags = tags, .tree = &tree, .notes = { .arena = tags->arena } };
    tree_begin(&tree, TAG_DOCUMENT);
    for (int i = 0; i < tags->volumes.n; i++) {
        reader.document = tags->volumes.at[i].document;
        read_document(&reader);
    }
    return tree_end(&tree);
}

/* Blocks → structure elements, in the order of the document.  Only what is shown in this file is read.
   Headings open a section each, up to the next of their level; their own level is how deep they lie, so that none is skipped
   (ISO 14289-1 7.4.2). */
#include "tags/lector.h"

#include "model/chart.h"
#include "model/rows.h"

#include <limits.h>

enum { DEEPEST_HEADING = 6 };

bool lector_shows(const Lector *lector, const Rich *rich)
{
    return texts_of(lector->texts, lector->document, rich)->leaves != 0;
}

static bool shows_table(const Lector *lector, const Table *table)
{
    RowWalk walk = rows_walk(table);
    bool shows = false;
    for (int r = 0; r < table->n_rows && !shows; r++) {
        const Row *row = rows_at(&walk, r);
        for (int c = 0; c < row->n_cells && !shows; c++) shows = lector_shows_blocks(lector, row->cells[c].blocks);
    }
    rows_leave(&walk);
    return shows;
}

static bool shows_block(const Lector *lector, const Block *block)
{
    switch (block->kind) {
    case BLOCK_TEXT: return lector_shows(lector, &block->as.text);
    case BLOCK_TABLE: return shows_table(lector, block->as.table);
    case BLOCK_BOX: return lector_shows_blocks(lector, block->as.box.blocks);
    case BLOCK_SAMPLE: return lector_shows_blocks(lector, block->as.sample.blocks);
    case BLOCK_TILES: return block->as.tiles.n_tiles && lector_shows(lector, &block->as.tiles.tiles[0].number);
    case BLOCK_PICTURE:
        return lector_shows(lector, &block->as.depiction->handle) || lector_shows_blocks(lector, block->as.depiction->caption);
    case BLOCK_CHART:
        return lector_shows(lector, &block->as.chart->handle) || lector_shows_blocks(lector, block->as.chart->caption);
    case BLOCK_GAP:
    case BLOCK_BREAK: break;
    }
    return false;
}

bool lector_shows_blocks(const Lector *lector, const Block *blocks)
{
    for (; blocks; blocks = blocks->next)
        if (shows_block(lector, blocks)) return true;
    return false;
}

Way lector_enter(Lector *lector, TagType type)
{
    Way outer = lector->open;
    tree_begin(lector->tree, type);
    lector->open.n = 0;
    return outer;
}

Tag *lector_leave(Lector *lector, Way outer)
{
    lector_settle(lector);
    lector->open = outer;
    return tree_end(lector->tree);
}

void lector_tell(const Lector *lector)
{
    if (!lector->n_waiting) tree_tell(lector->tree);
}

/* ---- headings and contents ---- */

static int depth_of_heading(Lector *lector, int level)
{
    while (lector->n_headings && (lector->headings[lector->n_headings - 1] >= level || lector->n_headings == MOST_HEADINGS))
        lector->n_headings--;
    lector->headings[lector->n_headings++] = level;
    return lector->n_headings;
}

/* Those whose headings lie as deep as this, or deeper. */
static void end_sections(Lector *lector, int depth)
{
    for (; lector->n_sections && lector->sections[lector->n_sections - 1] >= depth; lector->n_sections--) tree_end(lector->tree);
}

static void begin_section(Lector *lector, int depth)
{
    end_sections(lector, depth);
    tree_begin(lector->tree, TAG_SECTION);
    lector->sections[lector->n_sections++] = depth;
}

static void read_heading(Lector *lector, const Block *block, bool is_outermost)
{
    int depth = depth_of_heading(lector, block->level);
    if (is_outermost) begin_section(lector, depth);
    Way outer = lector_enter(lector, TAG_HEADING);
    tree_tag(lector->tree)->as.level = depth < DEEPEST_HEADING ? depth : DEEPEST_HEADING;
    lector_text(lector, &block->as.text, READ_PLAIN);
    lector_leave(lector, outer);
}

static void set_toc_depth(Lector *lector, int depth)
{
    for (; lector->toc_depth > depth; lector->toc_depth--) tree_end(lector->tree);
    for (; lector->toc_depth < depth; lector->toc_depth++) tree_begin(lector->tree, TAG_CONTENTS);
}

/* Lines of 目次: one level deeper is a list of contents within. */
static void read_entry(Lector *lector, const Block *block)
{
    if (block->begins_list) set_toc_depth(lector, 0);
    set_toc_depth(lector, block->level < lector->toc_depth + 1 ? block->level : lector->toc_depth + 1);
    tree_begin(lector->tree, TAG_ENTRY);
    Way outer = lector_enter(lector, TAG_REFERENCE);
    lector_text(lector, &block->as.text, READ_PLAIN);
    lector_leave(lector, outer);
    tree_end(lector->tree);
}

/* ---- index ---- */

static void set_index_depth(Lector *lector, int depth)
{
    for (; lector->index_depth > depth; lector->index_depth--) tree_end(lector->tree);
    for (; lector->index_depth < depth; lector->index_depth++) {
        bool is_list = lector->index_depth == 1;
        tree_begin(lector->tree, is_list ? TAG_LIST : TAG_INDEX);
        if (is_list) tree_tag(lector->tree)->as.list.kind = LIST_OF_WORDS;
    }
}

/* PDF 32000-1 14.8.4.2: words, each with references that lead to where they stand; here a list of them under each head. */
static void read_index(Lector *lector, const Block *block)
{
    bool is_head = block->role == ROLE_INDEX_HEAD;
    if (block->begins_list) set_index_depth(lector, 0);
    set_index_depth(lector, is_head ? 1 : 2);
    Way around = lector_enter(lector, is_head ? TAG_PARAGRAPH : TAG_ITEM);
    Way outer = is_head ? around : lector_enter(lector, TAG_ITEM_BODY);
    lector_text(lector, &block->as.text, READ_INDEX);
    if (!is_head) lector_leave(lector, outer);
    lector_leave(lector, around);
}

/* ---- figures ---- */

static void read_figure_caption(Lector *lector, const Block *caption)
{
    if (!caption || !lector_shows(lector, &caption->as.text)) return;
    Way outer = lector_enter(lector, TAG_CAPTION);
    lector_text(lector, &caption->as.text, READ_PLAIN);
    lector_leave(lector, outer);
}

void lector_figure(Lector *lector, const Rich *first, Str words, const Block *caption)
{
    const TagText *text = texts_of(lector->texts, lector->document, first);
    if (!text->leaves) return;
    Way outer = lector_enter(lector, TAG_FIGURE);
    lector_speak(lector, first);
    TagFigure *figure = arena_new(lector->texts->kept, TagFigure);
    *figure = (TagFigure){ words, lector->texts->leaves.at[text->leaves - 1].page, texts_box_of_figure(lector->texts, text) };
    tree_tag(lector->tree)->as.figure = figure;
    bool leads = lector_links(lector, text, 0, false);
    if (leads) tree_begin(lector->tree, TAG_LINK);
    if (leads) lector_links(lector, text, 0, true);
    for (int i = text->leaves; i; i = lector->texts->leaves.at[i - 1].next) {
        const TagLeaf *leaf = &lector->texts->leaves.at[i - 1];
        tree_add_piece(lector->tree, leaf->page, leaf->number, first, leaf->at);
    }
    if (leads) tree_end(lector->tree);
    read_figure_caption(lector, caption);
    lector_leave(lector, outer);
}

/* Of a decoration there is only what is said under it. */
static void read_picture(Lector *lector, const Depiction *depiction)
{
    if (lector_shows(lector, &depiction->handle)) lector_figure(lector, &depiction->handle, depiction->alt, depiction->caption);
    else lector_blocks(lector, depiction->caption);
}

static void read_tiles(Lector *lector, const Block *block)
{
    StrBuilder words = { .arena = lector->texts->kept };
    for (int i = 0; i < block->as.tiles.n_tiles; i++) {
        const Tile *tile = &block->as.tiles.tiles[i];
        lector_add_words(&words, tile->number.text);
        lector_add_words(&words, tile->name.text);
    }
    if (!words.n) lector_add_words(&words, STR("■")); /* a coloured square and nothing else */
    Str alt = block->as.tiles.alt.n ? block->as.tiles.alt : str_built(&words);
    if (block->as.tiles.n_tiles) lector_figure(lector, &block->as.tiles.tiles[0].number, alt, NULL);
}

/* ---- definitions ---- */

static bool shows_items(const Lector *lector, const ListItem *items)
{
    for (; items; items = items->next) {
        bool shows = lector_shows_blocks(lector, items->mark) || lector_shows_blocks(lector, items->term) ||
                     lector_shows_blocks(lector, items->description) || shows_items(lector, items->items);
        if (shows) return true;
    }
    return false;
}

static void read_words(Lector *lector, const Block *block)
{
    if (block) lector_text(lector, &block->as.text, READ_PLAIN);
}

/* Its mark and its term are its label; of what an item goes on to say on these pages, only that is there. */
static void read_items(Lector *lector, const ListItem *items, Str name)
{
    Way outer = lector_enter(lector, TAG_LIST);
    tree_tag(lector->tree)->as.list.kind = LIST_OF_TERMS;
    tree_tag(lector->tree)->as.list.name = name;
    for (const ListItem *item = items; item; item = item->next) {
        Way around = lector_enter(lector, TAG_ITEM);
        Way before = lector_enter(lector, TAG_MARKER);
        read_words(lector, item->mark);
        read_words(lector, item->term);
        lector_leave(lector, before);
        before = lector_enter(lector, TAG_ITEM_BODY);
        lector_content(lector, item->description);
        lector_settle(lector);
        if (shows_items(lector, item->items)) read_items(lector, item->items, STR(""));
        lector_leave(lector, before);
        lector_leave(lector, around);
    }
    lector_leave(lector, outer);
}

/* ---- blocks ---- */

static int page_of(const Lector *lector, const Block *block);

static int page_of_table(const Lector *lector, const Table *table)
{
    RowWalk walk = rows_walk(table);
    int page = INT_MAX;
    for (int r = 0; r < table->n_rows && page == INT_MAX; r++) {
        const Row *row = rows_at(&walk, r);
        for (int c = 0; c < row->n_cells && page == INT_MAX; c++)
            for (const Block *inner = row->cells[c].blocks; inner && page == INT_MAX; inner = inner->next)
                page = page_of(lector, inner);
    }
    rows_leave(&walk);
    return page;
}

/* The page of the first leaf of the block; INT_MAX: none was found among its own texts. */
static int page_of(const Lector *lector, const Block *block)
{
    int page = INT_MAX;
    if (block->kind == BLOCK_TEXT)
        return texts_first_page(lector->texts, texts_of(lector->texts, lector->document, &block->as.text));
    const Block *inner = block->kind == BLOCK_BOX      ? block->as.box.blocks
                         : block->kind == BLOCK_SAMPLE ? block->as.sample.blocks
                                                       : NULL;
    for (; inner && page == INT_MAX; inner = inner->next) page = page_of(lector, inner);
    return block->kind == BLOCK_TABLE ? page_of_table(lector, block->as.table) : page;
}

/* Notes that are printed before the block begins come first. */
static void read_notes_before(Lector *lector, const Block *block)
{
    int page = lector->shelf.notes.n ? page_of(lector, block) : INT_MAX;
    if (page < INT_MAX) lector_notes(lector, page);
}

static bool is_item(const Lector *lector, const Block *block)
{
    bool is_paragraph = block && block->kind == BLOCK_TEXT && block->role == ROLE_PARAGRAPH;
    return is_paragraph && texts_of(lector->texts, lector->document, &block->as.text)->n_items;
}

/* One item alone is a paragraph. */
static bool goes_on(const Lector *lector, const Block *block, const Block *before)
{
    return is_item(lector, block) && (is_item(lector, before) || is_item(lector, block->next));
}

static bool is_caption(const Block *block)
{
    return block && block->kind == BLOCK_TEXT && block->role == ROLE_CAPTION;
}

static void read_all(Lector *lector, const Block *blocks, bool is_outermost);

static void read_block(Lector *lector, const Block *block, const Block *before, bool is_outermost)
{
    if (!shows_block(lector, block)) return;
    if (is_caption(block) && block->next && shows_block(lector, block->next)) return; /* read with its table */
    bool is_entry = block->kind == BLOCK_TEXT && block->role == ROLE_ENTRY;
    bool is_index = block->kind == BLOCK_TEXT && (block->role == ROLE_INDEX_HEAD || block->role == ROLE_INDEX_LINE);
    bool is_heading = block->kind == BLOCK_TEXT && block->role == ROLE_HEADING && !lector->in_sample;
    if (!is_entry) set_toc_depth(lector, 0);
    if (!is_index) set_index_depth(lector, 0);
    if (is_outermost) read_notes_before(lector, block);
    if (is_entry || is_index || is_heading || block->kind != BLOCK_TEXT) lector_settle(lector);
    if (is_entry) read_entry(lector, block);
    else if (is_index) read_index(lector, block);
    else if (is_heading) read_heading(lector, block, is_outermost);
    else if (block->kind == BLOCK_TEXT)
        lector_text(lector, &block->as.text, goes_on(lector, block, before) ? READ_ITEMS : READ_PARAGRAPHS);
    else if (block->kind == BLOCK_TABLE) {
        bool has_shelf = is_outermost && block->as.table->notes_below;
        NoteShelf outer = lector_open_shelf(lector, has_shelf);
        if (block->as.table->items) read_items(lector, block->as.table->items, block->as.table->caption);
        else lector_table(lector, block->as.table, is_caption(before) ? &before->as.text : NULL);
        lector_close_shelf(lector, outer, has_shelf);
    } else if (block->kind == BLOCK_TILES) read_tiles(lector, block);
    else if (block->kind == BLOCK_PICTURE) read_picture(lector, block->as.depiction);
    else if (block->kind == BLOCK_CHART)
        lector_figure(lector, &block->as.chart->handle, block->as.chart->alt, block->as.chart->caption);
    else if (block->kind == BLOCK_SAMPLE) lector_sample(lector, block);
    else if (box_form(block).around)
        read_all(lector, block->as.box.blocks, is_outermost); /* the figure before what runs around it */
    else {
        Way outer = lector_enter(lector, TAG_GROUP);
        NoteShelf shelf = lector_open_shelf(lector, block->as.box.notes_below);
        lector_blocks(lector, block->as.box.blocks);
        lector_close_shelf(lector, shelf, block->as.box.notes_below);
        lector_leave(lector, outer);
    }
}

static void read_all(Lector *lector, const Block *blocks, bool is_outermost)
{
    int outer = lector->toc_depth, outer_index = lector->index_depth;
    lector->toc_depth = lector->index_depth = 0;
    const Block *before = NULL;
    for (const Block *block = blocks; block; block = block->next) {
        read_block(lector, block, before, is_outermost);
        if (is_outermost) lector_tell(lector);
        before = block;
    }
    set_toc_depth(lector, 0);
    set_index_depth(lector, 0);
    lector->toc_depth = outer;
    lector->index_depth = outer_index;
}

void lector_blocks(Lector *lector, const Block *blocks)
{
    read_all(lector, blocks, false);
}

void lector_content(Lector *lector, const Block *blocks)
{
    bool is_one_text = blocks && blocks->kind == BLOCK_TEXT && !blocks->next;
    if (is_one_text) lector_text(lector, &blocks->as.text, READ_PLAIN);
    else lector_blocks(lector, blocks);
}

static void read_document(Lector *lector)
{
    for (const Section *section = lector->document->sections; section; section = section->next) {
        Way outer = lector_enter(lector, TAG_PART);
        tree_tag(lector->tree)->as.is_vertical = section->master->vertical;
        lector->n_sections = 0;
        read_all(lector, section->blocks, true);
        lector_notes(lector, INT_MAX);
        end_sections(lector, 0);
        lector_leave(lector, outer);
    }
}

/* There was little to tell. */
static void tell_whole(const Tag *root, const TagListener *listener)
{
    listener->begin(listener->listener, root);
    listener->hold(listener->listener, root);
    listener->end(listener->listener, root);
}

const Tag *lector_read(TagTexts *texts, const TagListener *listener)
{
    TagTree tree = { .arena = listener ? arena_open() : texts->kept, .open = { .arena = texts->kept }, .listener = listener };
    Lector lector = { .texts = texts, .tree = &tree, .shelf.notes.arena = texts->arena };
    tree_begin(&tree, TAG_DOCUMENT);
    for (int i = 0; i < texts->volumes.n; i++) {
        lector.document = texts->volumes.at[i].document;
        read_document(&lector);
    }
    const Tag *root = tree_end(&tree);
    if (!listener) return root;
    if (root) tell_whole(root, listener);
    arena_close(tree.arena);
    return NULL;
}

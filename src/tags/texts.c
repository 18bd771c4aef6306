/* Which text is painted where.  What is said again at the head of a page is an artifact, unless no page before has said it: then it is
   what is read.  A first walk over each page, in their order, learns what is shown as itself. */
#include "tags/texts.h"

#include "base/utf8.h"
#include "model/chart.h"
#include "model/marker.h"
#include "model/rows.h"
#include "model/web.h"
#include "tags/notes.h"
#include "tags/voice.h"

#include <limits.h>
#include <stdlib.h>

/* ---- what there is to read ---- */

typedef Vec(int) CutList;

static int by_size(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static int end_of_line(Str text, int at)
{
    while (at < text.n && text.at[at] != '\n') at++;
    return at;
}

/* Behind the marker of the line that begins at this byte, and the white behind it; `line`: it is no item. */
static int start_of_item(Str text, int line)
{
    int at = marker_end(text, line), end = end_of_line(text, line);
    if (at == line) return line;
    while (at < end && (text.at[at] == ' ' || str_starts(str_part(text, at, end), STR("\u3000"))))
        at += text.at[at] == ' ' ? 1 : 3;
    return at < end ? at : line;
}

bool texts_item_at(const Rich *rich, int at, int *line, bool *is_marker)
{
    *line = at;
    while (*line > 0 && rich->text.at[*line - 1] != '\n') (*line)--;
    int body = start_of_item(rich->text, *line);
    *is_marker = at < body;
    return body > *line;
}

/* Of each line; those of an item behind its marker, too. */
static void find_items(TagText *text, CutList *cuts)
{
    Str words = text->rich->text;
    for (int line = 0; line < words.n; line = end_of_line(words, line) + 1) {
        int body = start_of_item(words, line);
        if (line) *vec_push(cuts) = line;
        if (body == line) continue;
        text->n_items++;
        *vec_push(cuts) = body;
    }
}

static bool is_list(const TagText *text, bool in_cell)
{
    return text->n_items > 1 || (text->n_items && !in_cell);
}

static void find_cuts(TagTexts *texts, TagText *text, bool in_cell)
{
    const Rich *rich = text->rich;
    CutList cuts = { .arena = texts->arena };
    for (int i = 0; i < rich->n_runs; i++)
        if (!voice_goes_on(rich, i - 1, i)) *vec_push(&cuts) = rich->runs[i].first;
    for (int i = 0; i < rich->n_rubies; i++) {
        *vec_push(&cuts) = rich->rubies[i].first;
        *vec_push(&cuts) = rich->rubies[i].last;
    }
    for (int i = 0; i < rich->n_notes; i++) {
        *vec_push(&cuts) = rich->notes[i].first;
        *vec_push(&cuts) = rich->notes[i].last;
    }
    if (rich->mark) *vec_push(&cuts) = rich->mark;
    CutList items = { .arena = texts->arena };
    find_items(text, &items);
    for (int i = 0; i < items.n && is_list(text, in_cell); i++) *vec_push(&cuts) = items.at[i];
    if (cuts.n) qsort(cuts.at, (size_t)cuts.n, sizeof(int), by_size);
    text->cuts = cuts.at;
    text->n_cuts = cuts.n;
}

/* The texts of a volume under construction. */
typedef struct {
    TagTexts *texts;
    int first, instead; /* as in TagText */
    bool in_cell;
    SheafList *sheaves; /* whose texts are added when one of them is met */
} Shelf;

static TagText *text_of(Shelf shelf, const Rich *rich)
{
    return &shelf.texts->texts.at[shelf.first + rich->serial];
}

static void add_note(Shelf shelf, const Rich *rich);

static void add_rich(Shelf shelf, const Rich *rich, int base)
{
    TagText *text = text_of(shelf, rich);
    text->rich = rich;
    text->base = base ? base : shelf.first + rich->serial;
    text->instead = shelf.instead;
    find_cuts(shelf.texts, text, shelf.in_cell);
    for (int i = 0; i < rich->n_rubies; i++) {
        TagText *reading = text_of(shelf, rich->rubies[i].rich);
        reading->rich = rich->rubies[i].rich;
        reading->base = text->base;
        reading->reading = i + 1;
    }
    for (int i = 0; i < rich->n_notes; i++) add_note(shelf, rich->notes[i].note);
}

static void add_note(Shelf shelf, const Rich *rich)
{
    if (text_of(shelf, rich)->rich) return; /* a text before cites it, too */
    notes_add(shelf.texts, shelf.first + rich->serial);
    add_rich(shelf, rich, 0);
}

static void add_blocks(Shelf shelf, const Block *block);

static void add_row(Shelf shelf, const Row *row)
{
    shelf.in_cell = true;
    for (int c = 0; c < row->n_cells; c++) {
        const Cell *cell = &row->cells[c];
        add_blocks(shelf, cell->blocks);
        const Block *first = cell->blocks;
        while (first && first->kind != BLOCK_TEXT) first = first->next;
        if (cell->again && first) add_rich(shelf, cell->again, shelf.first + first->as.text.serial);
    }
}

static int first_text(const Row *rows, int n_rows)
{
    for (int r = 0; r < n_rows; r++)
        for (int c = 0; c < rows[r].n_cells; c++)
            for (const Block *block = rows[r].cells[c].blocks; block; block = block->next)
                if (block->kind == BLOCK_TEXT) return block->as.text.serial;
    return 0;
}

static void add_table(Shelf shelf, const Table *table)
{
    int first = first_text(table->rows, table->n_head_rows);
    for (int r = rows_loose(table, 0); r < table->n_rows; r = rows_loose(table, r + 1)) add_row(shelf, &table->rows[r]);
    sheaves_note(shelf.sheaves, table);
    if (table->title_again) add_rich(shelf, table->title_again, shelf.first + table->title->as.text.serial);
    if (first) shelf.instead = shelf.first + first;
    for (int r = 0; r < table->head_again.n; r++) add_row(shelf, &table->head_again.rows[r]);
}

/* All that stands in a figure is part of it. */
static void add_part_of_figure(Shelf shelf, const Rich *rich, const Rich *first)
{
    add_rich(shelf, rich, shelf.first + first->serial);
}

typedef struct {
    Shelf shelf;
    const Rich *first;
} FigureShelf;

static void add_to_figure(void *whose, const Rich *rich)
{
    const FigureShelf *figure = whose;
    add_part_of_figure(figure->shelf, rich, figure->first);
}

static void add_chart(Shelf shelf, const Chart *chart)
{
    add_part_of_figure(shelf, &chart->handle, &chart->handle);
    chart_each_text(chart, add_to_figure, &(FigureShelf){ shelf, &chart->handle });
    add_blocks(shelf, chart->caption);
}

static void add_block(Shelf shelf, const Block *block)
{
    switch (block->kind) {
    case BLOCK_TEXT: add_rich(shelf, &block->as.text, 0); break;
    case BLOCK_TABLE: add_table(shelf, block->as.table); break;
    case BLOCK_BOX: add_blocks(shelf, block->as.box.blocks); break;
    case BLOCK_SAMPLE:
        add_blocks(shelf, block->as.sample.blocks);
        for (int i = 0; i < block->as.sample.n_callouts; i++) {
            const Callout *callout = &block->as.sample.callouts[i];
            add_part_of_figure(shelf, &callout->rich, &callout_figure(block, callout)->rich);
        }
        break;
    case BLOCK_TILES:
        for (int i = 0; i < block->as.tiles.n_tiles; i++) {
            add_part_of_figure(shelf, &block->as.tiles.tiles[i].number, &block->as.tiles.tiles[0].number);
            add_part_of_figure(shelf, &block->as.tiles.tiles[i].name, &block->as.tiles.tiles[0].number);
        }
        break;
    case BLOCK_PICTURE:
        add_part_of_figure(shelf, &block->as.depiction->handle, &block->as.depiction->handle);
        add_blocks(shelf, block->as.depiction->caption);
        break;
    case BLOCK_CHART: add_chart(shelf, block->as.chart); break;
    case BLOCK_GAP:
    case BLOCK_BREAK: break;
    }
}

static void add_blocks(Shelf shelf, const Block *block)
{
    for (; block; block = block->next) add_block(shelf, block);
}

/* NULL: it is not in the file. */
static const Volume *volume_of(const TagTexts *texts, const Document *document)
{
    for (int i = 0; i < texts->volumes.n; i++)
        if (texts->volumes.at[i].document == document) return &texts->volumes.at[i];
    return NULL;
}

static int first_of_volume(const TagTexts *texts, const Document *document)
{
    const Volume *volume = volume_of(texts, document);
    return volume ? volume->first : -1;
}

void texts_add_document(TagTexts *texts, const Document *document)
{
    if (!document || first_of_volume(texts, document) >= 0) return;
    int first = texts->texts.n - 1;
    Volume *volume = vec_push(&texts->volumes);
    *volume = (Volume){ document, first, { .arena = texts->arena } };
    for (int i = 0; i < document->n_serials; i++) *vec_push(&texts->texts) = (TagText){ .first_page = -1 };
    for (const Section *section = document->sections; section; section = section->next)
        add_blocks((Shelf){ texts, first, 0, false, &volume->sheaves }, section->blocks);
}

/* ---- what is shown ---- */

/* The texts of a sheaf are added when one of them is met: it is at hand. */
static TagText *meet_text(TagTexts *texts, const Volume *volume, int serial)
{
    const TagText *text = &texts->texts.at[volume->first + serial];
    const RowSheaf *rows = text->rich ? NULL : sheaves_find(&volume->sheaves, serial);
    Shelf shelf = { .texts = texts, .first = volume->first };
    for (int r = rows ? rows->first : 0; rows && r < rows->last; r++) add_row(shelf, &rows->table->rows[r]);
    return &texts->texts.at[volume->first + serial];
}

static void see_frame(TagTexts *texts, const Frame *frame, const Volume *volume, int page, bool repeated)
{
    const Mark *mark = frame->mark;
    int first = volume->first;
    if (mark && mark->role == ROLE_ARTIFACT) return;
    repeated |= mark && mark->repeated;
    int serial = mark ? mark->serial + mark->figure : 0;
    if (serial > 0 && first + serial < texts->texts.n) {
        const TagText *met = meet_text(texts, volume, serial);
        TagText *text = &texts->texts.at[met->base];
        if (!repeated) text->is_said = true;
        else if (text->first_page < 0) text->first_page = page;
        notes_see(texts, first + serial, frame, page);
        if (!repeated) notes_see_marks(texts, met, first, page);
    }
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME) see_frame(texts, frame->items[i].as.frame, volume, page, repeated);
}

void texts_see(TagTexts *texts, const Page *page, int number)
{
    const Volume *volume = volume_of(texts, page->document);
    if (volume) see_frame(texts, page->frame, volume, number, false);
}

TagTexts *texts_open(Arena *arena, Arena *walk, Arena *kept)
{
    TagTexts *texts = arena_new(arena, TagTexts);
    *texts = (TagTexts){ .arena = arena,
                         .walk = walk,
                         .kept = kept,
                         .texts = { .arena = arena },
                         .volumes = { .arena = arena },
                         .leaves = { .arena = arena },
                         .links = { .arena = arena },
                         .figures = map_new(arena),
                         .notes = map_new(arena) };
    *vec_push(&texts->texts) = (TagText){ .first_page = -1 };
    return texts;
}

int texts_at(const TagTexts *texts, const Document *document, int page, int serial, bool repeated)
{
    int first = first_of_volume(texts, document);
    if (first < 0 || serial <= 0 || serial > document->n_serials) return 0;
    const TagText *text = &texts->texts.at[first + serial], *base = &texts->texts.at[text->base];
    if (!text->rich || (text->instead && texts->texts.at[text->instead].is_said)) return 0;
    bool is_first = !repeated || (!base->is_said && base->first_page == page);
    return is_first || notes_are_read_on(texts, first + serial, page) ? first + serial : 0;
}

/* A link that has no word but the page it leads to is called after that page; one that leads out says where to, too. */
static void lead(const TagText *text, const LinkUse *use, TagLink *link, const Pages *pages, Arena *arena)
{
    link->words = voice_link_words(text->rich, use->at, arena);
    bool says_address = link->words.n <= link->target.n &&
                        str_equal(link->words, str_part(link->target, link->target.n - link->words.n, link->target.n));
    if (link->leads_out && link->words.n && !says_address)
        link->words = str_printf(arena, STR_FMT "（" STR_FMT "）", STR_ARG(link->words), STR_ARG(link->target));
    if (!link->words.n && link->anchor) link->words = pages->pages[link->anchor->page].label;
    if (!link->words.n) link->words = link->target;
}

/* A link on several lines of a page is one place to stop at. */
static void join(const TagText *text, const LinkUse *before, const LinkUse *use, TagPage *painted)
{
    if (!before || before->page != use->page) return;
    TagLink *links = painted[use->page].links;
    int start = voice_link_start(text->rich, use->at);
    bool is_same = start == voice_link_start(text->rich, before->at) && use->at > before->at;
    if (!is_same || !str_equal(links[before->number].target, links[use->number].target)) return;
    links[before->number].more = use->number + 1;
    links[use->number].goes_on = true;
}

/* It is at hand as long as what lives in the arena of the walk. */
static void take_text(const TagTexts *texts, int index)
{
    arena_clear(texts->walk);
    for (int i = 0; i < texts->volumes.n; i++) {
        const RowSheaf *rows = sheaves_find(&texts->volumes.at[i].sheaves, index - texts->volumes.at[i].first);
        if (rows) rows_take_for(rows->table, rows->first, rows->last, texts->walk);
    }
}

void texts_lead(TagTexts *texts, TagPage *painted, const Pages *pages)
{
    for (int t = 0; t < texts->texts.n; t++) {
        const LinkUse *before = NULL;
        if (texts->texts.at[t].links) take_text(texts, t);
        for (int i = texts->texts.at[t].links; i; i = texts->links.at[i - 1].next) {
            LinkUse *use = &texts->links.at[i - 1];
            TagLink *link = &painted[use->page].links[use->number];
            link->leads_out = web_is_address(link->target);
            link->anchor = link->leads_out ? NULL : pages_find_anchor(pages, link->target);
            use->is_led = link->anchor || link->leads_out;
            if (use->is_led) lead(&texts->texts.at[t], use, link, pages, texts->kept);
            join(&texts->texts.at[t], before, use, painted);
            use->goes_on = link->goes_on;
            before = use;
        }
    }
}

TagText *texts_of(const TagTexts *texts, const Document *document, const Rich *rich)
{
    return &texts->texts.at[first_of_volume(texts, document) + rich->serial];
}

int texts_first_page(const TagTexts *texts, const TagText *text)
{
    return text->leaves ? texts->leaves.at[text->leaves - 1].page : INT_MAX;
}

void texts_place_figure(TagTexts *texts, int text, Box box)
{
    FigurePlace *place = map_find(&texts->figures, MAP_KEY(text));
    if (!place) {
        place = arena_new(texts->arena, FigurePlace);
        place->text = text;
        map_put(&texts->figures, MAP_KEY(place->text), place);
    }
    place->box = box;
}

Box texts_box_of_figure(const TagTexts *texts, const TagText *text)
{
    int index = (int)(text - texts->texts.at);
    const FigurePlace *place = map_find(&texts->figures, MAP_KEY(index));
    return place ? place->box : (Box){ 0 };
}

/* However late its page comes, a piece has its place among the others; most come last. */
void texts_add_leaf(TagTexts *texts, int text, TagLeaf leaf)
{
    TagText *of = &texts->texts.at[text];
    *vec_push(&texts->leaves) = leaf;
    TagLeaf *at = texts->leaves.at;
    bool is_last = !of->last_leaf || at[of->last_leaf - 1].page <= leaf.page;
    int *place = is_last && of->last_leaf ? &at[of->last_leaf - 1].next : &of->leaves;
    while (*place && at[*place - 1].page <= leaf.page) place = &at[*place - 1].next;
    at[texts->leaves.n - 1].next = *place;
    *place = texts->leaves.n;
    if (is_last) of->last_leaf = texts->leaves.n;
}

void texts_add_link(TagTexts *texts, int text, LinkUse use)
{
    TagText *of = &texts->texts.at[text];
    *vec_push(&texts->links) = use;
    LinkUse *at = texts->links.at;
    bool is_last = !of->last_link || at[of->last_link - 1].page <= use.page;
    int *place = is_last && of->last_link ? &at[of->last_link - 1].next : &of->links;
    while (*place && at[*place - 1].page <= use.page) place = &at[*place - 1].next;
    at[texts->links.n - 1].next = *place;
    *place = texts->links.n;
    if (is_last) of->last_link = texts->links.n;
}

/* ---- parts of a text ---- */

int texts_part(const TagText *text, int at)
{
    int part = 0;
    while (part < text->n_cuts && text->cuts[part] <= at) part++;
    return part;
}

int texts_next_cut(const TagText *text, int at)
{
    int part = texts_part(text, at);
    return part < text->n_cuts ? text->cuts[part] : INT_MAX;
}

bool texts_parts_words(const Rich *rich, int from, int to)
{
    bool parts = false, is_between = to < rich->text.n; /* an empty slot between words is none itself */
    for (int at = from; at < to;) {
        bool is_leader = voice_is_leader(rich, at);
        uint32_t c = utf8_next(rich->text, &at);
        if (is_leader || c == ' ' || c == '\n' || c == 0x3000) parts = true;
        else if (c != HINT_CHARACTER && (c != SLOT_CHARACTER || !is_between)) return parts;
    }
    return parts && is_between;
}

/* Shared pages with the others' words taken out.  A frame is whose its key says; where the key names no record, whose the
   place is that its words came from; else whose the frame around it is.  Frames that lose nothing are shared with the
   booklet.

        ┌ row of A ──────────┐        ┌ row of A ──────────┐
        │ 取組 │ 計画 │ 実績 │   A:   │ 取組 │ 計画 │ 実績 │
        ├ row of B ──────────┤   →    ├────────────────────┤
        │ 取組 │ 計画 │ 実績 │        │░░░░░░│░░░░░░│░░░░░░│   no glyph, no plate, no link, no key          */
#include "base/vec.h"
#include "data/data.h"
#include "excerpt/excerpt.h"

#include <limits.h>

typedef enum { WHOSE_UNSAID, WHOSE_OWN, WHOSE_OTHERS } Whose; /* OWN: also what holds own records */

typedef Vec(int) Numbers;

struct Booklet {
    const Pages *pages;
    const Data *data;
    const Division *division;
    const Map *places;
    Numbers *pages_of; /* of each portion: where it has records of its own, ascending */
    Map heads;         /* key of each cell in the head of a table → Numbers: whose the rows are below; */
    Map tables;        /* key of each such table → the same */
    Map notes;         /* key of each note that is of no record → CitedNote */
};

/* A note that several texts may cite is theirs who have one of them. */
typedef struct {
    Holding holding;
    bool is_everybodys; /* a text cites it that is nobody's */
} CitedNote;

/* --- whose is it -------------------------------------------------------------------------------------------------- */

static const Holding *holding_of_key(const Booklet *booklet, Key key)
{
    DataNode node = key.text.n ? data_find(booklet->data, key_record(key)) : NULL;
    return node ? division_holding(booklet->division, node) : NULL;
}

static const Holding *holding_of(const Booklet *booklet, Key key, const Where *where)
{
    const Holding *holding = holding_of_key(booklet, key);
    return holding ? holding : map_find(booklet->places, where_key(where));
}

static const Holding *holding_of_mark(const Booklet *booklet, const Mark *mark)
{
    const CitedNote *note = mark->role == ROLE_NOTE ? map_find(&booklet->notes, mark->key.text) : NULL;
    if (note) return note->is_everybodys ? NULL : &note->holding;
    return holding_of(booklet, mark->key, &mark->where);
}

static void add_citer(CitedNote *note, const Holding *holding, Arena *arena)
{
    const Holding *old = &note->holding;
    int n = 0, *owners = arena_array(arena, int, old->n_owners + holding->n_owners);
    for (int i = 0, k = 0; i < old->n_owners || k < holding->n_owners;) { /* both ascend */
        int a = i < old->n_owners ? old->owners[i] : INT_MAX, b = k < holding->n_owners ? holding->owners[k] : INT_MAX;
        owners[n++] = a < b ? a : b;
        i += a <= b;
        k += b <= a;
    }
    note->holding = (Holding){ .owners = owners, .n_owners = n };
}

static void note_citations(void *whose, const Rich *text)
{
    Booklet *booklet = whose;
    Arena *arena = booklet->notes.arena;
    for (int i = 0; i < text->n_notes; i++) {
        Key key = text->notes[i].note->key;
        if (holding_of_key(booklet, key)) continue;
        CitedNote *note = map_find(&booklet->notes, key.text);
        if (!note) map_put(&booklet->notes, key.text, note = arena_new(arena, CitedNote));
        const Holding *holding = holding_of(booklet, text->key, &text->where);
        if (holding) add_citer(note, holding, arena);
        else note->is_everybodys = true;
    }
}

static void note_owners(Booklet *booklet, const Frame *frame, int page, const Holding *outer)
{
    const Mark *mark = frame->mark;
    const Holding *holding = mark && !mark->repeated && !mark->sample ? holding_of_mark(booklet, mark) : NULL;
    if (holding && holding != outer && holding->is_record)
        for (int i = 0; i < holding->n_owners; i++) {
            Numbers *pages = &booklet->pages_of[holding->owners[i]];
            if (pages->n == 0 || pages->at[pages->n - 1] != page) *vec_push(pages) = page;
        }
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME) note_owners(booklet, frame->items[i].as.frame, page, holding);
}

/* --- heads of tables ---------------------------------------------------------------------------------------------- */

static void add_owners(const Booklet *booklet, Key key, Numbers *owners)
{
    const Holding *holding = holding_of_key(booklet, key);
    for (int i = 0; holding && i < holding->n_owners; i++)
        if (owners->n == 0 || owners->at[owners->n - 1] != holding->owners[i]) *vec_push(owners) = holding->owners[i];
}

static void note_head(Booklet *booklet, const Table *table)
{
    Arena *arena = booklet->heads.arena;
    Numbers *owners = arena_new(arena, Numbers);
    owners->arena = arena;
    for (int i = table->n_head_rows; i < table->n_rows; i++) add_owners(booklet, table->rows[i].key, owners);
    if (owners->n == 0) return; /* not of records: everybody's */
    map_put(&booklet->tables, table->key.text, owners);
    for (int i = 0; i < table->n_head_rows; i++) {
        map_put(&booklet->heads, table->rows[i].key.text, owners);
        for (int k = 0; k < table->rows[i].n_cells; k++) map_put(&booklet->heads, table->rows[i].cells[k].key.text, owners);
    }
}

static void note_heads(Booklet *booklet, const Block *block)
{
    for (; block; block = block->next) {
        if (block->kind == BLOCK_TABLE) note_head(booklet, block->as.table);
        if (block->kind == BLOCK_BOX) note_heads(booklet, block->as.box.blocks);
    }
}

static bool is_others(const Numbers *owners, int portion)
{
    for (int i = 0; owners && i < owners->n; i++)
        if (owners->at[i] == portion) return false;
    return owners != NULL;
}

/* The head of a table of which the portion has no row is there to be seen; for the tags there is nothing it heads. */
static bool heads_nothing(const Booklet *booklet, const Mark *mark, int portion)
{
    return is_others(map_find(&booklet->heads, mark->key.text), portion);
}

/* The document without the tables of others: what the tags are read from grows with what is shown. */
static const Document *document_of(const Booklet *booklet, int portion, Arena *arena)
{
    const Document *whole = booklet->pages->n_pages ? booklet->pages->pages[0].document : NULL;
    Document *document = arena_new(arena, Document);
    if (!whole) return NULL;
    *document = *whole;
    const Section **section_end = &document->sections;
    for (const Section *section = whole->sections; section; section = section->next) {
        Section *own = arena_new(arena, Section);
        *own = *section;
        *section_end = own;
        section_end = (const Section **)&own->next;
        const Block **end = &own->blocks;
        for (const Block *block = section->blocks; block; block = block->next) {
            bool is_table = block->kind == BLOCK_TABLE;
            if (is_table && is_others(map_find(&booklet->tables, block->as.table->key.text), portion)) continue;
            Block *kept = arena_new(arena, Block);
            *kept = *block;
            *end = kept;
            end = (const Block **)&kept->next;
        }
        *end = NULL;
    }
    return document;
}

const Booklet *excerpt_ready(const Pages *pages, const Data *data, const Division *division, const Map *places, Arena *arena)
{
    Booklet *booklet = arena_new(arena, Booklet);
    *booklet =
        (Booklet){ pages,          data,           division,      places, arena_array(arena, Numbers, division->n_portions),
                   map_new(arena), map_new(arena), map_new(arena) };
    for (int i = 0; i < division->n_portions; i++) booklet->pages_of[i].arena = arena;
    const Document *document = pages->n_pages ? pages->pages[0].document : NULL;
    for (const Section *section = document ? document->sections : NULL; section; section = section->next) {
        blocks_each_text(section->blocks, note_citations, booklet);
        note_heads(booklet, section->blocks);
    }
    for (int i = 0; i < pages->n_pages; i++) note_owners(booklet, pages->pages[i].frame, i, NULL);
    return booklet;
}

/* --- taking out --------------------------------------------------------------------------------------------------- */

typedef struct {
    const Booklet *booklet;
    int portion;
    Arena *arena;
    int page;     /* as it will be counted */
    bool is_shut; /* within a figure that is not shown: nothing of it is, whosever it is */
    Vec(Bookmark) bookmarks;
} Screen;

static Whose whose_holding(const Screen *screen, const Holding *holding)
{
    if (!holding) return WHOSE_UNSAID;
    return holding_has(holding, screen->portion) ? WHOSE_OWN : WHOSE_OTHERS;
}

static Whose whose_key(const Screen *screen, Key key)
{
    return whose_holding(screen, holding_of_key(screen->booklet, key));
}

/* A chart with a figure of others shows it by every bar and line that is measured against it. */
static Whose whose_mark(const Screen *screen, const Mark *mark)
{
    Whose whose = whose_holding(screen, holding_of_mark(screen->booklet, mark));
    for (int i = 0; mark->role == ROLE_FIGURE && i < mark->n_sources && whose != WHOSE_OTHERS; i++)
        if (whose_key(screen, key_read(mark->sources[i].source.record)) == WHOSE_OTHERS) whose = WHOSE_OTHERS;
    return whose;
}

/* What may be known of a thing that is not shown: what kind of thing it is.  Without a serial the tags pass it over. */
static const Mark *nameless(const Screen *screen, const Mark *mark)
{
    Mark *copy = arena_new(screen->arena, Mark);
    *copy = *mark;
    copy->key = NO_KEY;
    copy->bookmark = STR("");
    copy->spoken = STR("");
    copy->n_sources = 0;
    copy->where = (Where){ 0 };
    copy->serial = copy->figure = 0;
    return copy;
}

static void note_bookmark(Screen *screen, const Mark *mark, Len y)
{
    if (mark->role != ROLE_HEADING || !mark->bookmark.n || mark->repeated || mark->sample) return;
    *vec_push(&screen->bookmarks) = (Bookmark){ mark->level, mark->bookmark, screen->page, y, mark->key };
}

typedef struct {
    const Frame *frame;
    bool is_greyed; /* a cell of others: what it stands in is to have a grey under it */
} Screened;

static Screened screened(Screen *screen, const Frame *frame, bool hidden, Len y);

/* Is it the rule over the notes of a page, none of which may be seen? */
static bool rules_nothing(const Screen *screen, const Frame *frame, int rule)
{
    bool has_notes = false;
    for (int i = rule + 1; i < frame->n_items; i++) {
        const Mark *mark = frame->items[i].kind == ITEM_FRAME ? frame->items[i].as.frame->mark : NULL;
        if (!mark || mark->role != ROLE_NOTE) break;
        if (whose_holding(screen, holding_of_mark(screen->booklet, mark)) != WHOSE_OTHERS) return false;
        has_notes = true;
    }
    return has_notes;
}

/* On the fills that are there, and under all that is drawn on them: a cell over several rows comes after the rules around it. */
static void put_under(FrameBuilder *kept, const FrameBuilder *greys)
{
    int at = 0;
    while (at < kept->n && kept->at[at].kind == ITEM_FILL) at++;
    for (int i = 0; i < greys->n; i++) vec_push(kept);
    for (int i = kept->n - 1; i >= at + greys->n; i--) kept->at[i] = kept->at[i - greys->n];
    for (int i = 0; i < greys->n; i++) kept->at[at + i] = greys->at[i];
}

/* The items that may be seen; true when some may not. */
static bool screen_items(Screen *screen, const Frame *frame, bool hidden, Len y, FrameBuilder *kept)
{
    static const Plate grey = { .filled = true, .fill = { 0xE4, 0xE4, 0xE4 } };
    FrameBuilder greys = { .arena = screen->arena };
    bool changed = false;
    for (int i = 0; i < frame->n_items; i++) {
        Item item = frame->items[i];
        if (item.kind == ITEM_FRAME) {
            const Screened inner = screened(screen, item.as.frame, hidden, y + item.y);
            changed |= inner.frame != item.as.frame;
            item.as.frame = inner.frame;
            if (inner.is_greyed) frame_add_fill(&greys, (Box){ item.x, item.y, inner.frame->width, inner.frame->height }, grey);
        } else if (hidden || (item.kind == ITEM_RULE && rules_nothing(screen, frame, i)) ||
                   (item.kind == ITEM_LINK && whose_key(screen, key_read(item.as.link.target)) == WHOSE_OTHERS)) {
            changed = true;
            continue;
        }
        *vec_push(kept) = item;
    }
    put_under(kept, &greys);
    return changed;
}

static Screened screened(Screen *screen, const Frame *frame, bool hidden, Len y)
{
    const Mark *mark = frame->mark;
    Whose whose = mark ? whose_mark(screen, mark) : WHOSE_UNSAID;
    bool is_cell = mark && (mark->role == ROLE_CELL || mark->role == ROLE_HEAD_CELL);
    if (whose != WHOSE_UNSAID && !screen->is_shut) hidden = whose == WHOSE_OTHERS;
    bool was_shut = screen->is_shut;
    screen->is_shut |= hidden && mark && mark->role == ROLE_FIGURE;
    if (mark && !hidden) note_bookmark(screen, mark, y);
    FrameBuilder kept = { .arena = screen->arena };
    bool is_idle = mark && heads_nothing(screen->booklet, mark, screen->portion);
    bool is_changed = screen_items(screen, frame, hidden, y, &kept);
    screen->is_shut = was_shut;
    if (!is_changed && !hidden && !is_idle) return (Screened){ frame, false };
    Frame *copy = arena_new(screen->arena, Frame);
    *copy = *frame;
    copy->items = kept.at;
    copy->n_items = kept.n;
    if (hidden) copy->shares = NULL, copy->n_shares = 0;
    if (mark && (hidden || is_idle)) copy->mark = nameless(screen, mark);
    return (Screened){ copy, hidden && is_cell && screen->booklet->division->greys };
}

/* Keys of others lead nowhere: not even their names stay. */
static void drop_anchors(const Screen *screen, Pages *pages)
{
    int n = 0;
    for (int i = 0; i < pages->n_anchors; i++)
        if (whose_key(screen, pages->anchors[i].key) != WHOSE_OTHERS) pages->anchors[n++] = pages->anchors[i];
    pages->n_anchors = n;
}

/* Of facing pages both. */
static void mark_page(const Pages *pages, bool *marked, int number)
{
    const Page *page = &pages->pages[number];
    marked[number] = true;
    if (page->is_half) marked[page->is_left ? number + 1 : number - 1] = true;
}

const Pages *excerpt_pages(const Booklet *booklet, int portion, Arena *arena)
{
    const Numbers *numbers = &booklet->pages_of[portion];
    Screen screen = { .booklet = booklet, .portion = portion, .arena = arena, .bookmarks.arena = arena };
    bool *marked = arena_array(arena, bool, booklet->pages->n_pages);
    for (int i = 0; i < numbers->n; i++) mark_page(booklet->pages, marked, numbers->at[i]);
    Pages *chosen = arena_new(arena, Pages);
    *chosen = *pages_selected(booklet->pages, marked, arena);
    const Document *document = document_of(booklet, portion, arena);
    for (; screen.page < chosen->n_pages; screen.page++) {
        Page *page = &chosen->pages[screen.page];
        page->document = document;
        page->frame = screened(&screen, page->frame, false, 0).frame;
    }
    drop_anchors(&screen, chosen);
    chosen->bookmarks = screen.bookmarks.at;
    chosen->n_bookmarks = screen.bookmarks.n;
    return chosen;
}

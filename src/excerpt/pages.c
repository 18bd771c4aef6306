/* Shared pages with the others' words taken out.  A frame is whose its key says; where the key names no record, whose the
   place is that its words came from; else whose the frame around it is.  Frames that lose nothing are shared with the
   booklet.

        ┌ row of A ──────────┐        ┌ row of A ──────────┐
        │ 取組 │ 計画 │ 実績 │   A:   │ 取組 │ 計画 │ 実績 │
        ├ row of B ──────────┤   →    ├────────────────────┤
        │ 取組 │ 計画 │ 実績 │        │░░░░░░│░░░░░░│░░░░░░│   no glyph, no plate, no link, no key          */
#include "base/vec.h"
#include "excerpt/excerpt.h"
#include "excerpt/key.h"

typedef enum { WHOSE_UNSAID, WHOSE_OWN, WHOSE_SHARED, WHOSE_OTHERS } Whose; /* SHARED: holds records, own ones among them */

typedef struct {
    const Data *data;
    const Division *division;
    const Map *places;
    int portion;
    Arena *arena;
    int page;     /* as it will be counted */
    bool has_own; /* this page */
    Vec(Bookmark) bookmarks;
} Screen;

static Whose whose_holding(const Screen *screen, const Holding *holding)
{
    if (!holding) return WHOSE_UNSAID;
    if (!holding_has(holding, screen->portion)) return WHOSE_OTHERS;
    return holding->is_record ? WHOSE_OWN : WHOSE_SHARED;
}

static Whose whose_key(const Screen *screen, Key key)
{
    DataNode node = key.n ? data_find(screen->data, excerpt_record_of(key)) : NULL;
    return node ? whose_holding(screen, division_holding(screen->division, node)) : WHOSE_UNSAID;
}

static Whose whose_mark(const Screen *screen, const Mark *mark)
{
    Whose whose = whose_key(screen, mark->key);
    if (whose != WHOSE_UNSAID) return whose;
    return whose_holding(screen, map_find(screen->places, where_key(&mark->where)));
}

/* What may be known of a thing that is not shown: what kind of thing it is. */
static const Mark *nameless(const Screen *screen, const Mark *mark)
{
    Mark *copy = arena_new(screen->arena, Mark);
    *copy = *mark;
    copy->key = copy->bookmark = STR("");
    copy->where = (Where){ 0 };
    copy->serial = 0;
    return copy;
}

static void note_bookmark(Screen *screen, const Mark *mark, Len y)
{
    if (mark->role != ROLE_HEADING || !mark->bookmark.n || mark->repeated || mark->sample) return;
    *vec_push(&screen->bookmarks) = (Bookmark){ mark->level, mark->bookmark, screen->page, y };
}

static const Frame *screened(Screen *screen, const Frame *frame, bool hidden, Len y);

/* The items that may be seen; true when some may not. */
static bool screen_items(Screen *screen, const Frame *frame, bool hidden, Len y, FrameBuilder *kept)
{
    bool changed = false;
    for (int i = 0; i < frame->n_items; i++) {
        Item item = frame->items[i];
        if (item.kind == ITEM_FRAME) {
            const Frame *inner = screened(screen, item.as.frame, hidden, y + item.y);
            changed |= inner != item.as.frame;
            item.as.frame = inner;
        } else if (hidden || (item.kind == ITEM_LINK && whose_key(screen, item.as.link.target) == WHOSE_OTHERS)) {
            changed = true;
            continue;
        }
        *vec_push(kept) = item;
    }
    return changed;
}

static const Frame *screened(Screen *screen, const Frame *frame, bool hidden, Len y)
{
    static const Plate grey = { .filled = true, .fill = { 0xE4, 0xE4, 0xE4 } };
    const Mark *mark = frame->mark;
    Whose whose = mark ? whose_mark(screen, mark) : WHOSE_UNSAID;
    bool is_cell = mark && (mark->role == ROLE_CELL || mark->role == ROLE_HEAD_CELL);
    if (whose != WHOSE_UNSAID) hidden = whose == WHOSE_OTHERS;
    if (whose == WHOSE_OWN && !mark->repeated && !mark->sample) screen->has_own = true;
    if (mark && !hidden) note_bookmark(screen, mark, y);
    FrameBuilder kept = { .arena = screen->arena };
    if (hidden && is_cell && screen->division->greys) frame_add_fill(&kept, (Box){ 0, 0, frame->width, frame->height }, grey);
    if (!screen_items(screen, frame, hidden, y, &kept) && !hidden) return frame;
    Frame *copy = arena_new(screen->arena, Frame);
    *copy = *frame;
    copy->items = kept.at;
    copy->n_items = kept.n;
    if (hidden) copy->shares = NULL, copy->n_shares = 0;
    if (hidden && mark) copy->mark = nameless(screen, mark);
    return copy;
}

/* Keys of others lead nowhere: not even their names stay. */
static void drop_anchors(const Screen *screen, Pages *pages)
{
    int n = 0;
    for (int i = 0; i < pages->n_anchors; i++)
        if (whose_key(screen, pages->anchors[i].key) != WHOSE_OTHERS) pages->anchors[n++] = pages->anchors[i];
    pages->n_anchors = n;
}

const Pages *excerpt_pages(const Pages *pages, const Data *data, const Division *division, const Map *places, int portion,
                           Arena *arena)
{
    Screen screen = { data, division, places, portion, arena, 0, false, { .arena = arena } };
    Pages all = *pages;
    all.pages = arena_array(arena, Page, pages->n_pages);
    bool *marked = arena_array(arena, bool, pages->n_pages);
    for (int i = 0; i < pages->n_pages; i++) {
        int n_bookmarks = screen.bookmarks.n;
        screen.has_own = false;
        all.pages[i] = pages->pages[i];
        all.pages[i].frame = screened(&screen, pages->pages[i].frame, false, 0);
        marked[i] = screen.has_own;
        if (marked[i]) screen.page++;
        else screen.bookmarks.n = n_bookmarks;
    }
    Pages *chosen = arena_new(arena, Pages);
    *chosen = *pages_selected(&all, marked, arena);
    drop_anchors(&screen, chosen);
    chosen->bookmarks = screen.bookmarks.at;
    chosen->n_bookmarks = screen.bookmarks.n;
    return chosen;
}

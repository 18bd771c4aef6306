/* What a finished booklet needs of the memory it was made in is little: its frames, not the paragraphs, lines and slabs they
   came from.  A process that keeps only them has children in a tenth of the time. */
#include "excerpt/excerpt.h"

typedef struct {
    Arena *arena;
    const Mark *mark, *copy; /* the last one: the lines of a cell have one mark */
} Keeper;

static const Mark *kept_mark(Keeper *keeper, const Mark *mark)
{
    if (!mark || mark == keeper->mark) return mark ? keeper->copy : NULL;
    Mark *copy = arena_new(keeper->arena, Mark);
    *copy = *mark;
    copy->key = str_copy(keeper->arena, mark->key);
    copy->bookmark = str_copy(keeper->arena, mark->bookmark);
    keeper->mark = mark;
    keeper->copy = copy;
    return copy;
}

static Glyphs kept_glyphs(const Keeper *keeper, Glyphs glyphs)
{
    glyphs.glyphs = (const Glyph *)(void *)arena_copy(keeper->arena, glyphs.glyphs, (size_t)glyphs.n_glyphs * sizeof(Glyph));
    glyphs.text = str_copy(keeper->arena, glyphs.text);
    return glyphs;
}

static const Frame *kept_frame(Keeper *keeper, const Frame *frame)
{
    Frame *copy = arena_new(keeper->arena, Frame);
    *copy = *frame;
    copy->mark = kept_mark(keeper, frame->mark);
    copy->shares = NULL;
    copy->n_shares = 0;
    copy->items = arena_array(keeper->arena, Item, frame->n_items);
    for (int i = 0; i < frame->n_items; i++) {
        Item *item = &copy->items[i];
        *item = frame->items[i];
        if (item->kind == ITEM_GLYPHS) item->as.glyphs = kept_glyphs(keeper, item->as.glyphs);
        if (item->kind == ITEM_LINK) item->as.link.target = str_copy(keeper->arena, item->as.link.target);
        if (item->kind == ITEM_FRAME) item->as.frame = kept_frame(keeper, item->as.frame);
    }
    return copy;
}

/* The paper alone: what stood in its margins is in the frames. */
static const Master *kept_master(const Keeper *keeper, const Master *master)
{
    Master *copy = arena_new(keeper->arena, Master);
    *copy = (Master){ .name = str_copy(keeper->arena, master->name),
                      .width = master->width,
                      .height = master->height,
                      .inside = master->inside,
                      .outside = master->outside,
                      .head = master->head,
                      .foot = master->foot,
                      .mirrored = master->mirrored };
    return copy;
}

const Pages *excerpt_keep(const Pages *pages, Arena *arena)
{
    Keeper keeper = { .arena = arena };
    Pages *kept = arena_new(arena, Pages);
    *kept = (Pages){ .n_pages = pages->n_pages,
                     .n_anchors = pages->n_anchors,
                     .pages = arena_array(arena, Page, pages->n_pages),
                     .anchors = arena_array(arena, Anchor, pages->n_anchors),
                     .title = str_copy(arena, pages->title),
                     .author = str_copy(arena, pages->author),
                     .lang = str_copy(arena, pages->lang),
                     .date = str_copy(arena, pages->date) };
    for (int i = 0; i < pages->n_pages; i++) {
        const Page *page = &pages->pages[i];
        bool is_same = i > 0 && page->master == pages->pages[i - 1].master;
        kept->pages[i] = (Page){ .folio = page->folio,
                                 .label = str_copy(arena, page->label),
                                 .is_left = page->is_left,
                                 .master = is_same ? kept->pages[i - 1].master : kept_master(&keeper, page->master),
                                 .frame = kept_frame(&keeper, page->frame) };
    }
    for (int i = 0; i < pages->n_anchors; i++) {
        kept->anchors[i] = pages->anchors[i];
        kept->anchors[i].key = str_copy(arena, pages->anchors[i].key);
    }
    return kept;
}

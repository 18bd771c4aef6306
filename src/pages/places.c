/* Where everything went, and the proof that nothing was lost: walks over finished pages. */
#include "base/utf8.h"
#include "pages/pages.h"
#include "pages/steps.h"

#include <stdlib.h>

/* One walk for all: what encloses an item while the tree is gone through. */
typedef struct {
    const Page *page;
    int number;
    bool repeated, sample;
    const Mark *mark;
    Box box;
} Around;

typedef struct Walk Walk;
struct Walk {
    void (*enter)(Walk *walk, const Frame *frame, const Around *around); /* a frame with a mark */
    void (*item)(Walk *walk, const Item *item, Len x, Len y, const Around *around);
    void *to;
};

static void walk_frame(Walk *walk, const Frame *frame, Len x, Len y, Around around)
{
    if (frame->mark) {
        if (frame->mark->role == ROLE_ARTIFACT) return;
        around.repeated |= frame->mark->repeated;
        around.sample |= frame->mark->sample;
        around.mark = frame->mark;
        around.box = (Box){ x, y, frame->width, frame->height };
        if (walk->enter) walk->enter(walk, frame, &around);
    }
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) walk_frame(walk, item->as.frame, x + item->x, y + item->y, around);
        else if (walk->item) walk->item(walk, item, x + item->x, y + item->y, &around);
    }
}

static void walk_pages(Walk *walk, const Pages *pages)
{
    for (int i = 0; i < pages->n_pages; i++) {
        const Page *page = &pages->pages[i];
        Around around = { .page = page, .number = i, .box = { 0, 0, page->master->width, page->master->height } };
        walk_frame(walk, page->frame, 0, 0, around);
    }
}

/* --- index ---------------------------------------------------------------------------------------------------- */

typedef struct {
    Vec(Anchor) anchors;
    Vec(Bookmark) bookmarks;
} Index;

static void index_mark(Walk *walk, const Frame *frame, const Around *around)
{
    Index *index = walk->to;
    const Mark *mark = frame->mark;
    if (around->repeated || around->sample) return;
    if (mark->key.n) *vec_push(&index->anchors) = (Anchor){ mark->key, around->number, around->box.x, around->box.y };
    if (mark->role == ROLE_HEADING && mark->bookmark.n)
        *vec_push(&index->bookmarks) = (Bookmark){ mark->level, mark->bookmark, around->number, around->box.y };
}

static int by_key_and_place(const void *a, const void *b)
{
    const Anchor *one = a, *other = b;
    int order = str_compare(one->key, other->key);
    if (order) return order;
    if (one->page != other->page) return one->page < other->page ? -1 : 1;
    return (one->y > other->y) - (one->y < other->y);
}

static const uint64_t HASH_START = 1469598103934665603u; /* FNV-1a */

static uint64_t mix(uint64_t hash, uint64_t value)
{
    for (int i = 0; i < 8; i++) hash = (hash ^ (value >> 8 * i & 0xFF)) * 1099511628211u;
    return hash;
}

static uint64_t mix_pen(uint64_t hash, Pen pen)
{
    return mix(mix(hash, (uint64_t)pen.kind << 32 | (uint32_t)pen.width),
               (uint64_t)pen.color.red << 16 | (uint64_t)pen.color.green << 8 | pen.color.blue);
}

static uint64_t hash_frame(uint64_t hash, const Frame *frame, Len x, Len y)
{
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        hash = item->kind == ITEM_FRAME
                   ? hash
                   : mix(mix(hash, (uint64_t)item->kind), (uint64_t)(uint32_t)(x + item->x) << 32 | (uint32_t)(y + item->y));
        switch (item->kind) {
        case ITEM_FRAME: hash = hash_frame(hash, item->as.frame, x + item->x, y + item->y); break;
        case ITEM_GLYPHS: {
            const Glyphs *glyphs = &item->as.glyphs;
            hash = mix(hash, str_hash(glyphs->face->postscript_name));
            hash = mix(hash, (uint64_t)(uint32_t)glyphs->size << 32 | (uint32_t)glyphs->squeeze);
            hash = mix(mix(hash, str_hash(glyphs->text)),
                       (uint64_t)glyphs->color.red << 16 | (uint64_t)glyphs->color.green << 8 | glyphs->color.blue);
            for (int g = 0; g < glyphs->n_glyphs; g++)
                hash = mix(hash, (uint64_t)glyphs->glyphs[g].id << 32 | (uint32_t)glyphs->glyphs[g].x);
            break;
        }
        case ITEM_RULE:
            hash = mix_pen(mix(hash, (uint64_t)(uint32_t)item->as.rule.dx << 32 | (uint32_t)item->as.rule.dy), item->as.rule.pen);
            break;
        case ITEM_FILL: {
            const Fill *fill = &item->as.fill;
            hash = mix(hash, (uint64_t)(uint32_t)fill->width << 32 | (uint32_t)fill->height);
            hash = mix_pen(hash, fill->plate.pen);
            hash = mix(hash, (uint64_t)fill->plate.filled << 24 | (uint64_t)fill->plate.fill.red << 16 |
                                 (uint64_t)fill->plate.fill.green << 8 | fill->plate.fill.blue);
            break;
        }
        case ITEM_LINK: hash = mix(hash, str_hash(item->as.link.target)); break;
        case ITEM_SLOT: break;
        }
    }
    return hash;
}

static uint64_t hash_words(uint64_t hash, const Frame *frame)
{
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) hash = hash_words(hash, item->as.frame);
        if (item->kind != ITEM_GLYPHS) continue;
        Str text = item->as.glyphs.text;
        for (int k = 0; k < text.n; k++)
            if (text.at[k] != ' ') hash = (hash ^ (uint8_t)text.at[k]) * 1099511628211u;
    }
    return hash;
}

void places_index(Pages *pages, Arena *arena)
{
    Index index = { .anchors.arena = arena, .bookmarks.arena = arena };
    Walk walk = { .enter = index_mark, .to = &index };
    walk_pages(&walk, pages);
    if (index.anchors.n) qsort(index.anchors.at, (size_t)index.anchors.n, sizeof *index.anchors.at, by_key_and_place);
    int n = 0;
    for (int i = 0; i < index.anchors.n; i++) /* of several places of one key, the first */
        if (n == 0 || !str_equal(index.anchors.at[n - 1].key, index.anchors.at[i].key))
            index.anchors.at[n++] = index.anchors.at[i];
    pages->anchors = index.anchors.at;
    pages->n_anchors = n;
    pages->bookmarks = index.bookmarks.at;
    pages->n_bookmarks = index.bookmarks.n;
    for (int i = 0; i < pages->n_pages; i++) {
        pages->pages[i].hash = hash_frame(HASH_START, pages->pages[i].frame, 0, 0);
        pages->pages[i].words = hash_words(HASH_START, pages->pages[i].frame);
    }
}

/* --- places ---------------------------------------------------------------------------------------------------- */

typedef struct {
    Vec(Place) places;
} Gathered;

static void gather(Walk *walk, const Item *item, Len x, Len y, const Around *around)
{
    (void)x, (void)y;
    Gathered *gathered = walk->to;
    if (item->kind != ITEM_GLYPHS || !around->mark) return;
    *vec_push(&gathered->places) = (Place){ .key = around->mark->key,
                                            .serial = around->mark->serial,
                                            .page = around->number,
                                            .box = around->box,
                                            .text = item->as.glyphs.text,
                                            .repeated = around->repeated || around->sample };
}

const Places *pages_places(const Pages *pages, Arena *arena)
{
    Gathered gathered = { .places.arena = arena };
    Walk walk = { .item = gather, .to = &gathered };
    walk_pages(&walk, pages);
    Places *places = arena_new(arena, Places);
    *places = (Places){ gathered.places.at, gathered.places.n };
    return places;
}

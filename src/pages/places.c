/* What a finished page is reached by and known by: anchors, bookmarks, hashes. */
#include "pages/steps.h"

#include <stdlib.h>

typedef struct {
    Vec(Anchor) anchors;
    Vec(Bookmark) bookmarks;
} Index;

/* What is shown for the first time; repeats, samples and fixed matter lead nowhere. */
static void index_frame(Index *index, const Frame *frame, int page, Len x, Len y)
{
    const Mark *mark = frame->mark;
    if (mark && (mark->role == ROLE_ARTIFACT || mark->repeated || mark->sample)) return;
    if (mark && mark->key.text.n) *vec_push(&index->anchors) = (Anchor){ mark->key, page, x, y };
    if (mark && mark->role == ROLE_HEADING && mark->bookmark.n)
        *vec_push(&index->bookmarks) = (Bookmark){ mark->level, mark->bookmark, page, y };
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) index_frame(index, item->as.frame, page, x + item->x, y + item->y);
    }
}

static int by_key_and_place(const void *a, const void *b)
{
    const Anchor *one = a, *other = b;
    int order = str_compare(one->key.text, other->key.text);
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
    for (int i = 0; i < pages->n_pages; i++) index_frame(&index, pages->pages[i].frame, i, 0, 0);
    if (index.anchors.n) qsort(index.anchors.at, (size_t)index.anchors.n, sizeof *index.anchors.at, by_key_and_place);
    int n = 0;
    for (int i = 0; i < index.anchors.n; i++) /* of several places of one key, the first */
        if (n == 0 || !str_equal(index.anchors.at[n - 1].key.text, index.anchors.at[i].key.text))
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

/* What a finished page is reached by and known by: anchors, bookmarks, hashes. */
#include "pages/steps.h"

#include <stdlib.h>

/* The text of a cell has the key of the cell: of several places of one key on a page the highest is wanted, the first of those. */
static bool is_reached_by(const Anchor *around, const Anchor *own)
{
    return around && around->column == own->column && around->down <= own->down && key_equal(around->key, own->key);
}

/* The key of one that is wanted lasts as long as who wants it. */
static void add_anchor(Places *places, Anchor anchor)
{
    const Str *wanted = places->wanted ? map_find(places->wanted, anchor.key.text) : NULL;
    if (places->wanted && !wanted) return;
    if (wanted) anchor.key.text = *wanted;
    *vec_push(&places->anchors) = anchor;
}

/* What is shown for the first time; repeats, samples and fixed matter lead nowhere.  around: what it stands in; NULL: nothing that has a key. */
static void index_frame(Places *places, const Frame *frame, const Master *master, int page, Len x, Len y, const Anchor *around)
{
    const Mark *mark = frame->mark;
    if (mark && mark->page_column) places->column = mark->page_column;
    if (mark && (mark->role == ROLE_ARTIFACT || mark->repeated || mark->sample)) return;
    Anchor own = { 0 };
    if (mark && mark->key.text.n) {
        own = (Anchor){ mark->key, page, x, y, places->column, master->vertical ? master->width - x - frame->width : y };
        if (!is_reached_by(around, &own)) add_anchor(places, own);
        around = &own;
    }
    if (mark && mark->role == ROLE_HEADING && mark->bookmark.n) { /* what fills its slots goes with the page */
        Str title = str_copy(places->bookmarks.arena, mark->bookmark);
        *vec_push(&places->bookmarks) = (Bookmark){ mark->level, title, page, y, mark->key };
    }
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) index_frame(places, item->as.frame, master, page, x + item->x, y + item->y, around);
    }
    if (mark && mark->page_column) places->column = 0;
}

static int by_key_and_place(const void *a, const void *b)
{
    const Anchor *one = a, *other = b;
    int order = str_compare(one->key.text, other->key.text);
    if (order) return order;
    if (one->page != other->page) return one->page < other->page ? -1 : 1;
    if (one->column != other->column) return one->column < other->column ? -1 : 1;
    return (one->down > other->down) - (one->down < other->down);
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

static uint64_t mix_color(uint64_t hash, Color color)
{
    return mix(hash, (uint64_t)color.red << 16 | (uint64_t)color.green << 8 | color.blue);
}

static uint64_t mix_contour(uint64_t hash, const Contour *contour)
{
    for (int i = 0; i < contour->n; i++) {
        const PathPoint *point = &contour->points[i];
        hash = mix(mix(hash, point->step), (uint64_t)(uint32_t)point->x << 32 | (uint32_t)point->y);
    }
    return hash;
}

static uint64_t mix_path(uint64_t hash, const Path *path)
{
    hash = mix_contour(hash, &path->contour);
    hash = mix_pen(mix(hash, (uint64_t)path->is_filled << 32 | (uint32_t)path->dash), path->pen);
    return mix_color(hash, path->fill);
}

static uint64_t mix_picture(uint64_t hash, const PictureBox *box)
{
    hash = mix(mix(hash, box->picture->fingerprint), (uint64_t)(uint32_t)box->width << 32 | (uint32_t)box->height);
    hash = mix(hash, (uint64_t)(uint32_t)box->whole.x << 32 | (uint32_t)box->whole.y);
    return mix(hash, (uint64_t)(uint32_t)box->whole.width << 32 | (uint32_t)box->whole.height);
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
            if (fill->contour) hash = mix_contour(hash, fill->contour);
            break;
        }
        case ITEM_PATH: hash = mix_path(hash, &item->as.path); break;
        case ITEM_PICTURE: hash = mix_picture(hash, &item->as.picture); break;
        case ITEM_LINK: hash = mix(hash, str_hash(item->as.link.target)); break;
        case ITEM_SLOT: break;
        }
    }
    return hash;
}

static uint64_t hash_words(uint64_t hash, const Frame *frame)
{
    if (frame->mark && frame->mark->spoken.n) hash = mix(hash, str_hash(frame->mark->spoken));
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) hash = hash_words(hash, item->as.frame);
        if (item->kind == ITEM_PICTURE) hash = mix(hash, item->as.picture.picture->fingerprint); /* it says something, too */
        if (item->kind != ITEM_GLYPHS) continue;
        Str text = item->as.glyphs.text;
        for (int k = 0; k < text.n; k++)
            if (text.at[k] != ' ') hash = (hash ^ (uint8_t)text.at[k]) * 1099511628211u;
    }
    return hash;
}

Places places_new(Arena *arena)
{
    return (Places){ .anchors.arena = arena, .bookmarks.arena = arena };
}

void places_add(Places *places, Page *page, int number)
{
    index_frame(places, page->frame, page->master, number, 0, 0, NULL);
    page->hash = hash_frame(HASH_START, page->frame, 0, 0);
    page->words = hash_words(HASH_START, page->frame);
}

/* Those of one page are in their order. */
static void sort_bookmarks(const Places *places, Pages *pages, Arena *arena)
{
    int *next = arena_array(arena, int, pages->n_pages + 1); /* of each page, where its next one belongs */
    for (int i = 0; i < places->bookmarks.n; i++) next[places->bookmarks.at[i].page + 1]++;
    for (int i = 0; i < pages->n_pages; i++) next[i + 1] += next[i];
    pages->n_bookmarks = places->bookmarks.n;
    pages->bookmarks = arena_array(arena, Bookmark, pages->n_bookmarks);
    for (int i = 0; i < places->bookmarks.n; i++) {
        const Bookmark *bookmark = &places->bookmarks.at[i];
        pages->bookmarks[next[bookmark->page]++] = *bookmark;
    }
}

void places_sort(Places *places, Pages *pages, Arena *arena)
{
    int n = places->anchors.n;
    pages->anchors = places->anchors.at;
    if (n) qsort(pages->anchors, (size_t)n, sizeof *pages->anchors, by_key_and_place);
    for (int i = 0; i < n; i++) /* of several places of one key, the first */
        if (i == 0 || !str_equal(pages->anchors[pages->n_anchors - 1].key.text, pages->anchors[i].key.text))
            pages->anchors[pages->n_anchors++] = pages->anchors[i];
    sort_bookmarks(places, pages, arena);
}

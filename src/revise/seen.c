/* The pages, frame by frame: which keys and faces stand there, and where the first time. */
#include "revise/seen.h"

#include <stdlib.h>

Sightings *sightings_open(Arena *arena)
{
    Sightings *sightings = arena_new(arena, Sightings);
    *sightings = (Sightings){ .arena = arena, .by_key = map_new(arena), .ranges.arena = arena, .faces.arena = arena };
    return sightings;
}

static Seen *seen_of(Sightings *sightings, Key key)
{
    Seen *seen = map_find(&sightings->by_key, key.text);
    if (seen) return seen;
    seen = arena_new(sightings->arena, Seen);
    seen->pages.arena = sightings->arena;
    map_put(&sightings->by_key, key.text, seen);
    return seen;
}

void sightings_add(Sightings *sightings, Key key, int page, Box box)
{
    Seen *seen = seen_of(sightings, key);
    if (!seen->pages.n) seen->box = box;
    if (!seen->pages.n || seen->pages.at[seen->pages.n - 1] != page) *vec_push(&seen->pages) = page;
}

/* ---- a page ---- */

/* However late it comes, a page has its place among the others. */
static void see_key(Sightings *sightings, Key key, int page, Box box)
{
    Seen *seen = seen_of(sightings, key);
    int at = seen->pages.n;
    while (at > 0 && seen->pages.at[at - 1] > page) at--;
    if (at > 0 && seen->pages.at[at - 1] == page) return;
    *vec_push(&seen->pages) = page;
    for (int i = seen->pages.n - 1; i > at; i--) seen->pages.at[i] = seen->pages.at[i - 1];
    seen->pages.at[at] = page;
    if (at == 0) seen->box = box;
}

static void see_frame(Sightings *sightings, const Frame *frame, int page, Len x, Len y)
{
    const Mark *mark = frame->mark;
    if (mark && mark->role == ROLE_ARTIFACT) return;
    if (mark && mark->key.text.n) see_key(sightings, mark->key, page, (Box){ x, y, frame->width, frame->height });
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME)
            see_frame(sightings, frame->items[i].as.frame, page, x + frame->items[i].x, y + frame->items[i].y);
}

/* Fixed matter has faces, too. */
static void see_faces(Sightings *sightings, const Frame *frame, int page)
{
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) see_faces(sightings, item->as.frame, page);
        if (item->kind != ITEM_GLYPHS) continue;
        FaceSeen now = { item->as.glyphs.face, page, sightings->n_runs++ }, *seen = NULL;
        for (int k = 0; k < sightings->faces.n && !seen; k++)
            if (sightings->faces.at[k].face == now.face) seen = &sightings->faces.at[k];
        if (!seen) *vec_push(&sightings->faces) = now;
        else if (page < seen->page) *seen = now;
    }
}

static void see_page(void *taker, const Page *page, int number)
{
    Sightings *sightings = taker;
    see_frame(sightings, page->frame, number, 0, 0);
    sightings->n_runs = 0;
    see_faces(sightings, page->frame, number);
}

PageTaker sightings_taker(Sightings *sightings)
{
    return (PageTaker){ .take = see_page, .taker = sightings };
}

/* ---- all of them ---- */

static bool stands_on(const Seen *seen, int page)
{
    for (int i = 0; seen && i < seen->pages.n; i++)
        if (seen->pages.at[i] == page) return true;
    return false;
}

void sightings_share(Sightings *sightings, Key key, Key other, Key row)
{
    const Seen *seen = map_find(&sightings->by_key, other.text), *own = map_find(&sightings->by_key, row.text);
    if (!seen) return;
    Seen *shared = arena_new(sightings->arena, Seen);
    *shared = (Seen){ .pages.arena = sightings->arena, .box = seen->box };
    for (int i = 0; i < seen->pages.n; i++)
        if (!own || stands_on(own, seen->pages.at[i])) *vec_push(&shared->pages) = seen->pages.at[i];
    map_put(&sightings->by_key, key.text, shared);
}

Key sightings_key_of(ShownValue shown, Arena *arena)
{
    Key key = shown.setting->rich.key;
    return shown.last ? key_with_part(key, key_record(shown.last->rich.key), arena) : key;
}

void sightings_add_heads(Sightings *sightings, const Pages *pages)
{
    for (int n = 0; n < pages->n_pages; n++)
        for (int i = 0; i < pages->pages[n].n_shown; i++) {
            ShownValue shown = pages->pages[n].shown[i];
            Key key = sightings_key_of(shown, sightings->arena);
            bool is_new = !map_find(&sightings->by_key, key.text);
            if (shown.last && is_new) *vec_push(&sightings->ranges) = shown;
            see_key(sightings, key, n, (Box){ 0 });
        }
}

static int by_place(const void *a, const void *b)
{
    const FaceSeen *one = a, *other = b;
    return one->page == other->page ? one->nth - other->nth : one->page - other->page;
}

const FaceSeen *sightings_faces(const Sightings *sightings, int *n)
{
    *n = sightings->faces.n;
    if (*n) qsort(sightings->faces.at, (size_t)*n, sizeof(FaceSeen), by_place);
    return sightings->faces.at;
}

const Seen *sightings_find(const Sightings *sightings, Key key)
{
    return map_find(&sightings->by_key, key.text);
}

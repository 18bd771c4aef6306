/* The pages, frame by frame: which keys stand there, and where the first time. */
#include "revise/seen.h"

Sightings sightings_new(Arena *arena)
{
    return (Sightings){ .arena = arena, .by_key = map_new(arena), .ranges.arena = arena };
}

void sightings_add(Sightings *sightings, Key key, int page, Box box)
{
    Seen *seen = map_find(&sightings->by_key, key.text);
    if (!seen) {
        seen = arena_new(sightings->arena, Seen);
        seen->pages.arena = sightings->arena;
        seen->box = box;
        map_put(&sightings->by_key, key.text, seen);
    }
    if (!seen->pages.n || seen->pages.at[seen->pages.n - 1] != page) *vec_push(&seen->pages) = page;
}

static void see_frame(Sightings *sightings, const Frame *frame, int page, Len x, Len y)
{
    const Mark *mark = frame->mark;
    if (mark && mark->role == ROLE_ARTIFACT) return;
    if (mark && mark->key.text.n) sightings_add(sightings, mark->key, page, (Box){ x, y, frame->width, frame->height });
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME)
            see_frame(sightings, frame->items[i].as.frame, page, x + frame->items[i].x, y + frame->items[i].y);
}

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

void sightings_add_page(Sightings *sightings, const Page *page, int number)
{
    see_frame(sightings, page->frame, number, 0, 0);
    for (int i = 0; i < page->n_shown; i++) {
        Key key = sightings_key_of(page->shown[i], sightings->arena);
        bool is_new = !map_find(&sightings->by_key, key.text);
        if (page->shown[i].last && is_new) *vec_push(&sightings->ranges) = page->shown[i];
        sightings_add(sightings, key, number, (Box){ 0 });
    }
}

const Seen *sightings_find(const Sightings *sightings, Key key)
{
    return map_find(&sightings->by_key, key.text);
}

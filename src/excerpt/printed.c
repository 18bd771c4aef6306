/* Anchors are kept by key: "m1-1-1#item", "m1-1-1'2".  The record is what stands before the mark. */
#include "excerpt/excerpt.h"
#include "excerpt/key.h"

typedef struct {
    Str label; /* what the map gives: first, so that the entry is the label */
    int page;
} Printed;

Str excerpt_record_of(Key key)
{
    int end = str_find(key, '#');
    if (end >= 0) key = str_part(key, 0, end);
    end = str_find(key, '\'');
    return end >= 0 ? str_part(key, 0, end) : key;
}

const Map *excerpt_printed(const Pages *pages, Arena *arena)
{
    Map *printed = arena_new(arena, Map);
    *printed = map_new(arena);
    for (int i = 0; i < pages->n_anchors; i++) {
        const Anchor *anchor = &pages->anchors[i];
        Str id = excerpt_record_of(anchor->key);
        Printed *known = map_find(printed, id);
        if (known && known->page <= anchor->page) continue;
        if (!known) {
            known = arena_new(arena, Printed);
            map_put(printed, str_copy(arena, id), known);
        }
        *known = (Printed){ str_copy(arena, pages->pages[anchor->page].label), anchor->page };
    }
    return printed;
}

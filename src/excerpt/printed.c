/* Where each record of the booklet first stands. */
#include "excerpt/excerpt.h"

typedef struct {
    Str label; /* what the map gives: first, so that the entry is the label */
    int page;
} PrintedPage;

const Map *excerpt_printed(const Pages *pages, Arena *arena)
{
    Map *printed = arena_new(arena, Map);
    *printed = map_new(arena);
    for (int i = 0; i < pages->n_anchors; i++) {
        const Anchor *anchor = &pages->anchors[i];
        Str id = key_record(anchor->key);
        PrintedPage *known = map_find(printed, id);
        if (known && known->page <= anchor->page) continue;
        if (!known) {
            known = arena_new(arena, PrintedPage);
            map_put(printed, str_copy(arena, id), known);
        }
        *known = (PrintedPage){ str_copy(arena, pages->pages[anchor->page].label), anchor->page };
    }
    return printed;
}

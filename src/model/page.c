#include "model/page.h"

const Anchor *pages_find_anchor(const Pages *pages, Str key)
{
    int low = 0, high = pages->n_anchors;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = str_compare(pages->anchors[middle].key.text, key);
        if (order == 0) return &pages->anchors[middle];
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return NULL;
}

const Pages *pages_selected(const Pages *pages, const bool *marked, Arena *arena)
{
    Pages *chosen = arena_new(arena, Pages);
    int *now = arena_array(arena, int, pages->n_pages); /* new number of each page, -1: left out */
    *chosen = *pages;
    chosen->pages = arena_array(arena, Page, pages->n_pages);
    chosen->anchors = arena_array(arena, Anchor, pages->n_anchors);
    chosen->bookmarks = arena_array(arena, Bookmark, pages->n_bookmarks);
    chosen->n_pages = chosen->n_anchors = chosen->n_bookmarks = 0;
    for (int i = 0; i < pages->n_pages; i++) {
        now[i] = marked[i] ? chosen->n_pages : -1;
        if (now[i] >= 0) chosen->pages[chosen->n_pages++] = pages->pages[i];
    }
    for (int i = 0; i < pages->n_anchors; i++)
        if (now[pages->anchors[i].page] >= 0) {
            Anchor *anchor = &chosen->anchors[chosen->n_anchors++];
            *anchor = pages->anchors[i];
            anchor->page = now[anchor->page];
        }
    for (int i = 0; i < pages->n_bookmarks; i++)
        if (now[pages->bookmarks[i].page] >= 0) {
            Bookmark *bookmark = &chosen->bookmarks[chosen->n_bookmarks++];
            *bookmark = pages->bookmarks[i];
            bookmark->page = now[bookmark->page];
        }
    return chosen;
}

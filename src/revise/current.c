#include "revise/current.h"

static bool is_blank(const ReleasePage *page)
{
    return page->pin.branch && page->pin.n_slabs == 0;
}

static bool same_state(const ReleasePage *a, const ReleasePage *b)
{
    return str_equal(a->revised, b->revised) && is_blank(a) == is_blank(b) && (a->label.n > 0) == (b->label.n > 0);
}

CurrentPages current_pages(const Release *release, int first)
{
    const ReleasePage *from = &release->pages[first];
    int end = first + 1;
    while (end < release->n_pages && same_state(from, &release->pages[end])) end++;
    return (CurrentPages){ first, end - 1, from->revised, is_blank(from) };
}

Str current_label(const Release *release, int page, Arena *arena)
{
    if (page < 0 || page >= release->n_pages) return STR("—");
    const ReleasePage *named = &release->pages[page];
    return named->label.n ? named->label : str_printf(arena, "#%d", page + 1);
}

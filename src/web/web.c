#include "web/web.h"

#include "base/vec.h"
#include "web/page.h"

struct Web {
    Vec(WebPage) pages; /* by number */
    Arena *arena;
};

Web *web_open(Arena *arena)
{
    Web *web = arena_new(arena, Web);
    Arena *own = arena_open();
    *web = (Web){ .pages.arena = own, .arena = own };
    return web;
}

void web_add(Web *web, const Page *page, int number, const TagPage *painted)
{
    while (web->pages.n <= number) *vec_push(&web->pages) = (WebPage){ 0 };
    web->pages.at[number].pieces = pieces_seen(page, number, painted, web->arena);
}

Str web_written(Web *web, const Pages *pages, const Tags *tags)
{
    return page_written(web->pages.at, pages, tags, web->arena);
}

const WebFile *web_chapters(Web *web, const Pages *pages, const Tags *tags, int *n)
{
    return page_chapters(web->pages.at, pages, tags, n, web->arena);
}

void web_close(Web *web)
{
    arena_close(web->arena);
}

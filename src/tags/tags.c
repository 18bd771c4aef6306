#include "tags/tags.h"

#include "base/vec.h"
#include "tags/lector.h"
#include "tags/painted.h"

struct Tagging {
    TagTexts *texts;
    Vec(TagPage) pages; /* by number: their links */
    TagPage shown;      /* the page in hand */
    Arena *arena;       /* what is forgotten with it */
    Arena *walk;        /* what is forgotten with each page */
};

Tagging *tags_open(Arena *arena)
{
    Tagging *tagging = arena_new(arena, Tagging);
    *tagging = (Tagging){ .arena = arena_open(), .walk = arena_open(), .pages.arena = arena };
    tagging->texts = texts_open(tagging->arena, tagging->walk, arena);
    return tagging;
}

void tags_close(Tagging *tagging)
{
    arena_close(tagging->walk);
    arena_close(tagging->arena);
    tagging->walk = tagging->arena = NULL;
}

void tags_expect(Tagging *tagging, const Page *page, int number)
{
    texts_add_document(tagging->texts, page->document);
    texts_see(tagging->texts, page, number);
}

const TagPage *tags_see(Tagging *tagging, const Page *page, int number)
{
    while (tagging->pages.n <= number) *vec_push(&tagging->pages) = (TagPage){ 0 };
    tagging->shown = painted_page(tagging->texts, page, number);
    tagging->pages.at[number] = (TagPage){ .links = tagging->shown.links, .n_links = tagging->shown.n_links };
    return &tagging->shown;
}

static void read_to(void *reader, const TagListener *listener)
{
    Tagging *tagging = reader;
    lector_read(tagging->texts, listener);
    tags_close(tagging); /* before what else is made of the pages */
}

static Tags *finish(Tagging *tagging, const Pages *pages)
{
    texts_lead(tagging->texts, tagging->pages.at, pages);
    Tags *tags = arena_new(tagging->texts->kept, Tags);
    *tags = (Tags){ .pages = tagging->pages.at, .n_pages = tagging->pages.n };
    return tags;
}

const Tags *tags_finish_to_read(Tagging *tagging, const Pages *pages)
{
    Tags *tags = finish(tagging, pages);
    tags->read = read_to;
    tags->reader = tagging;
    return tags;
}

const Tags *tags_finish(Tagging *tagging, const Pages *pages)
{
    Tags *tags = finish(tagging, pages);
    tags->root = lector_read(tagging->texts, NULL);
    tags_close(tagging); /* before what is made of the tags */
    return tags;
}

#include "tags/tags.h"

#include "base/vec.h"
#include "tags/lector.h"
#include "tags/painted.h"

struct Tagging {
    TagTexts *texts;
    Vec(TagPage) pages; /* by number */
    Arena *arena;       /* what is forgotten with it */
};

static Tagging *open_for(bool are_whole, Arena *arena)
{
    Tagging *tagging = arena_new(arena, Tagging);
    *tagging = (Tagging){ .arena = arena_open(), .pages.arena = arena };
    tagging->texts = texts_open(are_whole, tagging->arena, arena);
    return tagging;
}

Tagging *tags_open(Arena *arena)
{
    return open_for(true, arena);
}

void tags_close(Tagging *tagging)
{
    arena_close(tagging->arena);
}

const TagPage *tags_see(Tagging *tagging, const Page *page, int number)
{
    while (tagging->pages.n <= number) *vec_push(&tagging->pages) = (TagPage){ 0 };
    texts_add_document(tagging->texts, page->document);
    tagging->pages.at[number] = painted_page(tagging->texts, page, number);
    return &tagging->pages.at[number];
}

const Tags *tags_finish(Tagging *tagging, const Pages *pages)
{
    texts_lead(tagging->texts, tagging->pages.at, pages);
    Tags *tags = arena_new(tagging->texts->kept, Tags);
    *tags = (Tags){ lector_read(tagging->texts), tagging->pages.at, tagging->pages.n };
    return tags;
}

const Tags *tags_read(const Pages *pages, Arena *arena)
{
    Tagging *tagging = open_for(false, arena);
    for (int i = 0; i < pages->n_pages; i++) texts_add_document(tagging->texts, pages->pages[i].document);
    for (int i = 0; i < pages->n_pages; i++) texts_see(tagging->texts, &pages->pages[i], i);
    for (int i = 0; i < pages->n_pages; i++) tags_see(tagging, &pages->pages[i], i);
    const Tags *tags = tags_finish(tagging, pages);
    tags_close(tagging);
    return tags;
}

#include "tags/tags.h"

#include "base/vec.h"
#include "tags/lector.h"
#include "tags/painted.h"

struct Tagging {
    TagTexts *texts;
    Vec(TagPage) pages; /* by number */
};

static Tagging *tagging_new(TagTexts *texts)
{
    Tagging *tagging = arena_new(texts->arena, Tagging);
    *tagging = (Tagging){ .texts = texts, .pages.arena = texts->arena };
    return tagging;
}

Tagging *tags_open(Arena *arena)
{
    return tagging_new(texts_open(true, arena));
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
    Tags *tags = arena_new(tagging->texts->arena, Tags);
    *tags = (Tags){ lector_read(tagging->texts), tagging->pages.at, tagging->pages.n };
    return tags;
}

const Tags *tags_read(const Pages *pages, Arena *arena)
{
    Tagging *tagging = tagging_new(texts_open(false, arena));
    for (int i = 0; i < pages->n_pages; i++) texts_add_document(tagging->texts, pages->pages[i].document);
    for (int i = 0; i < pages->n_pages; i++) texts_see(tagging->texts, &pages->pages[i], i);
    for (int i = 0; i < pages->n_pages; i++) tags_see(tagging, &pages->pages[i], i);
    return tags_finish(tagging, pages);
}

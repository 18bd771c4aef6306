#include "tags/tags.h"

#include "tags/lector.h"
#include "tags/painted.h"

const Tags *tags_read(const Pages *pages, Arena *arena)
{
    Arena *scratch = arena_open();
    TagTexts *texts = texts_open(pages, scratch, arena);
    Tags *tags = arena_new(arena, Tags);
    TagPage *painted = arena_array(arena, TagPage, pages->n_pages);
    for (int i = 0; i < pages->n_pages; i++) painted[i] = painted_page(texts, i);
    *tags = (Tags){ .root = lector_read(texts), .pages = painted, .n_pages = pages->n_pages };
    arena_close(scratch);
    return tags;
}

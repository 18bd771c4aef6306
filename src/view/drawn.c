#include "view/drawn.h"

#include "base/vec.h"

struct DrawnPages {
    Arena *arena;
    SvgOutlines *outlines;
    char name; /* with which names in its pictures begin */
    Vec(DrawnPage) pages;
};

static DrawnPages *new_drawn(SvgOutlines *outlines, char name, Arena *arena)
{
    DrawnPages *drawn = arena_new(arena, DrawnPages);
    *drawn = (DrawnPages){ .arena = arena, .outlines = outlines, .name = name, .pages.arena = arena };
    return drawn;
}

DrawnPages *drawn_open(Arena *arena)
{
    return new_drawn(svg_outlines(arena), 'n', arena);
}

DrawnPages *drawn_beside(const DrawnPages *other, Arena *arena)
{
    return new_drawn(other->outlines, (char)(other->name + 1), arena);
}

static void take_page(void *taker, const Page *page, int number)
{
    DrawnPages *drawn = taker;
    while (drawn->pages.n <= number) *vec_push(&drawn->pages) = (DrawnPage){ 0 };
    Str name = str_printf(drawn->arena, "%c%d", drawn->name, number + 1);
    drawn->pages.at[number] = (DrawnPage){ .svg = svg_of_page(page->frame, name, drawn->outlines, drawn->arena),
                                           .label = str_copy(drawn->arena, page->label),
                                           .width = page->frame->width,
                                           .height = page->frame->height,
                                           .hash = page->hash };
}

PageTaker drawn_taker(DrawnPages *drawn)
{
    return (PageTaker){ .take = take_page, .taker = drawn };
}

const DrawnPage *drawn_pages(const DrawnPages *drawn, int *n)
{
    *n = drawn->pages.n;
    return drawn->pages.at;
}

const SvgOutlines *drawn_outlines(const DrawnPages *drawn)
{
    return drawn->outlines;
}

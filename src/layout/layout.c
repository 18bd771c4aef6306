/* Document → strips: of each section one, or one for each stretch of blocks between two forced page ends. */
#include "layout/layout.h"

#include "base/vec.h"
#include "layout/blocks.h"
#include "layout/columns.h"
#include "layout/strip.h"
#include "text/text.h"

struct Layout {
    Shop shop; /* its arena: for what strips share */
    FittedStyles fitted;
    StripExtent extent;
    const Section *section; /* in hand; NULL: all are done */
    const Block *block;     /* of it, the next one; NULL: all are done */
    StripBuilder strip;     /* what the one before, of this section, has left over */
    bool is_begun;          /* the section */
};

Layout *layout_open(const Document *document, StripExtent extent, FontBook *fonts, Arena *arena, Diag *diag)
{
    Layout *layout = arena_new(arena, Layout);
    *layout = (Layout){ .fitted = { map_new(arena), arena }, .extent = extent, .section = document->sections };
    layout->shop = (Shop){ .fonts = fonts,
                           .shapes = text_shapes_open(fonts),
                           .arena = arena,
                           .scratch = arena_open(),
                           .fitted = &layout->fitted,
                           .diag = diag };
    return layout;
}

void layout_close(Layout *layout)
{
    arena_close(layout->shop.scratch);
    text_shapes_close(layout->shop.shapes);
}

static StripBuilder begin_section(const Layout *layout, Arena *arena)
{
    const Master *master = layout->section->master;
    Shop shop = layout->shop;
    shop.measure = master->width - master->inside - master->outside;
    shop.alike = columns_alike(layout->section->blocks, NULL, shop);
    shop.arena = arena;
    StripBuilder strip = strip_new(shop, shop.measure);
    strip.page_height = master->height - master->head - master->foot;
    if (master->note_style) strip.notes_gap = master->note_style->space_before + style_white_under_rule(master->note_style);
    return strip;
}

/* What comes next begins a page, whatever it is. */
static bool is_at_page_end(const Layout *layout, const StripBuilder *strip)
{
    return layout->extent == STRIP_TO_PAGE_END && strip->new_page && strip->slabs.n;
}

const Strip *layout_next(Layout *layout, Arena *arena)
{
    const Section *section = layout->section;
    if (!section) return NULL;
    StripBuilder strip = layout->is_begun ? strip_next(&layout->strip, arena) : begin_section(layout, arena);
    if (!layout->is_begun) layout->block = section->blocks;
    for (; layout->block && !is_at_page_end(layout, &strip); layout->block = layout->block->next) {
        strip_block(&strip, layout->block, (Manner){ 0 });
        text_shapes_tidy(layout->shop.shapes);
    }
    layout->is_begun = layout->block != NULL;
    if (!layout->is_begun) layout->section = section->next;
    layout->strip = strip_next(&strip, layout->shop.arena);
    Strip *built = arena_new(arena, Strip);
    *built = strip_built(&strip, section);
    return built;
}

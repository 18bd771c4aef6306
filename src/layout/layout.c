/* Document → Galley: each section a strip. */
#include "layout/layout.h"

#include "base/vec.h"
#include "layout/blocks.h"
#include "layout/columns.h"
#include "layout/strip.h"
#include "text/text.h"

static Strip strip_from_section(const Section *section, Shop shop)
{
    const Master *master = section->master;
    shop.measure = master->width - master->inside - master->outside;
    shop.alike = columns_alike(section->blocks, NULL, shop);
    StripBuilder strip = strip_new(shop, shop.measure);
    strip.page_height = master->height - master->head - master->foot;
    if (master->note_style) strip.notes_gap = master->note_style->space_before + style_white_under_rule(master->note_style);
    for (const Block *block = section->blocks; block; block = block->next) {
        strip_block(&strip, block, (Manner){ 0 });
        text_shapes_tidy(shop.shapes);
    }
    return strip_built(&strip, section);
}

const Galley *layout_document(const Document *document, FontBook *fonts, Arena *arena, Diag *diag)
{
    FittedStyles fitted = { map_new(arena), arena };
    Shop shop = { .fonts = fonts,
                  .shapes = text_shapes_open(fonts),
                  .arena = arena,
                  .scratch = arena_open(),
                  .fitted = &fitted,
                  .diag = diag };
    Vec(Strip) strips = { .arena = arena };
    for (const Section *section = document->sections; section; section = section->next)
        *vec_push(&strips) = strip_from_section(section, shop);
    arena_close(shop.scratch);
    text_shapes_close(shop.shapes);
    Galley *galley = arena_new(arena, Galley);
    *galley = (Galley){ .strips = strips.at, .n_strips = strips.n, .document = document };
    return galley;
}

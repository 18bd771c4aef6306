/* Document → strips: of each section one, or one for each stretch of blocks between two forced page ends, shown as it grows: by
   a block, or by some rows of a long table. */
#include "layout/layout.h"

#include "base/vec.h"
#include "layout/best.h"
#include "layout/blocks.h"
#include "layout/columns.h"
#include "layout/strip.h"
#include "layout/table.h"
#include "text/text.h"

struct Layout {
    Shop shop; /* its arena: for what strips share */
    StripExtent extent;
    const Section *section; /* in hand; NULL: all are done */
    const Block *block;     /* of it, the next one, or that of the table; NULL: all are done */
    OpenTable *table;       /* some of whose rows are set; NULL: there is none */
    bool is_begun;          /* the section */
    StripBuilder builder;
    Arena *lists; /* where the slabs of a growing strip are, as long as it is in hand */
    Strip strip;
};

Layout *layout_open(const Document *document, LayoutWish wish, FontBook *fonts, Shapes *shapes, Arena *arena, Diag *diag)
{
    Layout *layout = arena_new(arena, Layout);
    *layout = (Layout){ .extent = wish.extent, .section = document->sections, .lists = arena_open() };
    layout->shop = (Shop){ .fonts = fonts,
                           .shapes = shapes,
                           .arena = arena,
                           .scratch = arena_open(),
                           .derived = document->derived ? document->derived : styles_new_derived(arena),
                           .best = best_open(document, wish, arena),
                           .diag = diag };
    return layout;
}

void layout_chosen(const Layout *layout, ChosenList *chosen)
{
    best_chosen(layout->shop.best, chosen, layout->shop);
}

void layout_close(Layout *layout)
{
    table_close(layout->table);
    arena_close(layout->lists);
    arena_close(layout->shop.scratch);
    text_shapes_end(layout->shop.shapes);
}

static void begin_section(Layout *layout)
{
    const Section *section = layout->section;
    const Master *master = section->master, *first = section_master(section, true);
    Shop shop = layout->shop;
    shop.measure = master_measure(master);
    shop.lies = master->vertical;
    shop.alike = columns_alike(section->blocks, NULL, shop);
    StripBuilder *strip = &layout->builder;
    *strip = strip_new(shop, shop.measure);
    strip->white = MOST_HEIGHT; /* the head of the page */
    if (layout->extent == STRIPS_GROWING) strip_restart(strip, layout->lists);
    strip->reach = len_max(master_reach(master), master_reach(first));
    strip->page_height = len_min(master_space(master), master_space(first)); /* what is not to be cut fits on any of its pages */
    if (master->note_style) strip->notes_gap = master->note_style->space_before + style_white_under_rule(master->note_style);
    layout->block = section->blocks;
    layout->is_begun = true;
}

/* What comes next begins a page, whatever it is. */
static bool is_at_page_end(const StripBuilder *strip)
{
    return strip->new_page && strip->slabs.n;
}

/* In its columns, or across the page. */
static void stand_in(Layout *layout, const Colonnade *colonnade)
{
    StripBuilder *builder = &layout->builder;
    if (builder->colonnade == colonnade) return;
    Len measure = builder->shop.measure;
    builder->colonnade = colonnade;
    builder->width = colonnade ? colonnade_width(colonnade, measure) : measure;
    builder->white = 0;
}

static void set_block(Layout *layout, Arena *arena)
{
    layout->builder.shop.arena = arena;
    stand_in(layout, layout->block->colonnade);
    strip_block(&layout->builder, layout->block, (Manner){ 0 });
    text_shapes_tidy(layout->shop.shapes);
    layout->block = layout->block->next;
}

static bool is_long_table(const Block *block)
{
    return block->kind == BLOCK_TABLE && table_is_long(block->as.table);
}

/* Of a long table the next rows. */
static void set_some(Layout *layout, Arena *arena)
{
    StripBuilder *builder = &layout->builder;
    if (!layout->table && !is_long_table(layout->block)) {
        set_block(layout, arena);
        return;
    }
    builder->shop.arena = arena;
    stand_in(layout, layout->block->colonnade);
    if (!layout->table) {
        strip_set(builder, layout->block);
        layout->table = table_open(builder, layout->block, (Manner){ 0 }, layout->shop.arena);
    }
    bool goes_on = table_go_on(layout->table);
    text_shapes_tidy(layout->shop.shapes);
    if (goes_on) return;
    table_close(layout->table);
    layout->table = NULL;
    layout->block = layout->block->next;
}

static void end_section(Layout *layout)
{
    layout->section = layout->section->next;
    layout->is_begun = false;
}

static const Strip *next_section(Layout *layout, Arena *arena)
{
    const Section *section = layout->section;
    while (layout->block) set_block(layout, arena);
    end_section(layout);
    Strip *strip = arena_new(arena, Strip);
    *strip = strip_built(&layout->builder, section);
    return strip;
}

static const Strip *next_block(Layout *layout, Arena *arena)
{
    const Section *section = layout->section;
    StripBuilder *builder = &layout->builder;
    if (is_at_page_end(builder)) strip_restart(builder, layout->lists);
    if (layout->block) set_some(layout, arena);
    bool is_done = !layout->block;
    layout->strip = strip_so_far(builder, section);
    layout->strip.goes_on = !is_done && !is_at_page_end(builder);
    if (is_done) end_section(layout);
    return &layout->strip;
}

const Strip *layout_next(Layout *layout, Arena *arena)
{
    if (!layout->section) return NULL;
    if (!layout->is_begun) begin_section(layout);
    return layout->extent == STRIPS_SECTIONS ? next_section(layout, arena) : next_block(layout, arena);
}

/* Headings, paragraphs, gaps, boxes and tables become slabs in order. */
#include "layout/blocks.h"

#include "base/vec.h"
#include "layout/around.h"
#include "layout/boxes.h"
#include "layout/callouts.h"
#include "layout/chart.h"
#include "layout/inner.h"
#include "layout/notes.h"
#include "layout/owed.h"
#include "layout/picture.h"
#include "layout/plates.h"
#include "layout/runin.h"
#include "layout/stack.h"
#include "layout/strip.h"
#include "layout/table.h"
#include "layout/tiles.h"
#include "model/chart.h"

enum { LEAST_LINES = 2 }; /* of a paragraph, on either side of a page end */

static void add_whole(StripBuilder *strip, const Block *block, Stack *stack, Len inner, Manner manner)
{
    Arena *arena = strip->shop.arena;
    const Frame *frame = stack_frame(stack, inner, NULL, arena);
    const Frame *body = plate_around(frame, block->style, strip->width, mark_of_block(block, manner, arena), arena);
    Slab *slab = strip_add(strip, body, block->key, block->where);
    part_from_notes(strip, stack, body->height, manner);
    slab_add_notes(slab, stack, arena);
    bool leads = (block->role == ROLE_HEADING && !block->style->may_part) || block->role == ROLE_INDEX_HEAD;
    slab->keep_next = block->style->keep_next || leads;
    owed_pay(strip);
}

const Frame *paragraph_line(const BlockLines *lines, int i, Len width, Manner manner, Shop shop)
{
    const Block *block = lines->block;
    Stack *stack = lines->stack;
    FrameBuilder builder = { .arena = shop.arena };
    frame_add_frame(&builder, stack->lines[i], 0, 0);
    Frame *frame = arena_new(shop.arena, Frame);
    *frame = *frame_built(&builder, width, stack->lines[i]->height, lines->mark);
    Len lead = lines->goes_on || i ? 0 : runin_width(block, width, shop);
    if (!lead) return frame;
    frame->baseline = stack->lines[0]->baseline;
    return runin_line(block, lead, frame, stack, manner, shop);
}

/* A paragraph may be cut between its lines, but never one line from the rest (two at either end). */
void strip_lines(StripBuilder *strip, const BlockLines *lines, Manner manner)
{
    const Block *block = lines->block;
    Stack *stack = lines->stack;
    part_from_notes(strip, stack, LEAST_LINES * stack->lines[0]->height, manner);
    for (int i = 0; i < stack->n_lines; i++) {
        const Frame *frame = paragraph_line(lines, i, strip->width, manner, strip->shop);
        Slab *slab = strip_add(strip, frame, block->key, block->where);
        bool last = i == stack->n_lines - 1;
        slab->keep_next = last ? block->style->keep_next : (i == 0 && !lines->goes_on) || i == stack->n_lines - 2;
        if (!last) slab->cost = COST_LINE;
        if (last && block->role == ROLE_CAPTION) slab_bind(slab);
        if (last) slab_add_notes(slab, stack, strip->shop.arena);
    }
    owed_pay(strip);
}

/* Whatever is more than text, in as many lines as pages may cut it into. */
Stack stack_block(const Block *block, Len width, Len room, Manner manner, Shop shop)
{
    StripBuilder inner = strip_new(shop, width);
    inner.page_height = room;
    inner.is_inner = true;
    strip_block(&inner, block, manner);
    Strip strip = strip_built(&inner, NULL);
    return inner_stack(&strip, block, width, room, shop);
}

static void add_text(StripBuilder *strip, const Block *block, Manner manner)
{
    const Style *style = block->style;
    strip->gap = len_max(strip->gap, style->space_before);
    Len inner = strip->width - style->plate.padding.left - style->plate.padding.right;
    manner.is_title = block->role == ROLE_HEADING;
    manner.white = style_is_plated(style) ? style->plate.padding.top / 2 : len_min(strip->gap, MOST_HEIGHT) + strip->white;
    Len lead = runin_width(block, strip->width, strip->shop);
    if (lead && block->role == ROLE_HEADING) return; /* the next block has it */
    if (block->role == ROLE_HEADING) runin_complain(block, strip->width, strip->shop);
    const Rich *text = lead ? runin_text(block, lead, strip->shop) : &block->as.text;
    Stack stack = text_fit(text, inner, manner, strip->shop);
    if (stack.n_lines == 0) return;
    bool is_whole = block->role == ROLE_HEADING || block->role == ROLE_ENTRY || block->role == ROLE_INDEX_HEAD;
    if (is_whole || style_is_plated(style)) add_whole(strip, block, &stack, inner, manner);
    else strip_lines(strip, &(BlockLines){ block, mark_of_block(block, manner, strip->shop.arena), &stack, false }, manner);
    if (!style_is_plated(style)) strip->white = style_white_below(style);
    strip->gap = len_max(strip->gap, style->space_after);
}

static void add_tiles(StripBuilder *strip, const Block *block, Manner manner)
{
    strip_add(strip, tiles_frame(block, strip->width, manner, strip->shop), block->key, block->where);
}

/* A picture, or a chart, and what is said of it, are on one page, if they fit on one. */
static void add_figure(StripBuilder *strip, const Block *block, const Frame *frame, const Block *caption, CaptionSide side,
                       Manner manner)
{
    int first = strip->slabs.n;
    strip->gap = len_max(strip->gap, block->style->space_before);
    if (caption && side == CAPTION_ABOVE) strip_block(strip, caption, manner);
    strip_add(strip, frame, block->key, block->where);
    if (caption && side == CAPTION_BELOW) strip_block(strip, caption, manner);
    if (!strip->page_height || strip_has_room_for(strip, first))
        for (int i = first; i < strip->slabs.n - 1; i++) strip->slabs.at[i].keep_next = true;
    strip->slabs.at[strip->slabs.n - 1].keep_next = block->style->keep_next;
    strip->gap = len_max(strip->gap, block->style->space_after);
}

/* A figure that was set level, in what lies: its height runs along the lines. */
static const Frame *standing_figure(const StripBuilder *strip, const Block *block, const Frame *level, Manner manner)
{
    Shop shop = strip->shop;
    Len beside = strip->width - level->height;
    bool is_too_wide = strip->page_height && !strip->is_inner && level->width > strip->page_height;
    if ((beside < 0 || is_too_wide) && !manner.is_forgiven)
        diag_report(shop.diag, block->where, block->key.text, DIAG_FIGURE_HIGH, len_to_mm(level->width), len_to_mm(level->height),
                    len_to_mm(is_too_wide ? strip->page_height : level->width), len_to_mm(strip->width));
    Frame *standing = arena_new(shop.arena, Frame);
    *standing = *level;
    standing->width = level->height;
    standing->height = level->width;
    standing->baseline = 0;
    standing->stands = true;
    FrameBuilder line = { .arena = shop.arena };
    Align align = block->style->align;
    Len x = align == ALIGN_CENTER ? beside / 2 : align == ALIGN_END ? beside : 0;
    frame_add_frame(&line, standing, len_max(0, x), 0);
    return frame_built(&line, strip->width, standing->height, NULL);
}

/* From edge to edge of the paper, whichever of its margins is on which side. */
static void add_reaching(StripBuilder *strip, const Block *block, Manner manner)
{
    Depiction whole = *block->as.depiction;
    Block own = *block;
    Len width = strip->width + 2 * strip->reach;
    if (whole.height) whole.width = width;
    own.as.depiction = &whole;
    FrameBuilder line = { .arena = strip->shop.arena };
    const Frame *frame = picture_frame(&own, width, manner, strip->shop);
    frame_add_frame(&line, frame, -strip->reach, 0);
    add_figure(strip, block, frame_built(&line, strip->width, frame->height, NULL), whole.caption, whole.side, manner);
}

static void add_picture(StripBuilder *strip, const Block *block, Manner manner)
{
    const Depiction *depiction = block->as.depiction;
    if (depiction->reach == REACH_PAPER) {
        add_reaching(strip, block, manner);
        return;
    }
    bool lies = strip->shop.lies;
    const Frame *frame = picture_frame(block, lies ? picture_width(depiction) : strip->width, manner, strip->shop);
    add_figure(strip, block, lies ? standing_figure(strip, block, frame, manner) : frame, depiction->caption, depiction->side,
               manner);
}

static void add_chart(StripBuilder *strip, const Block *block, Manner manner)
{
    const Chart *chart = block->as.chart;
    bool lies = strip->shop.lies;
    const Frame *frame = chart_frame(block, lies ? chart->width : strip->width, manner, strip->shop);
    add_figure(strip, block, lies ? standing_figure(strip, block, frame, manner) : frame, chart->caption, chart->side, manner);
}

/* White before everything else is meant: it stands.  Elsewhere it may vanish at the head of a page. */
static void add_gap(StripBuilder *strip, const Block *block)
{
    if (strip->slabs.n || strip->goes_on) strip->gap = strip->gap < MOST_HEIGHT ? strip->gap + block->as.gap : MOST_HEIGHT;
    else
        strip_add(strip, frame_built(&(FrameBuilder){ .arena = strip->shop.arena }, strip->width, block->as.gap, NULL),
                  block->key, block->where)
            ->keep_next = true;
}

/* The discs stand in a slab of their own, right above the table whose columns they explain. */
static void add_callouts(StripBuilder *strip, const Block *sample, const Block *table, Manner manner)
{
    const Frame *frame = callouts_frame(sample, table, strip->width, manner, strip->shop);
    if (frame) slab_bind(strip_add(strip, frame, sample->key, sample->where));
}

static void add_sample(StripBuilder *strip, const Block *block, Manner manner)
{
    int first = strip->slabs.n;
    manner.is_sample = true;
    Len width = strip->width;
    for (const Block *child = block->as.sample.blocks; child; child = child->next) {
        if (child->kind == BLOCK_TABLE) {
            strip->width = len_max(LEN_MM, width - callouts_room(block, child));
            add_callouts(strip, block, child, manner);
        }
        int begins = strip->slabs.n;
        strip_block(strip, child, manner);
        if (child->kind == BLOCK_TABLE) callouts_add_beside(strip, block, child, strip->width, begins, manner);
        strip->width = width;
    }
    strip_keep(strip, first);
}

void strip_block(StripBuilder *strip, const Block *block, Manner manner)
{
    strip_set(strip, block);
    switch (block->kind) {
    case BLOCK_TEXT: add_text(strip, block, manner); break;
    case BLOCK_TABLE: table_add(strip, block, manner); break;
    case BLOCK_GAP: add_gap(strip, block); break;
    case BLOCK_BOX:
        if (box_form(block).grid) grid_add(strip, block, manner);
        else if (box_form(block).around) around_add(strip, block, manner);
        else box_add(strip, block, manner);
        break;
    case BLOCK_SAMPLE: add_sample(strip, block, manner); break;
    case BLOCK_TILES: add_tiles(strip, block, manner); break;
    case BLOCK_PICTURE: add_picture(strip, block, manner); break;
    case BLOCK_CHART: add_chart(strip, block, manner); break;
    case BLOCK_BREAK:
        if (strip->is_inner) diag_report(strip->shop.diag, block->where, block->key.text, DIAG_BREAK_INSIDE);
        if (block->as.page_break == START_COLUMN) strip->new_column = true;
        else strip->new_page = true;
        if (strip->new_page) strip->side = block->as.page_break;
        break;
    }
}

static Matter matter_of(const Block *block, Len width, Len room, Manner manner, Shop shop)
{
    Matter matter = block_is_plain(block) ? matter_from_text(&block->as.text, manner, shop)
                                          : (Matter){ .done = stack_block(block, width, room, manner, shop) };
    matter.where = block->where;
    matter.key = block->key;
    return matter;
}

/* Its notes as the last thing it holds; they are as wide as that. */
static Matter matter_of_notes(Matter *matter, int n, Arena *arena)
{
    NoteList notes = { .arena = arena };
    for (int i = 0; i < n; i++)
        for (int k = 0; k < matter[i].done.n_notes; k++) *vec_push(&notes) = matter[i].done.notes[k];
    Matter below = { .done = notes_below(notes.at, notes.n, arena) };
    for (int i = 0, at = 0; i < n; at += matter[i++].done.n_notes)
        if (matter[i].done.n_notes) matter[i].done.notes = notes.at + at;
    return below;
}

Filling filling_of_cell(const Cell *cell, Len width, Len room, Manner manner, Shop shop, Arena *list)
{
    Filling filling = { 0 };
    int n = 0;
    for (const Block *block = cell->blocks; block; block = block->next) n++;
    Matter *matter = arena_array(list, Matter, n + 1);
    filling.matter = matter;
    if (cell->notes_below) shop.measure = width;
    for (const Block *block = cell->blocks; block; block = block->next) {
        matter[filling.n++] = matter_of(block, width, room, manner, shop);
        if (!filling.first && block->kind == BLOCK_TEXT) filling.first = &block->as.text;
    }
    if (!cell->notes_below || !n) return filling;
    matter[n] = matter_of_notes(matter, n, shop.arena);
    matter[n].where = cell->where;
    matter[n].key = cell->key;
    filling.n += matter[n].done.n_lines > 0;
    return filling;
}

/* Headings, paragraphs, gaps, boxes and tables become slabs in order. */
#include "layout/blocks.h"

#include "base/vec.h"
#include "layout/callouts.h"
#include "layout/inner.h"
#include "layout/notes.h"
#include "layout/owed.h"
#include "layout/picture.h"
#include "layout/stack.h"
#include "layout/strip.h"
#include "layout/table.h"
#include "layout/tiles.h"

enum { LEAST_LINES = 2 }; /* of a paragraph, on either side of a page end */
enum { COST_LINE = 60 };  /* of a page ending after it; see pages/cut.c */

static const Mark *mark_of(const Block *block, Manner manner, Arena *arena)
{
    return mark_new((Mark){ .role = block->role,
                            .key = block->key,
                            .where = block->where,
                            .level = block->level,
                            .bookmark = block->signpost ? block->signpost->bookmark : STR("") },
                    manner, arena);
}

static bool is_plated(const Style *style)
{
    return style->plate.filled || style->plate.pen.kind != LINE_NONE || style->above.kind != LINE_NONE ||
           style->below.kind != LINE_NONE;
}

/* A block in its plate, with the rules over and under it. */
static const Frame *plate_around(const Frame *inner, const Style *style, Len width, const Mark *mark, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    Edges pad = style->plate.padding;
    Len height = inner->height + pad.top + pad.bottom;
    frame_add_fill(&builder, (Box){ 0, 0, width, height }, style->plate);
    frame_add_frame(&builder, inner, pad.left, pad.top);
    frame_add_rule(&builder, 0, 0, width, 0, style->above);
    frame_add_rule(&builder, 0, height, width, 0, style->below);
    return frame_built(&builder, width, height, mark);
}

/* Where the notes of a block are too much for its page, they go on on the next. */
static void part_from_notes(StripBuilder *strip, Stack *stack, Len height, Manner manner)
{
    LenSum notes = notes_height(stack->notes, stack->n_notes);
    if (notes && strip->page_height && !strip->is_inner && height + notes + strip->notes_gap > strip->page_height)
        owed_take(strip, stack, 1, manner);
}

static void add_whole(StripBuilder *strip, const Block *block, Stack *stack, Len inner, Manner manner)
{
    Arena *arena = strip->shop.arena;
    const Frame *frame = stack_frame(stack, inner, NULL, arena);
    const Frame *body = plate_around(frame, block->style, strip->width, mark_of(block, manner, arena), arena);
    Slab *slab = strip_add(strip, body, block->key, block->where);
    part_from_notes(strip, stack, body->height, manner);
    slab_add_notes(slab, stack, arena);
    slab->keep_next = block->style->keep_next || (block->role == ROLE_HEADING && !block->style->may_part);
    owed_pay(strip);
}

/* A paragraph may be cut between its lines, but never one line from the rest (two at either end). */
static void add_lines(StripBuilder *strip, const Block *block, Stack *stack, Manner manner)
{
    part_from_notes(strip, stack, LEAST_LINES * stack->lines[0]->height, manner);
    const Mark *mark = mark_of(block, manner, strip->shop.arena);
    for (int i = 0; i < stack->n_lines; i++) {
        FrameBuilder builder = { .arena = strip->shop.arena };
        frame_add_frame(&builder, stack->lines[i], 0, 0);
        const Frame *frame = frame_built(&builder, strip->width, stack->lines[i]->height, mark);
        Slab *slab = strip_add(strip, frame, block->key, block->where);
        bool last = i == stack->n_lines - 1;
        slab->keep_next = last ? block->style->keep_next || block->role == ROLE_CAPTION : i == 0 || i == stack->n_lines - 2;
        if (!last) slab->cost = COST_LINE;
        if (last) slab_add_notes(slab, stack, strip->shop.arena);
    }
    owed_pay(strip);
}

static void add_text(StripBuilder *strip, const Block *block, Manner manner)
{
    const Style *style = block->style;
    strip->gap = len_max(strip->gap, style->space_before);
    Len inner = strip->width - style->plate.padding.left - style->plate.padding.right;
    manner.is_title = block->role == ROLE_HEADING;
    manner.white = is_plated(style) ? style->plate.padding.top / 2 : len_min(strip->gap, MOST_HEIGHT) + strip->white;
    Stack stack = text_fit(&block->as.text, inner, manner, strip->shop);
    if (stack.n_lines == 0) return;
    if (block->role == ROLE_HEADING || block->role == ROLE_ENTRY || is_plated(style))
        add_whole(strip, block, &stack, inner, manner);
    else add_lines(strip, block, &stack, manner);
    if (!is_plated(style)) strip->white = style_white_below(style);
    strip->gap = len_max(strip->gap, style->space_after);
}

static void add_edge(FrameBuilder *builder, Len y, Len width, const Style *style, Pen rule)
{
    frame_add_rule(builder, 0, y, width, 0, style->plate.pen);
    frame_add_rule(builder, 0, y, width, 0, rule);
}

/* A piece of a box: its sides, and the edge it begins or ends with. */
static const Frame *box_piece(const StripBuilder *strip, const Block *block, const Frame *line, bool begins, bool ends,
                              Manner manner)
{
    const Style *style = block->style;
    Plate plate = style->plate;
    Edges pad = plate.padding;
    FrameBuilder builder = { .arena = strip->shop.arena };
    Len top = begins ? pad.top : 0, width = strip->width, height = top + line->height + (ends ? pad.bottom : 0);
    plate.pen.kind = LINE_NONE;
    plate.radius = 0;
    frame_add_fill(&builder, (Box){ 0, 0, width, height }, plate);
    frame_add_frame(&builder, line, pad.left, top);
    frame_add_rule(&builder, 0, 0, 0, height, style->plate.pen);
    frame_add_rule(&builder, width, 0, 0, height, style->plate.pen);
    if (begins) add_edge(&builder, 0, width, style, style->above);
    if (ends) add_edge(&builder, height, width, style, style->below);
    return frame_built(&builder, width, height, mark_of(block, manner, strip->shop.arena));
}

/* A box higher than a page has room for is cut between its lines, two at least on either side; the cut is open. */
static void add_box_by_lines(StripBuilder *strip, const Block *block, const Stack *stack, Manner manner)
{
    for (int i = 0; i < stack->n_lines; i++) {
        bool last = i == stack->n_lines - 1;
        const Frame *piece = box_piece(strip, block, stack->lines[i], i == 0, last, manner);
        Slab *slab = strip_add(strip, piece, block->key, block->where);
        if (!last) slab->cost = COST_LINE;
        slab->keep_next = last ? block->style->keep_next : i == 0 || i == stack->n_lines - 2;
        Stack own = { 0 };
        Note *notes = arena_array(strip->shop.arena, Note, stack->n_notes);
        for (int k = 0; k < stack->n_notes; k++)
            if (stack->notes[k].line == i) notes[own.n_notes++] = stack->notes[k];
        own.notes = notes;
        slab_add_notes(slab, &own, strip->shop.arena);
    }
}

/* Whatever is more than text, in as many lines as pages may cut it into. */
static Stack stack_block(const Block *block, Len width, Len room, Manner manner, Shop shop)
{
    StripBuilder inner = strip_new(shop, width);
    inner.page_height = room;
    inner.is_inner = true;
    strip_block(&inner, block, manner);
    Strip strip = strip_built(&inner, NULL);
    return inner_stack(&strip, block, width, room, shop);
}

/* Each of its texts goes down the fit ladder by itself. */
static Stack stack_box(const Block *box, Len width, Manner manner, Shop shop)
{
    Stack stack = { 0 };
    if (box->as.box.notes_below) shop.measure = width;
    manner.white = box->style->plate.padding.top / 2;
    for (const Block *block = box->as.box.blocks; block; block = block->next) {
        Stack more =
            block_is_plain(block) ? text_fit(&block->as.text, width, manner, shop) : stack_block(block, width, 0, manner, shop);
        if (stack_is_too_high((LenSum)stack.height + more.height, block->where, block->key, shop)) break;
        stack_append(&stack, &more, shop.arena);
        manner.white = block_is_plain(block) ? style_white_below(block->style) : 0;
    }
    if (box->as.box.notes_below) stack_set_notes(&stack, shop.arena);
    return stack;
}

static void add_box(StripBuilder *strip, const Block *block, Manner manner)
{
    const Style *style = block->style;
    strip->gap = len_max(strip->gap, style->space_before);
    Len inner = strip->width - style->plate.padding.left - style->plate.padding.right;
    Stack stack = stack_box(block, inner, manner, strip->shop);
    Edges pad = style->plate.padding;
    bool may_cut = strip->page_height && !block->as.box.keep;
    if (may_cut && (LenSum)stack.height + pad.top + pad.bottom > strip->page_height)
        add_box_by_lines(strip, block, &stack, manner);
    else add_whole(strip, block, &stack, inner, manner);
    strip->gap = len_max(strip->gap, style->space_after);
}

static void add_tiles(StripBuilder *strip, const Block *block, Manner manner)
{
    strip_add(strip, tiles_frame(block, strip->width, manner, strip->shop), block->key, block->where);
}

static void add_caption(StripBuilder *strip, const Depiction *depiction, CaptionSide side, Manner manner)
{
    if (depiction->caption && depiction->side == side) strip_block(strip, depiction->caption, manner);
}

/* A picture and its caption are on one page, if they fit on one. */
static void add_picture(StripBuilder *strip, const Block *block, Manner manner)
{
    int first = strip->slabs.n;
    strip->gap = len_max(strip->gap, block->style->space_before);
    add_caption(strip, block->as.depiction, CAPTION_ABOVE, manner);
    strip_add(strip, picture_frame(block, strip->width, manner, strip->shop), block->key, block->where);
    add_caption(strip, block->as.depiction, CAPTION_BELOW, manner);
    if (!strip->page_height || strip_has_room_for(strip, first))
        for (int i = first; i < strip->slabs.n - 1; i++) strip->slabs.at[i].keep_next = true;
    strip->slabs.at[strip->slabs.n - 1].keep_next = block->style->keep_next;
    strip->gap = len_max(strip->gap, block->style->space_after);
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
    if (frame) strip_add(strip, frame, sample->key, sample->where)->keep_next = true;
}

static void add_sample(StripBuilder *strip, const Block *block, Manner manner)
{
    int first = strip->slabs.n;
    manner.is_sample = true;
    for (const Block *child = block->as.sample.blocks; child; child = child->next) {
        if (child->kind == BLOCK_TABLE) add_callouts(strip, block, child, manner);
        strip_block(strip, child, manner);
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
    case BLOCK_BOX: add_box(strip, block, manner); break;
    case BLOCK_SAMPLE: add_sample(strip, block, manner); break;
    case BLOCK_TILES: add_tiles(strip, block, manner); break;
    case BLOCK_PICTURE: add_picture(strip, block, manner); break;
    case BLOCK_BREAK:
        if (strip->is_inner) diag_report(strip->shop.diag, block->where, block->key.text, DIAG_BREAK_INSIDE);
        strip->new_page = true;
        strip->new_odd = block->as.page_break == START_ODD;
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

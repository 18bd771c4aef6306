/* What a box holds is set first, then it is drawn: by itself as high as that is, in a row of a grid as high as the others
   (cards.c).  One that a page must cut is drawn line by line. */
#include "layout/boxes.h"

#include "layout/blocks.h"
#include "layout/inner.h"
#include "layout/notes.h"
#include "layout/outline.h"
#include "layout/owed.h"
#include "layout/plates.h"
#include "layout/widths.h"

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
    return frame_built(&builder, width, height, mark_of_block(block, manner, strip->shop.arena));
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

/* A gap is white itself. */
static Len white_between(const Block *above, const Block *below)
{
    Len after = above && above->kind != BLOCK_GAP ? above->style->space_after : 0;
    return above && below->kind != BLOCK_GAP ? len_max(after, below->style->space_before) : after;
}

static void append_white(Stack *stack, Len height, Arena *arena)
{
    const Frame **line = arena_array(arena, const Frame *, 1);
    line[0] = frame_built(&(FrameBuilder){ .arena = arena }, 0, height, NULL);
    stack_append(stack, &(Stack){ .lines = line, .n_lines = 1, .height = height }, arena);
}

/* Each of its texts goes down the fit ladder by itself. */
Stack stack_blocks(const Block *first, const Block *end, Len width, Manner manner, Shop shop)
{
    Stack stack = { 0 };
    for (const Block *block = first, *above = NULL; block != end; above = block, block = block->next) {
        Len white = white_between(above, block);
        if (white) append_white(&stack, white, shop.arena);
        manner.white += white;
        Stack more =
            block_is_plain(block) ? text_fit(&block->as.text, width, manner, shop) : stack_block(block, width, 0, manner, shop);
        if (stack_is_too_high((LenSum)stack.height + more.height, block->where, block->key, shop)) break;
        stack_append(&stack, &more, shop.arena);
        manner.white = block_is_plain(block) ? style_white_below(block->style) : 0;
    }
    return stack;
}

/* The title stands on the upper edge, half of it above, as wide as its words. */
static void set_tab(SetBox *box, Manner manner, Shop shop)
{
    Block title = *box->block->as.box.blocks;
    title.next = NULL;
    Edges pad = title.style->plate.padding;
    Len room = box->width - box->inset.left - box->inset.right;
    Len inner = len_min(blocks_natural(&title, shop), room) - pad.left - pad.right;
    manner.is_title = true;
    Stack stack = text_fit(&title.as.text, inner, manner, shop);
    box->tab = plate_around(stack_frame(&stack, inner, NULL, shop.arena), title.style, inner + pad.left + pad.right,
                            mark_of_block(&title, manner, shop.arena), shop.arena);
    box->edge = box->tab->height / 2;
    box->inset.top = box->edge + len_max(box->inset.top, box->tab->height - box->edge);
}

/* A shape is as wide as its text asks, and stands as its style aligns. */
static void narrow_shape(SetBox *box, Shop shop)
{
    const BoxForm *form = &box->form;
    Len beside = box->inset.left + box->inset.right, room = box->width;
    Len inner = outline_room(form, box->style, form->width ? len_min(form->width, room) : room);
    if (!form->width) inner = len_min(inner, blocks_natural(box->block->as.box.blocks, shop) + beside);
    Edges margins = outline_margins(form, box->style, inner, 0);
    box->width = inner + margins.left + margins.right;
    box->inset.left += margins.left;
    box->inset.right += margins.right;
    Len white = len_max(0, room - box->width);
    box->x = box->style->align == ALIGN_CENTER ? white / 2 : box->style->align == ALIGN_END ? white : 0;
}

/* What stands above and below its text goes by how high that is. */
static void heighten_shape(SetBox *box)
{
    Edges pad = box->style->plate.padding;
    Edges margins = outline_margins(&box->form, box->style, 0, box->body.height + pad.top + pad.bottom);
    box->inset.top += margins.top;
    box->inset.bottom += margins.bottom;
}

static const Block *first_at_foot(const Block *blocks)
{
    while (blocks && !box_form(blocks).at_foot) blocks = blocks->next;
    return blocks;
}

SetBox box_set(const Block *block, Len width, Manner manner, Shop shop)
{
    static const Style bare = { 0 };
    SetBox box = { .block = block, .style = &bare, .form = box_form(block), .room = width, .width = width };
    if (block->kind != BLOCK_BOX || box.form.grid || box.form.around) {
        box.body = stack_block(block, width, 0, manner, shop);
        return box;
    }
    box.style = block->style;
    box.inset = box.style->plate.padding;
    if (box.form.shape) narrow_shape(&box, shop);
    if (box.form.has_tab) set_tab(&box, manner, shop);
    Len inner = box.width - box.inset.left - box.inset.right;
    const Block *first = box.form.has_tab ? block->as.box.blocks->next : block->as.box.blocks, *foot = first_at_foot(first);
    if (block->as.box.notes_below) shop.measure = inner;
    manner.white = box.style->plate.padding.top / 2;
    box.body = stack_blocks(first, foot, inner, manner, shop);
    manner.white = 0;
    if (foot) box.foot = stack_blocks(foot, NULL, inner, manner, shop);
    if (block->as.box.notes_below) stack_set_notes(&box.body, shop.arena);
    if (box.form.shape) heighten_shape(&box);
    return box;
}

LenSum box_height(const SetBox *box)
{
    return (LenSum)box->inset.top + box->body.height + box->foot.height + box->inset.bottom;
}

static void add_rules(FrameBuilder *builder, const SetBox *box, Len height)
{
    frame_add_rule(builder, box->x, box->edge, box->width, 0, box->style->above);
    frame_add_rule(builder, box->x, height, box->width, 0, box->style->below);
}

static void add_plate(FrameBuilder *builder, const SetBox *box, Len height)
{
    Box plate = { box->x, box->edge, box->width, height - box->edge };
    const Contour *contour =
        box->form.shape ? outline_contour(&box->form, box->style, plate.width, plate.height, builder->arena) : NULL;
    frame_add_contour(builder, plate, contour, box->style->plate);
}

const Frame *box_frame(const SetBox *box, Len height, Len body, Len foot, const Mark *mark, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    Len inner = box->width - box->inset.left - box->inset.right, x = box->x + box->inset.left;
    add_plate(&builder, box, height);
    if (box->tab) {
        add_rules(&builder, box, height);
        frame_add_frame(&builder, box->tab, box->x + box->style->plate.padding.left, 0);
    }
    frame_add_frame(&builder, stack_frame(&box->body, inner, NULL, arena), x, body);
    if (box->foot.n_lines) frame_add_frame(&builder, stack_frame(&box->foot, inner, NULL, arena), x, foot);
    if (!box->tab) add_rules(&builder, box, height);
    return frame_built(&builder, box->room, height, mark);
}

static void add_in_one(StripBuilder *strip, SetBox *box, Manner manner)
{
    const Block *block = box->block;
    Arena *arena = strip->shop.arena;
    LenSum height = box_height(box);
    if (stack_is_too_high(height, block->where, block->key, strip->shop)) return;
    Len body = box->inset.top, foot = body + box->body.height;
    const Frame *frame = box_frame(box, (Len)height, body, foot, mark_of_block(block, manner, arena), arena);
    Slab *slab = strip_add(strip, frame, block->key, block->where);
    part_from_notes(strip, &box->body, frame->height, manner);
    slab_add_notes(slab, &box->body, arena);
    slab_add_notes(slab, &box->foot, arena);
    slab->keep_next = block->style->keep_next;
    slab->sinks = box->form.at_foot && !strip->is_inner;
    owed_pay(strip);
}

/* To the edges of the paper, whichever of its margins is on which side. */
static void reach_out(SetBox *box, Len reach)
{
    box->x -= reach;
    box->width += 2 * reach;
    box->inset.left += reach;
    box->inset.right += reach;
}

void box_add(StripBuilder *strip, const Block *block, Manner manner)
{
    const Style *style = block->style;
    strip->gap = len_max(strip->gap, style->space_before);
    SetBox box = box_set(block, strip->width, manner, strip->shop);
    bool is_plain = !box.form.shape && !box.tab && !box.foot.n_lines && box.form.reach == REACH_MARGINS;
    bool may_cut = strip->page_height && !block->as.box.keep && is_plain;
    if (box.form.reach == REACH_PAPER) reach_out(&box, strip->reach);
    if (may_cut && box_height(&box) > strip->page_height) add_box_by_lines(strip, block, &box.body, manner);
    else add_in_one(strip, &box, manner);
    strip->gap = len_max(strip->gap, style->space_after);
}

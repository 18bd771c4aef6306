/* Text around a figure (回り込み).

       一行目は図の横 ┌──────┐    Lines whose characters begin beside the figure, or in the white under it, are short: figure and short
       から始まり、短 │  図  │    lines are one slab, which no page cuts.  The lines below are as long as any, and slabs like any.
       い行が続いて、 └──────┘
       図の下で元の長さに戻る。   The upper edge of the figure is level with the characters of the first line.

   Beside a figure stand paragraphs, where a line has room for ten characters, and headings that need no more lines there than below.
   With the first block that does not stand there, the slab ends. */
#include "layout/around.h"

#include "layout/blocks.h"
#include "layout/boxes.h"
#include "layout/notes.h"
#include "layout/owed.h"
#include "layout/plates.h"
#include "layout/runin.h"
#include "layout/vertical.h"

enum { LEAST_EM = 10 };   /* of a line beside the figure */
enum { LEAST_LINES = 2 }; /* of what comes after a heading, beside the figure with it */

typedef struct {
    StripBuilder *strip;
    const Block *block;
    FrameBuilder builder;
    Stack held;     /* the notes of all that stands in it */
    Len x, measure; /* of the short lines */
    LenSum foot;    /* of the figure; characters that begin so far down, and the white under it, stand below it */
    LenSum y;       /* so far lines go */
    Len gap;        /* white that waits below them */
    bool keep_next;
    const Block *parted; /* the paragraph that goes on under the figure, */
    Stack below;         /* with these lines; NULL: none does */
} Recess;

static const Style *style_beside(const Block *rest)
{
    while (rest && rest->kind == BLOCK_GAP) rest = rest->next;
    return rest && rest->kind == BLOCK_TEXT && !style_is_plated(rest->style) ? rest->style : NULL;
}

static void hold_notes(Recess *recess, const Stack *stack)
{
    Stack notes = { .notes = stack->notes, .n_notes = stack->n_notes };
    if (notes.n_notes) stack_append(&recess->held, &notes, recess->strip->shop.arena);
}

static void place(Recess *recess, const Frame *frame)
{
    frame_add_frame(&recess->builder, frame, recess->x, (Len)recess->y);
    recess->y += frame->height;
}

/* The figure stands in it, and nothing beside that. */
static Recess recess_begun(StripBuilder *strip, const Block *block, Manner manner)
{
    const Around *form = block->as.box.form->around;
    Shop shop = strip->shop;
    Recess recess = { .strip = strip, .block = block, .builder = { .arena = shop.arena } };
    Len width = len_min(form->width, strip->width);
    if (width < form->width && !manner.is_forgiven)
        diag_report(shop.diag, block->where, block->key.text, DIAG_FLOAT_WIDE, len_to_mm(form->width), len_to_mm(strip->width));
    recess.measure = len_max(0, strip->width - width - form->gap);
    recess.x = form->side == FLOAT_START ? strip->width - recess.measure : 0;
    const Style *style = style_beside(form->rest);
    Len down = style ? style_white_below(style) : 0;
    Stack figure = stack_blocks(block->as.box.blocks, form->rest, width, manner, shop);
    frame_add_frame(&recess.builder, stack_frame(&figure, width, NULL, shop.arena),
                    form->side == FLOAT_START ? 0 : strip->width - width, down);
    hold_notes(&recess, &figure);
    recess.foot = (LenSum)down + figure.height;
    strip->gap = len_max(strip->gap, block->as.box.blocks->style->space_before);
    if (form->rest) strip->gap = len_max(strip->gap, form->rest->style->space_before);
    return recess;
}

static Len row_gap_of(const Recess *recess)
{
    return recess->block->as.box.form->around->row_gap;
}

/* Below the white above a block. */
static LenSum top_of(const Recess *recess, const Block *block)
{
    return recess->y ? recess->y + len_max(recess->gap, block->style->space_before) : recess->gap;
}

/* Lines that begin so far down below its first one are short. */
static LenSum depth_for(const Recess *recess, const Block *block)
{
    Len under = len_max(0, row_gap_of(recess) - style_white_below(block->style));
    return recess->foot + under - top_of(recess, block);
}

static Len inner_width(const Block *block, Len width)
{
    return width - block->style->plate.padding.left - block->style->plate.padding.right;
}

static Manner manner_beside(const Recess *recess, const Block *block, Manner manner)
{
    manner.is_title = block->role == ROLE_HEADING;
    manner.white = style_is_plated(block->style) ? block->style->plate.padding.top / 2 : len_min(recess->gap, MOST_HEIGHT);
    return manner;
}

static int n_lines_of(const Block *block, Len width, Shop shop)
{
    Manner quiet = { .is_title = block->role == ROLE_HEADING, .is_forgiven = true };
    return text_fit(&block->as.text, inner_width(block, width), quiet, shop).n_lines;
}

/* In one piece, with lines of what comes after it. */
static bool whole_has_room(const Recess *recess, const Block *block, Shop shop)
{
    int n = n_lines_of(block, recess->measure, shop);
    if (n > n_lines_of(block, recess->strip->width, shop)) return false;
    Edges pad = block->style->plate.padding;
    const Style *after = style_beside(block->next);
    if (block->role == ROLE_HEADING && !after) return false; /* it stands where what it heads does */
    LenSum height = (LenSum)n * block->style->leading + pad.top + pad.bottom + (after ? LEAST_LINES * after->leading : 0);
    return height <= depth_for(recess, block);
}

static bool has_ten_characters(const Recess *recess, const Block *block)
{
    return inner_width(block, recess->measure) >= LEAST_EM * style_em(block->style);
}

static bool stands_beside(const Recess *recess, const Block *block, Shop shop)
{
    if (block->kind == BLOCK_GAP) return true;
    bool is_text = block->kind == BLOCK_TEXT && (block->role == ROLE_PARAGRAPH || block->role == ROLE_HEADING);
    if (!is_text || vertical_stands(&block->as.text, shop) || depth_for(recess, block) <= 0) return false;
    if (!has_ten_characters(recess, block)) return false;
    return block_is_plain(block) || whole_has_room(recess, block, shop);
}

/* Lines of a paragraph. */
static void place_lines(Recess *recess, const Block *block, Manner manner, Shop shop)
{
    Len lead = runin_width(block, recess->measure, shop);
    const Rich *text = lead ? runin_text(block, lead, shop) : &block->as.text;
    Matter matter = matter_from_text(text, manner, shop);
    LenSum depth = depth_for(recess, block);
    PartedStack parted =
        text_set_parted(text, recess->measure, depth < MOST_HEIGHT ? (Len)depth : MOST_HEIGHT, recess->strip->width,
                        (Setup){ .white = manner.white, .is_quiet = manner.is_forgiven }, shop);
    BlockLines lines = { block, mark_of_block(block, manner, shop.arena), &parted.above, false };
    recess->parted = parted.below.n_lines ? block : NULL;
    Stack *last = recess->parted ? &parted.below : &parted.above;
    last->notes = matter.done.notes;
    last->n_notes = matter.done.n_notes;
    recess->y = top_of(recess, block);
    for (int i = 0; i < parted.above.n_lines; i++) place(recess, paragraph_line(&lines, i, recess->measure, manner, shop));
    bool leaves_one = parted.above.n_lines == 1 || parted.below.n_lines == 1;
    recess->keep_next = recess->parted ? leaves_one : block->style->keep_next;
    hold_notes(recess, &parted.above);
    recess->below = parted.below;
}

static void place_whole(Recess *recess, const Block *block, Manner manner, Shop shop)
{
    Len inner = inner_width(block, recess->measure);
    Stack stack = text_fit(&block->as.text, inner, manner, shop);
    recess->y = top_of(recess, block);
    place(recess, plate_around(stack_frame(&stack, inner, NULL, shop.arena), block->style, recess->measure,
                               mark_of_block(block, manner, shop.arena), shop.arena));
    hold_notes(recess, &stack);
    recess->keep_next = block->style->keep_next || block->role == ROLE_HEADING;
}

static void place_beside(Recess *recess, const Block *block, Manner manner)
{
    Shop shop = recess->strip->shop;
    strip_set(recess->strip, block);
    if (block->kind == BLOCK_GAP) {
        recess->gap = len_min(MOST_HEIGHT, recess->gap) + block->as.gap;
        return;
    }
    bool is_heading = block->role == ROLE_HEADING;
    if (is_heading && runin_width(block, recess->measure, shop)) return; /* the next block has it */
    if (is_heading) runin_complain(block, recess->measure, shop);
    manner = manner_beside(recess, block, manner);
    if (block_is_plain(block) || block->run_in) place_lines(recess, block, manner, shop);
    else place_whole(recess, block, manner, shop);
    recess->gap = block->style->space_after;
}

static void recess_end(Recess *recess, Manner manner)
{
    StripBuilder *strip = recess->strip;
    const Block *block = recess->block;
    LenSum height = recess->y > recess->foot ? recess->y : recess->foot;
    if (stack_is_too_high(height, block->where, block->key, strip->shop)) return;
    const Frame *frame =
        frame_built(&recess->builder, strip->width, (Len)height, mark_of_block(block, manner, strip->shop.arena));
    Slab *slab = strip_add(strip, frame, block->key, block->where);
    part_from_notes(strip, &recess->held, frame->height, manner);
    slab_add_notes(slab, &recess->held, strip->shop.arena);
    slab->keep_next = recess->keep_next;
    if (recess->parted) slab->cost = COST_LINE;
    owed_pay(strip);
    LenSum next = recess->foot + row_gap_of(recess), below = recess->y + recess->gap;
    strip->gap = recess->parted ? 0 : (Len)((next > below ? next : below) - height);
}

/* The first block that does not stand beside the figure: lines would be too short, or much white is left for its sake. */
static void tell_of_rest(const Recess *recess, const Block *block, Shop shop)
{
    LenSum white = recess->foot - recess->y;
    if (recess->measure && block->kind == BLOCK_TEXT && !has_ten_characters(recess, block))
        diag_report(shop.diag, block->where, block->key.text, DIAG_FLOAT_NARROW, len_to_mm(recess->measure),
                    len_to_mm(LEAST_EM * style_em(block->style)));
    else if (recess->measure && block->kind != BLOCK_BREAK && white * 3 > recess->foot)
        diag_report(shop.diag, block->where, block->key.text, DIAG_FLOAT_ALONE, len_to_mm(recess->measure),
                    len_to_mm((Len)white));
}

static void add_all(StripBuilder *strip, const Block *blocks, Manner manner)
{
    for (; blocks; blocks = blocks->next) strip_block(strip, blocks, manner);
}

void around_add(StripBuilder *strip, const Block *block, Manner manner)
{
    const Block *rest = block->as.box.form->around->rest;
    if (rest == block->as.box.blocks) { /* there is no figure */
        add_all(strip, rest, manner);
        return;
    }
    Recess recess = recess_begun(strip, block, manner);
    strip_set_all(strip, block->as.box.blocks, rest);
    for (; rest && !recess.parted && stands_beside(&recess, rest, strip->shop); rest = rest->next)
        place_beside(&recess, rest, manner);
    if (rest && !recess.parted && !manner.is_forgiven) tell_of_rest(&recess, rest, strip->shop);
    recess_end(&recess, manner);
    if (recess.parted) {
        const Mark *mark = mark_of_block(recess.parted, manner, strip->shop.arena);
        strip_lines(strip, &(BlockLines){ recess.parted, mark, &recess.below, true }, manner);
        strip->white = style_white_below(recess.parted->style);
        strip->gap = recess.gap;
    }
    add_all(strip, rest, manner);
}

/* A column over facing pages, twice as wide as one: each half goes to its page.  What lies on one side goes there as it is; frames
   that lie on both are two of one mark, like the frames of what a page end cuts; level rules and plates end at the gutter; a
   rule down the gutter stands on both.  Texts never lie across it. */
#include "pages/steps.h"

/* Where something lies, across. */
typedef struct {
    Len left, right;
} Crosswise;

/* What of it is on this side. */
static Crosswise on_side(Crosswise whole, Len gutter, SheetHalf half)
{
    if (half == SHEET_LEFT) return (Crosswise){ whole.left, len_min(whole.right, gutter) };
    return (Crosswise){ len_max(whole.left, gutter), whole.right };
}

/* By where it begins. */
static bool is_here(Len x, Len gutter, SheetHalf half)
{
    return (x < gutter) == (half == SHEET_LEFT);
}

/* false: nothing of it is here. */
static bool take_rule(Item *item, Len gutter, SheetHalf half)
{
    Rule *rule = &item->as.rule;
    if (!rule->dx && item->x == gutter) return true;
    if (rule->dy || !rule->dx) return is_here(item->x, gutter, half);
    Crosswise own = on_side((Crosswise){ item->x, item->x + rule->dx }, gutter, half);
    item->x = own.left;
    rule->dx = own.right - own.left;
    return rule->dx > 0;
}

static bool take_fill(Item *item, Len gutter, SheetHalf half)
{
    Fill *fill = &item->as.fill;
    if (fill->contour) return is_here(item->x, gutter, half);
    Crosswise own = on_side((Crosswise){ item->x, item->x + fill->width }, gutter, half);
    item->x = own.left;
    fill->width = own.right - own.left;
    return fill->width > 0;
}

static bool take_frame(Item *item, Len gutter, SheetHalf half, Arena *arena)
{
    const Frame *frame = item->as.frame;
    bool is_across = item->x < gutter && gutter < item->x + frame->width;
    if (!is_across) return is_here(item->x, gutter, half);
    item->as.frame = facing_half(frame, gutter - item->x, half, arena);
    if (half == SHEET_RIGHT) item->x = gutter;
    return item->as.frame->n_items > 0;
}

static bool take_item(Item *item, Len gutter, SheetHalf half, Arena *arena)
{
    switch (item->kind) {
    case ITEM_RULE: return take_rule(item, gutter, half);
    case ITEM_FILL: return take_fill(item, gutter, half);
    case ITEM_FRAME: return take_frame(item, gutter, half, arena);
    default: return is_here(item->x, gutter, half);
    }
}

const Frame *facing_half(const Frame *frame, Len gutter, SheetHalf half, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    for (int i = 0; i < frame->n_items; i++) {
        Item item = frame->items[i];
        if (!take_item(&item, gutter, half, arena)) continue;
        if (half == SHEET_RIGHT) item.x -= gutter;
        *vec_push(&builder) = item;
    }
    Len width = half == SHEET_LEFT ? gutter : frame->width - gutter;
    return frame_built(&builder, width, frame->height, frame->mark);
}

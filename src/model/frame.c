#include "model/frame.h"

void frame_expect(FrameBuilder *builder, int n)
{
    builder->at = arena_array(builder->arena, Item, n);
    builder->room = n;
}

Item *frame_add(FrameBuilder *builder, ItemKind kind, Len x, Len y)
{
    if (!builder->at) { /* most frames hold one thing */
        builder->at = arena_new(builder->arena, Item);
        builder->room = 1;
    }
    Item *item = vec_push(builder);
    *item = (Item){ .x = x, .y = y, .kind = kind };
    return item;
}

void frame_add_frame(FrameBuilder *builder, const Frame *frame, Len x, Len y)
{
    if (frame) frame_add(builder, ITEM_FRAME, x, y)->as.frame = frame;
}

void frame_add_rule(FrameBuilder *builder, Len x, Len y, Len dx, Len dy, Pen pen)
{
    if (pen.kind != LINE_NONE) frame_add(builder, ITEM_RULE, x, y)->as.rule = (Rule){ dx, dy, pen };
}

void frame_add_contour(FrameBuilder *builder, Box box, const Contour *contour, Plate plate)
{
    if (!plate.filled && plate.pen.kind == LINE_NONE) return;
    frame_add(builder, ITEM_FILL, box.x, box.y)->as.fill = (Fill){ box.width, box.height, plate, contour };
}

void frame_add_fill(FrameBuilder *builder, Box box, Plate plate)
{
    frame_add_contour(builder, box, NULL, plate);
}

static Len first_baseline(const FrameBuilder *builder)
{
    for (int i = 0; i < builder->n; i++)
        if (builder->at[i].kind == ITEM_FRAME && builder->at[i].as.frame->baseline)
            return builder->at[i].y + builder->at[i].as.frame->baseline;
    return 0;
}

const Frame *frame_built(const FrameBuilder *builder, Len width, Len height, const Mark *mark)
{
    Frame *frame = arena_new(builder->arena, Frame);
    *frame = (Frame){ .width = width, .height = height, .mark = mark, .items = builder->at, .n_items = builder->n };
    frame->baseline = first_baseline(builder);
    return frame;
}

/* Of the first text in it; 0: there is none. */
static int first_serial(const Frame *frame)
{
    if (frame->mark && frame->mark->serial > 0) return frame->mark->serial;
    for (int i = 0; i < frame->n_items; i++) {
        int serial = frame->items[i].kind == ITEM_FRAME ? first_serial(frame->items[i].as.frame) : 0;
        if (serial) return serial;
    }
    return 0;
}

static bool has_role(const Item *item, Role one, Role other)
{
    const Mark *mark = item->kind == ITEM_FRAME ? item->as.frame->mark : NULL;
    return mark && (mark->role == one || mark->role == other);
}

const int *frame_order(const Frame *frame, Arena *arena)
{
    int n_waiting = 0, n_rows = 0, n = 0;
    for (int i = 0; i < frame->n_items; i++) {
        n_waiting += has_role(&frame->items[i], ROLE_CELL, ROLE_HEAD_CELL);
        n_rows += has_role(&frame->items[i], ROLE_ROW, ROLE_HEAD_ROW);
    }
    if (!n_waiting || !n_rows) return NULL;
    int *order = arena_array(arena, int, frame->n_items);
    int *serials = arena_array(arena, int, frame->n_items); /* of cells that wait for their row; 0: they do not */
    for (int i = 0; i < frame->n_items; i++)
        if (has_role(&frame->items[i], ROLE_CELL, ROLE_HEAD_CELL)) serials[i] = first_serial(frame->items[i].as.frame);
    for (int i = 0; i < frame->n_items; i++) {
        int row = has_role(&frame->items[i], ROLE_ROW, ROLE_HEAD_ROW) ? first_serial(frame->items[i].as.frame) : 0;
        for (int k = i + 1; k < frame->n_items && row; k++) {
            if (serials[k] <= 0 || serials[k] > row) continue;
            order[n++] = k;
            serials[k] = -1;
        }
        if (serials[i] >= 0) order[n++] = i;
    }
    return order;
}

bool frame_is_mixed(const Frame *frame)
{
    bool found[SET_RISING + 1] = { false };
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_GLYPHS) found[frame->items[i].as.glyphs.posture] = true;
    return (found[SET_UPRIGHT] && found[SET_LEVEL]) || (found[SET_SIDEWAYS] && (found[SET_LEVEL] || found[SET_UPRIGHT])) ||
           (found[SET_RISING] && found[SET_LEVEL]);
}

const Frame *frame_marked(const Frame *frame, const Mark *mark, Arena *arena)
{
    Frame *copy = arena_new(arena, Frame);
    *copy = *frame;
    copy->mark = mark;
    return copy;
}

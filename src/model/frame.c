#include "model/frame.h"

Item *frame_add(FrameBuilder *builder, ItemKind kind, Len x, Len y)
{
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

void frame_add_fill(FrameBuilder *builder, Box box, Plate plate)
{
    if (!plate.filled && plate.pen.kind == LINE_NONE) return;
    frame_add(builder, ITEM_FILL, box.x, box.y)->as.fill = (Fill){ box.width, box.height, plate };
}

const Frame *frame_built(const FrameBuilder *builder, Len width, Len height, const Mark *mark)
{
    Frame *frame = arena_new(builder->arena, Frame);
    *frame = (Frame){ .width = width, .height = height, .mark = mark, .items = builder->at, .n_items = builder->n };
    return frame;
}

const Frame *frame_marked(const Frame *frame, const Mark *mark, Arena *arena)
{
    Frame *copy = arena_new(arena, Frame);
    *copy = *frame;
    copy->mark = mark;
    return copy;
}

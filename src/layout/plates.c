#include "layout/plates.h"

#include "layout/owed.h"

const Mark *mark_of_block(const Block *block, Manner manner, Arena *arena)
{
    return mark_new((Mark){ .role = block->role,
                            .key = block->key,
                            .where = block->where,
                            .level = block->level,
                            .bookmark = block->signpost ? block->signpost->bookmark : STR("") },
                    manner, arena);
}

const Frame *plate_around(const Frame *inner, const Style *style, Len width, const Mark *mark, Arena *arena)
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

void part_from_notes(StripBuilder *strip, Stack *stack, Len height, Manner manner)
{
    LenSum notes = notes_height(stack->notes, stack->n_notes);
    if (notes && strip->page_height && !strip->is_inner && height + notes + strip->notes_gap > strip->page_height)
        owed_take(strip, stack, 1, manner);
}

/* A picture in a line, on the em boxes of its style. */
#include "text/steps.h"

Len icon_length(const Rich *rich, const Picture *icon, Len size)
{
    int wide = picture_wide(icon), high = picture_high(icon);
    return rich->style->vertical ? len_scale(size, high, wide) : len_scale(size, wide, high);
}

/* By which it is read, searched and proven. */
static void add_words(FrameBuilder *builder, const Para *para, const Atom *atom, Len baseline)
{
    const Stretch *stretch = &para->stretches[atom->stretch];
    if (!stretch->face) return;
    frame_add(builder, ITEM_GLYPHS, 0, baseline)->as.glyphs =
        (Glyphs){ .face = stretch->face,
                  .size = stretch->style->size,
                  .squeeze = style_squeeze(stretch->style),
                  .color = stretch->style->color,
                  .text = str_part(para->rich->text, atom->first, atom->last),
                  .at = atom->first,
                  .posture = stretch->posture };
}

const Frame *icon_frame(const Para *para, const Atom *atom, Arena *arena)
{
    const Picture *icon = icon_of(para, atom);
    bool lies = para->rich->style->vertical;
    Len size = para->stretches[atom->stretch].style->size, width = lies ? size : atom->advance,
        height = lies ? atom->advance : size;
    FrameBuilder builder = { .arena = arena };
    frame_add(&builder, ITEM_PICTURE, 0, 0)->as.picture = (PictureBox){
        .width = width, .height = height, .whole = { 0, 0, width, height }, .picture = icon, .where = para->rich->where
    };
    add_words(&builder, para, atom, len_scale(height, 88, 100));
    Mark *mark = arena_new(arena, Mark);
    *mark = (Mark){ .key = para->rich->key, .where = para->rich->where, .slot = atom->first, .is_icon = true };
    Frame *frame = arena_new(arena, Frame);
    *frame = *frame_built(&builder, atom->advance, size, mark);
    frame->stands = lies;
    return frame;
}

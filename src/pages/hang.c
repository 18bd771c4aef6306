/* Notes of a page hang alike: each is set again with room for as many figures as the longest number there has, where that needs
   neither more lines nor fewer.  Which numbers a page has is known when it is cut, and then nothing else may move. */
#include "pages/late.h"
#include "text/text.h"

static const Para *para_of(const Frame *note)
{
    const Frame *first = note->n_items && note->items[0].kind == ITEM_FRAME ? note->items[0].as.frame : NULL;
    return first && first->late ? first->late->para : NULL;
}

bool late_is_own_mark(const Rich *rich, int slot)
{
    return rich->slots[slot].kind == SLOT_NOTE && str_equal(rich->slots[slot].name, rich->key.text);
}

bool late_hangs(const SlotWords *words)
{
    return words->values->note_figures > 1;
}

/* The same text, with room for as many figures. */
static const Para *widened(const SlotWords *words, const Rich *rich)
{
    Arena *arena = words->tools.arena;
    Rich *wide = arena_new(arena, Rich);
    *wide = *rich;
    wide->slots = arena_array(arena, Slot, rich->n_slots);
    StrBuilder room = { .arena = arena };
    for (int i = 0; i < words->values->note_figures; i++) str_add(&room, STR("0"));
    for (int i = 0; i < rich->n_slots; i++) {
        wide->slots[i] = rich->slots[i];
        if (late_is_own_mark(rich, i)) wide->slots[i].room = str_built(&room);
    }
    return text_shape(wide, words->tools.fonts, arena, words->tools.diag);
}

const Frame *late_hung(const SlotWords *words, const Frame *note)
{
    Arena *arena = words->tools.arena;
    const Para *para = para_of(note);
    if (!para || !para->rich->n_slots || !late_is_own_mark(para->rich, 0)) return note;
    if (para->rich->slots[0].room.n == words->values->note_figures) return note;
    Len width = note->items[0].as.frame->late->width;
    para = widened(words, para->rich);
    Lines lines = text_break(para, width, arena);
    if (lines.n != note->n_items || lines.overfull) return note;
    FrameBuilder builder = { .arena = arena };
    for (int i = 0; i < lines.n; i++) {
        const Item *item = &note->items[i];
        Frame *line = arena_new(arena, Frame);
        *line = *text_line(para, &lines.at[i], width, arena);
        line->mark = item->as.frame->mark;
        frame_add_frame(&builder, line, item->x, item->y);
    }
    Frame *hung = arena_new(arena, Frame);
    *hung = *note;
    hung->items = builder.at;
    hung->n_items = builder.n;
    return hung;
}

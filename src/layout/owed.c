#include "layout/owed.h"

#include "layout/notes.h"

#include <string.h>

enum { LEAST_LINES = 2 };     /* of a note, on either side of a page end */
enum { COST_IN_NOTES = 400 }; /* of a page ending before a piece; see pages/ways.c */

/* Lines first … last-1 of it. */
static const Frame *lines_of(const Frame *note, int first, int last, Arena *arena)
{
    FrameBuilder piece = { .arena = arena };
    Len top = note->items[first].y, bottom = last < note->n_items ? note->items[last].y : note->height;
    for (int i = first; i < last; i++) frame_add_frame(&piece, note->items[i].as.frame, 0, note->items[i].y - top);
    return frame_built(&piece, note->width, bottom - top, note->mark);
}

/* 注1（続き）, as it stands over what goes on. */
static const Frame *resumed_frame(const Note *note, Manner manner, Shop shop)
{
    Stack stack = text_fit(note->text->resumed, note->frame->width, manner, shop);
    Mark *mark = mark_new(*note->frame->mark, manner, shop.arena);
    mark->repeated = true;
    return stack_frame(&stack, note->frame->width, mark, shop.arena);
}

/* The note, or where it is long its first lines and the others, one by one. */
static void add_pieces(NoteList *pieces, Note note, Manner manner, Shop shop)
{
    int n = note.frame->n_items;
    bool is_long = n >= 2 * LEAST_LINES;
    const Frame *resumed = is_long ? resumed_frame(&note, manner, shop) : NULL;
    for (int first = 0, last; first < n; first = last) {
        last = first + (first ? 1 : LEAST_LINES);
        if (!is_long || last > n - LEAST_LINES) last = n;
        Note *piece = vec_push(pieces);
        *piece = note;
        piece->frame = is_long ? lines_of(note.frame, first, last, shop.arena) : note.frame;
        piece->resumed = first ? resumed : NULL;
        piece->goes_on = last < n;
        piece->is_owed = pieces->n > 1;
    }
}

void owed_take(StripBuilder *strip, Stack *stacks, int n, Manner manner)
{
    strip->owed.arena = strip->shop.arena;
    for (int i = 0; i < n; i++) {
        int before = strip->owed.n;
        NoteList kept = { .arena = strip->shop.arena };
        for (int k = 0; k < stacks[i].n_notes; k++) {
            const Note *note = &stacks[i].notes[k];
            if (!note->in_place) stacks[i].n_owing = note->line + 1;
            if (note->in_place) *vec_push(&kept) = *note;
            else add_pieces(&strip->owed, *note, manner, strip->shop);
        }
        if (before == 0 && strip->owed.n > 0) {
            Note *first = vec_push(&kept);
            *first = strip->owed.at[0];
            first->line = stacks[i].notes[0].line;
            strip->n_paid = 1;
        }
        stacks[i].notes = kept.at;
        stacks[i].n_notes = kept.n;
    }
}

/* The slab that cites them knows what is owed: each note once. */
static void promise(StripBuilder *strip)
{
    Slab *slab = &strip->slabs.at[strip->slabs.n - 1];
    Note *owed = arena_array(strip->shop.arena, Note, strip->owed.n);
    slab->n_owed = 0;
    for (int i = 1; i < strip->owed.n; i++) {
        if (strip->owed.at[i].resumed) continue;
        owed[slab->n_owed] = strip->owed.at[i];
        owed[slab->n_owed].is_owed = false;
        owed[slab->n_owed++].goes_on = true;
    }
    slab->owed = owed;
}

Slab *owed_next(StripBuilder *strip)
{
    if (strip->n_paid == strip->owed.n) {
        memset(&strip->owed, 0, sizeof strip->owed);
        strip->n_paid = 0;
        return NULL;
    }
    if (strip->n_paid == 1) promise(strip);
    Note *note = arena_new(strip->shop.arena, Note);
    *note = strip->owed.at[strip->n_paid++];
    Slab *last = &strip->slabs.at[strip->slabs.n - 1];
    const Frame *empty = frame_built(&(FrameBuilder){ .arena = strip->shop.arena }, strip->width, 0, NULL);
    const Mark *mark = note->frame->mark;
    bool keep_next = last->keep_next;
    int cost = last->cost;
    last->keep_next = false;
    last->cost = COST_IN_NOTES;
    Slab *slab = strip_add(strip, empty, mark->key, mark->where);
    slab->notes = note;
    slab->n_notes = 1;
    slab->is_debt = true;
    slab->keep_next = keep_next;
    slab->cost = cost;
    return slab;
}

void owed_pay(StripBuilder *strip)
{
    while (owed_next(strip)) continue;
}

/* Texts with their notes.  A note is a text that goes down the fit ladder by itself, set as wide as the page; it may have
   notes of its own. */
#include "layout/notes.h"

#include "base/vec.h"
#include "layout/fit.h"
#include "layout/stack.h"
#include "layout/strip.h"

static const Frame *note_frame(Citation cited, const Stack *stack, Manner manner, Shop shop)
{
    const Rich *note = cited.note;
    const Mark *mark = mark_new(
        (Mark){
            .role = ROLE_NOTE, .key = note->key, .where = note->where, .repeated = cited.again, .note_kind = note->note_kind },
        manner, shop.arena);
    return stack_frame(stack, shop.measure, mark, shop.arena);
}

Matter matter_from_text(const Rich *rich, Manner manner, Shop shop)
{
    NoteList notes = { .arena = shop.arena };
    manner.white = 0; /* at the foot of the page they stand under each other */
    for (int i = 0; i < rich->n_notes && rich->text.n; i++) {
        Stack note = text_fit(rich->notes[i].note, shop.measure, manner, shop);
        *vec_push(&notes) = (Note){ .frame = note_frame(rich->notes[i], &note, manner, shop), .text = rich->notes[i].note };
        for (int k = 0; k < note.n_notes; k++) *vec_push(&notes) = note.notes[k];
    }
    return (Matter){ .where = rich->where, .key = rich->key, .text = rich, .done = { .notes = notes.at, .n_notes = notes.n } };
}

Stack text_fit(const Rich *rich, Len width, Manner manner, Shop shop)
{
    static const Cell alone = { .column_span = 1 };
    Matter matter = matter_from_text(rich, manner, shop);
    Stack stack;
    Fitting fitting = { .cell = &alone,
                        .filling = { &matter, 1, rich },
                        .stack = &stack,
                        .width = width,
                        .white = manner.white,
                        .is_title = manner.is_title };
    cells_fit(&fitting, 1, manner.is_forgiven, shop);
    return stack;
}

enum { NOTES_GAP = LEN_MM }; /* between what cites them and the notes */

static bool stands_below(const NoteList *below, const Note *note)
{
    for (int i = 0; i < below->n; i++)
        if (key_equal(below->at[i].frame->mark->key, note->frame->mark->key)) return true;
    return false;
}

Stack notes_below(Note *notes, int n, Arena *arena)
{
    Stack stack = { .lines = arena_array(arena, const Frame *, n + 1) };
    NoteList below = { .arena = arena };
    stack.lines[stack.n_lines++] = frame_built(&(FrameBuilder){ .arena = arena }, 0, NOTES_GAP, NULL);
    stack.height = NOTES_GAP;
    for (int i = 0; i < n; i++) {
        if (notes[i].in_place) continue;
        notes[i].in_place = notes[i].goes_on = true;
        if (stands_below(&below, &notes[i])) continue;
        Note *note = vec_push(&below);
        *note = notes[i];
        note->line = stack.n_lines;
        note->goes_on = false;
        note->is_owed = true;
        stack.lines[stack.n_lines++] = note->frame;
        stack.height += note->frame->height;
        stack.width = len_max(stack.width, note->frame->width);
    }
    stack.notes = below.at;
    stack.n_notes = below.n;
    return below.n ? stack : (Stack){ 0 };
}

void stack_set_notes(Stack *stack, Arena *arena)
{
    Note *notes = arena_array(arena, Note, stack->n_notes);
    for (int i = 0; i < stack->n_notes; i++) notes[i] = stack->notes[i];
    Stack below = notes_below(notes, stack->n_notes, arena);
    stack->notes = notes;
    if (below.n_lines) stack_append(stack, &below, arena);
}

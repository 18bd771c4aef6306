/* What stands in a cell and is more than text has been set as a strip of its own; here it becomes lines of the cell, one for
   each of its rows.  A page that cuts the cell cuts a small table between its rows, and repeats its head.

   Rows that must not be parted are one line: those tied to the next, and those under one cell.  Where that would be higher
   than a page has room, they are parted all the same; labels of the small table then stand where they begin. */
#include "layout/inner.h"
#include "galley/galley.h"

#include "base/vec.h"
#include "layout/stack.h"

static bool is_crossed(const Strip *strip, int slab)
{
    for (int i = strip->spanner_from[slab]; i < strip->n_spanners && strip->spanners[i].first <= slab; i++) {
        const Spanner *spanner = &strip->spanners[i];
        bool parts = spanner->across == ACROSS_FLOW && spanner->valign == VALIGN_TOP && !spanner->padding.top;
        if (spanner->last > slab && !parts) return true;
    }
    return false;
}

/* The last slab of the line that begins with `first`. */
static int end_of_line(const Strip *strip, int first, Len room)
{
    int last = first;
    LenSum height = strip->slabs[first].body->height;
    while (last + 1 < strip->n_slabs && (strip->slabs[last].keep_next || is_crossed(strip, last))) {
        height += strip->slabs[last + 1].body->height;
        bool is_head =
            !strip->slabs[last].tail; /* rows have a rule for a page that ends after them; a head goes with the first */
        if (room && height > room && !is_head) break;
        last++;
    }
    return last;
}

/* The slabs of a part as one frame, with the white above the first where it is not the first of all. */
static const Frame *line_from(Part part, const Len *heights, Len width, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    Len gap = part.first > 0 ? part.strip->slabs[part.first].gap : 0;
    const Frame *frame = galley_compose(part, heights, width, false, false, arena);
    if (!gap) return frame;
    frame_add_frame(&builder, frame, 0, gap);
    return frame_built(&builder, width, gap + frame->height, NULL);
}

/* What stands above a line a page begins with, and the rule between them. */
static const Frame *head_over(const Slab *slab, Len width, Arena *arena)
{
    if (!slab->head || !slab->lintel) return slab->head ? slab->head : slab->lintel;
    FrameBuilder builder = { .arena = arena };
    frame_add_frame(&builder, slab->head, 0, 0);
    frame_add_frame(&builder, slab->lintel, 0, slab->head->height);
    return frame_built(&builder, width, slab->head->height, NULL);
}

static void take_notes(NoteList *notes, Part part, const Len *heights, int line, Arena *arena)
{
    DueNotes due = galley_notes(part, heights, NOTES_ALL, arena);
    for (int i = 0; i < due.n; i++) {
        Note *note = vec_push(notes);
        *note = due.at[i].note;
        note->line = line;
    }
}

Stack inner_stack(const Strip *strip, const Block *block, Len width, Len room, Shop shop)
{
    Arena *arena = shop.arena;
    Stack stack = { .width = width };
    stack.lines = arena_array(arena, const Frame *, strip->n_slabs);
    Fringe *fringes = arena_array(arena, Fringe, strip->n_slabs);
    Len *heights = arena_array(arena, Len, strip->n_slabs);
    NoteList notes = { .arena = arena };
    Part part = { .strip = strip };
    for (; part.first < strip->n_slabs; part.first = part.last + 1) {
        const Slab *first = &strip->slabs[part.first];
        part.last = end_of_line(strip, part.first, room);
        galley_measure(part, heights);
        const Frame *line = line_from(part, heights, width, arena);
        if (stack_is_too_high((LenSum)stack.height + line->height, block->where, block->key, shop)) return (Stack){ 0 };
        fringes[stack.n_lines] =
            (Fringe){ head_over(first, width, arena), strip->slabs[part.last].tail, block->kind == BLOCK_TABLE };
        take_notes(&notes, part, heights, stack.n_lines, arena);
        stack.lines[stack.n_lines++] = line;
        stack.height += line->height;
        part.said = galley_say(part, heights, &part.n_said, arena);
    }
    stack.fringes = fringes;
    stack.notes = notes.at;
    stack.n_notes = notes.n;
    return stack;
}

/* Which notes are due in a part: gone through twice, once to count them. */
#include "galley/due.h"

#include "galley/colonnade.h"
#include "galley/piece.h"

#include <stdlib.h>

enum { MOST_NOTES = 90000 * LEN_MM }; /* more is too much in any case */

/* Notes gone through in their order: counted, or kept. */
typedef struct {
    int table, n;
    DueNote *at; /* NULL: counted, one that is cited twice as two */
    bool any_repeated, any_kinds;
} NoteList;

/* A note that is on the list already, as it is for the first time or said again: it stands there once. */
static bool is_listed(NoteList *list, const Note *note)
{
    const Mark *mark = note->frame->mark;
    bool is_repeated = mark && mark->repeated;
    if (!mark || note->resumed) return false;
    for (int i = 0; i < list->n && (is_repeated || list->any_repeated || note->in_place); i++) {
        const Note *other = &list->at[i].note;
        if (other->resumed || !key_equal(other->frame->mark->key, mark->key)) continue;
        if (!is_repeated && !note->is_owed) list->at[i].note = *note;
        return true;
    }
    list->any_repeated |= is_repeated;
    return false;
}

static int kind_of(const Frame *note)
{
    return note->mark && note->mark->note_kind ? note->mark->note_kind->order : 0;
}

static void list_notes(NoteList *list, const Slab *slab, const Note *notes, int n)
{
    if (list->table != NOTES_ALL && list->table != slab->notes_below) return;
    for (int i = 0; i < n; i++) {
        if (notes[i].in_place && list->table != NOTES_ALL) continue;
        if (list->at && is_listed(list, &notes[i])) continue;
        if (list->at) list->at[list->n] = (DueNote){ .note = notes[i], .table = slab->table, .is_below = slab->notes_below != 0 };
        list->any_kinds |= kind_of(notes[i].frame) > 0;
        list->n++;
    }
}

/* Where it flows, those whose line stands in this piece; else all with its first. */
static void list_spanner_notes(NoteList *list, Part part, const Len *heights, int i)
{
    SpannerPart piece;
    const Spanner *spanner = &part.strip->spanners[i];
    if (!spanner->n_notes || !piece_of_part(part, i, &piece)) return;
    bool flows = spanner->across == ACROSS_FLOW;
    int until = flows ? piece_flows_until(part, heights, &piece) : 0;
    for (int k = 0; k < spanner->n_notes; k++) {
        const Note *note = &spanner->notes[k];
        bool is_here = flows ? note->line >= piece.said && note->line < until : !piece.said;
        if (is_here) list_notes(list, &part.strip->slabs[spanner->first], note, 1);
    }
}

/* Those of the slab's own cells, and between them those of the spanners that begin with it: first … end-1. */
static void list_slab_notes(NoteList *list, Part part, const Len *heights, int i, int first, int end)
{
    const Slab *slab = &part.strip->slabs[i];
    for (int k = 0; k <= slab->n_notes; k++) {
        for (int s = first; s < end; s++)
            if (part.strip->spanners[s].n_before == k) list_spanner_notes(list, part, heights, s);
        if (k < slab->n_notes) list_notes(list, slab, &slab->notes[k], 1);
    }
    if (list->table == NOTES_ALL) list_notes(list, slab, slab->owed, slab->n_owed);
}

static void list_column(NoteList *list, Part part, const Len *heights)
{
    const Spanner *spanners = part.strip->spanners;
    int s = piece_first_spanner(part), end = piece_end_of_spanners(part);
    const Slab *top = piece_top(part);
    if (top) list_notes(list, top, top->head_notes, top->n_head_notes);
    for (; s < end && spanners[s].first < part.first; s++) list_spanner_notes(list, part, heights, s);
    for (int i = part.first; i <= part.last; i++) {
        int from = s;
        while (s < end && spanners[s].first == i) s++;
        list_slab_notes(list, part, heights, i, from, s);
    }
}

static void list_columns(NoteList *list, const PartColumns *columns)
{
    for (int i = 0; i < columns->n; i++) list_column(list, columns->at[i].part, columns->at[i].heights);
}

static int most_notes(const PartColumns *columns, int table)
{
    NoteList list = { .table = table };
    list_columns(&list, columns);
    return list.n;
}

/* One after the other into its place: most are there already. */
static void order_by_kind(NoteList *list)
{
    for (int i = 1; i < list->n; i++) {
        DueNote note = list->at[i];
        int place = i;
        for (; place > 0 && kind_of(list->at[place - 1].note.frame) > kind_of(note.note.frame); place--)
            list->at[place] = list->at[place - 1];
        list->at[place] = note;
    }
}

static DueNotes due_notes(const PartColumns *columns, int table, DueNote *room)
{
    NoteList list = { .table = table, .at = room };
    list_columns(&list, columns);
    if (list.any_kinds) order_by_kind(&list);
    DueNotes due = { .at = room, .n = list.n };
    for (int i = 0; i < due.n && room; i++) {
        const Note *note = &due.at[i].note, *above = i ? &due.at[i - 1].note : NULL;
        bool is_under = above && note->resumed && key_equal(above->frame->mark->key, note->frame->mark->key);
        due.at[i].resumed = is_under ? NULL : note->resumed;
        due.height = len_min(due.height + frame_height(due.at[i].resumed) + note->frame->height, MOST_NOTES);
    }
    return due;
}

DueNotes galley_notes(Part part, const Len *heights, int table, Arena *arena)
{
    PartColumn whole = { part, heights, NULL, 0 };
    PartColumns columns = { &whole, 1 };
    bool has_spanners =
        piece_first_spanner(part) != piece_end_of_spanners(part); /* else the order of slabs is that of the notes */
    if (has_spanners && colonnade_any(part)) columns = colonnade_columns(part, arena);
    int most = most_notes(&columns, table);
    return most ? due_notes(&columns, table, arena_array(arena, DueNote, most)) : (DueNotes){ 0 };
}

Len galley_add_notes(FrameBuilder *builder, const DueNotes *notes, Len x, Len y)
{
    for (int i = 0; i < notes->n; i++) {
        const DueNote *due = &notes->at[i];
        frame_add_frame(builder, due->resumed, x, y);
        y += frame_height(due->resumed);
        frame_add_frame(builder, due->note.frame, x, y);
        y += due->note.frame->height;
    }
    return y;
}

enum { NOTES_GAP = LEN_MM }; /* between a table and its notes */

Len due_under(Part part, const Len *heights, int last, FrameBuilder *builder, Len y)
{
    const Slab *slabs = part.strip->slabs;
    int table = slabs[last].notes_below;
    if (!table || (last < part.last && slabs[last + 1].notes_below == table)) return 0;
    PartColumn whole = { part, heights, NULL, 0 };
    const PartColumns column = { &whole, 1 };
    int most = most_notes(&column, table);
    if (!most) return 0;
    DueNote *room = base_malloc(sizeof *room * (size_t)most);
    DueNotes notes = due_notes(&column, table, room);
    if (builder) galley_add_notes(builder, &notes, 0, y + NOTES_GAP);
    free(room);
    return notes.height + NOTES_GAP;
}

DueNotes galley_notes_whole(const Strip *strip, Arena *arena)
{
    if (strip->n_slabs == 0) return (DueNotes){ 0 };
    Part part = { .strip = strip, .last = strip->n_slabs - 1 };
    Len *heights = arena_array(arena, Len, strip->n_slabs);
    galley_measure(part, heights);
    return galley_notes(part, heights, NOTES_ALL, arena);
}

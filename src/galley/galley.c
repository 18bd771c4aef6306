/* Slabs under each other, spanners across them.

       first ┌────┬──────────┐        A spanner whose slabs are partly on this page gets the piece between
             │    │ body     │        its first and its last slab here.  What it must show there is known
     spanner │ A  ├──────────┤        beforehand (Spanner.lines, .again), so whether it fits is a sum and a
             │    │ body     │        comparison; when it does not, the last slab of the piece grows.
        last └────┴──────────┘                                                                          */
#include "galley/galley.h"

#include <stdlib.h>

/* What of a spanner lies in a part. */
typedef struct {
    const Spanner *spanner;
    int first, last, said;
    Len up; /* how far it reaches up beside rows said again in the head */
    bool continues, ends;
} SpannerPart;

static Len height_beside(const Slab *slab, int first)
{
    Len height = 0;
    for (int i = slab->n_steps - 1; i >= 0 && slab->steps[i].slab >= first; i--) height += slab->steps[i].height;
    return height;
}

/* The last slab of the part beside which it stands, if it stands beside any. */
static int last_beside(Part part, const Spanner *spanner)
{
    return spanner->last < part.last ? spanner->last : part.last;
}

static bool piece_in(Part part, int i, SpannerPart *piece)
{
    const Spanner *spanner = &part.strip->spanners[i];
    if (spanner->last < part.first || spanner->first > part.last) return false;
    *piece = (SpannerPart){ .spanner = spanner };
    for (int k = 0; k < part.n_said; k++)
        if (part.said[k].spanner == i) piece->said = part.said[k].said;
    piece->first = spanner->first > part.first ? spanner->first : part.first;
    piece->last = last_beside(part, spanner);
    piece->continues = spanner->first < part.first;
    piece->ends = spanner->last <= part.last;
    piece->up = piece->continues ? height_beside(&part.strip->slabs[part.first], spanner->first) : 0;
    return true;
}

/* What is said again above a line a page begins with; what stands below one a page ends with. */
static const Frame *head_of_line(const Spanner *spanner, int line)
{
    return spanner->fringes && line > 0 && line < spanner->n_lines ? spanner->fringes[line].head : NULL;
}

static const Frame *tail_of_line(const Spanner *spanner, int line)
{
    return spanner->fringes && line >= 0 && line < spanner->n_lines - 1 ? spanner->fringes[line].tail : NULL;
}

static Len height_of(const Frame *frame)
{
    return frame ? frame->height : 0;
}

static Len lines_height(const Spanner *spanner, int first, int last)
{
    Len height = height_of(head_of_line(spanner, first));
    for (int i = first; i < last; i++) height += spanner->lines[i]->height;
    return height;
}

/* Spanners that may reach into the part are first … end-1. */
static int first_spanner(Part part)
{
    return part.strip->spanner_from[part.first];
}

static int end_of_spanners(Part part)
{
    int low = first_spanner(part), high = part.strip->n_spanners;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (part.strip->spanners[middle].first <= part.last) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* The room the piece cannot do without. */
static Len needed(const SpannerPart *piece)
{
    const Spanner *spanner = piece->spanner;
    Len padding = spanner->padding.top + spanner->padding.bottom;
    switch (spanner->across) {
    case ACROSS_FLOW:
        if (!piece->ends) return 0;
        return piece->said < spanner->n_lines ? lines_height(spanner, piece->said, spanner->n_lines) + padding : 0;
    case ACROSS_AGAIN:
        if (piece->said) return spanner->again ? spanner->again->height + padding : 0;
        break;
    case ACROSS_STAY:
        if (piece->said) return 0;
        break;
    }
    return spanner->n_lines ? spanner->height + padding : 0;
}

static Len room_of(Part part, const Len *heights, const SpannerPart *piece)
{
    Len room = piece->up;
    for (int i = piece->first; i <= piece->last; i++)
        room += heights[i - part.first] + (i > piece->first ? part.strip->slabs[i].gap : 0);
    return room;
}

/* Lines of a flowing spanner that stand in this piece: said … the returned index. */
static int flow_until(Part part, const Len *heights, const SpannerPart *piece)
{
    const Spanner *spanner = piece->spanner;
    if (piece->ends) return spanner->n_lines;
    Len room = room_of(part, heights, piece) - spanner->padding.top - height_of(head_of_line(spanner, piece->said));
    int until = piece->said;
    for (int line = piece->said; line < spanner->n_lines && spanner->lines[line]->height <= room; line++) {
        room -= spanner->lines[line]->height;
        if (height_of(tail_of_line(spanner, line)) <= room) until = line + 1;
    }
    return until;
}

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
    if (!spanner->n_notes || !piece_in(part, i, &piece)) return;
    bool flows = spanner->across == ACROSS_FLOW;
    int until = flows ? flow_until(part, heights, &piece) : 0;
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

static void list_part(NoteList *list, Part part, const Len *heights)
{
    const Spanner *spanners = part.strip->spanners;
    int s = first_spanner(part), end = end_of_spanners(part);
    const Slab *top = &part.strip->slabs[part.first];
    list_notes(list, top, top->head_notes, top->n_head_notes);
    for (; s < end && spanners[s].first < part.first; s++) list_spanner_notes(list, part, heights, s);
    for (int i = part.first; i <= part.last; i++) {
        int from = s;
        while (s < end && spanners[s].first == i) s++;
        list_slab_notes(list, part, heights, i, from, s);
    }
}

static int most_notes(Part part, const Len *heights, int table)
{
    NoteList list = { .table = table };
    list_part(&list, part, heights);
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

static DueNotes due_notes(Part part, const Len *heights, int table, DueNote *room)
{
    NoteList list = { .table = table, .at = room };
    list_part(&list, part, heights);
    if (list.any_kinds) order_by_kind(&list);
    DueNotes due = { .at = room, .n = list.n };
    for (int i = 0; i < due.n && room; i++) {
        const Note *note = &due.at[i].note, *above = i ? &due.at[i - 1].note : NULL;
        bool is_under = above && note->resumed && key_equal(above->frame->mark->key, note->frame->mark->key);
        due.at[i].resumed = is_under ? NULL : note->resumed;
        due.height = len_min(due.height + height_of(due.at[i].resumed) + note->frame->height, MOST_NOTES);
    }
    return due;
}

DueNotes galley_notes(Part part, const Len *heights, int table, Arena *arena)
{
    int most = most_notes(part, heights, table);
    return most ? due_notes(part, heights, table, arena_array(arena, DueNote, most)) : (DueNotes){ 0 };
}

Len galley_add_notes(FrameBuilder *builder, const DueNotes *notes, Len x, Len y)
{
    for (int i = 0; i < notes->n; i++) {
        const DueNote *due = &notes->at[i];
        frame_add_frame(builder, due->resumed, x, y);
        y += height_of(due->resumed);
        frame_add_frame(builder, due->note.frame, x, y);
        y += due->note.frame->height;
    }
    return y;
}

enum { NOTES_GAP = LEN_MM }; /* between a table and its notes */

/* Notes that stand under a table: after the last slab of it in the part.  Their height; drawn if `builder`. */
static Len notes_under(Part part, const Len *heights, int last, FrameBuilder *builder, Len y)
{
    const Slab *slabs = part.strip->slabs;
    int table = slabs[last].notes_below;
    if (!table || (last < part.last && slabs[last + 1].notes_below == table)) return 0;
    int most = most_notes(part, heights, table);
    if (!most) return 0;
    DueNote *room = base_malloc(sizeof *room * (size_t)most);
    DueNotes notes = due_notes(part, heights, table, room);
    if (builder) galley_add_notes(builder, &notes, 0, y + NOTES_GAP);
    free(room);
    return notes.height + NOTES_GAP;
}

static bool shows_only_notes(Part part)
{
    for (int i = part.first; i <= part.last; i++)
        if (!part.strip->slabs[i].is_debt) return false;
    return true;
}

const Frame *galley_head(Part part)
{
    return shows_only_notes(part) ? NULL : part.strip->slabs[part.first].head;
}

const Frame *galley_tail(Part part)
{
    return shows_only_notes(part) ? NULL : part.strip->slabs[part.last].tail;
}

LenSum galley_measure(Part part, Len *heights)
{
    const Strip *strip = part.strip;
    for (int i = part.first; i <= part.last; i++) heights[i - part.first] = strip->slabs[i].body->height;
    heights[0] += strip->slabs[part.first].padding;
    int from = first_spanner(part), to = end_of_spanners(part);
    for (int end = part.first; end <= part.last; end++) /* inner spanners end first: their growth counts for the outer */
        for (int i = to - 1; i >= from; i--) {
            SpannerPart piece;
            if (last_beside(part, &strip->spanners[i]) != end || !piece_in(part, i, &piece)) continue;
            Len missing = needed(&piece) - room_of(part, heights, &piece);
            if (missing > 0) heights[end - part.first] += missing;
        }
    LenSum sum = 0;
    for (int i = part.first; i <= part.last; i++)
        sum += heights[i - part.first] + (i > part.first ? strip->slabs[i].gap : 0) + notes_under(part, heights, i, NULL, 0);
    return sum;
}

Survey galley_survey(const Strip *strip, int first, int last, Arena *arena)
{
    int n = last - first + 1;
    Survey survey = { first, arena_array(arena, bool, n), arena_array(arena, int, n + 1) };
    for (int i = 0; i < n; i++) {
        const Slab *slab = &strip->slabs[first + i];
        survey.notes[i + 1] = slab->n_notes;
        survey.plain[i] = !slab->n_notes && !slab->notes_below;
    }
    Part all = { .strip = strip, .first = first, .last = last };
    for (int i = first_spanner(all), end = end_of_spanners(all); i < end; i++) {
        const Spanner *spanner = &strip->spanners[i];
        int from = spanner->first > first ? spanner->first : first, to = spanner->last < last ? spanner->last : last;
        for (int s = from - first; s <= to - first; s++) {
            survey.notes[s + 1] += spanner->n_notes;
            survey.plain[s] = false;
        }
    }
    for (int i = 0; i < n; i++) survey.notes[i + 1] += survey.notes[i];
    return survey;
}

const Said *galley_say(Part part, const Len *heights, int *n_said, Arena *arena)
{
    int from = first_spanner(part), to = end_of_spanners(part);
    Said *said = NULL;
    *n_said = 0;
    for (int i = from; i < to; i++) {
        SpannerPart piece;
        if (!piece_in(part, i, &piece) || piece.ends) continue;
        if (!said) said = arena_array(arena, Said, to - i);
        said[(*n_said)++] = (Said){ i, piece.spanner->across == ACROSS_FLOW ? flow_until(part, heights, &piece) : 1 };
    }
    return said;
}

static const Mark *repeated_mark(const Mark *mark, Arena *arena)
{
    if (!mark) return NULL;
    Mark *copy = arena_new(arena, Mark);
    *copy = *mark;
    copy->repeated = true;
    return copy;
}

static void add_crossing(FrameBuilder *builder, Crossing crossing, Len y, Len height)
{
    Len from = crossing.falls ? 0 : height;
    frame_add_rule(builder, crossing.x, y + from, crossing.width, height - 2 * from, crossing.pen);
}

/* The piece of a spanning cell on this page, `height` high. */
static const Frame *draw_piece(Part part, const Len *heights, const SpannerPart *piece, Len height, Arena *arena)
{
    const Spanner *spanner = piece->spanner;
    FrameBuilder builder = { .arena = arena };
    const Mark *mark = spanner->mark;
    Len room = height - spanner->padding.top - spanner->padding.bottom;
    bool flows = spanner->across == ACROSS_FLOW;
    add_crossing(&builder, (Crossing){ 0, spanner->width, spanner->crossed, spanner->falls }, 0, height);
    if (!flows && piece->said) {
        mark = repeated_mark(mark, arena);
        if (spanner->again && spanner->across == ACROSS_AGAIN)
            frame_add_frame(&builder, spanner->again, spanner->padding.left,
                            spanner->padding.top + valign_offset(spanner->valign, room - spanner->again->height));
        return frame_built(&builder, spanner->width, height, mark);
    }
    int first = flows ? piece->said : 0, last = flows ? flow_until(part, heights, piece) : spanner->n_lines;
    Len y = spanner->padding.top;
    if (!flows || (!piece->continues && piece->ends))
        y += valign_offset(spanner->valign, room - lines_height(spanner, first, last));
    if (first < last) frame_add_frame(&builder, head_of_line(spanner, first), spanner->padding.left, y);
    y += first < last ? height_of(head_of_line(spanner, first)) : 0;
    for (int i = first; i < last; i++) {
        frame_add_frame(&builder, spanner->lines[i], spanner->padding.left, y);
        y += spanner->lines[i]->height;
    }
    if (first < last) frame_add_frame(&builder, tail_of_line(spanner, last - 1), spanner->padding.left, y);
    return frame_built(&builder, spanner->width, height, mark);
}

static void add_backdrops(FrameBuilder *builder, const Slab *slab, Len y, Len height)
{
    for (int i = 0; i < slab->n_backdrops; i++)
        frame_add_fill(builder, (Box){ slab->backdrops[i].x, y, slab->backdrops[i].width, height }, slab->backdrops[i].plate);
}

static void add_slab(FrameBuilder *builder, const Slab *slab, Len y, Len height, const Frame *above)
{
    frame_add_frame(builder, slab->body, 0, y);
    for (int i = 0; i < slab->n_verticals; i++)
        frame_add_rule(builder, slab->verticals[i].x, y, 0, height, slab->verticals[i].pen);
    for (int i = 0; i < slab->n_crossings; i++) add_crossing(builder, slab->crossings[i], y, height);
    frame_add_frame(builder, above, 0, y);
    frame_add_frame(builder, slab->below, 0, y + height);
}

static Len add_tail(FrameBuilder *builder, const Slab *slab, Len y)
{
    frame_add_frame(builder, slab->tail, 0, y);
    return slab->tail ? slab->tail->height : 0;
}

/* Cells that go up beside rows said again take their fills with them. */
static void fill_beside_head(Part part, Len bottom, FrameBuilder *builder)
{
    const Slab *slab = &part.strip->slabs[part.first];
    SpannerPart piece;
    for (int i = first_spanner(part); i < part.strip->n_spanners && part.strip->spanners[i].first < part.first; i++)
        for (int k = 0; k < slab->n_backdrops && piece_in(part, i, &piece); k++)
            if (piece.up && slab->backdrops[k].x == piece.spanner->x && slab->backdrops[k].width == piece.spanner->width)
                frame_add_fill(builder, (Box){ piece.spanner->x, bottom - piece.up, piece.spanner->width, piece.up },
                               slab->backdrops[k].plate);
}

/* Where each slab stands; fills come first, so that none covers the rule of a neighbour.  Returns where the last ends. */
static void place_slabs(Part part, const Len *heights, Len y, Len *tops, bool with_tail, FrameBuilder *builder)
{
    for (int i = part.first; i <= part.last; i++) {
        const Slab *slab = &part.strip->slabs[i];
        if (i > part.first) y += slab->gap;
        tops[i - part.first] = y;
        add_backdrops(builder, slab, y, heights[i - part.first]);
        y += heights[i - part.first];
        if (i == part.last && with_tail && slab->tail) y += slab->tail->height;
        y += notes_under(part, heights, i, NULL, 0);
    }
    tops[part.last + 1 - part.first] = y;
}

const Frame *galley_compose(Part part, const Len *heights, Len width, bool with_head, bool with_tail, Arena *arena)
{
    const Strip *strip = part.strip;
    FrameBuilder builder = { .arena = arena };
    const Frame *head = with_head ? galley_head(part) : NULL;
    with_tail = with_tail && galley_tail(part);
    Len *tops = arena_array(arena, Len, part.last - part.first + 2);
    place_slabs(part, heights, head ? head->height : 0, tops, with_tail, &builder);
    if (head) fill_beside_head(part, head->height, &builder);
    frame_add_frame(&builder, head, 0, 0);
    for (int i = part.first; i <= part.last; i++) {
        const Slab *slab = &strip->slabs[i];
        Len y = tops[i - part.first];
        bool begins_page = with_head && i == part.first && slab->lintel && !shows_only_notes(part);
        add_slab(&builder, slab, y, heights[i - part.first], begins_page ? slab->lintel : slab->above);
        y += heights[i - part.first];
        if (i == part.last && with_tail) y += add_tail(&builder, slab, y);
        notes_under(part, heights, i, &builder, y);
    }
    for (int i = first_spanner(part), to = end_of_spanners(part); i < to; i++) {
        SpannerPart piece;
        if (!piece_in(part, i, &piece)) continue;
        Len top = tops[piece.first - part.first] - piece.up,
            bottom = tops[piece.last - part.first] + heights[piece.last - part.first];
        frame_add_frame(&builder, draw_piece(part, heights, &piece, bottom - top, arena), piece.spanner->x, top);
    }
    return frame_built(&builder, width, tops[part.last + 1 - part.first], NULL);
}

static int by_first_slab(const void *a, const void *b)
{
    const Spanner *one = a, *other = b;
    if (one->first != other->first) return one->first < other->first ? -1 : 1;
    if (one->last != other->last) return one->last > other->last ? -1 : 1;
    return (one->x > other->x) - (one->x < other->x);
}

void galley_order_grown(Strip *strip, int n_slabs, int n_spanners)
{
    int n_new = strip->n_spanners - n_spanners;
    if (n_new) qsort(strip->spanners + n_spanners, (size_t)n_new, sizeof *strip->spanners, by_first_slab);
    for (int slab = n_slabs; slab <= strip->n_slabs; slab++) strip->spanner_from[slab] = strip->n_spanners;
    for (int i = strip->n_spanners - 1; i >= n_spanners; i--) strip->spanner_from[strip->spanners[i].last] = i;
    for (int slab = strip->n_slabs - 1; slab >= n_slabs; slab--) /* what reaches a later slab may reach this one */
        if (strip->spanner_from[slab] > strip->spanner_from[slab + 1]) strip->spanner_from[slab] = strip->spanner_from[slab + 1];
}

void galley_order(Strip *strip, Arena *arena)
{
    strip->spanner_from = arena_array(arena, int, strip->n_slabs + 1);
    galley_order_grown(strip, 0, 0);
}

const Frame *galley_compose_whole(const Strip *strip, Len width, Arena *arena)
{
    if (strip->n_slabs == 0) return frame_built(&(FrameBuilder){ .arena = arena }, width, 0, NULL);
    Part part = { .strip = strip, .last = strip->n_slabs - 1 };
    Len *heights = arena_array(arena, Len, strip->n_slabs);
    galley_measure(part, heights);
    return galley_compose(part, heights, width, false, true, arena);
}

DueNotes galley_notes_whole(const Strip *strip, Arena *arena)
{
    if (strip->n_slabs == 0) return (DueNotes){ 0 };
    Part part = { .strip = strip, .last = strip->n_slabs - 1 };
    Len *heights = arena_array(arena, Len, strip->n_slabs);
    galley_measure(part, heights);
    return galley_notes(part, heights, NOTES_ALL, arena);
}

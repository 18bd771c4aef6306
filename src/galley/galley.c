/* A part: what stands across the page under each other, and colonnades between, whose columns stand beside each other. */
#include "galley/galley.h"

#include "galley/colonnade.h"
#include "galley/column.h"
#include "galley/piece.h"

#include <stdlib.h>

/* Of columns each has its own. */
const Frame *galley_head(Part part)
{
    return part.strip->slabs[part.first].colonnade ? NULL : column_head(part);
}

const Frame *galley_tail(Part part)
{
    return column_tail(part);
}

LenSum galley_measure(Part part, Len *heights)
{
    LenSum sum = 0;
    for (int first = part.first; first <= part.last;) {
        Part band = colonnade_band(part, first);
        const Slab *slab = &part.strip->slabs[first];
        Len *own = heights + (first - part.first);
        sum += (slab->colonnade ? colonnade_height(band, own) : column_measure(band, own)) + (first > part.first ? slab->gap : 0);
        first = band.last + 1;
    }
    return sum;
}

LenSum galley_least(Part part)
{
    LenSum least = 0;
    for (int first = part.first; first <= part.last;) {
        const Part band = colonnade_band(part, first);
        const Slab *from = &part.strip->slabs[first], *to = &part.strip->slabs[band.last];
        least += first > part.first ? from->gap : 0;
        least += from->colonnade ? colonnade_least(band) : to->depth + to->body->height - from->depth;
        first = band.last + 1;
    }
    return least;
}

/* Its lower edge cuts a cell whose lines flow on, so that it matters where its columns end. */
static bool cuts_flow(Part part)
{
    for (int i = piece_first_spanner(part), end = piece_end_of_spanners(part); i < end; i++)
        if (part.strip->spanners[i].last > part.last && part.strip->spanners[i].across == ACROSS_FLOW) return true;
    return false;
}

const Said *galley_say(Part part, const Len *heights, int *n_said, Arena *arena)
{
    if (!colonnade_any(part) || !cuts_flow(part)) return column_say(part, heights, n_said, arena);
    const PartColumns columns = colonnade_columns(part, arena);
    const PartColumn *last = &columns.at[columns.n - 1];
    return column_say(last->part, last->heights, n_said, arena);
}

Survey galley_survey(const Strip *strip, int first, int last, Arena *arena)
{
    int n = last - first + 1;
    Survey survey = { first, arena_array(arena, bool, n), arena_array(arena, int, n + 1) };
    for (int i = 0; i < n; i++) {
        const Slab *slab = &strip->slabs[first + i];
        survey.notes[i + 1] = slab->n_notes;
        survey.plain[i] = !slab->n_notes && !slab->notes_below && !slab->colonnade;
    }
    Part all = { .strip = strip, .first = first, .last = last };
    for (int i = piece_first_spanner(all), end = piece_end_of_spanners(all); i < end; i++) {
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

static int by_first_slab(const void *a, const void *b)
{
    const Spanner *one = a, *other = b;
    if (one->first != other->first) return one->first < other->first ? -1 : 1;
    if (one->last != other->last) return one->last > other->last ? -1 : 1;
    return (one->x > other->x) - (one->x < other->x);
}

static void survey_slab(Slab *slabs, int i)
{
    Slab *slab = &slabs[i];
    slab->n_asked = slab->notes_below != 0;
    slab->n_columns = slab->new_column;
    if (!i) return;
    slab->depth = slab[-1].depth + slab[-1].body->height + slab->gap;
    slab->bodies = slab[-1].bodies + slab[-1].body->height;
    slab->band = slab[-1].band + (slab->colonnade != slab[-1].colonnade);
    slab->n_asked += slab[-1].n_asked;
    slab->n_columns += slab[-1].n_columns;
}

void galley_order_grown(Strip *strip, int n_slabs, int n_spanners)
{
    for (int i = n_slabs; i < strip->n_slabs; i++) survey_slab(strip->slabs, i);
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

static const Mark *mark_of_column(const PartColumn *column, Arena *arena)
{
    Mark *mark = arena_new(arena, Mark);
    mark->page_column = column->nth + 1;
    return mark;
}

/* Columns beside each other, rules in the middle of the gaps between them, as high as the highest.  Returns that height. */
static Len add_colonnade(FrameBuilder *builder, const PartColumn *columns, int n, Len y)
{
    Arena *arena = builder->arena;
    const Colonnade *form = columns->colonnade;
    Len width = colonnade_width(form, master_measure(columns->part.strip->section->master)), height = 0;
    for (int i = 0; i < n; i++) {
        const Frame *frame = column_compose(columns[i].part, columns[i].heights, width, true, true, arena);
        frame_add_frame(builder, frame_marked(frame, mark_of_column(&columns[i], arena), arena), i * (width + form->gap), y);
        height = len_max(height, frame->height);
    }
    for (int i = 1; i < n; i++) frame_add_rule(builder, i * (width + form->gap) - form->gap / 2, y, 0, height, form->rule);
    return height;
}

static int count_beside(const PartColumns *columns, int i)
{
    int n = 1;
    while (i + n < columns->n && columns->at[i + n].nth) n++;
    return n;
}

/* What stands at the foot of the page, or fills it up to there, stands across it. */
static Len white_in(Part column, Len white)
{
    for (int i = column.first; i <= column.last; i++)
        if (column.strip->slabs[i].sinks || column.strip->slabs[i].blank) return white;
    return 0;
}

const Frame *galley_compose(Part part, const Len *heights, Len width, bool with_head, bool with_tail, Arena *arena)
{
    if (!colonnade_any(part)) return column_compose(part, heights, width, with_head, with_tail, arena);
    FrameBuilder builder = { .arena = arena };
    const PartColumns columns = colonnade_columns(part, arena);
    Len y = 0;
    for (int i = 0; i < columns.n; i += count_beside(&columns, i)) {
        const PartColumn *column = &columns.at[i];
        Part own = column->part;
        if (own.first > part.first) y += part.strip->slabs[own.first].gap;
        if (column->colonnade) {
            y += add_colonnade(&builder, column, count_beside(&columns, i), y);
            continue;
        }
        own.white = white_in(own, part.white);
        part.white -= own.white;
        bool begins = with_head && own.first == part.first, ends = with_tail && own.last == part.last;
        const Frame *frame = column_compose(own, column->heights, width, begins, ends, arena);
        frame_add_frame(&builder, frame, 0, y);
        y += frame->height;
    }
    return frame_built(&builder, width, y, NULL);
}

const Frame *galley_compose_whole(const Strip *strip, Len width, Arena *arena)
{
    if (strip->n_slabs == 0) return frame_built(&(FrameBuilder){ .arena = arena }, width, 0, NULL);
    Part part = { .strip = strip, .last = strip->n_slabs - 1 };
    Len *heights = arena_array(arena, Len, strip->n_slabs);
    galley_measure(part, heights);
    return galley_compose(part, heights, width, false, true, arena);
}

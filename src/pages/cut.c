/* Where pages end.  Every page that could begin at slab j is tried with every end k it has room for; the cheapest way
   through the whole strip wins (Knuth and Plass's idea for lines, for pages).  A page costs

       FULL_PAGE + EMPTINESS * (white / space)² + the cost of ending after slab k,

   and what must not happen is not forbidden but dear, so that there is always an answer and the worst is reported.
   The last page of a strip, and one before a forced page break, may be as empty as it likes. */
#include "pages/steps.h"

enum { FULL_PAGE = 150, EMPTINESS = 3000, KEEP_BROKEN = 100000, OVERFULL = 10000000, FEW = 60 };

typedef struct {
    int64_t cost; /* of the best way to begin a page here; -1: none known */
    int from;     /* where the page before began */
    const Said *said;
    int n_said;
} Start;

static const Frame **notes_of(Part part, const Len *heights, int *n_notes, Arena *arena)
{
    *n_notes = galley_notes(part, heights, NOTES_AT_FOOT, NULL);
    const Frame **notes = arena_array(arena, const Frame *, *n_notes);
    galley_notes(part, heights, NOTES_AT_FOOT, notes);
    return notes;
}

Len cut_notes_height(const Master *master, const Frame *const *notes, int n_notes)
{
    Len height = 0;
    for (int i = 0; i < n_notes && height < master->height; i++) height += notes[i]->height; /* more is too much in any case */
    const Style *style = master->note_style;
    if (n_notes && style) height += style->space_before + style_white_under_rule(style);
    return height;
}

/* What stands below the last slab only because the page ends there. */
static Len tail_of(Part part)
{
    const Frame *tail = part.strip->slabs[part.last].tail;
    return tail ? tail->height : 0;
}

/* Without that tail: with it a longer part may be the lower one.  survey NULL: the strip was not surveyed. */
static LenSum height_of(Part part, const Survey *survey, Len *heights, Arena *arena)
{
    const Slab *first = &part.strip->slabs[part.first];
    LenSum height = galley_measure(part, heights) + (first->head ? first->head->height : 0);
    if (survey && !first->n_head_notes && survey->notes[part.first] == survey->notes[part.last + 1]) return height;
    int n_notes;
    const Frame **notes = notes_of(part, heights, &n_notes, arena);
    return height + cut_notes_height(part.strip->section->master, notes, n_notes);
}

/* `end` is the last slab of the range that is cut: the page that ends there may be as empty as it likes. */
static int64_t cost_of(Part part, LenSum height, Len space, int end)
{
    const Slab *last = &part.strip->slabs[part.last];
    bool forced = part.last == end || last[1].new_page;
    int64_t cost = FULL_PAGE;
    if (height > space) return OVERFULL;
    int64_t white = space - height;
    bool counts = !forced || part.strip->section->even;
    if (counts) cost += (forced ? 0 : last->cost) + EMPTINESS * white * white / ((int64_t)space * space);
    else if (height < space / 6) cost += FEW; /* a line or two on a page of their own look forgotten */
    if (!forced && last->keep_next) cost += KEEP_BROKEN;
    return cost;
}

/* The part that begins at `first`, as it grows slab by slab: measured anew each time, but where its slabs are plain. */
typedef struct {
    LenSum sum;
    bool is_plain;
} Growing;

static LenSum grow(Growing *growing, Part part, const Survey *survey, Len *heights, Arena *arena)
{
    const Slab *slabs = part.strip->slabs, *first = &slabs[part.first];
    if (part.last == part.first)
        *growing = (Growing){ first->padding + (first->head ? first->head->height : 0), first->n_head_notes == 0 };
    growing->sum += slabs[part.last].body->height + (part.last > part.first ? slabs[part.last].gap : 0);
    growing->is_plain &= survey->plain[part.last];
    return growing->is_plain ? growing->sum : height_of(part, survey, heights, arena);
}

/* Try every end of a page that begins at `first`. */
static void try_ends(const Strip *strip, const Survey *survey, Start *starts, int first, int end, Len space, Len *heights,
                     Arena *arena)
{
    Growing growing = { 0 };
    for (int last = first; last <= end; last++) {
        if (last > first && strip->slabs[last].new_page) break;
        Part part = { strip, first, last, starts[first].said, starts[first].n_said };
        LenSum height = grow(&growing, part, survey, heights, arena);
        if (height > space && last > first) break;
        height += tail_of(part);
        if (height > space && last > first) continue;
        int64_t cost = starts[first].cost + cost_of(part, height, space, end);
        Start *next = &starts[last + 1];
        if (next->cost >= 0 && next->cost <= cost) continue;
        *next = (Start){ .cost = cost, .from = first };
        if (!growing.is_plain) next->said = galley_say(part, heights, &next->n_said, arena);
    }
}

static void complain(Part part, int end, LenSum height, Len space, Diag *diag)
{
    const Slab *first = &part.strip->slabs[part.first], *last = &part.strip->slabs[part.last];
    bool at_end = part.last == end;
    if (height > space) diag_report(diag, first->where, first->key.text, DIAG_PAGE_OVERFULL, len_to_mm(height), len_to_mm(space));
    else if (!at_end && last->keep_next && !last[1].new_page) diag_report(diag, last->where, last->key.text, DIAG_KEEP_BROKEN);
}

LenSum cut_height(Part part, Arena *arena)
{
    return height_of(part, NULL, arena_array(arena, Len, part.last - part.first + 1), arena) + tail_of(part);
}

Cuts cut_range(StripRange range, Begun *begun, Tools tools)
{
    const Strip *strip = range.strip;
    const Master *master = strip->section->master;
    Len space = master->height - master->head - master->foot;
    Start *starts = arena_array(tools.arena, Start, strip->n_slabs + 1);
    Len *heights = arena_array(tools.arena, Len, strip->n_slabs);
    const Survey survey = galley_survey(strip, tools.arena);
    for (int i = 0; i <= strip->n_slabs; i++) starts[i].cost = -1;
    starts[range.first] = (Start){ .said = begun->said, .n_said = begun->n_said };
    for (int first = range.first; first <= range.last; first++)
        if (starts[first].cost >= 0) try_ends(strip, &survey, starts, first, range.last, space, heights, tools.arena);
    *begun = (Begun){ starts[range.last + 1].said, starts[range.last + 1].n_said };

    Cuts cuts = { 0 };
    for (int end = range.last + 1; end > range.first; end = starts[end].from) cuts.n++;
    cuts.at = arena_array(tools.arena, Cut, cuts.n);
    for (int end = range.last + 1, i = cuts.n; end > range.first; end = starts[end].from) {
        int first = starts[end].from;
        Cut *cut = &cuts.at[--i];
        cut->part = (Part){ strip, first, end - 1, starts[first].said, starts[first].n_said };
        LenSum height = height_of(cut->part, &survey, heights, tools.arena) + tail_of(cut->part);
        cut->notes = notes_of(cut->part, heights, &cut->n_notes, tools.arena);
        cut->height = height < space ? (Len)height : space;
    }
    for (int i = 0; i < cuts.n; i++)
        complain(cuts.at[i].part, range.last, cut_height(cuts.at[i].part, tools.arena), space, tools.diag);
    return cuts;
}

Cuts cut_strip(const Strip *strip, Tools tools)
{
    Begun begun = { 0 };
    return strip->n_slabs ? cut_range((StripRange){ strip, 0, strip->n_slabs - 1 }, &begun, tools) : (Cuts){ 0 };
}

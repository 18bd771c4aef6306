/* The pages of the best way through a strip (ways.c), as it grows or of a stretch of it, and what has to be said of them.

   While a strip is growing, the ways to go on from where it ends now are many; the pages on which all of them agree are final.  Ways
   through rows that are all alike need never agree: where they have not for HORIZON pages, those that do not begin as the best one
   does are given up. */
#include "pages/ways.h"

#include <stdlib.h>
#include <string.h>

enum { HORIZON = 40 }; /* pages: what stands so much further on decides nothing here */

/* What is too high but for its notes: they are named. */
static bool complain_of_notes(const WaySearch *search, Part part, LenSum height, Diag *diag)
{
    galley_measure(part, search->heights);
    DueNotes notes = galley_notes(part, search->heights, NOTES_AT_FOOT, search->work);
    Len needed = cut_notes_height(part_master(part), notes), space = ways_space(search, part.first);
    if (!needed || height - needed > space) return false;
    const Mark *mark = notes.at[0].note.frame->mark;
    diag_report(diag, mark->where, mark->key.text, DIAG_NOTE_OVERFULL, part.strip->slabs[part.first].key.text.at,
                len_to_mm(needed), len_to_mm(space));
    return true;
}

static void complain(const WaySearch *search, Part part, LenSum height, Diag *diag)
{
    const Slab *first = &part.strip->slabs[part.first], *last = &part.strip->slabs[part.last];
    Len space = ways_space(search, part.first);
    if (height > space && complain_of_notes(search, part, height, diag)) return;
    if (height > space) diag_report(diag, first->where, first->key.text, DIAG_PAGE_OVERFULL, len_to_mm(height), len_to_mm(space));
    else if (!ways_end(search, part.last) && last->keep_next && !last[1].new_page)
        diag_report(diag, last->where, last->key.text, DIAG_KEEP_BROKEN);
}

LenSum cut_height(Part part, Arena *arena)
{
    return ways_height(part, NULL, arena_array(arena, Len, part.last - part.first + 1), arena);
}

static const Said *said_kept(const Said *said, int n, Arena *arena)
{
    Said *kept = arena_array(arena, Said, n);
    if (n) memcpy(kept, said, (size_t)n * sizeof *said);
    return kept;
}

static Cut cut_of(const WaySearch *search, Part part, Tools tools)
{
    Cut cut = { .part = part };
    LenSum height = ways_height(part, &search->survey, search->heights, search->work);
    cut.part.said = said_kept(part.said, part.n_said, tools.arena);
    cut.notes = galley_notes(part, search->heights, NOTES_AT_FOOT, tools.arena);
    Len space = ways_space(search, part.first);
    cut.height = height < space ? (Len)height : space;
    return cut;
}

/* The pages of the best way to begin one at `end`, which is what is cut now. */
static Cuts cuts_until(const WaySearch *search, int end, Tools tools)
{
    Cuts cuts = { 0 };
    int first = search->range.first;
    for (int at = end; at > first; at = ways_start(search, at)->from) cuts.n++;
    cuts.at = arena_array(tools.arena, Cut, cuts.n);
    for (int at = end, i = cuts.n; at > first; at = ways_start(search, at)->from)
        cuts.at[--i] = cut_of(search, ways_part(search, ways_start(search, at)->from, at - 1), tools);
    for (int i = 0; i < cuts.n; i++) complain(search, cuts.at[i].part, cut_height(cuts.at[i].part, search->work), tools.diag);
    return cuts;
}

static Begun begun_at(const WaySearch *search, int slab, Arena *arena)
{
    const WayStart *start = ways_start(search, slab);
    return (Begun){ said_kept(start->said, start->n_said, arena), start->n_said };
}

Cuts cut_range(StripRange range, Begun *begun, Tools tools)
{
    Arena *scratch = arena_open();
    WaySearch search = { .starts.arena = scratch, .arena = scratch, .work = scratch };
    ways_begin(&search, range.first, *begun);
    ways_widen(&search, range.strip, range.last);
    ways_try(&search);
    Cuts cuts = cuts_until(&search, range.last + 1, tools);
    *begun = begun_at(&search, range.last + 1, tools.arena);
    arena_close(scratch);
    return cuts;
}

/* ---- as it grows ---- */

struct PageCutter {
    WaySearch search;
    Arena *spare; /* for what is said, when what is cut is forgotten */
};

PageCutter *cutter_open(void)
{
    PageCutter *cutter = base_malloc(sizeof *cutter);
    *cutter = (PageCutter){ .search = { .arena = arena_open(), .work = arena_open() }, .spare = arena_open() };
    cutter->search.starts.arena = cutter->search.arena;
    ways_begin(&cutter->search, 0, (Begun){ 0 });
    return cutter;
}

void cutter_close(PageCutter *cutter)
{
    arena_close(cutter->search.arena);
    arena_close(cutter->search.work);
    arena_close(cutter->spare);
    free(cutter);
}

/* Where the ways to both begin to differ. */
static int common_start(const WaySearch *search, int a, int b)
{
    while (a != b)
        if (a > b) a = ways_start(search, a)->from;
        else b = ways_start(search, b)->from;
    return a;
}

/* Up to there all ways agree that go on from where a page can begin now. */
static int agreed_start(const WaySearch *search)
{
    int common = search->next;
    for (int other = common + 1; other <= search->range.last; other++)
        if (ways_start(search, other)->cost >= 0) common = common_start(search, common, other);
    return common;
}

static int pages_until(const WaySearch *search, int start)
{
    int n = 0;
    for (; start > search->range.first; start = ways_start(search, start)->from) n++;
    return n;
}

/* The cheapest way, should the strip end here: what is left stands on one page then, whichever way it is. */
static int best_start(const WaySearch *search)
{
    int best = search->next;
    for (int other = best + 1; other <= search->range.last; other++) {
        int64_t cost = ways_start(search, other)->cost;
        if (cost >= 0 && cost < ways_start(search, best)->cost) best = other;
    }
    return best;
}

/* Those that do not begin as the best one does, but for its last pages. */
static void give_up_others(const WaySearch *search)
{
    int kept = best_start(search);
    for (int n = pages_until(search, kept); n > HORIZON / 2; n--) kept = ways_start(search, kept)->from;
    for (int other = search->next; other <= search->range.last; other++)
        if (ways_start(search, other)->cost >= 0 && common_start(search, kept, other) != kept)
            ways_start(search, other)->cost = -1;
}

/* A page begins there whatever comes, and no slab asks to stay with the one before. */
static int final_start(WaySearch *search)
{
    int common = agreed_start(search);
    if (pages_until(search, search->next) - pages_until(search, common) > HORIZON) {
        give_up_others(search);
        while (ways_start(search, search->next)->cost < 0) search->next++;
        common = agreed_start(search);
    }
    while (common > search->range.first && search->range.strip->slabs[common - 1].keep_next)
        common = ways_start(search, common)->from;
    return common;
}

/* What stands before this slab is cut. */
static void forget_before(PageCutter *cutter, int slab)
{
    WaySearch *search = &cutter->search, old = *search;
    search->arena = cutter->spare;
    cutter->spare = old.arena;
    memset(&search->starts, 0, sizeof search->starts);
    search->starts.arena = search->arena;
    search->range.first = slab;
    for (int i = slab; i <= old.range.last + 1; i++) {
        WayStart *start = vec_push(&search->starts);
        *start = *ways_start(&old, i);
        start->said = said_kept(start->said, start->n_said, search->arena);
    }
    arena_clear(cutter->spare);
}

Cuts cutter_cut(PageCutter *cutter, const Strip *strip, Tools tools)
{
    WaySearch *search = &cutter->search;
    if (search->range.first >= strip->n_slabs) return (Cuts){ 0 };
    search->goes_on = strip->goes_on;
    ways_widen(search, strip, strip->n_slabs - 1);
    ways_try(search);
    int end = strip->goes_on ? final_start(search) : strip->n_slabs;
    Cuts cuts = cuts_until(search, end, tools);
    if (cuts.n) forget_before(cutter, end);
    arena_clear(search->work);
    return cuts;
}

void cutter_restart(PageCutter *cutter)
{
    arena_clear(cutter->search.arena);
    memset(&cutter->search.starts, 0, sizeof cutter->search.starts);
    cutter->search.starts.arena = cutter->search.arena;
    ways_begin(&cutter->search, 0, (Begun){ 0 });
}

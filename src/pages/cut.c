/* Where pages end.  Every page that could begin at slab j is tried with every end k it has room for; the cheapest way
   through the whole strip wins (Knuth and Plass's idea for lines, for pages).  A page costs

       FULL_PAGE + EMPTINESS * (white / space)² + the cost of ending after slab k,

   WASTED more where it ends within a table, or a row of one, that had room to go on.  Squares spread white over the pages, where it is
   seen least; but what is left on a page that is as full as it can be costs hardly more from a quarter of a page on: no other page is
   to be less full for its sake.

   What must not happen is not forbidden but dear, so that there is always an answer and the worst is reported.
   The last page of a strip, and one before a forced page break, may be as empty as it likes.

   While a strip is growing, the ways to go on from where it ends now are many; the pages on which all of them agree are final.  Ways
   through rows that are all alike need never agree: where they have not for HORIZON pages, those that do not begin as the best one
   does are given up. */
#include "pages/steps.h"

#include <stdlib.h>
#include <string.h>

enum { HORIZON = 40 }; /* pages: what stands so much further on decides nothing here */
enum { FULL_PAGE = 150, EMPTINESS = 3000, KEEP_BROKEN = 100000, OVERFULL = 10000000, FEW = 60, WASTED = 3000, REST = 200 };
enum { AVOIDED = 300 }; /* an end that costs so much is none a page has to be filled up to */
enum { SEEN = 8 };      /* so much of a page, an eighth, looks as if the table ended with it */

typedef struct {
    int64_t cost; /* of the best way to begin a page here; -1: none known */
    int from;     /* where the page before began */
    const Said *said;
    int n_said;
} Start;

Len cut_notes_height(const Master *master, DueNotes notes)
{
    const Style *style = master->note_style;
    return notes.height + (notes.n && style ? style->space_before + style_white_under_rule(style) : 0);
}

/* What stands below the last slab only because the page ends there. */
static Len tail_of(Part part)
{
    const Frame *tail = galley_tail(part);
    return tail ? tail->height : 0;
}

/* A page that is tried: from the slab in hand to some other. */
typedef struct {
    LenSum height; /* with what stands below its last slab */
    bool is_plain; /* no spanner reaches it, and it has no notes */
    bool is_full;  /* it could not end further on */
    LenSum wasted; /* what more of its table it could hold */
} TriedPage;

/* The ways through a stretch of a strip that are being compared. */
typedef struct {
    StripRange range;
    bool goes_on;      /* more slabs will come behind the last one, which may still change what is said of it */
    Vec(Start) starts; /* of a page, by slab from the first on, and one behind the last */
    int next;          /* slab from which no page has been tried */
    Survey survey;
    Len *heights;
    TriedPage *pages; /* that begin at the slab in hand, by their last slab, from that on */
    Len space;
    Arena *arena; /* of what is said, */
    Arena *work;  /* and of what is measured: of one call */
} WaySearch;

static Start *start_at(const WaySearch *search, int slab)
{
    return &search->starts.at[slab - search->range.first];
}

static Part part_from(const WaySearch *search, int first, int last)
{
    const Start *start = start_at(search, first);
    return (Part){ .strip = search->range.strip, .first = first, .last = last, .said = start->said, .n_said = start->n_said };
}

/* Without that tail: with it a longer part may be the lower one.  survey NULL: the strip was not surveyed. */
static LenSum height_of(Part part, const Survey *survey, Len *heights, Arena *arena)
{
    const Slab *first = &part.strip->slabs[part.first];
    const Frame *head = galley_head(part);
    LenSum height = galley_measure(part, heights) + (head ? head->height : 0);
    if (survey && !first->n_head_notes && !survey_notes(survey, part.first, part.last)) return height;
    return height + cut_notes_height(part.strip->section->master, galley_notes(part, heights, NOTES_AT_FOOT, arena));
}

static bool is_end(const WaySearch *search, int last)
{
    return !search->goes_on && last == search->range.last;
}

static bool is_forced(const WaySearch *search, int last)
{
    return is_end(search, last) || search->range.strip->slabs[last + 1].new_page;
}

static int64_t cost_of_white(LenSum white, LenSum space)
{
    return EMPTINESS * white * white / (space * space);
}

/* A page that ends where it must may be as empty as it likes, but where all pages are to be filled alike. */
static int64_t cost_of(const WaySearch *search, Part part, const TriedPage *page)
{
    const Slab *last = &part.strip->slabs[part.last];
    bool forced = is_forced(search, part.last), even = part.strip->section->even;
    LenSum space = search->space, white = space - page->height;
    LenSum rest = page->is_full && !even && white > space / 4 ? white - space / 4 : 0;
    int64_t cost = FULL_PAGE;
    if (white < 0) return OVERFULL;
    if (even || !forced) cost += cost_of_white(white - rest, space) + REST * rest / space;
    else if (page->height < space / 6) cost += FEW; /* a line or two on a page of their own look forgotten */
    if (forced) return cost;
    if (!even && page->wasted > (last->cost < AVOIDED ? space / SEEN : 0)) cost += WASTED;
    return cost + last->cost + (last->keep_next ? KEEP_BROKEN : 0);
}

/* The part that begins at `first`, as it grows slab by slab: measured anew each time, but where its slabs are plain. */
typedef struct {
    LenSum sum;
    bool is_plain;
} Growing;

static LenSum grow(Growing *growing, const WaySearch *search, Part part)
{
    const Slab *slabs = part.strip->slabs, *first = &slabs[part.first];
    if (part.last == part.first)
        *growing = (Growing){ first->padding + (first->head ? first->head->height : 0), first->n_head_notes == 0 };
    growing->sum += slabs[part.last].body->height + (part.last > part.first ? slabs[part.last].gap : 0);
    growing->is_plain &= survey_is_plain(&search->survey, part.last);
    return growing->is_plain ? growing->sum : height_of(part, &search->survey, search->heights, search->work);
}

/* Every page there is room for that begins at `first`.  Returns the slab behind the last of the longest; -1: with more slabs there may be
   longer ones. */
static int try_pages(const WaySearch *search, int first)
{
    const Slab *slabs = search->range.strip->slabs;
    int end = search->goes_on ? search->range.last - 1 : search->range.last;
    Growing growing = { 0 };
    for (int last = first; last <= end; last++) {
        if (last > first && slabs[last].new_page) return last;
        Part part = part_from(search, first, last);
        LenSum height = grow(&growing, search, part);
        if (height > search->space && last > first) return last;
        search->pages[last - first] = (TriedPage){ .height = height + tail_of(part), .is_plain = growing.is_plain };
    }
    return search->goes_on ? -1 : end + 1;
}

static bool has_room(const WaySearch *search, int first, int last)
{
    return search->pages[last - first].height <= search->space;
}

/* Nothing forbids that it ends there. */
static bool may_end(const WaySearch *search, int first, int last)
{
    return has_room(search, first, last) && (!search->range.strip->slabs[last].keep_next || is_forced(search, last));
}

/* Up to another end in the table of slab `last`, which is no dearer or need not be avoided. */
static LenSum wasted_by(const WaySearch *search, int first, int last, int end)
{
    const Slab *slabs = search->range.strip->slabs;
    for (int i = end - 1; slabs[last].table && i > last; i--)
        if (slabs[i].table == slabs[last].table && may_end(search, first, i) &&
            (slabs[i].cost < AVOIDED || slabs[i].cost <= slabs[last].cost))
            return search->pages[i - first].height - search->pages[last - first].height;
    return 0;
}

static void compare_pages(const WaySearch *search, int first, int end)
{
    bool is_full = true;
    for (int last = end - 1; last >= first; last--) {
        TriedPage *page = &search->pages[last - first];
        page->is_full = is_full;
        page->wasted = wasted_by(search, first, last, end);
        is_full &= !may_end(search, first, last);
    }
}

/* Try every end of a page that begins at `first`.  false: with more slabs there may be more of them. */
static bool try_ends(const WaySearch *search, int first)
{
    int end = try_pages(search, first);
    compare_pages(search, first, end);
    for (int last = first; last < end; last++) {
        if (!has_room(search, first, last) && last > first) continue;
        Part part = part_from(search, first, last);
        const TriedPage *page = &search->pages[last - first];
        int64_t cost = start_at(search, first)->cost + cost_of(search, part, page);
        Start *next = start_at(search, last + 1);
        if (next->cost >= 0 && next->cost <= cost) continue;
        *next = (Start){ .cost = cost, .from = first };
        if (page->is_plain) continue;
        galley_measure(part, search->heights);
        next->said = galley_say(part, search->heights, &next->n_said, search->arena);
    }
    return end >= 0;
}

/* The range has grown, up to this slab. */
static void widen(WaySearch *search, const Strip *strip, int last)
{
    int n = last - search->range.first + 1;
    search->range.strip = strip;
    search->range.last = last;
    while (search->starts.n <= n) *vec_push(&search->starts) = (Start){ .cost = -1 };
    search->survey = galley_survey(strip, search->range.first, last, search->work);
    search->heights = arena_array(search->work, Len, n);
    search->pages = arena_array(search->work, TriedPage, n);
    const Master *master = strip->section->master;
    search->space = master->height - master->head - master->foot;
}

static void begin_at(WaySearch *search, int first, Begun begun)
{
    search->range.first = search->next = first;
    search->starts.n = 0;
    *vec_push(&search->starts) = (Start){ .said = begun.said, .n_said = begun.n_said };
}

/* All pages that can begin where one can; until there is one that could end behind the last slab. */
static void try_starts(WaySearch *search)
{
    for (; search->next <= search->range.last; search->next++)
        if (start_at(search, search->next)->cost >= 0 && !try_ends(search, search->next)) return;
}

/* What is too high but for its notes: they are named. */
static bool complain_of_notes(const WaySearch *search, Part part, LenSum height, Diag *diag)
{
    galley_measure(part, search->heights);
    DueNotes notes = galley_notes(part, search->heights, NOTES_AT_FOOT, search->work);
    Len needed = cut_notes_height(part.strip->section->master, notes);
    if (!needed || height - needed > search->space) return false;
    const Mark *mark = notes.at[0].note.frame->mark;
    diag_report(diag, mark->where, mark->key.text, DIAG_NOTE_OVERFULL, part.strip->slabs[part.first].key.text.at,
                len_to_mm(needed), len_to_mm(search->space));
    return true;
}

static void complain(const WaySearch *search, Part part, LenSum height, Diag *diag)
{
    const Slab *first = &part.strip->slabs[part.first], *last = &part.strip->slabs[part.last];
    Len space = search->space;
    if (height > space && complain_of_notes(search, part, height, diag)) return;
    if (height > space) diag_report(diag, first->where, first->key.text, DIAG_PAGE_OVERFULL, len_to_mm(height), len_to_mm(space));
    else if (!is_end(search, part.last) && last->keep_next && !last[1].new_page)
        diag_report(diag, last->where, last->key.text, DIAG_KEEP_BROKEN);
}

LenSum cut_height(Part part, Arena *arena)
{
    return height_of(part, NULL, arena_array(arena, Len, part.last - part.first + 1), arena) + tail_of(part);
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
    LenSum height = height_of(part, &search->survey, search->heights, search->work) + tail_of(part);
    cut.part.said = said_kept(part.said, part.n_said, tools.arena);
    cut.notes = galley_notes(part, search->heights, NOTES_AT_FOOT, tools.arena);
    cut.height = height < search->space ? (Len)height : search->space;
    return cut;
}

/* The pages of the best way to begin one at `end`, which is what is cut now. */
static Cuts cuts_until(const WaySearch *search, int end, Tools tools)
{
    Cuts cuts = { 0 };
    int first = search->range.first;
    for (int at = end; at > first; at = start_at(search, at)->from) cuts.n++;
    cuts.at = arena_array(tools.arena, Cut, cuts.n);
    for (int at = end, i = cuts.n; at > first; at = start_at(search, at)->from)
        cuts.at[--i] = cut_of(search, part_from(search, start_at(search, at)->from, at - 1), tools);
    for (int i = 0; i < cuts.n; i++) complain(search, cuts.at[i].part, cut_height(cuts.at[i].part, search->work), tools.diag);
    return cuts;
}

static Begun begun_at(const WaySearch *search, int slab, Arena *arena)
{
    const Start *start = start_at(search, slab);
    return (Begun){ said_kept(start->said, start->n_said, arena), start->n_said };
}

Cuts cut_range(StripRange range, Begun *begun, Tools tools)
{
    Arena *scratch = arena_open();
    WaySearch search = { .starts.arena = scratch, .arena = scratch, .work = scratch };
    begin_at(&search, range.first, *begun);
    widen(&search, range.strip, range.last);
    try_starts(&search);
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
    begin_at(&cutter->search, 0, (Begun){ 0 });
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
        if (a > b) a = start_at(search, a)->from;
        else b = start_at(search, b)->from;
    return a;
}

/* Up to there all ways agree that go on from where a page can begin now. */
static int agreed_start(const WaySearch *search)
{
    int common = search->next;
    for (int other = common + 1; other <= search->range.last; other++)
        if (start_at(search, other)->cost >= 0) common = common_start(search, common, other);
    return common;
}

static int pages_until(const WaySearch *search, int start)
{
    int n = 0;
    for (; start > search->range.first; start = start_at(search, start)->from) n++;
    return n;
}

/* The cheapest way, should the strip end here: what is left stands on one page then, whichever way it is. */
static int best_start(const WaySearch *search)
{
    int best = search->next;
    for (int other = best + 1; other <= search->range.last; other++) {
        int64_t cost = start_at(search, other)->cost;
        if (cost >= 0 && cost < start_at(search, best)->cost) best = other;
    }
    return best;
}

/* Those that do not begin as the best one does, but for its last pages. */
static void give_up_others(const WaySearch *search)
{
    int kept = best_start(search);
    for (int n = pages_until(search, kept); n > HORIZON / 2; n--) kept = start_at(search, kept)->from;
    for (int other = search->next; other <= search->range.last; other++)
        if (start_at(search, other)->cost >= 0 && common_start(search, kept, other) != kept) start_at(search, other)->cost = -1;
}

/* A page begins there whatever comes, and no slab asks to stay with the one before. */
static int final_start(WaySearch *search)
{
    int common = agreed_start(search);
    if (pages_until(search, search->next) - pages_until(search, common) > HORIZON) {
        give_up_others(search);
        while (start_at(search, search->next)->cost < 0) search->next++;
        common = agreed_start(search);
    }
    while (common > search->range.first && search->range.strip->slabs[common - 1].keep_next)
        common = start_at(search, common)->from;
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
        Start *start = vec_push(&search->starts);
        *start = *start_at(&old, i);
        start->said = said_kept(start->said, start->n_said, search->arena);
    }
    arena_clear(cutter->spare);
}

Cuts cutter_cut(PageCutter *cutter, const Strip *strip, Tools tools)
{
    WaySearch *search = &cutter->search;
    if (search->range.first >= strip->n_slabs) return (Cuts){ 0 };
    search->goes_on = strip->goes_on;
    widen(search, strip, strip->n_slabs - 1);
    try_starts(search);
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
    begin_at(&cutter->search, 0, (Begun){ 0 });
}

/* Where pages end.  Every page that could begin at slab j is tried with every end k it has room for; the cheapest way
   through the whole strip wins (Knuth and Plass's idea for lines, for pages).  A page costs

       FULL_PAGE + EMPTINESS * (white / space)² + the cost of ending after slab k,

   WASTED more where it ends within a table, or a row of one, that had room to go on.  Squares spread white over the pages, where it is
   seen least; but what is left on a page that is as full as it can be costs hardly more from a quarter of a page on: no other page is
   to be less full for its sake.

   What must not happen is not forbidden but dear, so that there is always an answer and the worst is reported.
   The last page of a strip, and one before a forced page break, may be as empty as it likes. */
#include "pages/ways.h"

enum { FULL_PAGE = 150, EMPTINESS = 3000, KEEP_BROKEN = 100000, OVERFULL = 10000000, FEW = 60, WASTED = 3000, REST = 200 };
enum { AVOIDED = 300 }; /* an end that costs so much is none a page has to be filled up to */
enum { SEEN = 8 };      /* so much of a page, an eighth, looks as if the table ended with it */

Len cut_notes_height(const Master *master, DueNotes notes)
{
    const Style *style = master->note_style;
    return notes.height + (notes.n && style ? style->space_before + style_white_under_rule(style) : 0);
}

static bool begins_section(const Strip *strip, int first)
{
    return first == 0 && strip->begins;
}

const Master *part_master(Part part)
{
    return section_master(part.strip->section, begins_section(part.strip, part.first));
}

Len ways_space(const WaySearch *search, int first)
{
    return begins_section(search->range.strip, first) ? search->first_space : search->space;
}

/* What stands below the last slab only because the page ends there. */
static Len tail_of(Part part)
{
    const Frame *tail = galley_tail(part);
    return tail ? tail->height : 0;
}

/* Without its notes. */
static LenSum height_of_rows(Part part, Len *heights)
{
    const Frame *head = galley_head(part);
    return galley_measure(part, heights) + (head ? head->height : 0);
}

/* At the foot, of rows that are measured. */
static Len height_of_notes(Part part, const Survey *survey, const Len *heights, Arena *arena)
{
    const Slab *first = &part.strip->slabs[part.first];
    if (survey && !first->n_head_notes && !survey_notes(survey, part.first, part.last)) return 0;
    return cut_notes_height(part_master(part), galley_notes(part, heights, NOTES_AT_FOOT, arena));
}

/* Without that tail: with it a longer part may be the lower one.  survey NULL: the strip was not surveyed. */
static LenSum height_of(Part part, const Survey *survey, Len *heights, Arena *arena)
{
    LenSum rows = height_of_rows(part, heights); /* whose heights the notes ask for */
    return rows + height_of_notes(part, survey, heights, arena);
}

LenSum ways_height(Part part, const Survey *survey, Len *heights, Arena *arena)
{
    return height_of(part, survey, heights, arena) + tail_of(part);
}

bool ways_end(const WaySearch *search, int last)
{
    return !search->goes_on && last == search->range.last;
}

static bool is_forced(const WaySearch *search, int last)
{
    return ways_end(search, last) || search->range.strip->slabs[last + 1].new_page;
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
    LenSum space = ways_space(search, part.first), white = space - page->filled;
    LenSum rest = page->is_full && !even && white > space / 4 ? white - space / 4 : 0;
    int64_t cost = FULL_PAGE;
    if (page->height > space) return OVERFULL;
    if (even || !forced) cost += cost_of_white(white - rest, space) + REST * rest / space;
    else if (page->height < space / 6) cost += FEW; /* a line or two on a page of their own look forgotten */
    if (forced) return cost;
    if (!even && page->wasted > (last->cost < AVOIDED ? space / SEEN : 0)) cost += WASTED;
    return cost + last->cost + (last->keep_next ? KEEP_BROKEN : 0);
}

/* The part that begins at `first`, as it grows slab by slab: measured anew each time, but where its slabs are plain. */
typedef struct {
    LenSum sum;
    LenSum hollow; /* white in its columns, were they level */
    bool is_plain, is_rough;
} Growing;

/* Columns of a page that is not nearly full are not balanced to know how full it is. */
static bool is_nearly_full(const WaySearch *search, Part part, LenSum least)
{
    enum { NEARLY = 10 }; /* a tenth of its space away */
    return least >= ways_space(search, part.first) - ways_space(search, part.first) / NEARLY;
}

static LenSum grow(Growing *growing, const WaySearch *search, Part part)
{
    const Slab *slabs = part.strip->slabs, *first = &slabs[part.first];
    if (part.last == part.first)
        *growing =
            (Growing){ .sum = first->padding + (first->head ? first->head->height : 0), .is_plain = first->n_head_notes == 0 };
    growing->sum += slabs[part.last].body->height + (part.last > part.first ? slabs[part.last].gap : 0);
    growing->is_plain &= survey_is_plain(&search->survey, part.last);
    growing->hollow = 0;
    growing->is_rough = false;
    if (growing->is_plain) return growing->sum;
    bool in_columns = slabs[part.last].colonnade;
    LenSum least = in_columns ? galley_least(part) : 0;
    growing->is_rough = in_columns && !is_nearly_full(search, part, least);
    if (growing->is_rough) return least;
    LenSum rows = height_of_rows(part, search->heights);
    if (in_columns) growing->hollow = rows - least;
    return rows + height_of_notes(part, &search->survey, search->heights, search->work);
}

/* Every page there is room for that begins at `first`.  Returns the slab behind the last of the longest; -1: with more slabs there may be
   longer ones. */
static int try_pages(const WaySearch *search, int first)
{
    const Slab *slabs = search->range.strip->slabs;
    int end = search->goes_on ? search->range.last - 1 : search->range.last;
    Growing growing = { 0 };
    Len space = ways_space(search, first);
    for (int last = first; last <= end; last++) {
        if (last > first && slabs[last].new_page) return last;
        Part part = ways_part(search, first, last);
        LenSum height = grow(&growing, search, part);
        if (height > space && last > first) return last;
        LenSum whole = height + tail_of(part);
        search->pages[last - first] = (TriedPage){
            .height = whole, .filled = whole - growing.hollow, .is_plain = growing.is_plain, .is_rough = growing.is_rough
        };
    }
    return search->goes_on ? -1 : end + 1;
}

static bool has_room(const WaySearch *search, int first, int last)
{
    return search->pages[last - first].height <= ways_space(search, first);
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
        Part part = ways_part(search, first, last);
        TriedPage *page = &search->pages[last - first];
        int64_t cost = ways_start(search, first)->cost + cost_of(search, part, page);
        WayStart *next = ways_start(search, last + 1);
        if (next->cost >= 0 && next->cost <= cost) continue;
        if (page->is_rough) {
            page->height = ways_height(part, &search->survey, search->heights, search->work);
            page->is_rough = false;
            if (!has_room(search, first, last) && last > first) continue;
            cost = ways_start(search, first)->cost + cost_of(search, part, page);
            if (next->cost >= 0 && next->cost <= cost) continue;
        }
        *next = (WayStart){ .cost = cost, .from = first };
        if (page->is_plain) continue;
        galley_measure(part, search->heights);
        next->said = galley_say(part, search->heights, &next->n_said, search->arena);
    }
    return end >= 0;
}

void ways_widen(WaySearch *search, const Strip *strip, int last)
{
    int n = last - search->range.first + 1;
    search->range.strip = strip;
    search->range.last = last;
    while (search->starts.n <= n) *vec_push(&search->starts) = (WayStart){ .cost = -1 };
    search->survey = galley_survey(strip, search->range.first, last, search->work);
    search->heights = arena_array(search->work, Len, n);
    search->pages = arena_array(search->work, TriedPage, n);
    search->space = master_space(strip->section->master);
    search->first_space = master_space(section_master(strip->section, true));
}

void ways_begin(WaySearch *search, int first, Begun begun)
{
    search->range.first = search->next = first;
    search->starts.n = 0;
    *vec_push(&search->starts) = (WayStart){ .said = begun.said, .n_said = begun.n_said };
}

void ways_try(WaySearch *search)
{
    for (; search->next <= search->range.last; search->next++)
        if (ways_start(search, search->next)->cost >= 0 && !try_ends(search, search->next)) return;
}

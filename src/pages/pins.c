/* A booklet cut as it was published.  Every slab has a name (its key, and which of that key it is); the release knows on
   which page each name stood.  The longest run of names that is in the same order in both stays where it was; what is
   new or has moved joins its neighbour.  So each published page gets a range of slabs.

       published   11 │ a b c │ 12 │ d e f │ 13 │ g h │
       now         11 │ a b c │ 12 │ d x e │ 12-2 │ f │ (blank) │ 13 │ g h │

   A range that fits on one page is that page again.  What does not fit goes on to branch pages; they come in pairs, so
   that every later page stays on its side of its leaf.  A range of nothing leaves its page blank.

   Each correction is cut from the origin, the pages as they were first published, not from what the last one made of them:
   so many corrections give the booklet that one would have given, and branch pages go when what they were for has gone. */
#include "base/map.h"
#include "base/order.h"
#include "pages/steps.h"

#include <stdlib.h>

typedef struct {
    const Strip *strip;
    Str section;  /* as published; empty: it is new */
    int *page_of; /* of each slab: the published page; -1: the section is new */
    Begun begun;
} Bound;

typedef struct {
    const Release *release;
    ReviseMode mode;
    const Galley *galley;
    Bound *bounds; /* of each strip */
    Map taken;     /* labels in use */
    Vec(Sheet) sheets;
    Tools tools;
} PinBinder;

static Str name_text(SlabName name, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n%d", STR_ARG(name.key.text), name.nth);
}

const SlabName *pins_names(const Strip *strip, int first, int last, Map *counts, Arena *arena)
{
    SlabName *names = arena_array(arena, SlabName, last - first + 1);
    for (int i = first; i <= last; i++) {
        Key key = strip->slabs[i].key;
        int *count = map_find(counts, key.text);
        if (!count) map_put(counts, key.text, count = arena_new(counts->arena, int));
        names[i - first] = (SlabName){ key, (*count)++ };
    }
    return names;
}

static const SlabName *names_of(const Strip *strip, Arena *arena)
{
    Map counts = map_new(arena);
    return pins_names(strip, 0, strip->n_slabs - 1, &counts, arena);
}

/* --- which page each slab belongs to ------------------------------------------------------------------------- */

typedef struct {
    int page, order;
} Stood;

/* Between two slabs that have stayed, what is new takes the places of what is gone, in turn: a block that lost its id, a
   row another row has come for. */
static void settle_successors(const Strip *strip, const int *orders, const int *pages, int n_published, int *page_of)
{
    int gone = 0; /* the next place that may be free */
    for (int i = 0, kept; i < strip->n_slabs; i++) {
        if (orders[i] >= 0) gone = orders[i] + 1;
        if (orders[i] >= 0) continue;
        for (kept = i; kept < strip->n_slabs && orders[kept] < 0; kept++) continue;
        int end = kept < strip->n_slabs ? orders[kept] : n_published;
        if (gone < end) page_of[i] = pages[gone++];
    }
}

/* What is new stays with what follows it when it must, else with what stands before it. */
static void settle_newcomers(const Strip *strip, int *page_of, int first_page)
{
    for (int i = strip->n_slabs - 2; i >= 0; i--)
        if (page_of[i] < 0 && strip->slabs[i].keep_next) page_of[i] = page_of[i + 1];
    for (int i = 0; i < strip->n_slabs; i++)
        if (page_of[i] < 0) page_of[i] = i ? page_of[i - 1] : first_page;
}

typedef Vec(Str) SectionList;

static Str stood_in(Str section, Key slab, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n" STR_FMT, STR_ARG(section), STR_ARG(slab.text));
}

/* The published sections, in order; and which slabs stood in which: a sample shows slabs of other sections. */
static SectionList published_sections(const Release *release, Map *stood, Arena *arena)
{
    SectionList sections = { .arena = arena };
    Map known = map_new(arena);
    for (int p = 0; p < release->n_origin; p++) {
        const Pin *pin = &release->origin[p].pin;
        if (!map_put(&known, pin->section, (void *)(uintptr_t)pin)) *vec_push(&sections) = pin->section;
        for (int i = 0; i < pin->n_slabs; i++)
            map_put(stood, stood_in(pin->section, pin->slabs[i].key, arena), (void *)(uintptr_t)pin);
    }
    return sections;
}

static int count_stood(const Strip *strip, Str section, const Map *stood, Arena *arena)
{
    int n = 0;
    for (int i = 0; i < strip->n_slabs; i++) n += map_find(stood, stood_in(section, strip->slabs[i].key, arena)) != NULL;
    return n;
}

/* Its own, where any of its slabs stood there; else where most of them did.  Empty: none of them stood anywhere. */
static Str section_of(const Strip *strip, const SectionList *sections, const Map *stood, Arena *arena)
{
    Str found = strip->section->key.text;
    if (count_stood(strip, found, stood, arena)) return found;
    int most = 0;
    found = STR("");
    for (int s = 0; s < sections->n; s++) {
        int n = count_stood(strip, sections->at[s], stood, arena);
        if (n > most) found = sections->at[s];
        most = n > most ? n : most;
    }
    return found;
}

/* Sections without an id are counted like blocks: a strip is the published section in which its slabs stood; where none of
   them did, that of its key, unless it is another's. */
static void name_sections(PinBinder *binder)
{
    Arena *arena = binder->tools.arena;
    Map stood = map_new(arena), claimed = map_new(arena); /* section → the strip */
    SectionList sections = published_sections(binder->release, &stood, arena);
    for (int s = 0; s < binder->galley->n_strips; s++) {
        Bound *bound = &binder->bounds[s];
        bound->strip = &binder->galley->strips[s];
        bound->section = section_of(bound->strip, &sections, &stood, arena);
        if (bound->section.n) map_put(&claimed, bound->section, bound);
    }
    for (int s = 0; s < binder->galley->n_strips; s++) {
        Bound *bound = &binder->bounds[s];
        Str own = bound->strip->section->key.text;
        if (!bound->section.n && !map_find(&claimed, own)) bound->section = own;
    }
}

/* The right one of facing pages shows the slabs of the left one, which no two other pages do. */
static bool is_right(const Release *release, int page)
{
    const Pin *own = &release->origin[page].pin;
    if (!page || !own->n_slabs) return false;
    const Pin *left = &release->origin[page - 1].pin;
    return left->n_slabs && left->slabs[0].nth == own->slabs[0].nth && str_equal(left->section, own->section) &&
           str_equal(left->slabs[0].key.text, own->slabs[0].key.text);
}

static void bind_strip(Bound *bound, const Release *release, Arena *arena)
{
    const Strip *strip = bound->strip;
    bound->page_of = arena_array(arena, int, strip->n_slabs + 1);
    Map stood = map_new(arena);
    Vec(int) pages = { .arena = arena }; /* of each published slab */
    int first_page = -1;
    for (int p = 0; p < release->n_origin; p++) {
        const Pin *pin = &release->origin[p].pin;
        if (!str_equal(pin->section, bound->section) || pin->n_slabs == 0 || is_right(release, p)) continue;
        if (first_page < 0) first_page = p;
        for (int i = 0; i < pin->n_slabs; i++) {
            Stood *place = arena_new(arena, Stood);
            *place = (Stood){ p, pages.n };
            *vec_push(&pages) = p;
            map_put(&stood, name_text(pin->slabs[i], arena), place);
        }
    }
    const SlabName *names = names_of(strip, arena);
    int *orders = arena_array(arena, int, strip->n_slabs + 1);
    for (int i = 0; i < strip->n_slabs; i++) {
        const Stood *place = map_find(&stood, name_text(names[i], arena));
        orders[i] = place ? place->order : -1;
    }
    order_keep_longest(orders, strip->n_slabs, arena);
    for (int i = 0; i < strip->n_slabs; i++) {
        const Stood *place = orders[i] < 0 ? NULL : map_find(&stood, name_text(names[i], arena));
        bound->page_of[i] = place ? place->page : -1;
    }
    settle_successors(strip, orders, pages.at, pages.n, bound->page_of);
    settle_newcomers(strip, bound->page_of, first_page);
}

/* A section that was not published follows the last page of the one before it. */
static void settle_new_sections(PinBinder *binder)
{
    int last = 0;
    for (int s = 0; s < binder->galley->n_strips; s++) {
        Bound *bound = &binder->bounds[s];
        for (int i = 0; i < bound->strip->n_slabs; i++) {
            if (bound->page_of[i] < 0) bound->page_of[i] = last;
            else last = bound->page_of[i];
        }
    }
}

/* --- the pages ------------------------------------------------------------------------------------------------ */

/* 12 → 12-2 → 12-3; where that is taken, 12-2-2. */
static Str next_label(PinBinder *binder, Str label, bool is_branch)
{
    Arena *arena = binder->tools.arena;
    Str mark = binder->galley->document->branch;
    if (label.n == 0) return label;
    int digits = label.n;
    while (digits > 0 && label.at[digits - 1] >= '0' && label.at[digits - 1] <= '9') digits--;
    Str next = str_printf(arena, STR_FMT STR_FMT "2", STR_ARG(label), STR_ARG(mark));
    if (is_branch && digits < label.n) {
        Str on = str_printf(arena, STR_FMT "%ld", digits, label.at, strtol(str_copy(arena, label).at + digits, NULL, 10) + 1);
        if (!map_find(&binder->taken, on)) next = on;
    }
    for (int n = 3; map_find(&binder->taken, next); n++)
        next = str_printf(arena, STR_FMT STR_FMT "%d", STR_ARG(label), STR_ARG(mark), n);
    map_put(&binder->taken, next, binder);
    return next;
}

static void add_sheet(PinBinder *binder, const Strip *strip, const Cut *cut, SheetHalf half, Str label, bool branch)
{
    Sheet *sheet = vec_push(&binder->sheets);
    *sheet = (Sheet){ .section = strip->section, .cut = cut, .half = half, .page = { .label = label, .pin.branch = branch } };
    int folio = 0, i = 0;
    for (; i < label.n && label.at[i] >= '0' && label.at[i] <= '9' && folio < 1000000; i++)
        folio = folio * 10 + label.at[i] - '0';
    if (i == label.n || branch) sheet->page.folio = folio; /* 12, 12-2; not 2-15 of a part */
}

/* A page after those of the release: numbered on from the one before it. */
static void add_branch_page(PinBinder *binder, const Strip *strip, const Cut *cut, SheetHalf half)
{
    const Page *before = &binder->sheets.at[binder->sheets.n - 1].page;
    Str label = next_label(binder, before->label, before->pin.branch);
    add_sheet(binder, strip, cut, half, label, true);
}

/* One, or both of facing pages; how many they are. */
static int add_branch(PinBinder *binder, const Strip *strip, const Cut *cut)
{
    bool is_facing = cut && strip->section->facing;
    add_branch_page(binder, strip, cut, is_facing ? SHEET_LEFT : SHEET_WHOLE);
    if (is_facing) add_branch_page(binder, strip, cut, SHEET_RIGHT);
    return is_facing ? 2 : 1;
}

static bool has_slabs(const PinBinder *binder, int page)
{
    for (int s = 0; s < binder->galley->n_strips; s++)
        for (int i = 0; i < binder->bounds[s].strip->n_slabs; i++)
            if (binder->bounds[s].page_of[i] == page) return true;
    return false;
}

/* A page that has lost all it held: what does not fit before it may stand on it. */
static bool is_vacant(const PinBinder *binder, int page)
{
    const ReleasePage *pages = binder->release->origin;
    return pages[page].pin.n_slabs && str_equal(pages[page].pin.section, pages[page - 1].pin.section) && !has_slabs(binder, page);
}

/* The slabs of pages first … last in a strip; false: it has none there. */
static bool range_of(const Bound *bound, int first, int last, StripRange *range)
{
    *range = (StripRange){ bound->strip, -1, -1 };
    for (int i = 0; i < bound->strip->n_slabs; i++) {
        if (bound->page_of[i] < first || bound->page_of[i] > last) continue;
        if (range->first < 0) range->first = i;
        range->last = i;
    }
    return range->first >= 0;
}

static bool begins_anew(const Slab *slab)
{
    return slab->new_page || (slab->body->mark && slab->body->mark->role == ROLE_HEADING);
}

/* Is the page what it was, as far as its slabs and their height go? */
static bool is_as_published(const PinBinder *binder, const Bound *bound, StripRange range, int page)
{
    const Pin *pin = &binder->release->origin[page].pin;
    if (range.last - range.first + 1 != pin->n_slabs) return false;
    const SlabName *names = names_of(range.strip, binder->tools.arena);
    for (int i = 0; i < pin->n_slabs; i++)
        if (!str_equal(names[range.first + i].key.text, pin->slabs[i].key.text) ||
            names[range.first + i].nth != pin->slabs[i].nth)
            return false;
    Part part = {
        .strip = range.strip, .first = range.first, .last = range.last, .said = bound->begun.said, .n_said = bound->begun.n_said
    };
    return cut_height(part, binder->tools.arena) == pin->height;
}

/* The last page of what flows anew when `page` has changed: before the next one that begins with a heading. */
static int end_of_flow(const PinBinder *binder, const Bound *bound, int page)
{
    StripRange range;
    if (binder->mode != REVISE_CHANGES || !range_of(bound, page, page, &range) || is_as_published(binder, bound, range, page))
        return page;
    for (int i = range.last + 1; i < bound->strip->n_slabs; i++) {
        if (bound->page_of[i] == bound->page_of[i - 1]) continue;
        if (begins_anew(&bound->strip->slabs[i])) break;
        page = bound->page_of[i];
    }
    return page;
}

/* The strip whose slabs stand on the page, else that of its section, else any. */
static Bound *bound_of(const PinBinder *binder, int page)
{
    Bound *found = &binder->bounds[0];
    for (int s = 0; s < binder->galley->n_strips; s++) {
        Bound *bound = &binder->bounds[s];
        StripRange range;
        bool is_own = str_equal(bound->section, binder->release->origin[page].pin.section);
        if (is_own) found = bound;
        if (is_own && range_of(bound, page, page, &range)) break;
    }
    return found;
}

/* Pages first … last of the origin, as one stretch; then branch pages, an even number, for what is left. */
static void add_stretch(PinBinder *binder, Bound *bound, int first, int last)
{
    const ReleasePage *pages = binder->release->origin;
    StripRange range;
    Cuts cuts = range_of(bound, first, last, &range) ? cut_range(range, &bound->begun, binder->tools) : (Cuts){ 0 };
    int n = 0, n_branches = 0;
    for (int p = first; p <= last; p++, n++) {
        const Cut *cut = n < cuts.n ? &cuts.at[n] : NULL;
        bool is_pair = bound->strip->section->facing && p < last;
        add_sheet(binder, bound->strip, cut, is_pair ? SHEET_LEFT : SHEET_WHOLE, pages[p].label, pages[p].pin.branch);
        if (is_pair) p++;
        if (is_pair) add_sheet(binder, bound->strip, cut, SHEET_RIGHT, pages[p].label, pages[p].pin.branch);
    }
    for (; n < cuts.n; n++) n_branches += add_branch(binder, bound->strip, &cuts.at[n]);
    for (int s = 0; s < binder->galley->n_strips; s++) { /* sections that are new after this page */
        Bound *other = &binder->bounds[s];
        if (other == bound || !range_of(other, first, last, &range)) continue;
        Cuts more = cut_range(range, &other->begun, binder->tools);
        for (int i = 0; i < more.n; i++) n_branches += add_branch(binder, other->strip, &more.at[i]);
    }
    if (n_branches % 2) add_branch(binder, bound->strip, NULL);
}

Sheets pins_sheets(const Galley *galley, const Pins *pins, Tools tools)
{
    const Release *release = pins->release;
    PinBinder binder = { .release = release,
                         .mode = pins->mode,
                         .galley = galley,
                         .tools = tools,
                         .taken = map_new(tools.arena),
                         .sheets.arena = tools.arena,
                         .bounds = arena_array(tools.arena, Bound, galley->n_strips + 1) };
    if (galley->n_strips == 0) return (Sheets){ 0 };
    name_sections(&binder);
    for (int s = 0; s < galley->n_strips; s++) bind_strip(&binder.bounds[s], release, tools.arena);
    settle_new_sections(&binder);
    for (int p = 0; p < release->n_origin; p++) map_put(&binder.taken, release->origin[p].label, &binder);
    for (int p = 0, last; p < release->n_origin; p = last + 1) {
        Bound *bound = bound_of(&binder, p);
        last = end_of_flow(&binder, bound, p);
        while (last + 1 < release->n_origin && is_vacant(&binder, last + 1)) last++;
        add_stretch(&binder, bound, p, last);
    }
    return (Sheets){ binder.sheets.at, binder.sheets.n };
}

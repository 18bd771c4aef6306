/* The recipe: cut each strip, add the blank pages that make parts begin on the right, number, fill the slots, index. */
#include "pages/pages.h"

#include "pages/late.h"
#include "pages/runs.h"
#include "pages/steps.h"
#include "pages/turned.h"
#include "text/text.h"

#include <assert.h>

enum { STALL_SIZE = 3 << 16 }; /* a page of a booklet takes about as much; an arena begins with a little more */

/* An arena that slabs live in, until the last page they stand on is final. */
typedef struct {
    Arena *arena;
    int end;     /* slab of the strip in hand behind its last one; 0: of none that is left to be cut */
    int n_users; /* pages that are not final; and one while slabs may come to it or are left to be cut */
} Stall;

/* A page with all it needs to have its slots filled. */
typedef struct {
    Sheet sheet;
    int number;
    Values values;
    Arena *arena;
    int first_stall, last_stall; /* first … last-1 */
} Draft;

struct Paging {
    const Document *document;
    const Pins *pins;       /* NULL: pages are cut freely */
    const PageTaker *taker; /* NULL: the pages are kept */
    Tools tools;
    Vec(Page) pages;
    Vec(Draft) waiting, counting; /* for pages they name; for the last page of a run they count */
    Vec(Strip) strips;            /* of a booklet that is cut as published */
    PageCutter *cutter;
    int n_cut;   /* slabs of the strip in hand that stand on pages */
    int n_final; /* pages */
    Vec(Stall) stalls;
    int oldest;   /* stall that slabs of the strip in hand live in */
    Arena *spare; /* of a stall that was left, empty; or NULL */
    Numbering numbering;
    Places places;
    const Section *before; /* of the latest page */
    const Strip *named;    /* of those: whose slabs these are the names of */
    const SlabName *names;
    bool stays_lying; /* what lies is not turned */
    bool is_nameless; /* nobody will look for a slab on these pages */
    Map counts;       /* of keys in its section */
    Arena *counts_arena;
};

Paging *pages_open(const Document *document, const Pins *pins, const PageTaker *taker, FontBook *fonts, Arena *arena, Diag *diag)
{
    Paging *paging = arena_new(arena, Paging);
    *paging = (Paging){ .document = document,
                        .pins = pins && pins->mode != REVISE_REFLOW ? pins : NULL,
                        .taker = taker,
                        .tools = { fonts, arena, diag },
                        .cutter = cutter_open(),
                        .pages.arena = arena,
                        .waiting.arena = arena,
                        .counting.arena = arena,
                        .strips.arena = arena,
                        .stalls.arena = arena,
                        .numbering = number_new(document, arena),
                        .places = places_new(arena),
                        .counts_arena = arena_open() };
    paging->counts = map_new(paging->counts_arena);
    return paging;
}

void pages_for_file(Paging *paging)
{
    paging->is_nameless = true;
    paging->places.wanted = paging->document->targets;
}

void pages_stay_lying(Paging *paging)
{
    paging->stays_lying = true;
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

/* The side it must begin on. */
static PageStart side_of(const Cut *cut)
{
    const Strip *strip = cut->part.strip;
    if (strip->section->facing) return START_EVEN;
    if (cut->part.first == 0 && strip->begins && strip->section->start) return strip->section->start;
    return strip->slabs[cut->part.first].side;
}

static Sheets free_sheets(Paging *paging, Cuts cuts, Arena *arena)
{
    Vec(Sheet) sheets = { .arena = arena };
    for (int i = 0; i < cuts.n; i++) {
        const Section *section = cuts.at[i].part.strip->section;
        PageStart side = side_of(&cuts.at[i]),
                  next = (paging->pages.n + sheets.n) % 2 ? START_EVEN : START_ODD; /* counted from 1 */
        if (side && side != next) *vec_push(&sheets) = (Sheet){ .section = paging->before ? paging->before : section };
        *vec_push(&sheets) =
            (Sheet){ .section = section, .cut = &cuts.at[i], .half = section->facing ? SHEET_LEFT : SHEET_WHOLE };
        if (section->facing) *vec_push(&sheets) = (Sheet){ .section = section, .cut = &cuts.at[i], .half = SHEET_RIGHT };
        paging->before = section;
    }
    return (Sheets){ sheets.at, sheets.n };
}

static void count_anew(Paging *paging)
{
    arena_clear(paging->counts_arena);
    paging->counts = map_new(paging->counts_arena);
}

/* Names of slabs are counted within their section; pages that are cut as published take them in any order. */
static const SlabName *names_of(Paging *paging, Part part)
{
    Arena *arena = paging->tools.arena;
    const Strip *strip = part.strip;
    if (!paging->pins) {
        if (strip->begins && part.first == 0) count_anew(paging);
        return pins_names(strip, part.first, part.last, &paging->counts, arena);
    }
    count_anew(paging);
    if (strip != paging->named) paging->names = pins_names(strip, 0, strip->n_slabs - 1, &paging->counts, arena);
    paging->named = strip;
    return paging->names + part.first;
}

/* The names of its slabs, by which a release will know them. */
static void pin_page(Paging *paging, Page *page, const Cut *cut)
{
    Part part = cut->part;
    page->pin.slabs = names_of(paging, part);
    page->pin.n_slabs = part.last - part.first + 1;
    page->pin.height = cut->height;
}

/* What is known of a page before any of its words. */
static void begin_page(Paging *paging, Sheet *sheet)
{
    assert(sheet->section);
    Page *page = &sheet->page;
    page->is_left = (paging->pages.n % 2 == 1) == (paging->document->binding == BINDING_LEFT);
    page->is_half = sheet->half != SHEET_WHOLE;
    page->master = sheet_master(sheet);
    page->document = paging->document;
    page->pin.section = sheet->section->key.text;
    if (sheet->half == SHEET_RIGHT) page->pin = paging->pages.at[paging->pages.n - 1].pin; /* it shows the same slabs */
    else if (sheet->cut && !paging->is_nameless) pin_page(paging, page, sheet->cut);
    if (!paging->pins) number_folio(&paging->numbering, sheet, paging->tools.diag);
}

/* --- from a draft to a page --------------------------------------------------------------------------------------- */

static void leave_stall(Paging *paging, int i)
{
    Stall *stall = &paging->stalls.at[i];
    if (--stall->n_users) return;
    arena_close(paging->spare);
    paging->spare = stall->arena;
    arena_clear(paging->spare);
}

static Waiting waits(const Paging *paging, const Draft *draft)
{
    const Map *labels = &paging->numbering.labels;
    const Master *master = draft->sheet.page.master;
    Waiting waiting = late_waits(draft->sheet.page.frame, labels, &draft->values);
    for (int i = 0; i < master->n_texts; i++) {
        Waiting of_text = late_text_waits(&master->texts[i].rich, labels, &draft->values);
        if (of_text > waiting) waiting = of_text;
    }
    return waiting;
}

static void fill_slots(const Paging *paging, Draft *draft)
{
    Page *page = &draft->sheet.page;
    ShownValues shown = { .arena = paging->tools.arena };
    Tools tools = paging->tools;
    tools.arena = draft->arena;
    SlotWords words = {
        .tools = tools, .page = page, .labels = &paging->numbering.labels, .values = &draft->values, .shown = &shown
    };
    FrameBuilder builder = { .arena = draft->arena };
    frame_add_frame(&builder, late_fixed_matter(&words), 0, 0);
    const Frame *column = late_filled(&words, page->frame);
    if (page->master->turned && !paging->stays_lying) column = turned_left(column, tools);
    if (page->master->vertical) column = text_turned(column, draft->arena);
    frame_add_frame(&builder, column, 0, 0);
    page->frame = frame_built(&builder, page->master->width, page->master->height, NULL);
    page->shown = shown.at;
    page->n_shown = shown.n;
}

static void finish_page(Paging *paging, Draft *draft)
{
    if (draft->sheet.cut) fill_slots(paging, draft); /* a blank page shows nothing */
    Page *page = &paging->pages.at[draft->number];
    *page = draft->sheet.page;
    page->turn = paging->n_final++;
    places_add(&paging->places, page, draft->number);
    if (paging->taker) {
        taker_give(paging->taker, page, draft->number);
        page->frame = NULL;
    }
    for (int i = draft->first_stall; i < draft->last_stall; i++) leave_stall(paging, i);
}

/* The page lives in the stall of its last slab. */
static void take_stalls(Paging *paging, Draft *draft)
{
    const Cut *cut = draft->sheet.cut;
    int first = paging->oldest, last;
    if (first == paging->stalls.n) return;
    while (cut && paging->stalls.at[first].end <= cut->part.first) first++;
    for (last = first; cut && paging->stalls.at[last].end <= cut->part.last; last++) continue;
    draft->first_stall = first;
    draft->last_stall = last + 1;
    for (int i = first; i <= last; i++) paging->stalls.at[i].n_users++;
    draft->arena = paging->stalls.at[last].arena;
}

static Draft draft_page(Paging *paging, Sheet *sheet)
{
    begin_page(paging, sheet);
    Draft draft = { .sheet = *sheet, .number = paging->pages.n, .arena = paging->tools.arena };
    take_stalls(paging, &draft);
    Tools tools = paging->tools;
    tools.arena = draft.arena;
    Page *page = &draft.sheet.page;
    page->frame = compose_column(&draft.sheet, tools);
    number_places(&paging->numbering, page);
    draft.values = number_values(&paging->numbering, &draft.sheet, draft.arena);
    *vec_push(&paging->pages) = *page;
    if (paging->taker) taker_announce(paging->taker, page, draft.number);
    return draft;
}

/* Pages whose runs have ended since. */
static void finish_counted(Paging *paging)
{
    int n = 0;
    for (int i = 0; i < paging->counting.n; i++) {
        Draft *draft = &paging->counting.at[i];
        if (waits(paging, draft)) paging->counting.at[n++] = *draft;
        else finish_page(paging, draft);
    }
    paging->counting.n = n;
}

/* First where everything stands, then the words that say so. */
static void add_sheets(Paging *paging, Sheets sheets, Arena *arena)
{
    Draft *drafts = arena_array(arena, Draft, sheets.n);
    for (int i = 0; i < sheets.n; i++) drafts[i] = draft_page(paging, &sheets.at[i]);
    finish_counted(paging);
    for (int i = 0; i < sheets.n; i++) {
        Waiting waiting = paging->pins ? WAITS_FOR_NOTHING : waits(paging, &drafts[i]);
        if (waiting == WAITS_FOR_NOTHING) finish_page(paging, &drafts[i]);
        else if (waiting == WAITS_FOR_RUN) *vec_push(&paging->counting) = drafts[i];
        else *vec_push(&paging->waiting) = drafts[i];
    }
}

/* Stalls whose slabs all stand on pages are left, but for the latest, while slabs may still come to it. */
static void leave_stalls(Paging *paging)
{
    while (paging->oldest + 1 < paging->stalls.n && paging->stalls.at[paging->oldest].end <= paging->n_cut)
        leave_stall(paging, paging->oldest++);
}

static void add_free(Paging *paging, const Strip *strip)
{
    Tools tools = paging->tools;
    if (paging->stalls.n) {
        paging->stalls.at[paging->stalls.n - 1].end = strip->n_slabs;
        tools.arena = paging->stalls.at[paging->stalls.n - 1].arena;
    }
    Cuts cuts = cutter_cut(paging->cutter, strip, tools);
    if (cuts.n) paging->n_cut = cuts.at[cuts.n - 1].part.last + 1;
    add_sheets(paging, free_sheets(paging, cuts, tools.arena), tools.arena);
}

Arena *pages_stall(Paging *paging)
{
    if (!paging->taker || paging->pins) return paging->tools.arena; /* pages that are cut as published all come at the end */
    Stall *latest = paging->stalls.n ? &paging->stalls.at[paging->stalls.n - 1] : NULL;
    if (!latest || arena_size(latest->arena) > STALL_SIZE) {
        latest = vec_push(&paging->stalls);
        *latest = (Stall){ .arena = paging->spare ? paging->spare : arena_open(), .n_users = 1 };
        paging->spare = NULL;
    }
    return latest->arena;
}

void pages_add(Paging *paging, const Strip *strip)
{
    if (paging->pins) {
        *vec_push(&paging->strips) = *strip;
        return;
    }
    add_free(paging, strip);
    leave_stalls(paging);
    if (strip->goes_on) return;
    paging->n_cut = 0; /* the next strip is counted anew */
    cutter_restart(paging->cutter);
    for (int i = paging->oldest; i < paging->stalls.n; i++) paging->stalls.at[i].end = 0;
}

static void add_published(Paging *paging)
{
    const Galley galley = { .strips = paging->strips.at, .n_strips = paging->strips.n, .document = paging->document };
    add_sheets(paging, pins_sheets(&galley, paging->pins, paging->tools), paging->tools.arena);
}

const Pages *pages_finish(Paging *paging)
{
    Arena *arena = paging->tools.arena;
    const Document *document = paging->document;
    if (paging->pins) add_published(paging);
    runs_end(&paging->numbering.runs);
    finish_counted(paging);
    for (int i = 0; i < paging->waiting.n; i++) finish_page(paging, &paging->waiting.at[i]);
    Pages *pages = arena_new(arena, Pages);
    *pages = (Pages){ .pages = paging->pages.at,
                      .n_pages = paging->pages.n,
                      .title = document->title,
                      .author = document->author,
                      .lang = document->lang,
                      .date = document->date,
                      .binding = document->binding };
    places_sort(&paging->places, pages, arena);
    return pages;
}

void pages_close(Paging *paging)
{
    cutter_close(paging->cutter);
    arena_close(paging->spare);
    arena_close(paging->counts_arena);
    for (int i = 0; i < paging->stalls.n; i++)
        if (paging->stalls.at[i].n_users) arena_close(paging->stalls.at[i].arena);
    paging->stalls.n = 0;
}

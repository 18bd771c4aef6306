/* The recipe: cut each strip, add the blank pages that make parts begin on the right, number, fill the slots, index. */
#include "pages/pages.h"

#include "pages/late.h"
#include "pages/steps.h"

#include <assert.h>

/* Where the pages of a strip live until the last of them is final. */
typedef struct {
    Arena *arena;
    int n_open; /* pages that are not, and the strip while it is in hand */
} Stall;

/* A page with all it needs to have its slots filled. */
typedef struct {
    Sheet sheet;
    int number;
    Values values;
    Stall *stall;
} Draft;

struct Paging {
    const Document *document;
    const Pins *pins; /* NULL: pages are cut freely */
    PageTaker taker;
    Tools tools;
    Vec(Page) pages;
    Vec(Draft) waiting; /* for pages they name */
    Vec(Strip) strips;  /* of a booklet that is cut as published */
    Numbering numbering;
    Places places;
    const Section *before; /* of the latest page */
    const Strip *named;    /* whose slabs these are the names of */
    const SlabName *names;
    Map counts; /* of keys in its section */
};

Paging *pages_open(const Document *document, const Pins *pins, const PageTaker *taker, FontBook *fonts, Arena *arena, Diag *diag)
{
    Paging *paging = arena_new(arena, Paging);
    *paging = (Paging){ .document = document,
                        .pins = pins && pins->mode != REVISE_REFLOW ? pins : NULL,
                        .taker = taker ? *taker : (PageTaker){ 0 },
                        .tools = { fonts, arena, diag },
                        .pages.arena = arena,
                        .waiting.arena = arena,
                        .strips.arena = arena,
                        .numbering = number_new(arena),
                        .places = places_new(arena),
                        .counts = map_new(arena) };
    return paging;
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

static bool begins_odd(const Cut *cut)
{
    const Strip *strip = cut->part.strip;
    if (cut->part.first == 0 && strip->begins && strip->section->start == START_ODD) return true;
    return strip->slabs[cut->part.first].new_odd;
}

static Sheets free_sheets(Paging *paging, const Strip *strip, Tools tools)
{
    Vec(Sheet) sheets = { .arena = tools.arena };
    Cuts cuts = cut_strip(strip, tools);
    for (int i = 0; i < cuts.n; i++) {
        bool is_odd = (paging->pages.n + sheets.n) % 2 == 0; /* counted from 1 */
        if (begins_odd(&cuts.at[i]) && !is_odd)
            *vec_push(&sheets) = (Sheet){ .section = paging->before ? paging->before : strip->section };
        *vec_push(&sheets) = (Sheet){ .section = strip->section, .cut = &cuts.at[i] };
        paging->before = strip->section;
    }
    return (Sheets){ sheets.at, sheets.n };
}

/* The names of its slabs, by which a release will know them. */
static void pin_page(Paging *paging, Page *page, const Cut *cut)
{
    Arena *arena = paging->tools.arena;
    Part part = cut->part;
    if (part.strip != paging->named) {
        if (part.strip->begins) paging->counts = map_new(arena);
        paging->names = pins_names(part.strip, &paging->counts, arena);
        paging->named = part.strip;
    }
    page->first = part.strip->slabs[part.first].key;
    page->pin.slabs = paging->names + part.first;
    page->pin.n_slabs = part.last - part.first + 1;
    page->pin.height = cut->height;
}

/* What is known of a page before any of its words. */
static void begin_page(Paging *paging, Sheet *sheet)
{
    assert(sheet->section);
    Page *page = &sheet->page;
    page->is_left = paging->pages.n % 2 == 1;
    page->master = sheet->section->master;
    page->document = paging->document;
    page->pin.section = sheet->section->key.text;
    if (sheet->cut) pin_page(paging, page, sheet->cut);
    if (!paging->pins) number_folio(&paging->numbering, sheet);
}

/* --- from a draft to a page --------------------------------------------------------------------------------------- */

static void leave_stall(const Paging *paging, Stall *stall)
{
    if (--stall->n_open == 0 && stall->arena != paging->tools.arena) arena_close(stall->arena);
}

static bool waits(const Paging *paging, const Draft *draft)
{
    const Map *labels = &paging->numbering.labels;
    const Master *master = draft->sheet.section->master;
    bool is_waiting = late_waits(draft->sheet.page.frame, labels);
    for (int i = 0; i < master->n_texts; i++) is_waiting |= late_text_waits(&master->texts[i].rich, labels);
    return is_waiting;
}

static void fill_slots(const Paging *paging, Draft *draft, Tools tools)
{
    Page *page = &draft->sheet.page;
    ShownValues shown = { .arena = paging->tools.arena };
    SlotWords words = late_words(&draft->sheet, &draft->values, &paging->numbering.labels, &shown, tools);
    FrameBuilder builder = { .arena = tools.arena };
    frame_add_frame(&builder, late_fixed_matter(&words), 0, 0);
    frame_add_frame(&builder, late_filled(&words, page->frame), 0, 0);
    page->frame = frame_built(&builder, page->master->width, page->master->height, NULL);
    page->shown = shown.at;
    page->n_shown = shown.n;
}

static void finish_page(Paging *paging, Draft *draft)
{
    Tools tools = paging->tools;
    tools.arena = draft->stall->arena;
    if (draft->sheet.cut) fill_slots(paging, draft, tools); /* a blank page shows nothing */
    Page *page = &paging->pages.at[draft->number];
    *page = draft->sheet.page;
    places_add(&paging->places, page, draft->number);
    if (paging->taker.take) {
        paging->taker.take(paging->taker.taker, page, draft->number);
        page->frame = NULL;
    }
    leave_stall(paging, draft->stall);
}

/* Pages of one strip, or all: first where everything stands, then the words that say so. */
static void add_sheets(Paging *paging, Sheets sheets, Stall *stall)
{
    Tools tools = paging->tools;
    tools.arena = stall->arena;
    Draft *drafts = arena_array(tools.arena, Draft, sheets.n);
    for (int i = 0; i < sheets.n; i++) {
        Sheet *sheet = &sheets.at[i];
        begin_page(paging, sheet);
        sheet->page.frame = compose_column(sheet, tools);
        number_places(&paging->numbering, &sheet->page);
        drafts[i] = (Draft){ *sheet, paging->pages.n, number_values(&paging->numbering, sheet, tools.arena), stall };
        *vec_push(&paging->pages) = sheet->page;
        stall->n_open++;
    }
    for (int i = 0; i < sheets.n; i++) {
        if (paging->pins || !waits(paging, &drafts[i])) finish_page(paging, &drafts[i]);
        else *vec_push(&paging->waiting) = drafts[i];
    }
}

static void add_lot(Paging *paging, Sheets sheets, Arena *own)
{
    Stall *stall = arena_new(paging->tools.arena, Stall);
    *stall = (Stall){ .arena = own, .n_open = 1 };
    add_sheets(paging, sheets, stall);
    paging->named = NULL;
    leave_stall(paging, stall);
}

void pages_add(Paging *paging, const Strip *strip, Arena *own)
{
    Tools tools = paging->tools;
    tools.arena = own;
    if (paging->pins) *vec_push(&paging->strips) = *strip;
    else add_lot(paging, free_sheets(paging, strip, tools), own);
}

const Pages *pages_finish(Paging *paging)
{
    Arena *arena = paging->tools.arena;
    const Document *document = paging->document;
    const Galley galley = { .strips = paging->strips.at, .n_strips = paging->strips.n, .document = document };
    if (paging->pins) add_lot(paging, pins_sheets(&galley, paging->pins, paging->tools), arena);
    for (int i = 0; i < paging->waiting.n; i++) finish_page(paging, &paging->waiting.at[i]);
    Pages *pages = arena_new(arena, Pages);
    *pages = (Pages){ .pages = paging->pages.at,
                      .n_pages = paging->pages.n,
                      .title = document->title,
                      .author = document->author,
                      .lang = document->lang,
                      .date = document->date };
    places_sort(&paging->places, pages, arena);
    return pages;
}

/* The recipe: cut every strip, add the blank pages that make parts begin on the right, number, index. */
#include "pages/pages.h"
#include "pages/steps.h"

#include <assert.h>

static bool begins_odd(const Cut *cut)
{
    const Strip *strip = cut->part.strip;
    if (cut->part.first == 0 && strip->section->start == START_ODD) return true;
    return strip->slabs[cut->part.first].new_odd;
}

static Sheets free_sheets(const Galley *galley, Tools tools)
{
    Vec(Sheet) sheets = { .arena = tools.arena };
    const Strip *before = NULL;
    for (int s = 0; s < galley->n_strips; s++) {
        const Strip *strip = &galley->strips[s];
        Cuts cuts = cut_strip(strip, tools);
        for (int i = 0; i < cuts.n; i++) {
            if (begins_odd(&cuts.at[i]) && sheets.n % 2 == 1) *vec_push(&sheets) = (Sheet){ .strip = before ? before : strip };
            *vec_push(&sheets) = (Sheet){ .strip = strip, .cut = &cuts.at[i] };
            before = strip;
        }
    }
    return (Sheets){ sheets.at, sheets.n };
}

static void pin_sheets(Sheets sheets, const Document *document, Arena *arena)
{
    const Strip *strip = NULL;
    const SlabName *names = NULL;
    for (int i = 0; i < sheets.n; i++) {
        Sheet *sheet = &sheets.at[i];
        assert(sheet->strip);
        Page *page = &sheet->page;
        if (sheet->strip != strip) names = pins_names(strip = sheet->strip, arena);
        page->is_left = i % 2 == 1;
        page->master = strip->section->master;
        page->document = document;
        page->pin.section = strip->section->key.text;
        if (!sheet->cut) continue;
        Part part = sheet->cut->part;
        page->first = strip->slabs[part.first].key;
        page->pin.slabs = names + part.first;
        page->pin.n_slabs = part.last - part.first + 1;
        page->pin.height = sheet->cut->height;
    }
}

const Pages *pages_make(const Galley *galley, const Pins *pins, FontBook *fonts, Arena *arena, Diag *diag)
{
    Tools tools = { fonts, arena, diag };
    bool pinned = pins && pins->mode != REVISE_REFLOW;
    Sheets sheets = pinned ? pins_sheets(galley, pins, tools) : free_sheets(galley, tools);
    pin_sheets(sheets, galley->document, arena);
    if (!pinned) label_sheets(&sheets, arena);
    number_sheets(&sheets, tools);

    Pages *pages = arena_new(arena, Pages);
    *pages = (Pages){ .pages = arena_array(arena, Page, sheets.n),
                      .n_pages = sheets.n,
                      .title = galley->document->title,
                      .author = galley->document->author,
                      .lang = galley->document->lang,
                      .date = galley->document->date };
    for (int i = 0; i < sheets.n; i++) pages->pages[i] = sheets.at[i].page;
    places_index(pages, arena);
    return pages;
}

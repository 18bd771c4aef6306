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

const Pages *pages_make(const Galley *galley, FontBook *fonts, Arena *arena, Diag *diag)
{
    Tools tools = { fonts, arena, diag };
    Vec(Sheet) sheets = { .arena = arena };
    const Strip *before = NULL;
    for (int s = 0; s < galley->n_strips; s++) {
        const Strip *strip = &galley->strips[s];
        Cuts cuts = cut_strip(strip, tools);
        for (int i = 0; i < cuts.n; i++) {
            if (begins_odd(&cuts.at[i]) && sheets.n % 2 == 1)
                *vec_push(&sheets) = (Sheet){ .strip = before ? before : strip };
            *vec_push(&sheets) = (Sheet){ .strip = strip, .cut = &cuts.at[i] };
            before = strip;
        }
    }
    for (int i = 0; i < sheets.n; i++) {
        Sheet *sheet = &sheets.at[i];
        assert(sheet->strip);
        sheet->physical = i + 1;
        sheet->page = (Page){ .is_left = i % 2 == 1, .master = sheet->strip->section->master };
        if (sheet->cut) sheet->page.first = sheet->strip->slabs[sheet->cut->part.first].key;
    }
    number_sheets(&(Sheets){ sheets.at, sheets.n }, tools);

    Pages *pages = arena_new(arena, Pages);
    *pages = (Pages){ .pages = arena_array(arena, Page, sheets.n), .n_pages = sheets.n, .title = galley->document->title,
                      .author = galley->document->author, .lang = galley->document->lang, .date = galley->document->date };
    for (int i = 0; i < sheets.n; i++) pages->pages[i] = sheets.at[i].page;
    places_index(pages, arena);
    return pages;
}

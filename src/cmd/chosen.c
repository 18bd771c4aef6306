/* The pages that --pages asks for. */
#include "cmd/cmd.h"

#include <stdlib.h>

/* A part of "3-5,12,#17": does it name this page? */
static bool part_names_page(Str part, const Page *page, int physical)
{
    if (str_starts(part, STR("#"))) return strtol(part.at + 1, NULL, 10) == physical;
    if (str_equal(part, page->label)) return true;
    int dash = str_find(part, '-');
    return dash > 0 && page->folio && strtol(part.at, NULL, 10) <= page->folio &&
           page->folio <= strtol(part.at + dash + 1, NULL, 10);
}

/* The labels there are, "1–44". */
static Str labels_of(const Pages *pages, Arena *arena)
{
    int least = 0, most = 0;
    for (int i = 0; i < pages->n_pages; i++) {
        int folio = pages->pages[i].folio;
        if (folio && (!least || folio < least)) least = folio;
        if (folio > most) most = folio;
    }
    return most ? str_printf(arena, "%d–%d", least, most) : str_printf(arena, "#1–#%d", pages->n_pages);
}

/* Marks the pages the list names; false: a part of it names none, which is reported. */
static bool mark_pages(Str list, const Pages *pages, bool *marked, Arena *arena, Diag *diag)
{
    while (list.n) {
        int comma = str_find(list, ',');
        Str part = str_trim(comma < 0 ? list : str_part(list, 0, comma));
        bool names_any = false;
        list = comma < 0 ? STR("") : str_part(list, comma + 1, list.n);
        for (int i = 0; i < pages->n_pages; i++) {
            bool named = part_names_page(part, &pages->pages[i], i + 1);
            marked[i] |= named;
            names_any |= named;
        }
        if (names_any) continue;
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_SUCH_PAGE, str_copy(arena, part).at, labels_of(pages, arena).at);
        return false;
    }
    return true;
}

const Pages *cmd_chosen_pages(const Pages *pages, const char *list, Arena *arena, Diag *diag)
{
    if (!list) return pages;
    bool *marked = arena_array(arena, bool, pages->n_pages);
    if (!mark_pages(str_from(list), pages, marked, arena, diag)) marked = arena_array(arena, bool, pages->n_pages);
    return pages_selected(pages, marked, arena);
}

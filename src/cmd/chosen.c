/* The pages that --pages asks for.  A page has its label when it is announced, so its number among them is known in time. */
#include "base/vec.h"
#include "cmd/cmd.h"

#include <stdlib.h>

/* Of "3-5,12,#17". */
typedef struct {
    Str words;
    bool names_any;
} ChosenPart;

struct ChosenPages {
    bool is_all;
    Vec(ChosenPart) parts;
    Vec(bool) chosen; /* by number */
    Vec(int) places;  /* of those that are: their numbers among them */
    int n_chosen;
    PageTaker next;
};

static bool names_page(Str part, const Page *page, int physical)
{
    if (str_starts(part, STR("#"))) return strtol(part.at + 1, NULL, 10) == physical;
    if (str_equal(part, page->label)) return true;
    int dash = str_find(part, '-');
    return dash > 0 && page->folio && strtol(part.at, NULL, 10) <= page->folio &&
           page->folio <= strtol(part.at + dash + 1, NULL, 10);
}

static bool is_asked_for(ChosenPages *chosen, const Page *page, int number)
{
    bool is_asked = chosen->is_all;
    for (int i = 0; i < chosen->parts.n; i++) {
        ChosenPart *part = &chosen->parts.at[i];
        if (!names_page(part->words, page, number + 1)) continue;
        part->names_any = is_asked = true;
    }
    return is_asked;
}

static void announce_page(void *taker, const Page *page, int number)
{
    ChosenPages *chosen = taker;
    bool is_chosen = is_asked_for(chosen, page, number);
    *vec_push(&chosen->chosen) = is_chosen;
    *vec_push(&chosen->places) = chosen->n_chosen;
    if (is_chosen) taker_announce(&chosen->next, page, chosen->n_chosen++);
}

static void take_page(void *taker, const Page *page, int number)
{
    const ChosenPages *chosen = taker;
    if (chosen->chosen.at[number]) taker_give(&chosen->next, page, chosen->places.at[number]);
}

ChosenPages *chosen_open(const char *list, PageTaker next, Arena *arena)
{
    ChosenPages *chosen = arena_new(arena, ChosenPages);
    *chosen = (ChosenPages){ .is_all = !list, .parts.arena = arena, .chosen.arena = arena, .places.arena = arena, .next = next };
    for (Str rest = list ? str_from(list) : STR(""); rest.n;) {
        int comma = str_find(rest, ',');
        *vec_push(&chosen->parts) = (ChosenPart){ .words = str_trim(comma < 0 ? rest : str_part(rest, 0, comma)) };
        rest = comma < 0 ? STR("") : str_part(rest, comma + 1, rest.n);
    }
    return chosen;
}

PageTaker chosen_taker(ChosenPages *chosen)
{
    return (PageTaker){ announce_page, take_page, chosen };
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

const Pages *chosen_pages(const ChosenPages *chosen, const Pages *pages, Arena *arena, Diag *diag)
{
    for (int i = 0; i < chosen->parts.n; i++) {
        if (chosen->parts.at[i].names_any) continue;
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_SUCH_PAGE, str_copy(arena, chosen->parts.at[i].words).at,
                    labels_of(pages, arena).at);
        return NULL;
    }
    return chosen->is_all ? pages : pages_selected(pages, chosen->chosen.at, arena);
}

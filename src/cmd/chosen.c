/* The pages that --pages asks for: "3-5,12,#17,#20-#24".  What is a sheet can be told at once whether it makes sense; a label only
   by the pages, which have labels like 5-3, too. */
#include "cmd/cmd.h"

/* PageRange, both included; first 0: none. */
typedef struct {
    int first, last;
} PageRange;

static bool take_character(Str *text, char c)
{
    if (!text->n || text->at[0] != c) return false;
    *text = str_part(*text, 1, text->n);
    return true;
}

/* Digits at the beginning; 0: there are none, or more than pages have. */
static int take_number(Str *text)
{
    enum { MOST_DIGITS = 9 };
    int n = 0, number = 0;
    for (; n < text->n && n < MOST_DIGITS && text->at[n] >= '0' && text->at[n] <= '9'; n++)
        number = number * 10 + (text->at[n] - '0');
    *text = str_part(*text, n, text->n);
    return number;
}

/* "17" or "17-20", behind the dash perhaps `mark`. */
static PageRange numbers_from(Str text, char mark)
{
    PageRange numbers = { .first = take_number(&text) };
    numbers.last = numbers.first;
    if (take_character(&text, '-')) {
        take_character(&text, mark);
        numbers.last = take_number(&text);
    }
    return text.n || numbers.first > numbers.last ? (PageRange){ 0 } : numbers;
}

static bool next_part(Str *list, Str *part)
{
    if (!list->n) return false;
    int comma = str_find(*list, ',');
    *part = str_trim(comma < 0 ? *list : str_part(*list, 0, comma));
    *list = comma < 0 ? STR("") : str_part(*list, comma + 1, list->n);
    return true;
}

bool cmd_may_name_pages(Str list)
{
    if (!list.n) return false;
    for (Str part; next_part(&list, &part);)
        if (!part.n || (take_character(&part, '#') && !numbers_from(part, '#').first)) return false;
    return true;
}

/* Printed numbers, least and most. */
static PageRange folios_of(const Pages *pages)
{
    PageRange folios = { 0 };
    for (int i = 0; i < pages->n_pages; i++) {
        int folio = pages->pages[i].folio;
        if (folio && (!folios.first || folio < folios.first)) folios.first = folio;
        if (folio > folios.last) folios.last = folio;
    }
    return folios;
}

/* Marks the pages that a part of the list names; false: there are none, or one end of a range is beyond all of them. */
static bool mark_part(Str part, const Pages *pages, bool *marked)
{
    bool is_label = false, is_sheets = take_character(&part, '#');
    for (int i = 0; i < pages->n_pages && !is_sheets; i++)
        if (str_equal(part, pages->pages[i].label)) marked[i] = is_label = true;
    if (is_label) return true;
    PageRange asked = numbers_from(part, is_sheets ? '#' : '\0');
    PageRange there = is_sheets ? (PageRange){ pages->n_pages > 0, pages->n_pages } : folios_of(pages);
    if (!asked.first || asked.first < there.first || asked.last > there.last) return false;
    bool names_any = false;
    for (int i = 0; i < pages->n_pages; i++) {
        int number = is_sheets ? i + 1 : pages->pages[i].folio;
        bool is_named = number && asked.first <= number && number <= asked.last;
        marked[i] |= is_named;
        names_any |= is_named;
    }
    return names_any;
}

/* What may be asked for, "1–44, #1–#50". */
static Str range_of(const Pages *pages, Arena *arena)
{
    PageRange folios = folios_of(pages);
    Str labels = folios.last ? str_printf(arena, "%d–%d, ", folios.first, folios.last) : STR("");
    return str_printf(arena, STR_FMT "#1–#%d", STR_ARG(labels), pages->n_pages);
}

static bool mark_pages(Str list, const Pages *pages, bool *marked, Arena *arena, Diag *diag)
{
    for (Str part; next_part(&list, &part);) {
        if (mark_part(part, pages, marked)) continue;
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_SUCH_PAGE, str_copy(arena, part).at, range_of(pages, arena).at);
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

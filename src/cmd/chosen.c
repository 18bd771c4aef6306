/* The pages that --pages asks for: "3-5,12,#17,#20-#24".  What is a sheet can be told at once whether it makes sense; a label only by
   the pages, which have labels like 5-3, too.  2-15 is the page that is called so where a part numbers its pages by 2-, else the pages
   2 to 15: that is known before any page, and does not change with how many there are.  A page has its label when it is announced, so
   its number among those that are asked for is known in time. */
#include "base/vec.h"
#include "cmd/cmd.h"

/* PageRange, both included; first 0: none. */
typedef struct {
    int first, last;
} PageRange;

/* "3-5", "12", "#20-#24" */
typedef struct {
    Str words;
    bool is_sheets;
    PageRange range; /* none of what can be a label only */
    bool names_any, is_label;
} ChosenPart;

struct ChosenPages {
    bool is_all;
    Vec(ChosenPart) parts;
    Vec(bool) chosen; /* by number */
    Vec(int) places;  /* of those that are: their numbers among them */
    int n_chosen;
    PageRange folios; /* printed numbers, least and most */
    PageTaker next;
};

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

static bool next_part(Str *list, ChosenPart *part)
{
    if (!list->n) return false;
    int comma = str_find(*list, ',');
    Str words = str_trim(comma < 0 ? *list : str_part(*list, 0, comma)), numbers = words;
    *list = comma < 0 ? STR("") : str_part(*list, comma + 1, list->n);
    bool is_sheets = take_character(&numbers, '#');
    *part = (ChosenPart){ .words = words, .is_sheets = is_sheets, .range = numbers_from(numbers, is_sheets ? '#' : '\0') };
    return true;
}

/* Does a part number its pages so, be there that page or not? */
static bool is_numbered_so(const Document *document, Str words)
{
    for (const Section *section = document->sections; section; section = section->next) {
        Str prefix = section->folio_prefix;
        if (section->folio == FOLIO_NONE || !prefix.n || !str_starts(words, prefix)) continue;
        Str number = str_part(words, prefix.n, words.n);
        if (take_number(&number) && !number.n) return true;
    }
    return false;
}

bool cmd_may_name_pages(Str list)
{
    if (!list.n) return false;
    for (ChosenPart part; next_part(&list, &part);)
        if (!part.words.n || (part.is_sheets && !part.range.first)) return false;
    return true;
}

static bool is_within(PageRange range, int number)
{
    return number && range.first <= number && number <= range.last;
}

static bool is_asked_for(ChosenPages *chosen, const Page *page, int number)
{
    bool is_asked = chosen->is_all;
    for (int i = 0; i < chosen->parts.n; i++) {
        ChosenPart *part = &chosen->parts.at[i];
        bool is_label = !part->is_sheets && str_equal(part->words, page->label);
        part->is_label |= is_label;
        if (!is_label && !is_within(part->range, part->is_sheets ? number + 1 : page->folio)) continue;
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
    if (page->folio && (!chosen->folios.first || page->folio < chosen->folios.first)) chosen->folios.first = page->folio;
    if (page->folio > chosen->folios.last) chosen->folios.last = page->folio;
    if (is_chosen) taker_announce(&chosen->next, page, chosen->n_chosen++);
}

static void take_page(void *taker, const Page *page, int number)
{
    const ChosenPages *chosen = taker;
    if (chosen->chosen.at[number]) taker_give(&chosen->next, page, chosen->places.at[number]);
}

ChosenPages *chosen_open(const char *list, const Document *document, PageTaker next, Arena *arena)
{
    ChosenPages *chosen = arena_new(arena, ChosenPages);
    *chosen = (ChosenPages){ .is_all = !list, .parts.arena = arena, .chosen.arena = arena, .places.arena = arena, .next = next };
    Str rest = list ? str_from(list) : STR("");
    for (ChosenPart part; next_part(&rest, &part);) {
        if (!part.is_sheets && is_numbered_so(document, part.words)) part.range = (PageRange){ 0 };
        *vec_push(&chosen->parts) = part;
    }
    return chosen;
}

PageTaker chosen_taker(ChosenPages *chosen)
{
    return (PageTaker){ announce_page, take_page, chosen };
}

bool chosen_has(const ChosenPages *chosen, int number)
{
    return chosen->chosen.at[number];
}

/* Both ends of a range are to be there. */
static bool is_named(const ChosenPages *chosen, const ChosenPart *part, int n_pages)
{
    PageRange there = part->is_sheets ? (PageRange){ 1, n_pages } : chosen->folios;
    return part->names_any && (part->is_label || (there.first <= part->range.first && part->range.last <= there.last));
}

/* What may be asked for, "1–44, #1–#50". */
static Str range_of(const ChosenPages *chosen, int n_pages, Arena *arena)
{
    PageRange folios = chosen->folios;
    Str labels = folios.last ? str_printf(arena, "%d–%d, ", folios.first, folios.last) : STR("");
    return str_printf(arena, STR_FMT "#1–#%d", STR_ARG(labels), n_pages);
}

const Pages *chosen_pages(const ChosenPages *chosen, const Pages *pages, Arena *arena, Diag *diag)
{
    for (int i = 0; i < chosen->parts.n; i++) {
        const ChosenPart *part = &chosen->parts.at[i];
        if (is_named(chosen, part, pages->n_pages)) continue;
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_SUCH_PAGE, str_copy(arena, part->words).at,
                    range_of(chosen, pages->n_pages, arena).at);
        return NULL;
    }
    return chosen->is_all ? pages : pages_selected(pages, chosen->chosen.at, arena);
}

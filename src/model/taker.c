#include "model/taker.h"

#include <assert.h>
#include <stdlib.h>

void taker_announce(const PageTaker *taker, const Page *page, int number)
{
    if (taker->announce) taker->announce(taker->taker, page, number);
}

void taker_give(const PageTaker *taker, const Page *page, int number)
{
    if (taker->take) taker->take(taker->taker, page, number);
}

/* --- pages that were kept ------------------------------------------------------------------------------------------- */

typedef struct {
    int turn, page;
} Turn;

static int by_turn(const void *a, const void *b)
{
    const Turn *one = a, *other = b;
    if (one->turn != other->turn) return one->turn < other->turn ? -1 : 1;
    return (one->page > other->page) - (one->page < other->page);
}

void taker_give_all(const PageTaker *taker, const Pages *pages)
{
    Turn *turns = base_malloc(sizeof *turns * (size_t)(pages->n_pages + 1));
    for (int i = 0; i < pages->n_pages; i++) {
        turns[i] = (Turn){ pages->pages[i].turn, i };
        taker_announce(taker, &pages->pages[i], i);
    }
    qsort(turns, (size_t)pages->n_pages, sizeof *turns, by_turn);
    for (int i = 0; i < pages->n_pages; i++) taker_give(taker, &pages->pages[turns[i].page], turns[i].page);
    free(turns);
}

/* --- a line -------------------------------------------------------------------------------------------------------- */

void line_join(PageLine *line, PageTaker taker)
{
    assert(line->n < MOST_IN_LINE);
    line->at[line->n++] = taker;
}

static void announce_to_line(void *taker, const Page *page, int number)
{
    const PageLine *line = taker;
    for (int i = 0; i < line->n; i++) taker_announce(&line->at[i], page, number);
}

static void give_to_line(void *taker, const Page *page, int number)
{
    const PageLine *line = taker;
    for (int i = 0; i < line->n; i++) taker_give(&line->at[i], page, number);
}

PageTaker line_taker(PageLine *line)
{
    return (PageTaker){ announce_to_line, give_to_line, line };
}

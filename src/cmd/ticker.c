/* How many pages there will be is not known while they come, so it is no bar that fills but a count.  The cursor stays at the head of
   the line: a message that comes in between stands over it. */
#include "cmd/ticker.h"

#include "base/words.h"

#include <stdio.h>
#include <unistd.h>

Ticker ticker_begin(const Timings *timings, bool is_on, DiagLang lang)
{
    return (Ticker){ .timings = is_on && isatty(STDERR_FILENO) ? timings : NULL, .lang = lang };
}

static void count_page(void *taker, const Page *page, int number)
{
    static const double wait = 2, between = 0.1; /* seconds */
    (void)page;
    (void)number;
    Ticker *ticker = taker;
    double now = ticker->timings ? timings_seconds(ticker->timings) : 0;
    ticker->n_pages++;
    if (now < wait || now < ticker->shown + between) return;
    ticker->shown = now;
    fprintf(stderr, words(WORD_PAGES_SO_FAR, ticker->lang), ticker->n_pages, (int)now);
    fputs("\033[K\r", stderr);
}

PageTaker ticker_taker(Ticker *ticker)
{
    return (PageTaker){ NULL, count_page, ticker };
}

void ticker_end(const Ticker *ticker)
{
    if (ticker->shown > 0) fputs("\r\033[K", stderr);
}

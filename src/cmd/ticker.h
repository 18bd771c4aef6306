/* How far a run has come, on a terminal, once it has taken two seconds: pages and seconds, on a line of their own that goes again. */
#ifndef CMD_TICKER_H
#define CMD_TICKER_H

#include "base/diag.h"
#include "cmd/timings.h"
#include "model/taker.h"

typedef struct {
    const Timings *timings;
    double shown; /* when it was last; 0: not yet */
    int n_pages;
    DiagLang lang;
} Ticker;

/* `is_on`: somebody wants to know, and standard error is where they see it. */
Ticker ticker_begin(const Timings *timings, bool is_on, DiagLang lang);
/* It counts the pages it is given; and must stay where it is. */
PageTaker ticker_taker(Ticker *ticker);
void ticker_end(const Ticker *ticker);

#endif

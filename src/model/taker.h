/* Who is given pages as they become final. */
#ifndef MODEL_TAKER_H
#define MODEL_TAKER_H

#include "model/page.h"

/* Pages are announced in their order, cut and numbered, only their slots are open; then they are given, not always in their order, for
   a page that names a later one waits for it.  None is given before it and all before it are announced.  With the call its frame may
   go.  NULL: whoever it is does not ask. */
typedef struct {
    void (*announce)(void *taker, const Page *page, int number);
    void (*take)(void *taker, const Page *page, int number);
    void *taker;
} PageTaker;

void taker_announce(const PageTaker *taker, const Page *page, int number);
void taker_give(const PageTaker *taker, const Page *page, int number);
/* Pages that were kept, as they would have come. */
void taker_give_all(const PageTaker *taker, const Pages *pages);

/* Those who stand in line: each is given every page. */
enum { MOST_IN_LINE = 4 };
typedef struct {
    PageTaker at[MOST_IN_LINE];
    int n;
} PageLine;

void line_join(PageLine *line, PageTaker taker);
/* The line as one of them; it must stay where it is. */
PageTaker line_taker(PageLine *line);

#endif

/* Runs of pages: those that stand, one behind the other, under one running value, from the page at whose top it is first in force. */
#ifndef PAGES_RUNS_H
#define PAGES_RUNS_H

#include "pages/steps.h"

/* Those whose pages a text of the document, or a master, asks for. */
PageRuns runs_new(const Document *document, Arena *arena);
/* A page comes, be it blank: is it one of those that <pages/> counts? */
void runs_count_page(PageRuns *runs, bool is_numbered);
/* A page comes whose running values are known: it is told in which runs it is.  arena: of the page. */
void runs_count(PageRuns *runs, Values *values, Arena *arena);
void runs_end(PageRuns *runs); /* no page comes */
/* The place of the page in the run of this name; NULL: it is in none. */
const PageInRun *runs_find(const Values *values, Str name);

#endif

/* Pages → text, for tests and people.  The trace has one line per item, in millimetres, as a person would check with a ruler. */
#ifndef TRACE_TRACE_H
#define TRACE_TRACE_H

#include "model/taker.h"

/* The text of pages, written of each as it comes, in any order. */
typedef struct Tracing Tracing;
Tracing *trace_open(Arena *arena);
PageTaker trace_taker(Tracing *tracing);
/* Of the page of this number; lives as long as the tracing. */
Str trace_page(const Tracing *tracing, int number);
void trace_close(Tracing *tracing);

#endif

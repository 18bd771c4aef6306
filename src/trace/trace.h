/* Pages → text, for tests and people.  The trace has one line per item, in millimetres, as a person would check with a ruler. */
#ifndef TRACE_TRACE_H
#define TRACE_TRACE_H

#include "model/page.h"

#include <stdio.h>

void trace_write(const Pages *pages, FILE *out);

#endif

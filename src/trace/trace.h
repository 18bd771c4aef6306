/* Pages → text, for tests and people; Release → the file that is kept of it.  The trace has one line per item, in millimetres, as a person would check with a ruler. */
#ifndef TRACE_TRACE_H
#define TRACE_TRACE_H

#include "model/release.h"

#include <stdio.h>

void trace_write(const Pages *pages, FILE *out);
/* The release file (docs/release.md): one fact a line, a checksum at the end. */
Str trace_release(const Release *release, Arena *arena);

#endif

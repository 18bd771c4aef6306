/* The table that closes a file: where each object stands. */
#ifndef PDF_XREF_H
#define PDF_XREF_H

#include "pdf/body.h"

/* The table, as a stream (7.5.8) or open (7.5.4), and the end of the file.  `named`: entries of the trailer that name the catalog
   and the information. */
void xref_close(Body *body, bool as_stream, Str named, Arena *arena);

#endif

/* The table that closes a file: where each object stands. */
#ifndef PDF_XREF_H
#define PDF_XREF_H

#include "pdf/body.h"

typedef enum {
    ROW_FREE,      /* which: 65535 */
    ROW_AT_OFFSET, /* where: its offset */
    ROW_IN_STREAM  /* where: the number of its object stream, which: its place in it */
} XrefKind;
/* Of the object whose number is the row's. */
typedef struct {
    XrefKind kind;
    uint32_t where;
    int which;
} XrefRow;

/* The table, as a stream (7.5.8) or open (7.5.4), and the end of the file.  `rows` have room for one more, that of the stream;
   `named`: entries of the trailer that name the catalog and the information. */
void xref_close(Body *body, XrefRow *rows, int n_rows, bool as_stream, Str named, Arena *arena);

#endif

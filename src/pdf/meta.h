/* What a file says about itself, for catalogues: XMP (ISO 16684-1), and the standards it keeps. */
#ifndef PDF_META_H
#define PDF_META_H

#include "base/str.h"

#include <stdint.h>

typedef struct {
    Str title, author, producer;
    Str created;           /* "2020-09-01", or empty */
    bool is_ua;            /* PDF/UA-1 */
    int a_part;            /* of PDF/A; 0: none */
    const char *a_level;   /* "A", "U" */
    const char *x_version; /* of PDF/X that says so here; NULL: none */
    uint64_t print[2];     /* of PDF/X: a fingerprint of the contents, for the id of the document */
} Meta;

/* The same words as the information dictionary has. */
Str meta_packet(const Meta *meta, Arena *arena);
/* "2020-09" → "2020-09-01"; empty: it is no date. */
Str meta_date(Str text, Arena *arena);

#endif

/* What a file says about itself, for catalogues: XMP (ISO 16684-1), and the standards it keeps. */
#ifndef PDF_META_H
#define PDF_META_H

#include "base/str.h"

#include <stdint.h>

typedef struct {
    Str title, author, producer;
    Str created;         /* "2020-09-01", or empty */
    int ua_part;         /* of PDF/UA; 0: none; 2: the file is well tagged besides (WTPDF 1.0) */
    int a_part;          /* of PDF/A; 0: none */
    const char *a_level; /* "A", "U"; of part 4 "F", or NULL */
    bool is_x4;          /* PDF/X-4 (ISO 15930-7 6.4) */
    uint64_t print[2];   /* of the contents: the document's id in PDF/X */
} Meta;

/* The same words as the information dictionary has. */
Str meta_packet(const Meta *meta, Arena *arena);
/* "2020-09" → "2020-09-01"; empty: it is no date. */
Str meta_whole_date(Str date, Arena *arena);

#endif

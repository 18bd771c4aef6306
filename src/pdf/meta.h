/* What a file says about itself, for catalogues: XMP (ISO 16684-1), and the standards it keeps. */
#ifndef PDF_META_H
#define PDF_META_H

#include "base/str.h"

typedef struct {
    Str title, author, producer;
    Str created;         /* "2020-09-01", or empty */
    bool is_ua;          /* PDF/UA-1 */
    int a_part;          /* of PDF/A; 0: none */
    const char *a_level; /* "A", "U" */
} Meta;

/* The same words as the information dictionary has. */
Str meta_packet(const Meta *meta, Arena *arena);
/* "2020-09-01" and nothing else. */
bool meta_is_date(Str text);

#endif

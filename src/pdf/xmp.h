/* Metadata about the document as XMP (ISO 16684-1), a packet of XML. */
#ifndef PDF_XMP_H
#define PDF_XMP_H

#include "base/str.h"

#include <stdint.h>

/* What PDF/X-4 asks for (ISO 15930-7 6.4).  date: "2020-09-01T00:00:00+09:00". */
typedef struct {
    Str title, author, date;
    uint64_t print[2]; /* of the contents: makes the document's id */
} XmpWords;
Str xmp_of_press(const XmpWords *words, Arena *arena);

#endif

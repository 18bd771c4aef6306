/* The two tables of a Type0 font that go by code: widths, and the characters a code stands for. */
#ifndef PDF_CMAP_H
#define PDF_CMAP_H

#include "pdf/ink.h"

typedef struct {
    uint16_t code;
    int width;
    Str text;
} CodeEntry; /* in ascending order of code */

/* /W of a CIDFont (9.7.4.3), without the codes that have the default width. */
void cmap_add_widths(Ink *ink, const CodeEntry *entries, int n, int default_width);
/* The whole ToUnicode CMap (9.10.3). */
void cmap_add_unicode(Ink *ink, const CodeEntry *entries, int n);

#endif

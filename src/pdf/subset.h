/* A font program cut down to some glyphs.  hb-subset is met here. */
#ifndef PDF_SUBSET_H
#define PDF_SUBSET_H

#include "font/font.h"

typedef struct hb_blob_t hb_blob_t;

typedef struct {
    hb_blob_t *blob;           /* owns the bytes: subset_close */
    Str program;               /* a TrueType font, or the bare CFF table */
    const uint16_t *new_glyph; /* by place in the list of glyphs; NULL: numbers are as before */
} Subset;

/* glyphs: ascending, each once.  false: hb-subset could not do it. */
bool subset_open(Subset *subset, const Face *face, const uint32_t *glyphs, int n_glyphs, Arena *arena);
void subset_close(Subset *subset);

#endif

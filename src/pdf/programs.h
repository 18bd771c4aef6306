/* The font programs of a file. */
#ifndef PDF_PROGRAMS_H
#define PDF_PROGRAMS_H

#include "font/font.h"
#include "pdf/objects.h"

typedef struct Programs Programs;

/* Where the outlines of some glyphs are. */
typedef struct {
    Ref program;               /* its stream */
    const uint16_t *new_glyph; /* by place in the list of glyphs; NULL: numbers are as before */
} Outlines;

Programs *programs_open(Objects *objects, Arena *arena);
/* glyphs: ascending, each once.  What cannot be embedded is a failure of `objects`. */
Outlines programs_add(Programs *programs, const Face *face, const uint32_t *glyphs, int n_glyphs);
/* When all were added: writes what is not yet written. */
void programs_close(Programs *programs);

#endif

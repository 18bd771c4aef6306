/* One font file as a face.  Private to the font room: the book owns its faces. */
#ifndef FONT_FACE_H
#define FONT_FACE_H

#include "font/font.h"

/* NULL: already reported at the place of the <file> in fonts.xml. */
Face *face_open(const FontFile *file, int serial, Arena *arena, Diag *diag);
/* For many subsets of one face: what all of them ask of the font is worked out once (some 20 ms).
   Plain outlines need none of it. */
void face_prepare(Face *face);
void face_close(const Face *face);

#endif

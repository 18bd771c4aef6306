/* One font file as a face.  Private to the font room: the book owns its faces. */
#ifndef FONT_FACE_H
#define FONT_FACE_H

#include "font/font.h"

/* NULL: already reported at the place of the <file> in fonts.xml.  Its serial is still to be given. */
Face *face_open(const FontFile *file, Arena *arena, Diag *diag);
void face_close(const Face *face);
/* Face.touched of a face that is open otherwise. */
const uint8_t *face_touched(const Face *face, Arena *arena);

/* The face of a file that nobody has taken since shelf_return: opened, or as it stands there where the file is as it was.  NULL:
   reported. */
Face *shelf_take(FaceShelf *shelf, const FontFile *file, Diag *diag);
void shelf_return(FaceShelf *shelf); /* all of them */

/* Face.outlines of a face that is open otherwise: none yet. */
typedef struct KnownOutlines KnownOutlines;
KnownOutlines *outlines_remembered(Arena *arena);

#endif

/* A TrueType font program put together from glyphs of one face, or of several that look alike: families of one maker share most
   of their outlines (BIZ UDGothic and UDPGothic all but kana and figures), and what is the same is in the file once. */
#ifndef PDF_PROGRAM_H
#define PDF_PROGRAM_H

#include "font/font.h"

typedef struct FontProgram FontProgram;

FontProgram *program_open(void);
void program_close(FontProgram *program);
/* There is room for the glyphs of this face, and they may stand beside those that are there. */
bool program_suits(const FontProgram *program, const Face *face, int n_glyphs);
/* Outlines and advances as they are, without hints; `numbers`: those of the glyphs in the program.  The face has plain outlines
   (face_has_plain_outlines).  false: it is not as it should be; what was added of it is in the way of nobody. */
bool program_add(FontProgram *program, const Face *face, const uint32_t *glyphs, int n_glyphs, uint16_t *numbers);
Str program_written(const FontProgram *program, Arena *arena);

#endif

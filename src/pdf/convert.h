/* Colours of a screen → inks of a printing condition, as its ICC profile says. */
#ifndef PDF_CONVERT_H
#define PDF_CONVERT_H

#include "model/press.h"

typedef struct Converter Converter;

/* By the profile, the intent and the black point of the press, from sRGB; it lives until convert_close.  NULL: the profile cannot be read or
   cannot do that, which is reported at the press. */
Converter *convert_open(const Press *press, Arena *arena, Diag *diag);
void convert_close(Converter *converter);
Separation convert_color(const Converter *converter, Color color);
/* n pixels of three bytes → of four: cyan, magenta, yellow, black; 255 is a full area. */
Str convert_pixels(const Converter *converter, Str rgb, Arena *arena);

#endif

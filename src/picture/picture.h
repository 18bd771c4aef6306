/* Files of pictures: PNG (ISO/IEC 15948) by libpng, JPEG (ITU-T T.81) by a reader of its markers, whose samples go as they are,
   SVG by a reader of what of it is safe (svg.c).  What a file holds beside its samples (where and by whom it was taken, a smaller picture) is left out. */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include "base/diag.h"
#include "model/choices.h"
#include "model/picture.h"

/* More than this no file may have: on paper of A2 at 300 dpi there are 35 million pixels. */
enum {
    MOST_PICTURE_BYTES = 64 << 20,
    MOST_SVG_BYTES = 8 << 20,
    MOST_PICTURE_SIDE = 30000,
    MOST_PICTURE_PIXELS = 50000000,
};

/* Everything in the file is tried once, a row at a time, so that what is printed of it is known to be whole.  NULL: the file
   cannot be read or is no such picture, which is reported at `where`, without a word of what stands in it; of SVG, at its place in the
   file. */
const Picture *picture_read(const char *path, Where where, Arena *arena, Diag *diag);

/* A QR code of the text (code.c).  modules: how many its square is wide, quiet zone and all.  NULL: it is too long for any code with so much to mend
   it by. */
const Picture *picture_of_code(Str text, CodeMending mending, int *modules, Where where, Arena *arena);

/* What a page shows of its pixels, row by row from the top left as it is stored. */
typedef struct {
    Str color; /* PNG: a byte for each sample, one (grey) or three (RGB) a pixel; JPEG: the file, without what is left out */
    Str alpha; /* a byte a pixel; empty: it covers all below it */
} Samples;
/* false: the file is not what it was any more. */
bool picture_samples(const Picture *picture, Samples *samples, Arena *arena);
/* The same of a picture in RGB, three bytes a pixel whatever its format; false, too, where a JPEG is damaged. */
bool picture_pixels(const Picture *picture, Samples *samples, Arena *arena);

#endif

/* What each format does for picture.c. */
#ifndef PICTURE_FORMATS_H
#define PICTURE_FORMATS_H

#include "picture/picture.h"

typedef enum {
    PICTURE_WHOLE,
    PICTURE_CUT,     /* it ends too early */
    PICTURE_BROKEN,  /* it cannot be read */
    PICTURE_LARGE,   /* more pixels than there may be */
    PICTURE_UNCOMMON /* a kind of JPEG that PDF does not know */
} PictureState;

bool picture_is_too_large(const Picture *picture);

/* The header, and all that stands behind it, tried. */
PictureState png_try(Str bytes, Picture *picture, Arena *scratch);
PictureState jpeg_try(Str bytes, Picture *picture);
/* SVG is reported as it is read, at its place in the file; its drawing lives in `arena`.  `where`: who asked for it. */
bool svg_try(Picture *picture, Where where, Arena *arena, Arena *scratch, Diag *diag);
/* Of bytes that were tried. */
bool png_samples(Str bytes, const Picture *picture, Samples *samples, Arena *arena);
bool jpeg_samples(Str bytes, Samples *samples, Arena *arena);
bool jpeg_pixels(Str bytes, const Picture *picture, Samples *samples, Arena *arena);

#endif

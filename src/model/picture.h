/* A picture of a file, by what its header says.  Its file was read and tried as a whole; whoever prints it reads it again
   (picture/picture.h). */
#ifndef MODEL_PICTURE_H
#define MODEL_PICTURE_H

#include "base/str.h"

typedef enum { PICTURE_PNG, PICTURE_JPEG } PictureFormat;
typedef enum { PICTURE_GREY, PICTURE_RGB, PICTURE_CMYK, PICTURE_SPACE_COUNT } PictureSpace;

typedef struct Picture {
    Str path;             /* of its file */
    uint64_t fingerprint; /* of the bytes of the file */
    PictureFormat format;
    PictureSpace space;
    int columns, rows; /* of pixels, as they are stored */
    int turn;          /* as EXIF counts the ways to hold it: 1 as it is stored, 3 upside down, 6 and 8 a quarter turned */
    bool has_alpha;    /* some of it can be seen through */
    bool is_negative;  /* of a JPEG: its samples are amounts of light, as Adobe writes CMYK */
    bool is_plain_rgb; /* of a JPEG: its samples are red, green and blue, and not YCbCr, which nothing in it says */
} Picture;

/* As it is held: columns and rows change places where it is turned by a quarter. */
static inline bool picture_is_on_its_side(const Picture *picture)
{
    return picture->turn >= 5;
}
static inline int picture_wide(const Picture *picture)
{
    return picture_is_on_its_side(picture) ? picture->rows : picture->columns;
}
static inline int picture_high(const Picture *picture)
{
    return picture_is_on_its_side(picture) ? picture->columns : picture->rows;
}

#endif

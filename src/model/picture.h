/* A picture of a file: pixels, by what its header says, whose file was read and tried as a whole, and whoever prints it reads it again
   (picture/picture.h); or a drawing, which is here. */
#ifndef MODEL_PICTURE_H
#define MODEL_PICTURE_H

#include "base/str.h"
#include "model/drawing.h"

typedef enum { PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG } PictureFormat;
typedef enum { PICTURE_GREY, PICTURE_RGB, PICTURE_CMYK, PICTURE_SPACE_COUNT } PictureSpace;

enum { LEAST_DPI = 150 }; /* for a screen and for office printers (docs/layout.md) */

typedef struct Picture {
    Str path;             /* of its file */
    uint64_t fingerprint; /* of the bytes of the file */
    PictureFormat format;
    PictureSpace space;
    int columns, rows;      /* of pixels, as they are stored; of a drawing: its steps */
    int turn;               /* as EXIF counts the ways to hold it: 1 as it is stored, 3 upside down, 6 and 8 a quarter turned */
    bool has_alpha;         /* some of it can be seen through */
    bool is_negative;       /* of a JPEG: its samples are amounts of light, as Adobe writes CMYK */
    bool is_plain_rgb;      /* of a JPEG: its samples are red, green and blue, and not YCbCr, which nothing in it says */
    const Drawing *drawing; /* of SVG; NULL: it has pixels */
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

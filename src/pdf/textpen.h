/* Where the reader of a TJ stands (9.4.4).  It moves by the whole widths of the font, and we tell it what to add.
   All in whole numbers, so that every machine writes the same ones. */
#ifndef PDF_TEXTPEN_H
#define PDF_TEXTPEN_H

#include "base/len.h"

typedef struct {
    int64_t unit; /* 1/1000 em of the size as written, squeezed: Len * 10^9 */
    int64_t at;   /* 1/1000 em from the origin of the run */
} TextPen;

/* milli_points: the font size as it stands in the page; squeeze: per mille. */
static inline TextPen textpen_from(int64_t milli_points, int squeeze)
{
    return (TextPen){ LEN_PT * milli_points * squeeze, 0 };
}

/* How far to move, in 1/1000 em, so that the next glyph stands at x: 0 when it is within 0.75/1000 em of it anyway. */
static inline int64_t textpen_move_to(TextPen *pen, Len x)
{
    int64_t off = (int64_t)x * 1000000000 - pen->at * pen->unit;
    int64_t slack = pen->unit / 4 * 3;
    if (off <= slack && off >= -slack) return 0;
    int64_t move = (off + (off < 0 ? -pen->unit / 2 : pen->unit / 2)) / pen->unit;
    pen->at += move;
    return move;
}

#endif

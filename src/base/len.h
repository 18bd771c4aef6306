/* Lengths.  One unit for the whole house: 1/7200 mm.
   A millimetre is 7200, a Q or H (0.25 mm) 1800, a point 2540, an inch 182880: all whole numbers.
   int32_t reaches 298 m: a page or a row is a Len; the running total of a galley is a LenSum. */
#ifndef BASE_LEN_H
#define BASE_LEN_H

#include <assert.h>
#include <stdint.h>

typedef int32_t Len;
typedef int64_t LenSum;

enum { LEN_MM = 7200, LEN_Q = 1800, LEN_PT = 2540, LEN_INCH = 182880 };

static inline double len_to_mm(LenSum len)
{
    return (double)len / LEN_MM;
}
static inline double len_to_pt(LenSum len)
{
    return (double)len / LEN_PT;
}
static inline Len len_from_mm(double mm)
{
    return (Len)(mm * LEN_MM + (mm < 0 ? -0.5 : 0.5));
}
static inline Len len_from_pt(double pt)
{
    return (Len)(pt * LEN_PT + (pt < 0 ? -0.5 : 0.5));
}
static inline Len len_max(Len a, Len b)
{
    return a > b ? a : b;
}
static inline Len len_min(Len a, Len b)
{
    return a < b ? a : b;
}
/* len * part / whole, rounded to nearest, without overflow. */
static inline Len len_scale(Len len, int64_t part, int64_t whole)
{
    assert(whole != 0);
    int64_t product = (int64_t)len * part;
    return (Len)((product + ((product < 0) == (whole < 0) ? whole / 2 : -whole / 2)) / whole);
}

/* A box on a page or in a frame; y grows downwards. */
typedef struct {
    Len x, y, width, height;
} Box;
typedef struct {
    Len left, top, right, bottom;
} Edges;

static inline Box box_inset(Box box, Edges by)
{
    return (Box){ box.x + by.left, box.y + by.top, box.width - by.left - by.right, box.height - by.top - by.bottom };
}

#endif

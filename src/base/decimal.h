/* Decimals, exact: a whole number of units of 10^-places.  36 figures have room.  What has not is lost, like everything that is
   worked out from it: never wrapped, never less exact.  Rounding is by magnitude: half up takes -0.5 to -1. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/str.h"

/* 四捨五入, 切捨て, 切上げ, 偶数への丸め (JIS Z 8401 rule A) */
typedef enum { ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_HALF_EVEN } Rounding;

enum { DECIMAL_FIGURES = 36 };
#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 DecimalUnits;
#else /* where words have 32 bits; of the next C, which gcc 14 and clang 19 know */
__extension__ typedef _BitInt(128) DecimalUnits;
#endif
typedef struct {
    DecimalUnits units;
    int places; /* 0 … DECIMAL_FIGURES */
    bool lost;
} Decimal;

Decimal decimal_whole(int64_t number);
/* 10 to this power, 0 … DECIMAL_FIGURES. */
Decimal decimal_power(int exponent);
Decimal decimal_add(Decimal a, Decimal b);
Decimal decimal_subtract(Decimal a, Decimal b);
Decimal decimal_multiply(Decimal a, Decimal b);
/* Rounded once, to so many places.  By zero: lost. */
Decimal decimal_divide(Decimal a, Decimal b, int places, Rounding rounding);
Decimal decimal_round(Decimal a, int places, Rounding rounding);
/* Without the zeros behind its last place: 12.50 → 12.5. */
Decimal decimal_trim(Decimal a);
/* Below, equal, above: -1, 0, 1.  Neither may be lost. */
int decimal_compare(Decimal a, Decimal b);
int decimal_sign(Decimal a);

/* -12.50, 12, .5: figures with a point, nothing else; false: it is none, or has more figures than there is room for. */
bool decimal_read(Str text, Decimal *decimal);
/* The same way round, with all places: -12.50. */
Str decimal_text(Decimal decimal, Arena *arena);

/* The nearest double; and what a double says with the 15 figures it is sure of (IEEE 754), whole numbers with all.  Lost: NaN. */
double decimal_to_double(Decimal decimal);
Decimal decimal_from_double(double number);

#endif

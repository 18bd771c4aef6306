/* All is done on whole numbers of 128 bits whose overflow the compiler's own arithmetic reports. */
#include "base/decimal.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const Decimal lost = { .lost = true };

static DecimalUnits power(int exponent)
{
    DecimalUnits units = 1;
    while (exponent-- > 0) units *= 10;
    return units;
}

static DecimalUnits magnitude(DecimalUnits units)
{
    return units < 0 ? -units : units;
}

/* What has more figures than have room is lost. */
static Decimal kept(DecimalUnits units, int places)
{
    if (places > DECIMAL_FIGURES || magnitude(units) >= power(DECIMAL_FIGURES)) return lost;
    return (Decimal){ .units = units, .places = places };
}

Decimal decimal_whole(int64_t number)
{
    return (Decimal){ .units = number };
}

Decimal decimal_power(int exponent)
{
    return (Decimal){ .units = power(exponent) };
}

/* The same value in units of so many more places. */
static bool scaled(Decimal a, int places, DecimalUnits *units)
{
    return !a.lost && !__builtin_mul_overflow(a.units, power(places - a.places), units);
}

Decimal decimal_add(Decimal a, Decimal b)
{
    int places = a.places > b.places ? a.places : b.places;
    DecimalUnits one, other, sum;
    if (!scaled(a, places, &one) || !scaled(b, places, &other) || __builtin_add_overflow(one, other, &sum)) return lost;
    return kept(sum, places);
}

Decimal decimal_subtract(Decimal a, Decimal b)
{
    b.units = -b.units;
    return decimal_add(a, b);
}

Decimal decimal_multiply(Decimal a, Decimal b)
{
    DecimalUnits product;
    a = decimal_trim(a);
    b = decimal_trim(b);
    if (a.lost || b.lost || __builtin_mul_overflow(a.units, b.units, &product)) return lost;
    return kept(product, a.places + b.places);
}

static bool rounds_away(DecimalUnits quotient, DecimalUnits rest, DecimalUnits divisor, Rounding rounding)
{
    DecimalUnits left = magnitude(divisor) - magnitude(rest); /* to the next one: twice the rest may have no room */
    switch (rounding) {
    case ROUND_HALF_UP: return magnitude(rest) >= left;
    case ROUND_DOWN: return false;
    case ROUND_UP: return rest != 0;
    case ROUND_HALF_EVEN: return magnitude(rest) > left || (magnitude(rest) == left && quotient % 2 != 0);
    }
    return false;
}

static Decimal divided(DecimalUnits dividend, DecimalUnits divisor, int places, Rounding rounding)
{
    DecimalUnits quotient = dividend / divisor, rest = dividend % divisor;
    if (rounds_away(quotient, rest, divisor, rounding)) quotient += (dividend < 0) == (divisor < 0) ? 1 : -1;
    return kept(quotient, places);
}

Decimal decimal_divide(Decimal a, Decimal b, int places, Rounding rounding)
{
    a = decimal_trim(a);
    b = decimal_trim(b);
    int more = places + b.places - a.places; /* places the dividend needs, or the divisor */
    DecimalUnits dividend = a.units, divisor = b.units;
    if (a.lost || b.lost || b.units == 0 || abs(more) > DECIMAL_FIGURES) return lost;
    if (__builtin_mul_overflow(more > 0 ? dividend : divisor, power(abs(more)), more > 0 ? &dividend : &divisor)) return lost;
    return divided(dividend, divisor, places, rounding);
}

Decimal decimal_round(Decimal a, int places, Rounding rounding)
{
    if (!a.lost && a.places > places) return divided(a.units, power(a.places - places), places, rounding);
    DecimalUnits units;
    return scaled(a, places, &units) ? kept(units, places) : lost;
}

Decimal decimal_trim(Decimal a)
{
    while (a.places > 0 && a.units % 10 == 0) {
        a.units /= 10;
        a.places--;
    }
    return a;
}

int decimal_sign(Decimal a)
{
    return (a.units > 0) - (a.units < 0);
}

/* Whole parts first: to bring both to the same places may need more room than there is. */
int decimal_compare(Decimal a, Decimal b)
{
    DecimalUnits one = a.units / power(a.places), other = b.units / power(b.places);
    if (one == other) {
        int places = a.places > b.places ? a.places : b.places;
        one = a.units % power(a.places) * power(places - a.places);
        other = b.units % power(b.places) * power(places - b.places);
    }
    return (one > other) - (one < other);
}

bool decimal_read(Str text, Decimal *decimal)
{
    DecimalUnits units = 0;
    int places = 0, n = 0;
    bool is_negative = text.n && text.at[0] == '-', behind_point = false;
    for (int i = is_negative; i < text.n; i++) {
        char c = text.at[i];
        if (c == '.' && !behind_point) behind_point = true;
        else if (c < '0' || c > '9' || units >= power(DECIMAL_FIGURES - 1) || places == DECIMAL_FIGURES) return false;
        else {
            units = units * 10 + (c - '0');
            places += behind_point;
            n++;
        }
    }
    if (n) *decimal = (Decimal){ .units = is_negative ? -units : units, .places = places };
    return n > 0;
}

enum { MOST_TEXT = DECIMAL_FIGURES + sizeof "-0." };

/* From the last character on; returns where the first one stands. */
static int write_text(Decimal decimal, char *text)
{
    int first = MOST_TEXT - 1;
    text[first] = '\0';
    DecimalUnits units = magnitude(decimal.units);
    for (int place = 0; units || place <= decimal.places; place++, units /= 10) {
        if (place && place == decimal.places) text[--first] = '.';
        text[--first] = (char)('0' + units % 10);
    }
    if (decimal.units < 0) text[--first] = '-';
    return first;
}

Str decimal_text(Decimal decimal, Arena *arena)
{
    char text[MOST_TEXT];
    return str_copy(arena, str_from(text + write_text(decimal, text)));
}

static const double exact_powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                       1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

/* A quotient of two numbers that are exact is the nearest double there is, which is what strtod finds. */
static bool is_quotient(Decimal decimal)
{
    const DecimalUnits most = (DecimalUnits)1 << 53;
    return FLT_EVAL_METHOD == 0 && !decimal.lost && decimal.units < most && decimal.units > -most &&
           decimal.places < (int)(sizeof exact_powers / sizeof *exact_powers);
}

double decimal_to_double(Decimal decimal)
{
    char text[MOST_TEXT];
    if (is_quotient(decimal)) return (double)(int64_t)decimal.units / exact_powers[decimal.places];
    return decimal.lost ? NAN : strtod(text + write_text(decimal, text), NULL);
}

Decimal decimal_from_double(double number)
{
    enum { SURE = 15 };
    const double exact = 9007199254740992; /* 2^53: whole numbers below it are themselves */
    if (!isfinite(number)) return lost;
    if (number == trunc(number) && fabs(number) < exact) return decimal_whole((int64_t)number);
    char figures[64];
    snprintf(figures, sizeof figures, "%.*e", SURE - 1, number);
    bool is_negative = figures[0] == '-';
    char *digit = figures + is_negative;
    DecimalUnits units = 0;
    for (; *digit != 'e'; digit++)
        if (*digit != '.') units = units * 10 + (*digit - '0');
    int places = SURE - 1 - (int)strtol(digit + 1, NULL, 10);
    Decimal decimal = decimal_trim((Decimal){ .units = is_negative ? -units : units, .places = places > 0 ? places : 0 });
    if (places < 0) return -places > DECIMAL_FIGURES ? lost : decimal_multiply(decimal, decimal_power(-places));
    int beyond = decimal.places - DECIMAL_FIGURES; /* as good as nothing */
    if (beyond > SURE) return decimal_whole(0);
    return beyond > 0 ? decimal_trim(divided(decimal.units, power(beyond), DECIMAL_FIGURES, ROUND_HALF_EVEN)) : decimal;
}

/* Steps are tried from the finest on.  Where a figure is on its axis is worked out in doubles: they are sure of 15 figures, a page
   of 10 m has 9. */
#include "chart/chart.h"

#include <math.h>

enum { MANTISSAS = 4, FINEST = -32, COARSEST = 33 };

/* 1, 2, 2.5, 5, 10, 20 … times 10^FINEST. */
static Decimal step_at(int i)
{
    static const int tenths[MANTISSAS] = { 10, 20, 25, 50 };
    int exponent = FINEST + i / MANTISSAS - 1; /* of the tenths */
    Decimal tenth = decimal_whole(tenths[i % MANTISSAS]);
    if (exponent >= 0) return decimal_multiply(tenth, decimal_power(exponent));
    tenth.places = -exponent;
    return decimal_trim(tenth);
}

/* A step that surely is too fine for so long an axis, and not much finer than it must be. */
static int first_step(Decimal range)
{
    double exponent = floor(log10(decimal_to_double(range))) - 2;
    double step = (exponent - FINEST) * MANTISSAS;
    return step < 0 ? 0 : (int)step;
}

/* How many whole steps the figure is from 0, downwards. */
static Decimal steps_to(Decimal value, Decimal step)
{
    Decimal steps = decimal_divide(value, step, 0, ROUND_DOWN);
    bool is_beyond = decimal_sign(value) < 0 && decimal_compare(decimal_multiply(steps, step), value) > 0;
    return is_beyond ? decimal_subtract(steps, decimal_whole(1)) : steps;
}

static Decimal negated(Decimal value)
{
    value.units = -value.units;
    return value;
}

static Scale scale_with(Decimal least, Decimal most, Decimal step)
{
    Decimal first = steps_to(least, step), last = negated(steps_to(negated(most), step));
    Decimal n = decimal_subtract(last, first), begin = decimal_multiply(first, step);
    bool is_lost = n.lost || begin.lost || decimal_multiply(last, step).lost;
    return (Scale){ .first = begin, .step = step, .n = is_lost || n.units > INT16_MAX ? 0 : (int)n.units };
}

Scale chart_scale(Decimal least, Decimal most, bool from_zero, int most_steps)
{
    Decimal zero = decimal_whole(0);
    from_zero |= decimal_compare(least, most) == 0;
    if (from_zero && decimal_sign(least) > 0) least = zero;
    if (from_zero && decimal_sign(most) < 0) most = zero;
    Decimal range = decimal_subtract(most, least);
    if (range.lost) return (Scale){ 0 };
    if (!range.units) return (Scale){ zero, decimal_whole(1), 1 };
    for (int i = first_step(range); i < (COARSEST - FINEST) * MANTISSAS; i++) {
        Scale scale = scale_with(least, most, step_at(i));
        if (scale.n > 0 && scale.n <= most_steps) return scale;
    }
    return (Scale){ 0 };
}

Scale chart_scale_about(Decimal least, Decimal most, int below, int above)
{
    double reach = fmax(above ? decimal_to_double(most) / above : 0, below ? -decimal_to_double(least) / below : 0);
    if (!(reach > 0)) return (Scale){ negated(decimal_whole(below)), decimal_whole(1), below + above };
    for (int i = first_step(decimal_from_double(reach)); i < (COARSEST - FINEST) * MANTISSAS; i++) {
        Decimal step = step_at(i);
        Decimal first = decimal_multiply(decimal_whole(-below), step), last = decimal_multiply(decimal_whole(above), step);
        if (first.lost || last.lost) break;
        if (decimal_compare(first, least) <= 0 && decimal_compare(last, most) >= 0) return (Scale){ first, step, below + above };
    }
    return (Scale){ 0 };
}

Decimal chart_tick(const Scale *scale, int i)
{
    return decimal_add(scale->first, decimal_multiply(scale->step, decimal_whole(i)));
}

int chart_steps_below(const Scale *scale)
{
    Decimal steps = decimal_divide(negated(scale->first), scale->step, 0, ROUND_HALF_UP);
    return steps.lost || steps.units < 0 ? 0 : steps.units > scale->n ? scale->n : (int)steps.units;
}

Len chart_place(const Scale *scale, Decimal value, Len length)
{
    double whole = decimal_to_double(scale->step) * scale->n;
    double part = decimal_to_double(decimal_subtract(value, scale->first)) / whole;
    return (Len)lround(fmin(fmax(part, -1), 2) * length);
}

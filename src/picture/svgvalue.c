/* Numbers, lengths and transforms as SVG writes them (4.2, 7.6), in no locale.  What is not a number, or one beyond all
   reason, is none. */
#include "picture/svg.h"

#include <ctype.h>
#include <math.h>

#define MOST 1e9 /* either way */

static void skip_white(Str *text)
{
    while (text->n && str_is_white(*text->at)) *text = str_part(*text, 1, text->n);
}

static bool take_char(Str *text, char c)
{
    bool is_there = text->n && *text->at == c;
    if (is_there) *text = str_part(*text, 1, text->n);
    return is_there;
}

static int take_sign(Str *text)
{
    return take_char(text, '-') ? -1 : (take_char(text, '+'), 1);
}

/* Digits into the number; how many there were.  Those beyond what a double holds count for its size only. */
static int take_digits(Str *text, double *number, int *exponent, bool is_fraction)
{
    const double exact = 1e17;
    int n = 0;
    for (; text->n && isdigit((unsigned char)*text->at); n++, *text = str_part(*text, 1, text->n)) {
        bool counts = *number < exact;
        if (counts) *number = *number * 10 + (*text->at - '0');
        if (counts == is_fraction) *exponent += is_fraction ? -1 : 1;
    }
    return n;
}

/* e−3: but not the e of em. */
static void take_exponent(Str *text, int *exponent)
{
    enum { LARGE = 400 };
    Str rest = *text;
    if (!take_char(&rest, 'e') && !take_char(&rest, 'E')) return;
    int sign = take_sign(&rest), n = 0, value = 0;
    for (; rest.n && isdigit((unsigned char)*rest.at); n++, rest = str_part(rest, 1, rest.n))
        if (value < LARGE) value = value * 10 + (*rest.at - '0');
    if (n == 0) return;
    *exponent += sign * value;
    *text = rest;
}

static bool take_number(Str *text, double *number)
{
    Str rest = *text;
    int sign = take_sign(&rest), exponent = 0;
    double value = 0;
    int n = take_digits(&rest, &value, &exponent, false);
    if (take_char(&rest, '.')) n += take_digits(&rest, &value, &exponent, true);
    if (n == 0) return false;
    take_exponent(&rest, &exponent);
    for (; exponent < 0 && value > 0; exponent++) value /= 10;
    for (; exponent > 0 && value > 0 && value <= MOST; exponent--) value *= 10;
    if (value > MOST) return false;
    *number = sign * value;
    *text = rest;
    return true;
}

bool svg_next_number(Str *text, double *number)
{
    skip_white(text);
    if (!take_number(text, number)) return false;
    skip_white(text);
    if (take_char(text, ',')) skip_white(text);
    return true;
}

bool svg_number(Str text, double *number)
{
    text = str_trim(text);
    return take_number(&text, number) && text.n == 0;
}

bool svg_length(Str text, double whole, double *length)
{
    static const struct {
        const char *name;
        double pixels;
    } units[] = { { "", 1 },           { "px", 1 },          { "pt", 96.0 / 72 }, { "pc", 16 },
                  { "mm", 96 / 25.4 }, { "cm", 960 / 25.4 }, { "in", 96 } };
    double number;
    text = str_trim(text);
    if (!take_number(&text, &number)) return false;
    if (str_is(text, "%")) {
        *length = number * whole / 100;
        return true;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_is(text, units[i].name)) {
            *length = number * units[i].pixels;
            return true;
        }
    return false;
}

bool svg_length_of(const SvgReader *reader, const XmlNode *element, const char *attribute, double whole, double *length)
{
    Str value = svg_attribute(element, attribute);
    if (!value.n || svg_length(value, whole, length)) return true;
    return svg_bad_value(reader, element, attribute, value, "12.5 | 3mm | 40%");
}

/* ---- transforms ---- */

SvgMatrix svg_within(SvgMatrix m, SvgMatrix n)
{
    return (SvgMatrix){ m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,       m.a * n.c + m.c * n.d,
                        m.b * n.c + m.d * n.d, m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f };
}

SvgPoint svg_at(SvgMatrix m, SvgPoint p)
{
    return (SvgPoint){ m.a * p.x + m.c * p.y + m.e, m.b * p.x + m.d * p.y + m.f };
}

static double radians(double degrees)
{
    return degrees * (M_PI / 180);
}

typedef SvgMatrix MakeMatrix(const double *numbers, int n);

static SvgMatrix translated(const double *v, int n)
{
    return (SvgMatrix){ 1, 0, 0, 1, v[0], n > 1 ? v[1] : 0 };
}

static SvgMatrix scaled(const double *v, int n)
{
    return (SvgMatrix){ v[0], 0, 0, n > 1 ? v[1] : v[0], 0, 0 };
}

/* By so much, about a point. */
static SvgMatrix rotated(const double *v, int n)
{
    double x = n > 1 ? v[1] : 0, y = n > 1 ? v[2] : 0, s = sin(radians(v[0])), c = cos(radians(v[0]));
    return (SvgMatrix){ c, s, -s, c, x - c * x + s * y, y - s * x - c * y };
}

static SvgMatrix skewed_x(const double *v, int n)
{
    (void)n;
    return (SvgMatrix){ 1, 0, tan(radians(v[0])), 1, 0, 0 };
}

static SvgMatrix skewed_y(const double *v, int n)
{
    (void)n;
    return (SvgMatrix){ 1, tan(radians(v[0])), 0, 1, 0, 0 };
}

static SvgMatrix given(const double *v, int n)
{
    (void)n;
    return (SvgMatrix){ v[0], v[1], v[2], v[3], v[4], v[5] };
}

static const struct {
    const char *name;
    unsigned counts; /* bit n: it may have n numbers */
    MakeMatrix *make;
} makers[] = { { "matrix", 1 << 6, given },          { "translate", 1 << 1 | 1 << 2, translated },
               { "scale", 1 << 1 | 1 << 2, scaled }, { "rotate", 1 << 1 | 1 << 3, rotated },
               { "skewX", 1 << 1, skewed_x },        { "skewY", 1 << 1, skewed_y } };

static bool take_maker(Str *text, size_t *which)
{
    for (*which = 0; *which < sizeof makers / sizeof *makers; ++*which) {
        Str name = str_from(makers[*which].name);
        if (!str_starts(*text, name)) continue;
        *text = str_part(*text, name.n, text->n);
        skip_white(text);
        return take_char(text, '(');
    }
    return false;
}

static bool is_sane(SvgMatrix m)
{
    const double numbers[] = { m.a, m.b, m.c, m.d, m.e, m.f };
    for (int i = 0; i < 6; i++)
        if (!(fabs(numbers[i]) <= MOST)) return false;
    return true;
}

bool svg_transform(Str text, SvgMatrix *matrix)
{
    enum { MOST_NUMBERS = 6 };
    *matrix = (SvgMatrix){ 1, 0, 0, 1, 0, 0 };
    for (skip_white(&text); text.n; skip_white(&text)) {
        double numbers[MOST_NUMBERS];
        size_t which;
        int n = 0;
        if (!take_maker(&text, &which)) return false;
        while (n < MOST_NUMBERS && svg_next_number(&text, &numbers[n])) n++;
        if (!take_char(&text, ')') || !(makers[which].counts >> n & 1)) return false;
        *matrix = svg_within(*matrix, makers[which].make(numbers, n));
        if (!is_sane(*matrix)) return false;
        skip_white(&text);
        take_char(&text, ',');
    }
    return true;
}

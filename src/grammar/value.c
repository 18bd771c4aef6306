/* A number is read as an integer and a power of ten, so that 12.5mm is exactly 90000 units whatever the locale or the
   rounding mode; its unit is a row of a table. */
#include "grammar/value.h"

#include "base/utf8.h"
#include "model/moment.h"

#include <string.h>

typedef struct {
    const char *name;
    int size;
} LengthUnit;

static const LengthUnit units[] = { { "mm", LEN_MM }, { "Q", LEN_Q },        { "H", LEN_Q },
                                    { "pt", LEN_PT }, { "cm", 10 * LEN_MM }, { "in", LEN_INCH } };

enum { MOST_DIGITS = 12, MOST_LEN = 10000 * LEN_MM }; /* 10^12 × the largest unit still fits 64 bits */

typedef struct {
    int64_t digits, scale;
} Fraction; /* digits / scale */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The number at the front of `text`, cut off it: "-12.5", ".5"; no exponent, no plus, no thousands. */
static bool cut_decimal(Str *text, Fraction *decimal)
{
    int at = 0, n_digits = 0;
    bool negative = text->n > 0 && text->at[0] == '-', in_fraction = false;
    *decimal = (Fraction){ 0, 1 };
    for (at = negative; at < text->n; at++) {
        if (text->at[at] == '.' && !in_fraction) {
            in_fraction = true;
            continue;
        }
        if (!is_digit(text->at[at])) break;
        if (++n_digits > MOST_DIGITS) return false;
        decimal->digits = decimal->digits * 10 + (text->at[at] - '0');
        if (in_fraction) decimal->scale *= 10;
    }
    if (n_digits == 0 || text->at[at - 1] == '.') return false;
    if (negative) decimal->digits = -decimal->digits;
    *text = str_part(*text, at, text->n);
    return true;
}

static bool scale_decimal(Fraction decimal, int64_t unit, int64_t most, int *result)
{
    if (decimal.digits > INT64_MAX / unit || decimal.digits < -(INT64_MAX / unit)) return false;
    int64_t product = decimal.digits * unit, half = decimal.scale / 2;
    int64_t value = (product + (product < 0 ? -half : half)) / decimal.scale;
    if (value > most || value < -most) return false;
    *result = (int)value;
    return true;
}

static int find_unit(Str name, Len em)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_is(name, units[i].name)) return units[i].size;
    return str_is(name, "em") ? em : 0;
}

bool value_len(Str text, Len em, Len *len)
{
    Fraction decimal;
    if (!cut_decimal(&text, &decimal)) return false;
    int unit = text.n == 0 && decimal.digits == 0 ? LEN_MM : find_unit(text, em); /* nothing is nothing in any unit */
    return unit && scale_decimal(decimal, unit, MOST_LEN, len);
}

static bool line_width(Str text, Len *len)
{
    static const struct {
        const char *english, *japanese;
        Len width;
    } weights[] = {
        /* the printer's names */
        { "hairline", "表罫", LEN_MM / 10 },
        { "medium", "中細罫", LEN_MM / 4 },
        { "heavy", "裏罫", LEN_MM * 2 / 5 },
    };
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
        if (str_is(text, weights[i].english) || str_is(text, weights[i].japanese)) return *len = weights[i].width, true;
    Len width;
    Fraction decimal;
    Str rest = text;
    if (!value_len(text, 0, &width))
        if (!cut_decimal(&rest, &decimal) || rest.n || !scale_decimal(decimal, LEN_MM, MOST_LEN, &width)) return false;
    if (width < 0) return false;
    *len = width;
    return true;
}

bool value_line(Str text, Len *width, LineKind *kind)
{
    static const Choice kinds[] = CHOICE_TABLE(LINE_CHOICES);
    Str word;
    int value = LINE_SOLID;
    bool is_line = str_next_word(&text, &word) && line_width(word, width);
    if (is_line && str_next_word(&text, &word)) is_line = choice_find(kinds, word, &value) && !str_next_word(&text, &word);
    *kind = (LineKind)value;
    return is_line;
}

bool value_factor(Str text, int *per_mille)
{
    enum { MOST_FACTOR = 10000 };
    Fraction decimal;
    int factor;
    if (!cut_decimal(&text, &decimal) || text.n || !scale_decimal(decimal, 1000, MOST_FACTOR, &factor) || factor <= 0)
        return false;
    *per_mille = factor;
    return true;
}

bool value_edges(Str text, Len em, Edges *edges)
{
    Len side[5];
    int n = 0;
    for (Str word; str_next_word(&text, &word); n++)
        if (n == 4 || !value_len(word, em, &side[n]) || side[n] < 0) return false;
    switch (n) {
    case 1: *edges = (Edges){ .left = side[0], .top = side[0], .right = side[0], .bottom = side[0] }; return true;
    case 2: *edges = (Edges){ .left = side[1], .top = side[0], .right = side[1], .bottom = side[0] }; return true;
    case 4: *edges = (Edges){ .left = side[3], .top = side[0], .right = side[1], .bottom = side[2] }; return true;
    default: return false;
    }
}

bool value_int(Str text, int least, int most, int *number)
{
    Fraction decimal;
    if (!cut_decimal(&text, &decimal) || text.n || decimal.scale != 1) return false;
    if (decimal.digits < least || decimal.digits > most) return false;
    *number = (int)decimal.digits;
    return true;
}

bool value_bool(Str text, bool *flag)
{
    bool yes = str_is(text, "yes");
    if (!yes && !str_is(text, "no")) return false;
    *flag = yes;
    return true;
}

bool value_inks(Str text, int16_t inks[4])
{
    int16_t values[4];
    int n = 0;
    for (Str word; str_next_word(&text, &word); n++) {
        Fraction decimal;
        int amount;
        if (n == 4 || !cut_decimal(&word, &decimal) || word.n || !scale_decimal(decimal, 10, 1000, &amount) || amount < 0)
            return false;
        values[n] = (int16_t)amount;
    }
    for (int i = 0; i < 4 && n == 4; i++) inks[i] = values[i];
    return n == 4;
}

bool value_name(Str text)
{
    for (int i = 0; i < text.n; i++)
        if ((unsigned char)text.at[i] <= ' ' || strchr("#{}/|'", text.at[i])) return false;
    return text.n > 0;
}

bool value_date(Str text)
{
    Moment moment;
    return moment_read(text, &moment) && moment_is_date(moment);
}

/* Figures, commas and points from the first figure on, up to `end`. */
static bool is_all_figures(Str text, int end)
{
    bool begun = false;
    for (int at = 0; at < end;) {
        uint32_t c = utf8_next(text, &at);
        if (c >= 0xFF0C && c <= 0xFF19) c -= 0xFEE0;
        bool is_figure = c >= '0' && c <= '9';
        begun |= is_figure;
        if (begun && !is_figure && c != ',' && c != '.') return false;
    }
    return begun;
}

bool value_figure(Str text, const FieldType *field, Decimal *value, bool *is_missing)
{
    static const Choice none[] = { { NULL, 0 } };
    text = str_trim(text);
    *is_missing = schema_lists(field_marks(field), text);
    if (*is_missing) return true;
    bool in_brackets = str_ends(text, STR(")")) || str_ends(text, STR("）"));
    int end = text.n - (in_brackets ? str_ends(text, STR(")")) ? 1 : (int)sizeof "）" - 1 : 0);
    Amount amount = amount_read(text, none);
    *value = amount.value;
    bool begins_with_bracket = str_starts(text, STR("(")) || str_starts(text, STR("（"));
    if (amount.kind != AMOUNT_READ || in_brackets != begins_with_bracket || !is_all_figures(text, end)) return false;
    return field->decimals < 0 || amount.value.places <= field->decimals;
}

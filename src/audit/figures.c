/* Figures as they are written against what is said of them elsewhere. */
#include "audit/checks.h"

#include "base/utf8.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool figure_next(Str text, int at, Figure *figure)
{
    enum { MOST_DIGITS = 15 };
    while (at < text.n && !is_digit(text.at[at])) at++;
    if (at == text.n) return false;
    int first = at, n = 0;
    *figure = (Figure){ 0 };
    for (; at < text.n && n < MOST_DIGITS; at++) {
        bool separates = text.at[at] == ',' && at + 1 < text.n && is_digit(text.at[at + 1]);
        if (!is_digit(text.at[at]) && !separates) break;
        if (!separates) {
            figure->value = figure->value * 10 + (text.at[at] - '0');
            n++;
        }
    }
    figure->digits = str_part(text, first, at);
    figure->end = at;
    return true;
}

static bool ends_unit(uint32_t character)
{
    static const uint32_t ends[] = { '\n',   ' ',    '(',    ')',    '/',    ',',    '.',    '<',    0x3000, 0xFF08,
                                     0xFF09, 0x3001, 0x3002, 0x30FB, 0x3010, 0x3011, 0x3014, 0x3015, 0x2192, 0xFF5E };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (character == ends[i]) return true;
    return character >= '0' && character <= '9';
}

Str figure_unit(Str text, const Figure *figure)
{
    int at = figure->end, end = at;
    while (at < text.n && !ends_unit(utf8_next(text, &at))) end = at;
    return str_part(text, figure->end, end);
}

static bool holds_figures(DataNode field)
{
    const FieldType *type = data_field_type(field);
    return type && type->kind == FIELD_FIGURE;
}

static bool says_figure(Str text, int64_t value)
{
    Figure figure;
    for (int at = 0; figure_next(text, at, &figure); at = figure.end)
        if (figure.value == value) return true;
    return false;
}

/* number="165" and 165所; number="281" and 人口10万人あたり281床.  A text without a figure (開設無し) has nothing to say against it. */
void check_number(const Audit *audit, DataNode field)
{
    if (!holds_figures(field)) return;
    Str number = data_attribute(field, "number"), text = data_words(field, audit->arena);
    Figure said, written;
    if (!number.n || !figure_next(number, 0, &said) || !figure_next(text, 0, &written) || says_figure(text, said.value)) return;
    diag_report(audit->diag, data_where(field), data_id(field), DIAG_FIGURE_DIFFERS, number.at,
                str_copy(audit->arena, written.digits).at);
}

/* The character that ends at byte `at`, or 0. */
static uint32_t character_before(Str text, int at)
{
    int first = at - 1;
    if (at <= 0) return 0;
    while (first > 0 && ((unsigned char)text.at[first] & 0xC0) == 0x80) first--;
    return utf8_next(text, &first);
}

static bool is_latin(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

static bool is_of_word(uint32_t c)
{
    return (c >= 0x3041 && c <= 0x30FA) || (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005 || c == 0x30FC;
}

/* A hyphen between figures, and the oblique of a date: 3993-1111, 2020/4/1.  ～ and 1500/2000 have amounts on both sides. */
static bool ties(Str text, int at)
{
    Figure next;
    if (at + 1 >= text.n || !is_digit(text.at[at + 1]) || !figure_next(text, at + 1, &next)) return false;
    return text.at[at] == '-' || (text.at[at] == '/' && next.digits.n <= 2);
}

/* A telephone number, a postal code, an ordinal, a code, by its shape: it begins with 0 or hangs on a hyphen, a letter, a point
   or a mark of numbers; or on a word with nothing counted behind it (内線1234; 定員1234人 is an amount). */
static bool is_name(Str text, const Figure *figure, bool counts)
{
    static const uint32_t marks[] = { '.', '#', '_', 0x3012, 0x2116, 0x7B2C }; /* 〒 № 第 */
    int first = (int)(figure->digits.at - text.at);
    uint32_t before = character_before(text, first);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (before == marks[i]) return true;
    bool hangs = before == '-' && first > 1 && (is_digit(text.at[first - 2]) || is_latin(character_before(text, first - 1)));
    return hangs || figure->digits.at[0] == '0' || is_latin(before) || ties(text, figure->end) || (!counts && is_of_word(before));
}

/* 2019年度; with nothing counted behind it, and among other words, 平成31(2019)年度, 2019～2022. */
static bool is_year(Str text, const Figure *figure, Str unit)
{
    bool is_alone = str_trim(text).n == figure->digits.n;
    return str_starts(unit, STR("年")) || (!unit.n && !is_alone && figure->value >= 1868 && figure->value < 2100);
}

/* 4772基 beside 2,900基. */
void check_separators(const Audit *audit, DataNode field)
{
    enum { NEEDS_NONE = 999 };
    if (!holds_figures(field)) return;
    Str text = data_words(field, audit->arena);
    Figure figure;
    for (int at = 0; figure_next(text, at, &figure); at = figure.end) {
        Str unit = figure_unit(text, &figure);
        if (figure.value <= NEEDS_NONE || str_find(figure.digits, ',') >= 0) continue;
        if (is_year(text, &figure, unit) || is_name(text, &figure, unit.n > 0)) continue;
        Str words = str_join(audit->arena, figure.digits, unit);
        diag_report(audit->diag, data_where(field), data_id(field), DIAG_NO_SEPARATOR, words.at);
    }
}

/* Of a field that begins with a figure: what it counts; empty: it does not, or it counts days and years. */
static Str unit_of(const Audit *audit, DataNode field)
{
    static const char *const times[] = { "年", "月", "日", "時" };
    Str text = str_trim(data_words(field, audit->arena));
    Figure figure;
    if (str_starts(text, STR("計"))) text = str_part(text, 3, text.n);
    if (!text.n || !is_digit(text.at[0]) || !figure_next(text, 0, &figure)) return STR("");
    Str unit = figure_unit(text, &figure);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (str_starts(unit, str_from(times[i]))) return STR("");
    return unit;
}

/* か所 and か所開設 count the same; か所 and 所 do not. */
static bool begin_alike(Str a, Str b)
{
    int at_a = 0, at_b = 0;
    return utf8_next(a, &at_a) == utf8_next(b, &at_b);
}

/* What the 再掲 shows is asked of its source. */
void check_units(const Audit *audit, DataNode record)
{
    Str first = STR("");
    if (!data_record_type(record) || data_plays(record, ROLE_REFERENCE)) return;
    for (DataNode field = data_first(record); field; field = data_next(field)) {
        Str unit = holds_figures(field) ? unit_of(audit, field) : STR("");
        if (!unit.n) continue;
        if (first.n && !begin_alike(first, unit))
            diag_report(audit->diag, data_where(field), data_id(record), DIAG_UNITS_DIFFER, str_copy(audit->arena, first).at,
                        str_copy(audit->arena, unit).at);
        if (!first.n) first = unit;
    }
}

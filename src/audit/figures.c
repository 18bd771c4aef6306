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

static bool is_year(Str unit)
{
    return str_starts(unit, STR("年"));
}

/* 4772基 beside 2,900基. */
void check_separators(const Audit *audit, DataNode field)
{
    enum { NEEDS_NONE = 999 };
    if (!holds_figures(field)) return;
    Str text = data_words(field, audit->arena);
    Figure figure;
    for (int at = 0; figure_next(text, at, &figure); at = figure.end) {
        if (figure.value <= NEEDS_NONE || str_find(figure.digits, ',') >= 0 || is_year(figure_unit(text, &figure))) continue;
        Str words = str_join(audit->arena, figure.digits, figure_unit(text, &figure));
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

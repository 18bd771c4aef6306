/* Whether a number is a day, only its format says. */
#include "workbook/parts.h"

#include "base/vec.h"

#include <stdlib.h>

/* Those that have a number alone, as far as they matter here (ECMA-376 18.8.30; 27 to 36 and 50 to 58 are those of Japanese). */
static Str built_in(int id)
{
    static const struct {
        int first, last;
        const char *format;
    } formats[] = { { 1, 1, "0" },
                    { 2, 2, "0.00" },
                    { 3, 3, "#,##0" },
                    { 4, 4, "#,##0.00" },
                    { 9, 9, "0%" },
                    { 10, 10, "0.00%" },
                    { 14, 17, "yyyy/m/d" },
                    { 18, 21, "h:mm:ss" },
                    { 22, 22, "yyyy/m/d h:mm" },
                    { 27, 31, "ggge\"年\"m\"月\"d\"日\"" },
                    { 32, 33, "h:mm:ss" },
                    { 34, 36, "yyyy\"年\"m\"月\"d\"日\"" },
                    { 37, 38, "#,##0" },
                    { 39, 40, "#,##0.00" },
                    { 45, 47, "mm:ss" },
                    { 50, 58, "ggge\"年\"m\"月\"d\"日\"" } };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i].first <= id && id <= formats[i].last) return str_from(formats[i].format);
    return STR("");
}

static int number_in(Str text)
{
    enum { MOST = 100000 };
    int number = 0;
    for (int i = 0; i < text.n && number < MOST; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9') number = number * 10 + (text.at[i] - '0');
    return number;
}

typedef struct {
    int id;
    Str format;
} NumberFormat;

typedef struct {
    Vec(NumberFormat) own;
    Vec(Str) of_cells;
    bool in_formats, in_cells; /* the same elements stand elsewhere, too, for other things */
    Arena *arena;
} StyleReading;

static Str format_by(const StyleReading *reading, int id)
{
    for (int i = 0; i < reading->own.n; i++)
        if (reading->own.at[i].id == id) return reading->own.at[i].format;
    return built_in(id);
}

static void on_start(void *context, const char *name, const PartElement *element)
{
    StyleReading *reading = context;
    if (str_same(name, "numFmts")) reading->in_formats = true;
    if (str_same(name, "cellXfs")) reading->in_cells = true;
    if (str_same(name, "numFmt") && reading->in_formats)
        *vec_push(&reading->own) = (NumberFormat){ number_in(part_attribute(element, "numFmtId")),
                                                   str_copy(reading->arena, part_attribute(element, "formatCode")) };
    if (str_same(name, "xf") && reading->in_cells)
        *vec_push(&reading->of_cells) = format_by(reading, number_in(part_attribute(element, "numFmtId")));
}

static void on_end(void *context, const char *name)
{
    StyleReading *reading = context;
    if (str_same(name, "numFmts")) reading->in_formats = false;
    if (str_same(name, "cellXfs")) reading->in_cells = false;
}

void styles_read(BookParts *book, Str part, bool *ok, Arena *arena)
{
    static const PartReader reader = { .start = on_start, .end = on_end };
    StyleReading reading = { .own.arena = arena, .of_cells.arena = arena, .arena = arena };
    *ok = part_parse(part, &reader, &reading);
    book->formats = reading.of_cells.at;
    book->n_formats = reading.of_cells.n;
}

/* --- what a format shows --------------------------------------------------------------------------------------------- */

/* Behind what is written as it stands, "年" \- _) *x, and behind [赤] [$-411]; [h] shows hours. */
static int behind_literal(Str format, int at)
{
    char c = format.at[at];
    if (strchr("\\_*", c)) return at + 2 < format.n ? at + 2 : format.n;
    char close = c == '"' ? '"' : c == '[' ? ']' : 0;
    int end = close ? str_find(str_part(format, at + 1, format.n), close) : -1;
    return close ? end < 0 ? format.n : at + 1 + end + 1 : at;
}

static bool is_elapsed(Str part)
{
    return part.n > 2 && part.at[0] == '[' && strchr("hHmMsS", part.at[1]) && strchr("hHmMsS]", part.at[2]);
}

NumberShown format_shown(Str format)
{
    bool has_day = false, has_month = false, has_time = false, has_percent = false;
    if (str_starts(format, STR("General"))) return SHOWN_PLAIN;
    for (int at = 0; at < format.n && format.at[at] != ';';) { /* behind it stands how other numbers are shown */
        int end = behind_literal(format, at);
        if (end > at) {
            has_time |= is_elapsed(str_part(format, at, end));
            at = end;
            continue;
        }
        char c = format.at[at++];
        bool is_exponent = (c == 'e' || c == 'E') && at < format.n && strchr("+-", format.at[at]);
        if (is_exponent) continue;
        has_day |= strchr("yYdDgGeE", c) != NULL;
        has_month |= c == 'm' || c == 'M';
        has_time |= strchr("hHsS", c) != NULL;
        has_percent |= c == '%';
    }
    has_day |= has_month && !has_time;
    return has_day       ? has_time ? SHOWN_DAY_AND_TIME : SHOWN_DAY
           : has_time    ? SHOWN_TIME
           : has_percent ? SHOWN_PERCENT
                         : SHOWN_PLAIN;
}

/* A moment is matched against a handful of patterns; an era is the last one of the table that had begun by then. */
#include "bind/era.h"

#include "model/calendar.h"

/* 令和2年; 元年 for the first; by the Western calendar before 明治. */
static Str say_year_of(Arena *arena, Date date, EraStyle style)
{
    const Era *era = style == ERA_NONE ? NULL : era_on(date);
    if (!era) return str_printf(arena, "%d年", date.year);
    const char *name = style == ERA_SHORT ? era->letter : era->name;
    int year = date.year - era->begins.year + 1;
    Str said = year == 1 ? str_printf(arena, "%s元年", name) : str_printf(arena, "%s%d年", name, year);
    return style == ERA_WESTERN ? str_printf(arena, "%s(%d年)", said.at, date.year) : said;
}

/* How a moment is written (# is a figure), what is said behind the last of its numbers, and the month and day that
   decide its era where it has none: a fiscal year is called by the era of its first of May (2019 is 令和元年度 though it began in
   平成31年), a year by the era it ended in, a month by that of its first day, its end by that of its 28th. */
typedef struct {
    const char *pattern, *rest;
    int n_numbers, month, day;
} Form;

static const Form forms[] = {
    { "####-##-##", "", 3, 0, 0 }, { "####-##-end", "月末", 2, 0, 28 }, { "####-##", "月", 2, 0, 1 },
    { "FY####", "度", 1, 5, 1 },   { "####", "", 1, 12, 31 },
};
enum { FORM_COUNT = sizeof forms / sizeof *forms };

static bool matches(Str text, const char *pattern, int numbers[3])
{
    int n = -1;
    for (int i = 0; i < text.n; i++) {
        bool is_figure = text.at[i] >= '0' && text.at[i] <= '9';
        if (pattern[i] == '#' ? !is_figure : pattern[i] != text.at[i]) return false;
        if (pattern[i] != '#') continue;
        if (i == 0 || pattern[i - 1] != '#') numbers[++n] = 0;
        numbers[n] = numbers[n] * 10 + (text.at[i] - '0');
    }
    return pattern[text.n] == '\0';
}

/* A moment in two halves, so that a span of time may say a common year once. */
typedef struct {
    Date date;
    Str year, rest;
    bool is_day;
} Moment;

static bool read_moment(Arena *arena, Str text, EraStyle style, Moment *moment)
{
    for (int i = 0; i < FORM_COUNT; i++) {
        const Form *form = &forms[i];
        int numbers[3] = { 0, form->month, form->day };
        if (!matches(text, form->pattern, numbers)) continue;
        *moment = (Moment){ .date = { numbers[0], numbers[1], numbers[2] }, .is_day = form->n_numbers == 3 };
        if (!date_exists(moment->date)) return false;
        moment->year = say_year_of(arena, moment->date, style);
        moment->rest = form->n_numbers == 3   ? str_printf(arena, "%d月%d日", numbers[1], numbers[2])
                       : form->n_numbers == 2 ? str_printf(arena, "%d%s", numbers[1], form->rest)
                                              : str_from(form->rest);
        return true;
    }
    return false;
}

static bool say_span(Arena *arena, Str from, Str to, EraStyle style, Str *line)
{
    Moment first, last;
    if (!read_moment(arena, from, style, &first) || !read_moment(arena, to, style, &last)) return false;
    if (date_compare(first.date, last.date) >= 0) return false;
    Str year = str_equal(first.year, last.year) ? STR("") : last.year;
    *line = str_printf(arena, "%s%s～%s%s", first.year.at, first.rest.at, year.at, last.rest.at);
    return true;
}

static bool say(Arena *arena, Str date, EraStyle style, const char *behind_a_day, Str *line)
{
    int slash = str_find(date, '/');
    if (slash >= 0) return say_span(arena, str_part(date, 0, slash), str_part(date, slash + 1, date.n), style, line);
    Moment moment;
    if (!read_moment(arena, date, style, &moment)) return false;
    *line = str_printf(arena, "%s%s%s", moment.year.at, moment.rest.at, moment.is_day ? behind_a_day : "");
    return true;
}

bool era_line(Arena *arena, Str as_of, EraStyle style, Str *line)
{
    return say(arena, as_of, style, "現在", line);
}

bool era_date(Arena *arena, Str date, EraStyle style, Str *line)
{
    return say(arena, date, style, "", line);
}

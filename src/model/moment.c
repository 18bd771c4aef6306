/* A moment is read by a handful of patterns. */
#include "model/moment.h"

#include "model/calendar.h"

enum { FIRST_YEAR = 1800, LAST_YEAR = 9999, APRIL = 4 };

bool moment_is_date(Moment moment)
{
    return !moment.is_fiscal && !moment.is_end;
}

bool moment_exists(Moment moment)
{
    if (moment.year < FIRST_YEAR || moment.year > LAST_YEAR) return false;
    if (moment.month < 0 || moment.month > 12 || moment.day < 0) return false;
    if (!moment.month) return moment.day == 0;
    return !moment.is_fiscal && moment.day <= days_in_month(moment.year, moment.month) && !(moment.day && moment.is_end);
}

/* How it is written: # is a figure. */
static const struct {
    const char *pattern;
    bool is_fiscal, is_end;
} patterns[] = {
    { "####-##-##", false, false }, { "####-##-end", false, true }, { "####-##", false, false },  { "####", false, false },
    { "####-end", false, true },    { "FY####", true, false },      { "FY####-end", true, true },
};

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

bool moment_read(Str text, Moment *moment)
{
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        int numbers[] = { -1, -1, -1 };
        if (!matches(text, patterns[i].pattern, numbers)) continue;
        Moment read = { numbers[0], numbers[1], numbers[2], patterns[i].is_fiscal, patterns[i].is_end };
        if (read.month == 0 || read.day == 0) return false; /* 00 is written and is no month */
        if (read.month < 0) read.month = 0;
        if (read.day < 0) read.day = 0;
        if (!moment_exists(read)) return false;
        *moment = read;
        return true;
    }
    return false;
}

bool moment_read_span(Str text, Moment *first, Moment *last)
{
    Moment from, to;
    int slash = str_find(text, '/');
    if (slash < 0) {
        if (!moment_read(text, &from)) return false;
        *first = *last = from;
        return true;
    }
    if (!moment_read(str_part(text, 0, slash), &from) || !moment_read(str_part(text, slash + 1, text.n), &to)) return false;
    if (moment_first_day(from) >= moment_first_day(to)) return false;
    *first = from;
    *last = to;
    return true;
}

Str moment_text(Arena *arena, Moment moment)
{
    StrBuilder text = { .arena = arena };
    str_add_printf(&text, "%s%04d", moment.is_fiscal ? "FY" : "", moment.year);
    if (moment.month) str_add_printf(&text, "-%02d", moment.month);
    if (moment.day) str_add_printf(&text, "-%02d", moment.day);
    if (moment.is_end) str_add(&text, STR("-end"));
    return str_built(&text);
}

static int day_number(int year, int month, int day)
{
    return year * 10000 + month * 100 + day;
}

int moment_first_day(Moment moment)
{
    if (moment.is_end) return moment_last_day(moment);
    if (moment.is_fiscal) return day_number(moment.year, APRIL, 1);
    return day_number(moment.year, moment.month ? moment.month : 1, moment.day ? moment.day : 1);
}

int moment_last_day(Moment moment)
{
    if (moment.is_fiscal) return day_number(moment.year + 1, APRIL - 1, days_in_month(moment.year + 1, APRIL - 1));
    int month = moment.month ? moment.month : 12;
    return day_number(moment.year, month, moment.day ? moment.day : days_in_month(moment.year, month));
}

Moment moment_fiscal_year(Moment moment, int later)
{
    bool is_before_april = moment.month > 0 && moment.month < APRIL;
    return (Moment){ .year = moment.year - is_before_april + later, .is_fiscal = true };
}

/* A workbook holds every number as the double next to it, and a day as the number of days since its epoch.  15 figures are what
   Excel shows of one at most: 0.1 + 0.2 is 0.3 there, and here. */
#include "workbook/parts.h"

#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURES = 15, ROOM = 40 };

static bool read_double(Str typed, double *value)
{
    char text[64];
    typed = str_trim(typed);
    if (!typed.n || typed.n >= (int)sizeof text) return false;
    for (int i = 0; i < typed.n; i++)
        if (!strchr("0123456789.+-eE", typed.at[i])) return false;
    memcpy(text, typed.at, (size_t)typed.n);
    text[typed.n] = 0;
    char *end;
    *value = strtod(text, &end);
    return !*end && isfinite(*value);
}

/* d.ddde±x as plain figures, with the point moved `places` to the right. */
static Str without_exponent(double value, int places, Arena *arena)
{
    char text[ROOM], figures[FIGURES + 1];
    snprintf(text, sizeof text, "%.*e", FIGURES - 1, fabs(value));
    int n = 0, point = atoi(strchr(text, 'e') + 1) + 1 + places;
    for (const char *c = text; *c != 'e'; c++)
        if (*c != '.') figures[n++] = *c;
    while (n > 1 && figures[n - 1] == '0') n--;
    if (n == 1 && figures[0] == '0') return STR("0");
    StrBuilder out = { .arena = arena };
    if (value < 0) str_add(&out, STR("-"));
    if (point <= 0) str_add(&out, STR("0."));
    for (int i = point; i < 0; i++) str_add(&out, STR("0"));
    for (int i = 0; i < n; i++) {
        if (i == point && i > 0) str_add(&out, STR("."));
        str_add_bytes(&out, &figures[i], 1);
    }
    for (int i = n; i < point; i++) str_add(&out, STR("0"));
    return str_built(&out);
}

bool number_written(Str typed, bool is_percent, Str *text, Arena *arena)
{
    double value;
    if (!read_double(typed, &value)) return false;
    Str figures = without_exponent(value, is_percent ? 2 : 0, arena);
    *text = is_percent ? str_join(arena, figures, STR("%")) : figures;
    return true;
}

bool number_typed(Str text, Str *typed, Arena *arena)
{
    Decimal number, hundredth;
    bool is_percent = str_ends(text, STR("%"));
    if (!decimal_read(str_part(text, 0, text.n - is_percent), &number) || !decimal_read(STR("0.01"), &hundredth)) return false;
    if (is_percent) number = decimal_multiply(number, hundredth);
    *typed = decimal_text(decimal_trim(number), arena);
    return !number.lost;
}

/* --- days ------------------------------------------------------------------------------------------------------------ */

enum { LEAP = 60, FROM_1900 = 25569, FROM_1904 = 24107 };

typedef struct {
    int year, month, day;
} Civil;

/* Days since 1970-01-01 → a day of the Gregorian calendar, in years that begin in March. */
static Civil civil_from(long days)
{
    enum { OF_ERA = 146097, TO_1970 = 719468 };
    long shifted = days + TO_1970, era = shifted / OF_ERA, of_era = shifted - era * OF_ERA;
    long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / (OF_ERA - 1)) / 365;
    long of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    return (Civil){ (int)(year + era * 400 + (month >= 10)), (int)(month < 10 ? month + 3 : month - 9),
                    (int)(of_year - (153 * month + 2) / 5 + 1) };
}

/* And back. */
static long days_to(Civil day)
{
    enum { OF_ERA = 146097, TO_1970 = 719468 };
    long year = day.year - (day.month <= 2), era = year / 400, of_era = year - era * 400;
    long of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_1970;
}

bool day_counted(Str text, bool is_1904, Str *typed, Arena *arena)
{
    Civil day;
    char rest, copy[16];
    if (text.n != 10) return false;
    memcpy(copy, text.at, 10);
    copy[10] = 0;
    if (sscanf(copy, "%4d-%2d-%2d%c", &day.year, &day.month, &day.day, &rest) != 3) return false;
    long days = days_to(day) + (is_1904 ? FROM_1904 : FROM_1900);
    if (!is_1904 && days <= LEAP) days--;
    Str back;
    *typed = str_printf(arena, "%ld", days);
    return day_written(*typed, SHOWN_DAY, is_1904, &back, arena) && str_equal(back, text);
}

bool day_written(Str typed, NumberShown shown, bool is_1904, Str *text, Arena *arena)
{
    enum { DAY = 86400, LAST = 2958465 };
    double value;
    if (!read_double(typed, &value) || value < 0 || value >= LAST + 1) return false;
    long seconds = lround(fmod(value, 1) * DAY), days = (long)value;
    if (shown == SHOWN_TIME) {
        seconds += days * DAY;
        *text = str_printf(arena, "%02ld:%02ld:%02ld", seconds / 3600, seconds / 60 % 60, seconds % 60);
        return true;
    }
    days += seconds / DAY;
    seconds %= DAY;
    /* The calendar of 1900 has a 29th of February, day 60, that was not; it begins a day later than it counts. */
    if (!is_1904 && (days == 0 || days == LEAP)) return false;
    if (!is_1904 && days < LEAP) days++;
    Civil day = civil_from(days - (is_1904 ? FROM_1904 : FROM_1900));
    *text = str_printf(arena, "%04d-%02d-%02d", day.year, day.month, day.day);
    if (seconds)
        *text = str_printf(arena, STR_FMT "T%02ld:%02ld:%02ld", STR_ARG(*text), seconds / 3600, seconds / 60 % 60, seconds % 60);
    return true;
}

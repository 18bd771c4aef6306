/* Times as the data write them: a year, a month or a day of the calendar, a fiscal year (年度: it begins in April), or the end (末)
   of one of these. */
#ifndef MODEL_MOMENT_H
#define MODEL_MOMENT_H

#include "base/str.h"

typedef struct {
    int year, month, day; /* of the Western calendar, 1800 … 9999; month 0: the year alone, day 0: the month alone */
    bool is_fiscal;       /* the year from April to March; it has no month */
    bool is_end;          /* it has no day */
} Moment;

/* "2020-09-30" "2020-09" "2020-09-end" "2020" "2020-end" "FY2020" "FY2020-end": months have two figures, days are there.
   false: none of these; the moment is then untouched. */
bool moment_read(Str text, Moment *moment);
/* One, which is then both, or two with a slash between of which the first begins before the last. */
bool moment_read_span(Str text, Moment *first, Moment *last);
/* As moment_read reads it. */
Str moment_text(Arena *arena, Moment moment);

/* Is it a day, a month or a year of the calendar? */
bool moment_is_date(Moment moment);
/* Is it one? */
bool moment_exists(Moment moment);
/* 20200930: days in order; of a month, a year, a fiscal year the first and the last. */
int moment_first_day(Moment moment);
int moment_last_day(Moment moment);
/* The fiscal year it lies in, `later` years on; a calendar year without a month is taken for the fiscal year of its number. */
Moment moment_fiscal_year(Moment moment, int later);

#endif

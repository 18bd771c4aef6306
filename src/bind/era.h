/* 和暦: dates as the data write them → as a Japanese booklet says them. */
#ifndef BIND_ERA_H
#define BIND_ERA_H

#include "model/choices.h"

/* "2020-04-01" → 令和2年4月1日現在, "2021-09-end" → 令和3年9月末, "FY2022" → 令和4年度,
   "2020-01/2020-03" → 令和2年1月～3月, "2020-09" → 令和2年9月, "2020" → 令和2年.
   Two of any with a slash between are from–to; the year is said once when it is the same.
   false: not a date of these forms. */
bool era_line(Arena *arena, Str as_of, EraStyle style, Str *line);
/* The date alone, without 現在. */
bool era_date(Arena *arena, Str date, EraStyle style, Str *line);

#endif

/* 和暦: moments as a Japanese booklet says them, and back. */
#ifndef MODEL_ERA_H
#define MODEL_ERA_H

#include "model/choices.h"
#include "model/moment.h"

/* In one of the forms: 令和2年9月30日, 令和2年9月末, 令和2年, R2年度; each is a row of the table in era.c.  A year is called by
   the era it ended in, a month by that of its first day, its end by that of its last; a fiscal year by that of its first of May:
   2019 is 令和元年度 though it began in 平成31年.  What was before 明治 is said by the Western calendar. */
Str era_write(Arena *arena, Moment moment, DateForm form);

/* "2020-04-01" → 令和2年4月1日; "2020-01/2020-03" → 令和2年1月～3月: from–to, a common year once.
   false: not as moment_read_span wants it. */
bool era_date(Arena *arena, Str date, DateForm form, Str *line);
/* The same, a day with 現在 behind it: 令和2年4月1日現在. */
bool era_line(Arena *arena, Str as_of, DateForm form, Str *line);

/* What moment_read reads, what era_write writes in any form, and what people write: 令和2, 令和２年度, R2, FY2020, 2020年度,
   平成31年, 令和元年, H31.4.1, 2020/4/1, 令和2年(2020年)9月, 2020年（令和2年）, 令和2年4月1日現在.  Years go on being counted
   when their era is over (平成37年度 is FY2025: so it was written when no other name was known); none is there before it begins
   (令和元年4月).  `bare`: the era of years that name none (27年度), or empty: they are not read.  false: no moment, or one that
   contradicts itself; it is then untouched. */
bool era_read(Str text, Str bare, Moment *moment);
/* The same of a day, a month or a year of the calendar alone, blanks around it or not: a date that is given to a run. */
bool era_read_date(Str text, Moment *moment);

#endif

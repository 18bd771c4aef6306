/* Dates as they are written in words: 令和2年(2020年)9月1日, R2.9.1, 2020/9/1, 平成31年度, 2月30日. */
#ifndef AUDIT_DATING_H
#define AUDIT_DATING_H

#include "audit/letters.h"
#include "model/calendar.h"

typedef struct {
    int first, end;
    const Era *era; /* NULL: a western year, or none */
    int in_era;     /* 31 of 平成31年 */
    int year;       /* western; 0: it says none */
    int month, day; /* as written; -1: it says none */
    bool is_fiscal; /* 年度 */
    bool is_first;  /* 元年 */
    bool by_letter; /* H31 */
} Dating;

/* The first date from `at` on; false: there is none. */
bool dating_next(const Letters *letters, int at, Dating *dating);
/* A western year that stands by itself: 2020, 2020年, 2020年度. */
bool dating_western(const Letters *letters, int at, Dating *dating);
/* Is there such a month and day?  One without a year may be 2月29日. */
bool dating_exists(const Dating *dating);
/* The first and the last day it may mean; it must say a year, and exist. */
Date dating_from(const Dating *dating);
Date dating_until(const Dating *dating);

#endif

#include "model/calendar.h"

#include <stddef.h>

const Era eras[ERA_COUNT] = {
    [ERA_REIWA] = { { 2019, 5, 1 }, "令和", "R" },   [ERA_HEISEI] = { { 1989, 1, 8 }, "平成", "H" },
    [ERA_SHOWA] = { { 1926, 12, 25 }, "昭和", "S" }, [ERA_TAISHO] = { { 1912, 7, 30 }, "大正", "T" },
    [ERA_MEIJI] = { { 1868, 10, 23 }, "明治", "M" },
};

int date_compare(Date a, Date b)
{
    if (a.year != b.year) return a.year - b.year;
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

int days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

bool date_exists(Date date)
{
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

const Era *era_on(Date date)
{
    for (int i = 0; i < ERA_COUNT; i++)
        if (date_compare(date, eras[i].begins) >= 0) return &eras[i];
    return NULL;
}

int era_western(const Era *era, int year)
{
    return era->begins.year + year - 1;
}

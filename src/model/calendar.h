/* Days, and the eras they lie in. */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include <stdbool.h>

typedef struct {
    int year, month, day;
} Date;

typedef struct {
    Date begins;
    const char *name, *letter; /* 令和, R */
} Era;
enum { ERA_REIWA, ERA_HEISEI, ERA_SHOWA, ERA_TAISHO, ERA_MEIJI, ERA_COUNT };
extern const Era eras[ERA_COUNT]; /* the newest first */

/* < 0, 0, > 0: a is before b, the same day, behind it. */
int date_compare(Date a, Date b);
bool date_exists(Date date);
int days_in_month(int year, int month);
/* The era of a day; NULL: before 明治. */
const Era *era_on(Date date);
/* The western year of a year of it, counted from 1. */
int era_western(const Era *era, int year);

#endif

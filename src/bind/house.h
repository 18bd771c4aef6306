/* House style (組版の約束): how figures, dates, totals, lists and absent values are printed in this booklet. */
#ifndef BIND_HOUSE_H
#define BIND_HOUSE_H

#include "bind/select.h"
#include "model/report.h"

typedef enum { DIGITS_AS_IS, DIGITS_HALF, DIGITS_FULL_IF_SINGLE } Digits;

typedef struct {
    Str          none, total, total_round, mark, mark_tortoise, list_mark, note_mark, continued;
    Digits       digits;
    const Style *note_style, *mark_style;                  /* NULL: not given */
} House;

/* From the <house> element, or the usual style where it is NULL or silent. */
House house_from(const Report *report, const Node *node);

/* Figures half width (12), or full width where a number has a single one (１桁全角).  A figure beside a Latin letter
   belongs to a code (A4) and stays half width. */
Str house_digits(Arena *arena, Digits digits, Str text);
/* 19008 → 19,008 */
Str house_thousands(Arena *arena, long long number);
/* The pattern with each {name} replaced; names end with NULL. */
Str house_fill(Arena *arena, Str pattern, const char *const *names, const Str *values);

#endif

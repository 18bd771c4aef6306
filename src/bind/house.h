/* House style (組版の約束): how figures, dates, totals, lists and absent values are printed in this booklet. */
#ifndef BIND_HOUSE_H
#define BIND_HOUSE_H

#include "model/amount.h"
#include "model/report.h"
#include "select/select.h"

typedef struct {
    Str none, total, total_round, branch, revised, revised_again, vacant, blank, list_mark, note_mark, continued;
    Digits digits;
    Thousands thousands;
    Paren paren;
    Roman roman;
    DateForm dates; /* or DATES_AS_IN_DATA */
    AsOf as_of;
    AmountForm figures; /* how they are written where no form says otherwise */
    bool signs;         /* it says how less than nothing is written */
    bool literals;      /* the words of the layout are written so, too */
    Str comma, stop;    /* 読点 句点; empty: as they are */
    Str counter;        /* the か of か所; empty: any will do */
    NoteNumbers note_numbers;
    const Style *note_style, *mark_style; /* NULL: not given */
} House;

/* From the <house> element, or the usual style where it is NULL or silent. */
House house_from(const Report *report, const Node *node);

/* How the house says dates; `otherwise` where it leaves that to them. */
DateForm house_dates(const House *house, DateForm otherwise);
/* Text of the data as this house writes it. */
Str house_text(Arena *arena, const House *house, Str text);
/* The first counter written otherwise than the house does (箇 of 3箇所), with what follows; empty: there is none. */
Str house_stray_counter(const House *house, Str text);

/* Figures half width (12), or full width where a number has a single one (１桁全角).  A figure beside a Latin letter
   belongs to a code (A4) and stays half width. */
Str house_digits(Arena *arena, Digits digits, Str text);
/* The pattern with each {name} replaced; names end with NULL. */
Str house_fill(Arena *arena, Str pattern, const char *const *names, const Str *values);
/* The pattern before the {place}, and what is behind it; all of it and nothing where there is no such place. */
Str house_divide(Str pattern, Str place, Str *behind);

#endif

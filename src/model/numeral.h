/* Numbers as headings and pages are counted: 第1, (1), ア, (ア), 一, ①, Ⅰ, ii. */
#ifndef MODEL_NUMERAL_H
#define MODEL_NUMERAL_H

#include "base/str.h"
#include "model/choices.h"

/* What stands before and after the numeral. */
typedef struct {
    Str before, after;
    Numeral numeral;
} NumberForm;

/* A form is the first number written so: 第1章.  false: it holds no numeral, or more than one. */
bool number_form_read(Str text, NumberForm *form);
/* false: it cannot count so far (n < 1; above 44 of ア, 47 of イ, 50 of ①, 12 of Ⅰ, 3999 of i, 26 of a and A, 99 of 一). */
bool numeral_write(Numeral numeral, int n, StrBuilder *out);
bool number_write(NumberForm form, int n, StrBuilder *out);

#endif

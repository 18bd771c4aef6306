/* Words of an attribute → values.  Nothing here knows a locale, and nothing is rounded before it is in Len.
   Each returns false when the words are not such a value or are out of range; the result is then untouched. */
#ifndef GRAMMAR_VALUE_H
#define GRAMMAR_VALUE_H

#include "model/amount.h"
#include "model/schema.h"
#include "model/style.h"

/* "12.5mm" "9Q" "3H" "9pt" "1cm" "0.5in", at most 10 m either way.  `em`: what 1em is; 0: em is not allowed. */
bool value_len(Str text, Len em, Len *len);
/* The same, but a bare number counts as millimetres: line widths. */
bool value_line(Str text, Len *width, LineKind *kind); /* "0.1" "裏罫" "0.4mm double" */
/* "1.42" → 1420; above 0, at most 10. */
bool value_factor(Str text, int *per_mille);
/* One, two or four lengths: all sides | top and bottom, left and right | top right bottom left. */
bool value_edges(Str text, Len em, Edges *edges);
bool value_int(Str text, int least, int most, int *number);
bool value_bool(Str text, bool *flag); /* "yes" "no" */
/* "80 30 75 20": per cent of cyan, magenta, yellow, black; → per mille. */
bool value_inks(Str text, int16_t inks[4]);
/* A name: no white space, none of # { } / | ' and not empty.  In a list they are separated by spaces. */
bool value_name(Str text);
/* "2020", "2020-09" or "2020-09-30", a day that exists. */
bool value_date(Str text);
/* A figure as a number of an office may be written, or a mark for one that is missing (docs/schema.md 3). */
bool value_figure(Str text, const FieldType *field, Decimal *value, bool *is_missing);

#endif

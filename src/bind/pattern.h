/* Patterns of rules, as XSLT has them: names of children with predicates that count among their siblings, / and // between them,
   | between patterns: measure[line]|repeat, kpi[1], plan/kpi[last()], band//measure, /data. */
#ifndef BIND_PATTERN_H
#define BIND_PATTERN_H

#include "select/select.h"

typedef struct Pattern Pattern;

/* What is no pattern is reported, and fits nothing. */
Pattern *pattern_from(Str match, Where where, Arena *arena, Diag *diag);
/* Does the record fit?  Its place among the records selected with it does not count. */
bool pattern_fits(const Pattern *pattern, Select *select, Context context);

#endif

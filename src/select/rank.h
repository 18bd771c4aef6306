/* The list that rank() asks of is the same for each row of a table: it is looked for once, and put in order once. */
#ifndef SELECT_RANK_H
#define SELECT_RANK_H

#include "base/str.h"

struct _xmlXPathContext;

/* rank(v, /data/kpi/result), rank(v, ../kpi/result), rank(v, $plan//result) that begins at `at`, as
   join·rank(v, from, './kpi/result') with from / .. $plan: whoever asks from there, the list is the same.  Where it ends; `at`: it is
   none of these, and nothing is added. */
int rank_read(Str xpath, int at, StrBuilder *out, Arena *arena);
/* The function it is written with; the context's userData is an Evaluation. */
void rank_register(struct _xmlXPathContext *xpath);

#endif

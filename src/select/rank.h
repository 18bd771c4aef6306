/* The list that rank() asks of is the same for each row of a table: it is looked for once, and put in order once. */
#ifndef SELECT_RANK_H
#define SELECT_RANK_H

#include "grammar/grammar.h"

struct _xmlXPathContext;

/* rank(v, /data/kpi/result), rank(v, ../kpi/result), rank(v, $plan//result) that the tokens from `at` on are, as
   join·rank(v, from, './kpi/result') with from / .. $plan: whoever asks from there, the list is the same.  Behind it the next one
   stands; false: it is none of these, and nothing is added. */
bool rank_read(Str xpath, const TokenList *tokens, int at, StrBuilder *out, int *next);
/* The function it is written with; the context's userData is an Evaluation. */
void rank_register(struct _xmlXPathContext *xpath);

#endif

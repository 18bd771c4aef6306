/* Records found by a value.  /data/kpis[@plan = $plan/@id] compares every list of the data with the plan in hand; written as a
   question to an index it does not, and gives the same nodes. */
#ifndef SELECT_JOIN_H
#define SELECT_JOIN_H

#include "select/lookup.h"

struct _xmlXPathContext;
struct Select;

/* The expression with each predicate [by = value] behind a plain path from the root, whose value does not depend on the record that
   is asked, as join·records('/data/kpis', '@plan', $plan/@id); and with each [by = /data/measures/@plan] behind any other path as
   [join·has(by, '/data/measures', '@plan')].  by: an attribute or a child, in the latter a path from the record, too: plan/@id.  What
   else there is stays as it is. */
Str join_read(Str xpath, Arena *arena);
/* The records of the path from the root that have this value by an attribute, @plan, or a child; NULL: none. */
const RecordVec *join_find(struct Select *select, Str path, Str by, Str value);
/* The functions it is written with; the context's userData is an Evaluation. */
void join_register(struct _xmlXPathContext *xpath);

#endif

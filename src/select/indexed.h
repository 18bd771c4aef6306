/* What plain XPath asks of an index of select/join.h: in which paths and comparisons, and what it says. */
#ifndef SELECT_INDEXED_H
#define SELECT_INDEXED_H

#include "select/steps.h"

/* /data/kpis[@plan = $plan/@id]/kpi: the records are found by the value, which is the same whichever is asked; NULL: it is no such
   path. */
const PlainJoin *indexed_path(const Plain *path, Arena *arena);
/* plan/@id = /data/kpis/@plan: is what stands there in the index?  NULL: it is no such comparison. */
const PlainJoin *indexed_comparison(const Plain *comparison, Arena *arena);

#endif

/* From one record to another.  Functions of XPath:

     record(ids), id(ids)           the records with these ids: words of a text, or of each node
     records(names, by, values)     the records called so ('kpi', 'measure|repeat', '*') for which the XPath `by` gives one of the
                                    values, or a list separated by spaces that has it; `by` sees no variables
     current()                      the node the whole expression is evaluated for

   Found by maps, made when they are first asked for. */
#ifndef BIND_LOOKUP_H
#define BIND_LOOKUP_H

#include "bind/select.h"

typedef struct Lookup Lookup;
struct _xmlXPathContext;

/* The functions join the others of the context, whose userData is the Select that keeps the Lookup. */
Lookup *lookup_open(struct _xmlXPathContext *xpath, const Data *data, Arena *arena);

#endif

/* From one record to another.  Functions of XPath:

     record(ids), id(ids)           the records with these ids: words of a text, or of each node
     records(names, by, values)     the records called so ('kpi', 'measure|repeat', '*') for which the XPath `by` gives one of the
                                    values, or a list separated by spaces that has it; `by` sees no variables
     records(names, values)         by what they are named by: of a list the attribute its codes say, of others the id
     current()                      the node the whole expression is evaluated for

   Found by maps, made when they are first asked for. */
#ifndef SELECT_LOOKUP_H
#define SELECT_LOOKUP_H

#include "base/vec.h"
#include "select/select.h"

#include <libxml/xpath.h>

typedef struct Lookup Lookup;

/* Records by a value they have, in the order they were added; of one value each once. */
typedef Vec(DataNode) RecordVec;
typedef Map ValueIndex; /* value → RecordVec */
void value_index_add(ValueIndex *index, Str value, DataNode record, Arena *arena);

/* Of a context whose userData is the Evaluation of the Select that keeps it. */
Lookup *lookup_open(const Data *data, Arena *arena);

/* Those with these ids, separated by spaces: what record() finds. */
void lookup_add_records(Select *select, RecordVec *records, Str ids);

void lookup_call_record(xmlXPathParserContextPtr parser, int n_arguments);
void lookup_call_records(xmlXPathParserContextPtr parser, int n_arguments);
void lookup_call_current(xmlXPathParserContextPtr parser, int n_arguments);

#endif

/* The string-value of a node (XPath 1.0 5), where it need not be put together. */
#ifndef SELECT_VALUE_H
#define SELECT_VALUE_H

#include "base/arena.h"
#include "model/data.h"

bool value_is(DataNode node, Str text);
/* Borrowed from the data where one node says it. */
Str value_read(DataNode node, Arena *arena);

#endif

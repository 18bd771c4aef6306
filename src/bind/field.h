/* A data element → rich text: br, list, mark, total, as-of. */
#ifndef BIND_FIELD_H
#define BIND_FIELD_H

#include "bind/writer.h"

/* Print a node that an expression found: an element with all that may be in it, an attribute or text as it is. */
void field_write(Writer *writer, DataNode node);
/* A plain string from an expression, its figures in the house's width. */
void field_write_text(Writer *writer, Str text);

#endif

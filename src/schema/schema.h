/* schema.xml → Schema: the words of an office, and the grammar of data and corrections that are written in them. */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include "grammar/grammar.h"
#include "model/schema.h"

/* The schema in the file `schema`, or (NULL) in `path` itself, or that which the data set in the file `path` names on its root;
   without one, what can be told from the set itself (docs/schema.md 9).  NULL: reported. */
const Schema *schema_read(const char *path, const char *schema, Arena *arena, Diag *diag);

#endif

/* schema.xml → Schema: the words of an office, and the grammar of data and corrections that are written in them. */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include "grammar/grammar.h"
#include "model/schema.h"
#include "xml/xml.h"

/* The schema in the file `schema`, or (NULL) in `path` itself, or that which the data set in the file `path` names on its root;
   without one, what can be told from the set itself (docs/schema.md 9): its `files` are then on their shelf.  NULL: reported. */
const Schema *schema_read(const char *path, const char *schema, XmlShelf *files, Arena *arena, Diag *diag);

#endif

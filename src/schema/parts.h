/* The steps from schema.xml to a grammar. */
#ifndef SCHEMA_PARTS_H
#define SCHEMA_PARTS_H

#include "base/vec.h"
#include "schema/schema.h"
#include "xml/xml.h"

/* read.c: the file, as it is written; the grammar has checked it. */
Schema *schema_from(const XmlFile *file, Arena *arena);
/* faults.c: does it contradict itself?  Every fault is reported at its line. */
bool schema_is_sound(const Schema *schema, Arena *arena, Diag *diag);
/* compile.c: the grammars of a sound one. */
void schema_compile(Schema *schema, Arena *arena);
/* faults.c: are the names in its rules and marks those of its data? */
bool schema_names_are_known(const Schema *schema, Arena *arena, Diag *diag);
/* infer.c: that of a set that has none, whose main file this is; it and those it includes are looked at, whatever is in them. */
Schema *schema_inferred(const char *path, XmlShelf *files, Arena *arena, Diag *diag);

#endif

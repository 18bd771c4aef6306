/* As much JSON as a manifest has: an object of strings, numbers, nulls and such objects. */
#ifndef BATCH_JSON_H
#define BATCH_JSON_H

#include "base/str.h"

typedef struct Json {
    Str name;
    Str text; /* a string; a number as written; empty: null */
    const struct Json *inner, *next;
} Json;

/* The members of the object `line` consists of; NULL: it is no such object, or an empty one. */
const Json *json_read(Str line, Arena *arena);
Str json_text(const Json *members, const char *name); /* empty: not there */
const Json *json_inner(const Json *members, const char *name);
double json_number(const Json *members, const char *name); /* 0: not there */
int json_whole(const Json *members, const char *name);     /* 0: or more than an int holds */

#endif

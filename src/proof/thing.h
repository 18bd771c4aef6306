/* What PDF syntax is made of (PDF 32000-1 7.2, 7.3). */
#ifndef PROOF_THING_H
#define PROOF_THING_H

#include "base/str.h"

typedef enum {
    THING_NULL,
    THING_BOOL,
    THING_NUMBER,
    THING_NAME,
    THING_STRING,
    THING_ARRAY,
    THING_DICT,
    THING_REF,
    THING_WORD,
    THING_END
} ThingKind;

typedef struct Thing {
    ThingKind kind;
    double number;             /* of a reference: that of the object */
    Str text;                  /* of names without /, of strings their bytes, of words */
    const struct Thing *items; /* of a dictionary: name, value, name, value … */
    int n;
} Thing;

/* A place in the bytes being read. */
typedef struct {
    Str bytes;
    int at;
    int depth; /* arrays and dictionaries around */
    Arena *arena;
} Scanner;

/* The next thing; a word where it is an operator, THING_END behind the last one and where nothing can be made of it. */
Thing thing_read(Scanner *scanner);
/* The same; false: THING_END. */
bool thing_next(Scanner *scanner, Thing *thing);
/* The value of a name in a dictionary; THING_NULL: it has none. */
const Thing *thing_find(const Thing *dict, const char *name);
int thing_int(const Thing *thing, int otherwise);
bool thing_is(const Thing *thing, const char *name);

#endif

/* The one table of options: parse.c reads argv by it, and all that is said of options is printed from it. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "cmd/cmd.h"

typedef enum { TAKES_NOTHING, TAKES_VALUE, TAKES_MANY } Takes;

typedef struct {
    char letter;       /* what Verb.options lists; '*' = every verb has it */
    const char *brief; /* "-o", or NULL */
    const char *name, *value;
    Takes takes;
    size_t at; /* where in Options */
    const char *help[2];
} Option;

extern const Option options_table[]; /* ends with a NULL name */

bool verb_takes(const Verb *verb, const Option *option); /* verb NULL: does every verb? */
const Verb *verb_find(const char *name);                 /* NULL: there is no such verb */
Str verb_meant(const char *wrong, Arena *arena);         /* as suggest_name says it */

/* The languages `schema` prints. */
#define SCHEMA_LANGUAGES "layout|data|corrections|schema|map|fonts|revision"

#endif

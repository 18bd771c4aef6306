/* The functions an XPath may call: those of XPath 1.0 and those of the layout language (docs/layout.md 4), which the room select
   works out. */
#ifndef GRAMMAR_CALLS_H
#define GRAMMAR_CALLS_H

#include "base/str.h"

typedef struct {
    const char *name;
    int least, most; /* arguments */
    bool writes;     /* it gives its first argument, written otherwise */
} FunctionRule;

const FunctionRule *function_rule(Str name); /* NULL: there is no such function */
/* " → name()?" when one was probably meant, else empty. */
Str function_meant(Str wrong, Arena *arena);

#endif

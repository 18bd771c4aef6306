/* What a computed field is worked out from: names of fields, numbers, + - * / ( ), sum(records/field).  A minus has a space
   before it, since a name may have one in it. */
#ifndef GRAMMAR_EXPRESSION_H
#define GRAMMAR_EXPRESSION_H

#include "base/arena.h"
#include "base/str.h"

typedef enum { EXPRESSION_NUMBER, EXPRESSION_FIELD, EXPRESSION_SUM, EXPRESSION_OPERATION } ExpressionKind;

typedef struct Expression {
    ExpressionKind kind;
    Str text;   /* the number; the name of the field */
    Str within; /* SUM: the element of the records whose fields are added */
    char operation;
    const struct Expression *left, *right;
} Expression;

/* NULL: `fault` is where it cannot be understood. */
const Expression *expression_parse(Str text, Str *fault, Arena *arena);

#endif

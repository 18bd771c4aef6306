/* Plain XPath as it was read (select/plain.h), and how it is walked. */
#ifndef SELECT_STEPS_H
#define SELECT_STEPS_H

#include "select/plain.h"

typedef enum { STEP_CHILD, STEP_ATTRIBUTE, STEP_SELF, STEP_PARENT, STEP_ANCESTOR, STEP_ANCESTOR_OR_SELF } StepAxis;

typedef struct PlainList {
    const Plain *plain;
    const struct PlainList *next;
} PlainList;

typedef struct PathStep {
    StepAxis axis;
    const char *name; /* NULL: node() */
    bool is_any;      /* * */
    const PlainList *predicates;
    struct PathStep *next;
} PathStep;

typedef enum {
    PLAIN_PATH,
    PLAIN_UNION,
    PLAIN_VARIABLE,
    PLAIN_TEXT,
    PLAIN_EQUAL, /* left: what has nodes; right: a text */
    PLAIN_UNEQUAL,
    PLAIN_NOT,
    PLAIN_AND,
    PLAIN_OR,
    PLAIN_NUMBER /* left: what has nodes; never within another */
} PlainKind;

/* A variable that the expression needs, wherever it stands in it. */
typedef struct VariableUse {
    Str name;
    bool has_steps; /* $plan/@id: it must be nodes */
    const struct VariableUse *next;
} VariableUse;

struct Plain {
    PlainKind kind;
    Str text; /* the text; of a variable, a path from one its name; */
    bool is_from_root;
    bool is_in_order; /* of a path: its nodes are found in their order in the document, each once, when it begins at one node */
    PathStep *steps;
    const Plain *left, *right;
    const VariableUse *uses; /* of the whole expression */
};

#endif

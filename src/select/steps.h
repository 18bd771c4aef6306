/* Plain XPath as it was read (select/plain.h), and how it is walked. */
#ifndef SELECT_STEPS_H
#define SELECT_STEPS_H

#include "select/plain.h"

typedef enum {
    STEP_CHILD,
    STEP_ATTRIBUTE,
    STEP_SELF,
    STEP_PARENT,
    STEP_ANCESTOR,
    STEP_ANCESTOR_OR_SELF,
    STEP_FOLLOWING_SIBLING,
    STEP_PRECEDING_SIBLING,
    STEP_DESCENDANT,
    STEP_DESCENDANT_OR_SELF
} StepAxis;

/* How two numbers may stand to each other. */
enum { ORDER_LESS = 1, ORDER_SAME = 2, ORDER_MORE = 4 };

/* What is asked of each node in turn: whether something holds of it, or its place among those that are left, by the axis. */
typedef struct PathPredicate {
    const Plain *question; /* NULL: a place, [2], [position() <= $n] */
    int orders;            /* of the place to the number, any of these will do */
    int number;
    Str variable; /* that is the number; empty: none */
    const struct PathPredicate *next;
} PathPredicate;

enum { MOST_PREDICATES = 6 }; /* of one step */

typedef struct PathStep {
    StepAxis axis;
    const char *name; /* NULL: node() */
    bool is_any;      /* * */
    const PathPredicate *predicates;
    struct PathStep *next;
} PathStep;

typedef enum {
    PLAIN_PATH,
    PLAIN_UNION,
    PLAIN_VARIABLE,
    PLAIN_TEXT,
    PLAIN_EQUAL, /* left: what has nodes; right: a text, a variable that is one, or what has nodes */
    PLAIN_UNEQUAL,
    PLAIN_NOT,
    PLAIN_AND,
    PLAIN_OR,
    PLAIN_NUMBER /* left: what has nodes; never within another */
} PlainKind;

/* What a variable must be. */
typedef enum {
    NEED_ANY,
    NEED_NODES, /* $plan/@id */
    NEED_WORDS, /* @plan = $plan: nodes or a text */
    NEED_WHOLE  /* position() <= $n: a whole number */
} VariableNeed;

/* A variable that the expression needs, wherever it stands in it. */
typedef struct VariableUse {
    Str name;
    VariableNeed need;
    const struct VariableUse *next;
} VariableUse;

/* [by = value] behind a plain path from the root, which an index answers (select/join.h). */
typedef struct {
    Str path, by;
    const Plain *value; /* NULL: it is asked of each record whether it has a value that stands there: own */
    const Plain *own;
    const PathStep *rest; /* of the path, behind those that the index answers */
} PlainJoin;

struct Plain {
    PlainKind kind;
    Str text;                           /* the text; of a variable, a path from one its name; */
    bool is_from_root, is_from_current; /* of a path */
    bool is_in_order;  /* of a path: its nodes are found in their order in the document, each once, when it begins at one node */
    const Plain *from; /* of a path: what is in the bracket it begins with, */
    const Plain *ids;  /* or whose are the records it begins with: record(@plan)/name */
    const PathPredicate *filters; /* of those it begins at: $v[@a], (a|b)[2] */
    PathStep *steps;
    const Plain *left, *right;
    const PlainJoin *join;   /* of a path, of a comparison; NULL: no index knows better */
    const VariableUse *uses; /* of the whole expression */
};

#endif

/* Most of what a layout asks is plain: a path of children, attributes, siblings, what is above and below, from a node, the root, a
   bracket, the nodes of a variable, record(…) or current(); a variable; such paths united by |, compared by = and != with a text or
   with each other; those joined by and, or, not(); a place among the nodes of a step, [2], [position() <= $n]; number() of such a
   path.  It is answered here, as XPath 1.0 has it, without the stacks and node sets of libxml2. */
#ifndef SELECT_PLAIN_H
#define SELECT_PLAIN_H

#include "grammar/grammar.h"
#include "select/select.h"

typedef struct Plain Plain;

/* NULL: it is of another kind, or no XPath. */
const Plain *plain_read(Str xpath, Arena *arena);
/* The path, or paths united by |, that the tokens from `at` on are; behind it stands the one at `end`.  NULL: they are none. */
const Plain *plain_read_path(const TokenList *tokens, int at, int *end, Arena *arena);
/* Are the variables there that it needs, and such as it needs? */
bool plain_fits(const Plain *plain, Context context);

/* Where it is answered. */
typedef struct {
    Context context;
    Arena *arena;
    Select *select; /* whose indexes are asked; NULL: none, and nothing asks record() */
} PlainScene;

/* Both: false when it turns out not to be plain: a path from a variable that is not there or holds no nodes, a walk that is very long.
   The text of a number, of a truth is not written yet. */
bool plain_find(const Plain *plain, PlainScene scene, Found *found);
bool plain_holds(const Plain *plain, PlainScene scene, bool *holds);

/* The variable in sight, or NULL. */
const Variable *variable_in_sight(const Variable *innermost, Str name);

#endif

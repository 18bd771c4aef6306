/* Most of what a layout asks is plain: a path of children, attributes and what is above, from a node, the root or the nodes of a
   variable; a variable; such paths united by | or compared with a text; those joined by and, or, not(); number() of such a
   path.  It is answered here, as XPath 1.0 has it, without the stacks and node sets of libxml2. */
#ifndef SELECT_PLAIN_H
#define SELECT_PLAIN_H

#include "select/select.h"

typedef struct Plain Plain;

/* NULL: it is of another kind, or no XPath. */
const Plain *plain_read(Str xpath, Arena *arena);
/* Both: false when it turns out not to be plain: a path from a variable that is not there or holds no nodes, a walk that is very long.  The text of a number, of a truth is not written yet. */
bool plain_find(const Plain *plain, Context context, Arena *arena, Found *found);
bool plain_holds(const Plain *plain, Context context, bool *holds);

/* The variable in sight, or NULL. */
const Variable *variable_in_sight(const Variable *innermost, Str name);

#endif

/* XPath counts with plain figures only; here budget - settled counts with figures as they are written (docs/layout.md 4). */
#ifndef SELECT_ARITHMETIC_H
#define SELECT_ARITHMETIC_H

#include "base/str.h"

/* The expression with number(…) around each path that stands beside + - * div mod: number(budget) - number(settled); beside < <= > >=
   with min(…) or max(…), which say the same of several values.  A path with predicates, or joined to another by |, stays as it is. */
Str arithmetic_read(Str xpath, Arena *arena);

#endif

/* XPath counts with plain figures only; in a layout, budget - settled counts with figures as they are written (docs/layout.md 4). */
#ifndef BIND_ARITHMETIC_H
#define BIND_ARITHMETIC_H

#include "base/str.h"

/* The expression with number(…) around each path that stands beside + - * div mod: number(budget) - number(settled).  A path with predicates
   stays as it is. */
Str arithmetic_read(Str xpath, Arena *arena);

#endif

/* What has kept its order when things were put in, taken out and moved. */
#ifndef BASE_ORDER_H
#define BASE_ORDER_H

#include "base/arena.h"

/* Keeps of the orders ≥ 0 a longest increasing run, however far apart its members stand; the others become -1. */
void order_keep_longest(int *orders, int n, Arena *arena);

#endif

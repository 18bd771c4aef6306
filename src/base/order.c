/* The longest increasing run, by patience: ends[n] is the best end known of a run of n + 1. */
#include "base/order.h"

#include <stdbool.h>

void order_keep_longest(int *orders, int n, Arena *arena)
{
    int *ends = arena_array(arena, int, n + 1), *before = arena_array(arena, int, n + 1), n_ends = 0;
    for (int i = 0; i < n; i++) {
        if (orders[i] < 0) continue;
        int low = 0, high = n_ends;
        while (low < high) {
            int middle = (low + high) / 2;
            if (orders[ends[middle]] < orders[i]) low = middle + 1;
            else high = middle;
        }
        before[i] = low ? ends[low - 1] : -1;
        ends[low] = i;
        if (low == n_ends) n_ends++;
    }
    bool *kept = arena_array(arena, bool, n + 1);
    for (int i = n_ends ? ends[n_ends - 1] : -1; i >= 0; i = before[i]) kept[i] = true;
    for (int i = 0; i < n; i++)
        if (!kept[i]) orders[i] = -1;
}

#include "model/page.h"

const Anchor *pages_find_anchor(const Pages *pages, Key key)
{
    int low = 0, high = pages->n_anchors;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = str_compare(pages->anchors[middle].key, key);
        if (order == 0) return &pages->anchors[middle];
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return NULL;
}

/* Whose is it? */
#include "data/data.h"

bool holding_has(const Holding *holding, int portion)
{
    int low = 0, high = holding->n_owners;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (holding->owners[middle] == portion) return true;
        if (holding->owners[middle] < portion) low = middle + 1;
        else high = middle;
    }
    return false;
}

const Holding *division_holding(const Division *division, DataNode node)
{
    for (; node; node = data_parent(node)) {
        const Holding *holding = map_find(&division->holdings, division_key(&node));
        if (holding) return holding;
    }
    return NULL;
}

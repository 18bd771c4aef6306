/* Whose each child is of what holds records, told once for all portions: so the work of one grows with what it keeps, however many
   others there are. */
#include "data/data.h"

#include "base/vec.h"
#include "xml/xml.h"

#include <stdlib.h>

typedef Vec(ChildShare) ShareList;

typedef struct {
    Division *division;
    Map selves; /* node of a department → number of its portion, from 1 */
    Arena *arena;
} Sharer;

static int by_portion_and_place(const void *a, const void *b)
{
    const ChildShare *one = a, *other = b;
    return one->portion != other->portion ? (one->portion > other->portion) - (one->portion < other->portion)
                                          : one->at - other->at;
}

/* Its owners'; and a department has its own element in any case. */
static void share_child(const Sharer *sharer, ShareList *shares, const Holding *holding, DataNode child, int at)
{
    int self = (int)(intptr_t)map_find(&sharer->selves, division_key(&child)) - 1;
    for (int i = 0; i < holding->n_owners; i++) *vec_push(shares) = (ChildShare){ holding->owners[i], at, child };
    if (self >= 0 && !holding_has(holding, self)) *vec_push(shares) = (ChildShare){ self, at, child };
}

/* What holds no records is everybody's as a whole. */
static void share_node(Sharer *sharer, DataNode node)
{
    ShareList shares = { .arena = sharer->arena };
    bool is_shared = false;
    int at = 0;
    for (DataNode child = xml_first(node); child; child = xml_next(child), at++) {
        const Holding *holding = map_find(&sharer->division->holdings, division_key(&child));
        is_shared |= holding != NULL;
        if (!holding) *vec_push(&shares) = (ChildShare){ OF_EVERYBODY, at, child };
        else {
            share_child(sharer, &shares, holding, child, at);
            share_node(sharer, child);
        }
    }
    if (!is_shared) return;
    if (shares.n) qsort(shares.at, (size_t)shares.n, sizeof *shares.at, by_portion_and_place);
    SharedNode *shared = arena_new(sharer->arena, SharedNode);
    *shared = (SharedNode){ node, shares.at, shares.n };
    map_put(&sharer->division->shared, division_key(&shared->node), shared);
}

void data_share_out(const Data *data, Division *division, Arena *arena)
{
    Arena *scratch = arena_open();
    Sharer sharer = { division, map_new(scratch), arena };
    division->shared = map_new(arena);
    for (int i = 0; i < division->n_portions; i++)
        if (division->portions[i].node)
            map_put(&sharer.selves, division_key(&division->portions[i].node), (void *)(intptr_t)(i + 1));
    share_node(&sharer, data_root(data));
    arena_close(scratch);
}

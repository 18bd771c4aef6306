#include "data/placing.h"

#include <stdlib.h>

Placing placing_begin(Arena *arena)
{
    return (Placing){ .names = map_new(arena), .list.arena = arena };
}

/* The first of a name has it: that there are two is told of ids, as everywhere. */
void placing_name(Placing *placing, Str name, XmlNode *element)
{
    if (name.n) map_put(&placing->names, name, element);
}

void placing_add(Placing *placing, PlacedRecord record)
{
    *vec_push(&placing->list) = record;
}

/* The arrays of a run are long; what compares equal keeps its place by its own. */
typedef struct {
    const PlacedRecord *record;
    int at;
} PlacedTurn;

static int by_order(const void *a, const void *b)
{
    const PlacedTurn *one = a, *other = b;
    int order = decimal_compare(one->record->order, other->record->order);
    return order ? order : one->at - other->at;
}

static bool lies_in(const XmlNode *element, const XmlNode *record)
{
    while (element && element != record) element = xml_parent(element);
    return element;
}

static bool put_in_place(const Placing *placing, const PlacedRecord *record, XmlNode *root, Diag *diag)
{
    XmlNode *parent = record->parent.n ? map_find(&placing->names, record->parent) : root;
    if (!parent || lies_in(parent, record->element)) {
        Arena *arena = placing->list.arena;
        diag_report(diag, record->where, STR(""), parent ? DIAG_PLACED_IN_ITSELF : DIAG_PLACED_NOWHERE,
                    str_copy(arena, record->parent).at);
        return false;
    }
    xml_take_out(record->element);
    xml_add(parent, record->element);
    return true;
}

bool placing_settle(Placing *placing, XmlNode *root, Diag *diag)
{
    int n = placing->list.n;
    PlacedTurn *turns = arena_array(placing->list.arena, PlacedTurn, n);
    for (int i = 0; i < n; i++) turns[i] = (PlacedTurn){ &placing->list.at[i], i };
    if (n) qsort(turns, (size_t)n, sizeof *turns, by_order);
    bool ok = true;
    for (int i = 0; i < n; i++) ok &= put_in_place(placing, turns[i].record, root, diag);
    return ok;
}

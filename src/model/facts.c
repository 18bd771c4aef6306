/* What two editions of the data say otherwise: the one answer to whom a correction concerns. */
#include "base/order.h"
#include "model/data.h"

Str fact_name(Str record, Str field, Arena *arena)
{
    return str_join_by(arena, record, '\n', field);
}

static void add_otherwise(FactsOtherwise *list, Facts facts, Facts others)
{
    Map known = map_new(list->arena);
    for (int i = 0; i < others.n; i++)
        map_put(&known, fact_name(others.at[i].record, others.at[i].field, list->arena), &others.at[i]);
    for (int i = 0; i < facts.n; i++) {
        const Fact *fact = &facts.at[i], *other = map_find(&known, fact_name(fact->record, fact->field, list->arena));
        if (!other || !str_equal(other->text, fact->text)) *vec_push(list) = fact;
    }
}

FactsOtherwise facts_otherwise(Facts facts, Facts others, Arena *arena)
{
    FactsOtherwise list = { .arena = arena };
    add_otherwise(&list, facts, others);
    add_otherwise(&list, others, facts);
    return list;
}

/* Records that lie together in both: as they lie now, and where each stood. */
typedef struct {
    Vec(const RecordPlace *) list;
    Vec(int) stood;
} Siblings;

static void add_out_of_order(RecordsMoved *moved, const Siblings *siblings)
{
    order_keep_longest(siblings->stood.at, siblings->stood.n, moved->arena);
    for (int i = 0; i < siblings->list.n; i++)
        if (siblings->stood.at[i] < 0) *vec_push(moved) = siblings->list.at[i];
}

RecordsMoved records_moved(Facts facts, Facts others, Arena *arena)
{
    RecordsMoved moved = { .arena = arena };
    Map known = map_new(arena), families = map_new(arena);
    for (int i = 0; i < others.n_records; i++) map_put(&known, others.records[i].id, &others.records[i]);
    for (int i = 0; i < facts.n_records; i++) {
        const RecordPlace *place = &facts.records[i], *stood = map_find(&known, place->id);
        if (stood && !str_equal(stood->parent, place->parent)) *vec_push(&moved) = place;
        if (!stood || !str_equal(stood->parent, place->parent)) continue;
        Siblings *siblings = map_find(&families, place->parent);
        if (!siblings) {
            siblings = arena_new(arena, Siblings);
            *siblings = (Siblings){ { .arena = arena }, { .arena = arena } };
            map_put(&families, place->parent, siblings);
        }
        *vec_push(&siblings->list) = place;
        *vec_push(&siblings->stood) = (int)(stood - others.records);
    }
    for (int i = 0; i < families.room; i++)
        if (families.entries[i].value) add_out_of_order(&moved, families.entries[i].value);
    return moved;
}

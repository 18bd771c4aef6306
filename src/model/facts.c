/* What two editions of the data say otherwise: the one answer to whom a correction concerns. */
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
        if (!other || !str_equal(other->text, fact->text) || !str_equal(other->aloud, fact->aloud)) *vec_push(list) = fact;
    }
}

FactsOtherwise facts_otherwise(Facts facts, Facts others, Arena *arena)
{
    FactsOtherwise list = { .arena = arena };
    add_otherwise(&list, facts, others);
    add_otherwise(&list, others, facts);
    return list;
}

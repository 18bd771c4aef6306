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

static bool is_same(const Fact *a, const Fact *b)
{
    return str_equal(a->text, b->text) && str_equal(a->field, b->field) && str_equal(a->record, b->record) &&
           str_equal(a->aloud, b->aloud);
}

/* A correction leaves nearly all as it was, and where it was: what both begin and end with need not be looked up. */
static void cut_alike(Facts *a, Facts *b)
{
    while (a->n && b->n && is_same(&a->at[a->n - 1], &b->at[b->n - 1])) a->n--, b->n--;
    while (a->n && b->n && is_same(a->at, b->at)) a->at++, a->n--, b->at++, b->n--;
}

FactsOtherwise facts_otherwise(Facts facts, Facts others, Arena *arena)
{
    FactsOtherwise list = { .arena = arena };
    cut_alike(&facts, &others);
    add_otherwise(&list, facts, others);
    add_otherwise(&list, others, facts);
    return list;
}

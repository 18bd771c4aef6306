/* Every record is a row of the table of its kind; where it stands is said by its parent and its place there. */
#include "opendata/table.h"

#include "grammar/grammar.h"

static OpenRows *rows_of(const OpenSet *set, const RecordType *type)
{
    return &set->kinds[type - set->data->schema->records];
}

/* A collection has no id: kpis p4, as corrections call it; a second one of that name kpis p4 2. */
static Str name_of(OpenSet *set, Map *taken, DataNode node)
{
    Str id = data_own_id(node);
    if (id.n) return str_copy(set->arena, id);
    const FieldType *link = record_link(record_at(node));
    Str whose = link ? data_attribute(node, link->name.at) : STR("");
    Str plain = whose.n ? str_join_by(set->arena, data_name(node), ' ', whose) : str_copy(set->arena, data_name(node));
    Str name = plain;
    for (int n = 2; map_find(taken, name); n++) name = str_printf(set->arena, STR_FMT " %d", STR_ARG(plain), n);
    map_put(taken, name, node);
    return name;
}

static void gather(OpenSet *set, Map *taken, DataNode parent, bool is_root)
{
    int order = 0;
    for (DataNode node = data_first(parent); node; node = data_next(node)) {
        if (!record_at(node)) continue;
        OpenRow *row = vec_push(&rows_of(set, record_at(node))->rows);
        *row = (OpenRow){ node, name_of(set, taken, node), is_root ? NULL : parent, ++order };
        Str *name = arena_new(set->arena, Str);
        DataNode *key = arena_new(set->arena, DataNode);
        *name = row->name;
        *key = node;
        map_put(&set->names, MAP_KEY(*key), name);
        gather(set, taken, node, false);
    }
}

OpenSet openset_gather(const Data *data, OpenWish wish, Arena *arena)
{
    const Schema *schema = data->schema;
    OpenSet set = { .data = data,
                    .wish = wish,
                    .lang = str_starts(data_attribute(data_root(data), "lang"), STR("en")) ? LANG_EN : LANG_JA,
                    .kinds = arena_array(arena, OpenRows, schema->n_records),
                    .names = map_new(arena),
                    .arena = arena };
    for (int i = 0; i < schema->n_records; i++) {
        set.kinds[i].type = &schema->records[i];
        set.kinds[i].rows.arena = arena;
    }
    Map taken = map_new(arena);
    gather(&set, &taken, data_root(data), true);
    return set;
}

Str openset_name(const OpenSet *set, DataNode node)
{
    const Str *name = node ? map_find(&set->names, MAP_KEY(node)) : NULL;
    return name ? *name : STR("");
}

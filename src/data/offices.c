/* Whose a record is: of the owners that it, or what it stands in, names. */
#include "data/data.h"

static Str name_of(const Data *data, Str id, Arena *arena)
{
    DataNode owner = data_find(data, id);
    Str name = owner ? data_title(owner, arena) : STR("");
    return name.n ? name : id;
}

/* The one in charge stands first. */
static Str names_of(const Data *data, Str ids, Arena *arena)
{
    StrBuilder names = { .arena = arena };
    for (Str id; str_next_word(&ids, &id);) {
        if (names.n) str_add(&names, STR("・"));
        str_add(&names, name_of(data, str_copy(arena, id), arena));
    }
    return str_built(&names);
}

/* What the owner field of a record says, in an attribute or an element of its own. */
static Str own_owners(DataNode record, Arena *arena)
{
    const FieldType *owner = data_record_type(record) ? record_owner(data_record_type(record)) : NULL;
    if (!owner) return STR("");
    if (owner->is_attribute) return data_attribute(record, owner->name.at);
    return str_trim(data_words(data_child(record, owner->name.at), arena));
}

Str data_owners(const Data *data, DataNode record, Arena *arena)
{
    DataNode source = data_source_of(data, record);
    for (DataNode node = source ? source : record; node; node = data_parent(node)) {
        Str owners = own_owners(node, arena);
        if (owners.n) return owners;
    }
    return STR("");
}

bool data_is_owner(const Data *data, DataNode record)
{
    const RecordType *type = data_record_type(record);
    for (int i = 0; type && i < data->schema->n_records; i++) {
        const FieldType *owner = record_owner(&data->schema->records[i]);
        if (owner && schema_lists(owner->of, type->name)) return true;
    }
    return false;
}

static void add_offices(Map *offices, const Data *data, DataNode record, Arena *arena)
{
    Str id = data_own_id(record), owners = id.n ? data_owners(data, record, arena) : STR("");
    if (owners.n) {
        Str *names = arena_new(arena, Str);
        *names = names_of(data, owners, arena);
        map_put(offices, str_copy(arena, id), names);
    }
    for (DataNode child = data_first(record); child; child = data_next(child)) add_offices(offices, data, child, arena);
}

const Map *data_offices(const Data *data, Arena *arena)
{
    Map *offices = arena_new(arena, Map);
    *offices = map_new(arena);
    add_offices(offices, data, data_root(data), arena);
    return offices;
}

/* Whose a record is: of the owners that it, or what it stands in, names. */
#include "data/data.h"

/* What an edition before said of records that are no more: nothing but its facts are left. */
typedef struct {
    const Data *data;
    Map facts, parents; /* fact_name → Fact; id → RecordPlace */
    Arena *arena;
} FormerEdition;

static FormerEdition past_of(const Data *data, Facts facts, Arena *arena)
{
    FormerEdition past = { data, map_new(arena), map_new(arena), arena };
    for (int i = 0; i < facts.n; i++) map_put(&past.facts, fact_name(facts.at[i].record, facts.at[i].field, arena), &facts.at[i]);
    for (int i = 0; i < facts.n_records; i++) map_put(&past.parents, facts.records[i].id, &facts.records[i]);
    return past;
}

static Str past_said(const FormerEdition *past, Str record, const FieldType *field)
{
    Str name = field->is_attribute ? str_join(past->arena, STR("@"), field->name) : field->name;
    const Fact *fact = map_find(&past->facts, fact_name(record, name, past->arena));
    return fact ? fact->text : STR("");
}

/* Of which type it was, facts do not say: what it said first in a field that has this part in any type. */
static Str past_first(const FormerEdition *past, Str record, const FieldType *(*part)(const RecordType *))
{
    const Schema *schema = past->data->schema;
    Str said = STR("");
    for (int i = 0; i < schema->n_records && !said.n; i++) {
        const FieldType *field = part(&schema->records[i]);
        if (field) said = past_said(past, record, field);
    }
    return said;
}

static const FieldType *source_of(const RecordType *type)
{
    return type->role == ROLE_REFERENCE ? record_link(type) : NULL;
}

static const FieldType *title_of(const RecordType *type)
{
    Str titles = type->title, title;
    return str_next_word(&titles, &title) ? record_field(type, title) : NULL;
}

static Str name_of(const FormerEdition *past, Str id)
{
    DataNode owner = data_find(past->data, id);
    Str name = owner ? data_title(owner, past->arena) : past_first(past, id, title_of);
    return name.n ? name : id;
}

/* The one in charge stands first. */
static Str *names_of(const FormerEdition *past, Str ids)
{
    StrBuilder names = { .arena = past->arena };
    for (Str id; str_next_word(&ids, &id);) {
        if (names.n) str_add(&names, STR("・"));
        str_add(&names, name_of(past, str_copy(past->arena, id)));
    }
    Str *all = arena_new(past->arena, Str);
    *all = str_built(&names);
    return all;
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
    for (DataNode node = record; node; node = data_parent(node)) {
        DataNode source = data_source_of(data, node); /* of a 再掲, or of one whose line this is */
        if (source) node = source;
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

static void add_offices(Map *offices, const FormerEdition *past, DataNode record)
{
    Str id = data_own_id(record), owners = id.n ? data_owners(past->data, record, past->arena) : STR("");
    if (owners.n) map_put(offices, str_copy(past->arena, id), names_of(past, owners));
    for (DataNode child = data_first(record); child; child = data_next(child)) add_offices(offices, past, child);
}

static Str past_owners(const FormerEdition *past, Str record)
{
    Str source = past_first(past, record, source_of), owners = STR("");
    for (Str id = source.n ? source : record; id.n && !owners.n;) {
        const RecordPlace *place = map_find(&past->parents, id);
        owners = past_first(past, id, record_owner);
        id = place ? place->parent : STR("");
    }
    return owners;
}

const Map *data_offices(const Data *data, Facts before, Arena *arena)
{
    const FormerEdition past = past_of(data, before, arena);
    Map *offices = arena_new(arena, Map);
    *offices = map_new(arena);
    add_offices(offices, &past, data_root(data));
    for (int i = 0; i < before.n_records; i++) {
        Str id = before.records[i].id, owners = data_find(data, id) ? STR("") : past_owners(&past, id);
        if (owners.n) map_put(offices, id, names_of(&past, owners));
    }
    return offices;
}

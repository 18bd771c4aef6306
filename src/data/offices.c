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

/* The ids of both, each once; where the second are all, in their order. */
static Str together(Str ids, Str more, Arena *arena)
{
    bool are_all = true;
    for (Str rest = ids, id; str_next_word(&rest, &id);) are_all &= schema_lists(more, id);
    if (are_all) return more;
    for (Str id; str_next_word(&more, &id);)
        if (!schema_lists(ids, id)) ids = str_join_by(arena, ids, ' ', id);
    return ids;
}

static void put_names(Map *offices, const FormerEdition *past, Str id, Str owners)
{
    if (owners.n) map_put(offices, str_copy(past->arena, id), names_of(past, owners));
}

/* `shown_in`: the 再掲 it is or is a line of, or NULL. */
static void add_offices(Offices *offices, const FormerEdition *past, DataNode record, DataNode shown_in)
{
    Str id = data_own_id(record);
    if (data_plays(record, ROLE_REFERENCE)) shown_in = record;
    Str owners = id.n ? data_owners(past->data, record, past->arena) : STR("");
    put_names(&offices->of_words, past, id, owners);
    if (id.n && shown_in)
        put_names(&offices->of_rows, past, id,
                  together(data_owners(past->data, data_parent(shown_in), past->arena), owners, past->arena));
    for (DataNode child = data_first(record); child; child = data_next(child)) add_offices(offices, past, child, shown_in);
}

static Str past_owners(const FormerEdition *past, Str record)
{
    Str owners = STR("");
    for (Str id = record; id.n && !owners.n;) {
        const RecordPlace *place = map_find(&past->parents, id);
        owners = past_first(past, id, record_owner);
        id = place ? place->parent : STR("");
    }
    return owners;
}

static void add_past_offices(Offices *offices, const FormerEdition *past, Str id)
{
    Str source = past_first(past, id, source_of), place = past_owners(past, id);
    Str owners = source.n ? past_owners(past, source) : place;
    put_names(&offices->of_words, past, id, owners);
    if (source.n) put_names(&offices->of_rows, past, id, together(place, owners, past->arena));
}

static void add_move(Offices *offices, const FormerEdition *past, RecordPlace was)
{
    DataNode record = data_find(past->data, was.id);
    Str lost = past_owners(past, was.parent), have = data_owners(past->data, data_parent(record), past->arena);
    if (str_equal(lost, have)) return;
    put_names(&offices->of_moves, past, was.id,
              together(together(lost, have, past->arena), data_owners(past->data, record, past->arena), past->arena));
}

const Offices *data_offices(const Data *data, Facts before, Arena *arena)
{
    const FormerEdition past = past_of(data, before, arena);
    Offices *offices = arena_new(arena, Offices);
    *offices = (Offices){ .of_words = map_new(arena), .of_rows = map_new(arena), .of_moves = map_new(arena) };
    add_offices(offices, &past, data_root(data), NULL);
    for (int i = 0; i < before.n_records; i++) {
        if (data_find(data, before.records[i].id)) add_move(offices, &past, before.records[i]);
        else add_past_offices(offices, &past, before.records[i].id);
    }
    return offices;
}

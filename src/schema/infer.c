/* Without a schema: what occurs in the files of a set may occur.  An element that holds others, or has an id, is a record;
   another is a field.  One record for each name in each kind of place. */
#include "schema/parts.h"

#include "base/map.h"

#include <string.h>

typedef struct {
    Str key, name;                         /* key: in-parent.name */
    bool holds, has_id, has_text, is_root; /* is_root: it stands right under the root */
    Vec(Str) children, attributes;
} Occurrence;

typedef struct {
    XmlShelf *files;
    Includes includes;
    Map seen; /* key → Occurrence */
    Vec(Occurrence *) order;
    Arena *arena;
    Diag *diag;
    bool failed;
} Inference;

static const Occurrence *occurrence_of(const Inference *inference, Str key)
{
    return map_find(&inference->seen, key);
}

static void note(Str name, Str *at, int n, bool *known)
{
    *known = false;
    for (int i = 0; i < n; i++) *known |= str_equal(at[i], name);
}

#define NOTE(inference, list, name)                                                                                              \
    do {                                                                                                                         \
        bool known;                                                                                                              \
        note((name), (list)->at, (list)->n, &known);                                                                             \
        if (!known) *vec_push(list) = str_copy((inference)->arena, (name));                                                      \
    } while (0)

/* Words of all data: they stand in a field. */
static bool is_word(const XmlNode *element)
{
    const ElementRule *text = grammar_find_rule(&grammar_words, STR("text"));
    return grammar_find_child(&grammar_words, text, xml_name(element));
}

static void collect(Inference *inference, const XmlNode *element, bool is_root);

static void collect_file(Inference *inference, const char *path, Where from)
{
    const XmlFile *file = xml_look(inference->files, path, from, inference->diag);
    if (file) collect(inference, xml_root(file), true);
    else inference->failed = true;
}

static void collect_included(Inference *inference, const XmlNode *include)
{
    Str href = xml_attribute(include, "href");
    const char *path = href.n ? include_enter(&inference->includes, xml_where(include), href) : NULL;
    if (href.n && !path) inference->failed = true;
    if (!path) return;
    collect_file(inference, path, xml_where(include));
    include_leave(&inference->includes);
}

static Occurrence *occurrence(Inference *inference, const XmlNode *element, bool is_root)
{
    const char *parent = is_root || !xml_parent(element) ? "" : xml_name(xml_parent(element));
    Str name = str_from(xml_name(element));
    Str key = is_root ? STR("data") : str_printf(inference->arena, "in-%s." STR_FMT, parent, STR_ARG(name));
    Occurrence *found = map_find(&inference->seen, key);
    if (found) return found;
    found = arena_new(inference->arena, Occurrence);
    *found = (Occurrence){ .key = key,
                           .name = str_copy(inference->arena, name),
                           .children.arena = inference->arena,
                           .attributes.arena = inference->arena };
    map_put(&inference->seen, key, found);
    *vec_push(&inference->order) = found;
    return found;
}

static void collect(Inference *inference, const XmlNode *element, bool is_root)
{
    Occurrence *own = occurrence(inference, element, is_root);
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute)) {
        NOTE(inference, &own->attributes, str_from(xml_name(attribute)));
        own->has_id |= strcmp(xml_name(attribute), "id") == 0;
    }
    for (const XmlNode *node = xml_first(element); node; node = xml_next(node)) {
        if (xml_is_text(node)) own->has_text |= str_trim(xml_text(node)).n > 0;
        if (!xml_is_element(node) || is_word(node)) continue;
        if (is_root && xml_is(node, "include")) {
            collect_included(inference, node);
            continue;
        }
        own->holds = true;
        NOTE(inference, &own->children, occurrence(inference, node, false)->key);
        collect(inference, node, false);
        if (is_root) occurrence(inference, node, false)->is_root = true;
    }
}

/* --- what it makes of it ---------------------------------------------------------------------------------------------- */

static bool is_record(const Occurrence *occurrence)
{
    return occurrence->has_id || occurrence->holds || occurrence->is_root;
}

static Str all_of(const Inference *inference, const Str *names, int n)
{
    StrBuilder all = { .arena = inference->arena };
    for (int i = 0; i < n; i++) str_add_printf(&all, STR_FMT " ", STR_ARG(names[i]));
    return str_built(&all);
}

static FieldType attribute_named(Str name)
{
    return (FieldType){
        .name = name, .label = name, .kind = FIELD_PLAIN, .is_attribute = true, .missing = STR(SCHEMA_MISSING), .decimals = -1
    };
}

static FieldType field_of(const Inference *inference, const Occurrence *leaf)
{
    return (FieldType){ .name = leaf->name,
                        .label = leaf->name,
                        .kind = FIELD_TEXT,
                        .is_many = true,
                        .attributes = all_of(inference, leaf->attributes.at, leaf->attributes.n),
                        .missing = STR(SCHEMA_MISSING),
                        .decimals = -1 };
}

static RecordType record_of(const Inference *inference, const Occurrence *own)
{
    Vec(FieldType) fields = { .arena = inference->arena };
    StrBuilder children = { .arena = inference->arena };
    for (int i = 0; i < own->attributes.n; i++)
        if (!str_is(own->attributes.at[i], "id")) *vec_push(&fields) = attribute_named(own->attributes.at[i]);
    for (int i = 0; i < own->children.n; i++) {
        const Occurrence *child = occurrence_of(inference, own->children.at[i]);
        if (is_record(child)) str_add_printf(&children, STR_FMT " ", STR_ARG(child->key));
        else *vec_push(&fields) = field_of(inference, child);
    }
    return (RecordType){ .name = own->key,
                         .element = own->name,
                         .label = own->name,
                         .role = own->has_id ? ROLE_RECORD : ROLE_COLLECTION,
                         .fields = fields.at,
                         .n_fields = fields.n,
                         .children = str_built(&children),
                         .holds_text = own->has_text };
}

Schema *schema_inferred(const char *path, XmlShelf *files, Arena *arena, Diag *diag)
{
    Inference inference = { .files = files,
                            .includes = include_begin(path, arena, diag),
                            .seen = map_new(arena),
                            .order.arena = arena,
                            .arena = arena,
                            .diag = diag };
    collect_file(&inference, path, (Where){ 0 });
    if (inference.failed) return NULL;
    Vec(RecordType) records = { .arena = arena };
    for (int i = 0; i < inference.order.n; i++)
        if (!str_is(inference.order.at[i]->key, "data") && is_record(inference.order.at[i]))
            *vec_push(&records) = record_of(&inference, inference.order.at[i]);
    Schema *schema = arena_new(arena, Schema);
    const Occurrence *root = occurrence_of(&inference, STR("data"));
    *schema = (Schema){ .roots = all_of(&inference, root->children.at, root->children.n),
                        .name = STR(""),
                        .title = STR(""),
                        .id = STR("id"),
                        .records = records.at,
                        .n_records = records.n,
                        .off = STR("") };
    schema_compile(schema, arena);
    return schema;
}

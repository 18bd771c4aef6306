/* 再掲: a record that refers to another gets the fields of its source.  The copied fields are ordinary elements and attributes, so
   whoever asks by XPath need not know; they keep the places of their originals, which is where a mistake in them is mended. */
#include "data/refer.h"

#include "grammar/grammar.h"

static xmlNodePtr find_child(const xmlNode *parent, Str name)
{
    for (xmlNodePtr element = xml_first_element(parent); element; element = xml_next_element(element))
        if (field_at(element) && str_is(name, (const char *)element->name)) return element;
    return NULL;
}

/* The record that gives the field to all records in it. */
static const xmlNode *find_sharing(const xmlNode *record, Str field)
{
    for (const xmlNode *above = record->parent; above; above = above->parent)
        if (plays(above, ROLE_SHARED) && find_child(above, field)) return above;
    return NULL;
}

/* Who has the field as it holds for a record: itself, what it is a part of, or who shares it; NULL: nobody. */
static const xmlNode *holder_of(const xmlNode *record, Str field)
{
    if (find_child(record, field)) return record;
    if (plays(record, ROLE_PART) && !schema_lists(record_at(record)->gives, field) && find_child(record->parent, field))
        return record->parent;
    return find_sharing(record, field);
}

xmlNodePtr refer_source(const Records *records, const xmlNode *record)
{
    const FieldType *link = plays(record, ROLE_REFERENCE) ? record_link(record_at(record)) : NULL;
    return link ? map_find(&records->ids, xml_attribute(record, link->name.at)) : NULL;
}

xmlNodePtr refer_find_shown(const Records *records, const xmlNode *record, Str field)
{
    int colon = str_find(field, ':');
    Str element = colon < 0 ? field : str_part(field, 0, colon);
    const xmlNode *source = refer_source(records, record), *holder = holder_of(record, element);
    if (!holder && source) holder = holder_of(source, element);
    for (xmlNodePtr child = holder ? xml_first_element(holder) : NULL; child; child = xml_next_element(child))
        if (field_at(child) && str_equal(field_name(child, records->arena), field)) return child;
    return NULL;
}

static void copy_all_marks(const xmlNode *from, xmlNodePtr to)
{
    xml_copy_marks(from, to);
    const xmlNode *child = from->children;
    for (xmlNodePtr copy = to->children; child && copy; child = child->next, copy = copy->next) copy_all_marks(child, copy);
}

static xmlNodePtr copy_of(Records *records, xmlNodePtr element)
{
    xmlNodePtr copy = xmlDocCopyNode(element, records->root->doc, 1);
    copy_all_marks(element, copy);
    return copy;
}

/* The field as it stands in its own record; one that is shown again itself has been noted before. */
static void note_origin(Records *records, xmlNodePtr field)
{
    typedef struct {
        Source source;
        void *place;
    } Origin;
    const xmlNode *record = field->parent;
    while (record && !id_of(record).n) record = record->parent;
    if (!field->_private) { /* of a record that a correction put in */
        field->_private = arena_new(records->arena, Where);
        *(Where *)field->_private = xml_where(field);
    }
    Origin *origin = arena_new(records->arena, Origin);
    *origin = (Origin){ { SOURCE_TYPED, str_copy(records->arena, id_of(record)), STR("") }, field->_private };
    map_put(&records->origins, origin_key(&origin->place), origin);
}

static int field_index(const RecordType *record, const xmlNode *element)
{
    const FieldType *field = field_at(element) ? record_field(record, str_from((const char *)element->name)) : NULL;
    return field ? (int)(field - record->fields) : record->n_fields;
}

static void insert_field(xmlNodePtr repeat, xmlNodePtr field)
{
    const RecordType *record = record_at(repeat);
    int index = field_index(record, field);
    xmlNodePtr next = xml_first_element(repeat);
    while (next && field_index(record, next) <= index) next = xml_next_element(next);
    if (next) xmlAddPrevSibling(next, field);
    else xmlAddChild(repeat, field);
}

/* Copied lines are records of their own: m3-1-a in the repeat m9-2 of m3-1 is m9-2-a. */
static void rename_line(Records *records, xmlNodePtr line, Str source, Str repeat)
{
    Str id = id_of(line);
    Str rest = str_starts(id, source) ? str_part(id, source.n, id.n) : str_join(records->arena, STR("-"), id);
    Str renamed = str_join(records->arena, repeat, rest);
    for (int n = 2; map_find(&records->ids, renamed); n++)
        renamed = str_printf(records->arena, STR_FMT STR_FMT "-%d", STR_ARG(repeat), STR_ARG(rest), n);
    xmlSetProp(line, (const xmlChar *)records->schema->id.at, (const xmlChar *)renamed.at);
    map_put(&records->ids, renamed, line);
}

static void copy_lines(Records *records, xmlNodePtr repeat, const xmlNode *source)
{
    for (xmlNodePtr line = xml_first_element(source); line; line = xml_next_element(line)) {
        if (!plays(line, ROLE_PART) && !plays(line, ROLE_REFERENCE)) continue;
        for (xmlNodePtr field = xml_first_element(line); field; field = xml_next_element(field)) note_origin(records, field);
        xmlNodePtr copy = copy_of(records, line);
        rename_line(records, copy, id_of(source), id_of(repeat));
        xmlAddChild(repeat, copy);
    }
}

const RecordType *refer_part_in(const Records *records, const xmlNode *parent)
{
    const RecordType *whole = record_at(parent);
    for (int i = 0; whole && i < records->schema->n_records; i++) {
        const RecordType *part = &records->schema->records[i];
        if (part->role == ROLE_PART && schema_lists(part->of, whole->name)) return part;
    }
    return NULL;
}

static void fill_field(Records *records, xmlNodePtr repeat, const xmlNode *source, Str name)
{
    const xmlNode *holder = holder_of(source, name);
    if (!holder || find_sharing(repeat, name)) return;
    for (xmlNodePtr field = xml_first_element(holder); field; field = xml_next_element(field)) {
        if (!field_at(field) || !str_is(name, (const char *)field->name)) continue;
        if (field_in(repeat, field_name(field, records->arena), records->arena)) continue;
        note_origin(records, field);
        insert_field(repeat, copy_of(records, field));
    }
}

/* It says, like a copied field, where it is from. */
static void fill_attribute(const Records *records, xmlNodePtr repeat, const xmlNode *source, Str name)
{
    const xmlChar *at = (const xmlChar *)name.at;
    const xmlAttr *given = xmlHasProp(source, at);
    if (xmlHasProp(repeat, at) || !given) return;
    xmlAttrPtr copy = xmlSetProp(repeat, at, (const xmlChar *)str_copy(records->arena, xml_attribute(source, name.at)).at);
    if (!copy) base_out_of_memory();
    copy->_private = source->_private;
    if (given->children && copy->children) copy->children->psvi = given->children->psvi;
}

static void fill_repeat(Records *records, xmlNodePtr repeat)
{
    const xmlNode *source = refer_source(records, repeat);
    const RecordType *record = record_at(repeat), *part = refer_part_in(records, repeat->parent);
    for (int i = 0; i < record->n_fields; i++) {
        const FieldType *field = &record->fields[i];
        if (field == record_link(record) || (part && !schema_lists(part->gives, field->name))) continue;
        if (field->is_attribute) fill_attribute(records, repeat, source, field->name);
        else fill_field(records, repeat, source, field->name);
    }
    if (!part) copy_lines(records, repeat, source);
}

/* Repeats that stand for a line first: the record they are in may itself be repeated. */
static void fill_below(Records *records, xmlNodePtr parent, bool lines)
{
    for (xmlNodePtr element = xml_first_element(parent); element; element = xml_next_element(element)) {
        if (plays(element, ROLE_REFERENCE)) {
            if ((refer_part_in(records, parent) != NULL) == lines) fill_repeat(records, element);
        } else fill_below(records, element, lines);
    }
}

void refer_fill_repeats(Records *records)
{
    fill_below(records, records->root, true);
    fill_below(records, records->root, false);
}

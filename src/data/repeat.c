/* 再掲: a record that refers to another gets the fields of its source.  The copied fields are ordinary elements and attributes, so
   whoever asks by XPath need not know; they keep the places of their originals, which is where a mistake in them is mended. */
#include "data/refer.h"

#include "grammar/grammar.h"

static XmlNode *find_child(const XmlNode *parent, Str name)
{
    for (XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element))
        if (field_at(element) && str_is(name, xml_name(element))) return element;
    return NULL;
}

/* The record that gives the field to all records in it. */
static const XmlNode *find_sharing(const XmlNode *record, Str field)
{
    for (const XmlNode *above = xml_parent(record); above; above = xml_parent(above))
        if (plays(above, ROLE_SHARED) && find_child(above, field)) return above;
    return NULL;
}

/* Who has the field as it holds for a record: itself, what it is a part of, or who shares it; NULL: nobody. */
static const XmlNode *holder_of(const XmlNode *record, Str field)
{
    if (find_child(record, field)) return record;
    if (plays(record, ROLE_PART) && !schema_lists(record_at(record)->gives, field) && find_child(xml_parent(record), field))
        return xml_parent(record);
    return find_sharing(record, field);
}

XmlNode *refer_source(const Records *records, const XmlNode *record)
{
    const FieldType *link = plays(record, ROLE_REFERENCE) ? record_link(record_at(record)) : NULL;
    return link ? map_find(&records->ids, xml_attribute(record, link->name.at)) : NULL;
}

XmlNode *refer_find_shown(const Records *records, const XmlNode *record, Str field)
{
    int colon = str_find(field, ':');
    Str element = colon < 0 ? field : str_part(field, 0, colon);
    const XmlNode *source = refer_source(records, record), *holder = holder_of(record, element);
    if (!holder && source) holder = holder_of(source, element);
    for (XmlNode *child = holder ? xml_first_element(holder) : NULL; child; child = xml_next_element(child))
        if (field_at(child) && str_equal(field_name(child, records->arena), field)) return child;
    return NULL;
}

/* The field as it stands in its own record; one that is shown again itself has been noted before. */
static void note_origin(Records *records, XmlNode *field)
{
    typedef struct {
        Source source;
        const XmlPlace *place;
    } Origin;
    const XmlNode *record = xml_parent(field);
    while (record && !id_of(record).n) record = xml_parent(record);
    if (!xml_place(field)) /* of a record that a correction put in */
        xml_set_place(field, xml_new_place(xml_tree_of(field), xml_where(field)));
    Origin *origin = arena_new(records->arena, Origin);
    *origin = (Origin){ { SOURCE_TYPED, str_copy(records->arena, id_of(record)), STR("") }, xml_place(field) };
    map_put(&records->origins, origin_key(&origin->place), origin);
}

static int field_index(const RecordType *record, const XmlNode *element)
{
    const FieldType *field = field_at(element) ? record_field(record, str_from(xml_name(element))) : NULL;
    return field ? (int)(field - record->fields) : record->n_fields;
}

static void insert_field(XmlNode *repeat, XmlNode *field)
{
    const RecordType *record = record_at(repeat);
    int index = field_index(record, field);
    XmlNode *next = xml_first_element(repeat);
    while (next && field_index(record, next) <= index) next = xml_next_element(next);
    if (next) xml_put_before(next, field);
    else xml_add(repeat, field);
}

/* Copied lines are records of their own: m3-1-a in the repeat m9-2 of m3-1 is m9-2-a. */
static void rename_line(Records *records, XmlNode *line, Str source, Str repeat)
{
    Str id = id_of(line);
    Str rest = str_starts(id, source) ? str_part(id, source.n, id.n) : str_join(records->arena, STR("-"), id);
    Str renamed = str_join(records->arena, repeat, rest);
    for (int n = 2; map_find(&records->ids, renamed); n++)
        renamed = str_printf(records->arena, STR_FMT STR_FMT "-%d", STR_ARG(repeat), STR_ARG(rest), n);
    xml_set_attribute(line, records->schema->id.at, renamed);
    map_put(&records->ids, renamed, line);
}

static void copy_lines(Records *records, XmlNode *repeat, const XmlNode *source)
{
    for (XmlNode *line = xml_first_element(source); line; line = xml_next_element(line)) {
        if (!plays(line, ROLE_PART) && !plays(line, ROLE_REFERENCE)) continue;
        for (XmlNode *field = xml_first_element(line); field; field = xml_next_element(field)) note_origin(records, field);
        XmlNode *copy = xml_copy_whole(xml_tree_of(records->root), line);
        xml_add(repeat, copy);
        rename_line(records, copy, id_of(source), id_of(repeat));
    }
}

const RecordType *refer_part_in(const Records *records, const XmlNode *parent)
{
    const RecordType *whole = record_at(parent);
    for (int i = 0; whole && i < records->schema->n_records; i++) {
        const RecordType *part = &records->schema->records[i];
        if (part->role == ROLE_PART && schema_lists(part->of, whole->name)) return part;
    }
    return NULL;
}

static void fill_field(Records *records, XmlNode *repeat, const XmlNode *source, Str name)
{
    const XmlNode *holder = holder_of(source, name);
    if (!holder || find_sharing(repeat, name)) return;
    for (XmlNode *field = xml_first_element(holder); field; field = xml_next_element(field)) {
        if (!field_at(field) || !str_is(name, xml_name(field))) continue;
        if (field_in(repeat, field_name(field, records->arena), records->arena)) continue;
        note_origin(records, field);
        insert_field(repeat, xml_copy_whole(xml_tree_of(records->root), field));
    }
}

/* It says, like a copied field, where it is from. */
static void fill_attribute(XmlNode *repeat, const XmlNode *source, Str name)
{
    const XmlNode *given = xml_find_attribute(source, name.at);
    if (xml_find_attribute(repeat, name.at) || !given) return;
    XmlNode *copy = xml_set_attribute(repeat, name.at, xml_reading(given));
    xml_read_as(copy, xml_reading(given), xml_text(given));
    if (xml_place(source)) xml_set_borrowed(copy);
}

static void fill_repeat(Records *records, XmlNode *repeat)
{
    const XmlNode *source = refer_source(records, repeat);
    const RecordType *record = record_at(repeat), *part = refer_part_in(records, xml_parent(repeat));
    for (int i = 0; i < record->n_fields; i++) {
        const FieldType *field = &record->fields[i];
        if (field == record_link(record) || (part && !schema_lists(part->gives, field->name))) continue;
        if (field->is_attribute) fill_attribute(repeat, source, field->name);
        else fill_field(records, repeat, source, field->name);
    }
    if (!part) copy_lines(records, repeat, source);
}

/* Repeats that stand for a line first: the record they are in may itself be repeated. */
static void fill_below(Records *records, XmlNode *parent, bool lines)
{
    for (XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element)) {
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

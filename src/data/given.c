/* What is said of a record elsewhere has no value in it: a row of a shared cell, a record that is told in parts, a 再掲 that stands
   for a part.  Nothing would print such a value, and what is worked out might be worked out from it. */
#include "data/refer.h"

#include "grammar/grammar.h"

/* An empty element is as good as none; in a 再掲 it says "blank here". */
static bool says_something(const XmlNode *record, const XmlNode *field)
{
    int n_of_axis = field_at(field)->by ? 1 : 0, n = 0;
    for (const XmlNode *attribute = xml_attributes(field); attribute; attribute = xml_next_attribute(attribute)) n++;
    return xml_first(field) || n > n_of_axis || plays(record, ROLE_REFERENCE);
}

/* Does it give something to such records: those it holds, their parts, and what stands for either? */
static bool shares_with(const XmlNode *above, const XmlNode *record)
{
    return plays(above, ROLE_SHARED) && (plays(record, ROLE_PART) || plays(record, ROLE_REFERENCE) ||
                                         schema_lists(record_at(above)->children, record_at(record)->name));
}

static bool is_shared(const XmlNode *record)
{
    const XmlNode *above = xml_parent(record);
    while (above && !shares_with(above, record)) above = xml_parent(above);
    return above;
}

/* The field of a shared record that holds for this one; NULL: there is none. */
static const XmlNode *sharing_field(const Records *records, const XmlNode *record, Str name)
{
    const XmlNode *field = NULL;
    for (const XmlNode *above = xml_parent(record); above && !field; above = xml_parent(above))
        if (shares_with(above, record)) field = field_in(above, name, records->arena);
    return field;
}

static const XmlNode *sharing_attribute(const XmlNode *record, const char *name)
{
    for (const XmlNode *above = xml_parent(record); above; above = xml_parent(above))
        if (shares_with(above, record) && xml_find_attribute(above, name)) return above;
    return NULL;
}

/* The first part that says it: of the record, or of what a 再掲 of a whole record shows; NULL: none does. */
static const XmlNode *part_saying(const Records *records, const XmlNode *record, Str field)
{
    const XmlNode *source = refer_source(records, record), *whole = source ? source : record;
    const RecordType *part = refer_part_in(records, whole);
    if (!part || !schema_lists(part->gives, field) || (source && refer_part_in(records, xml_parent(record)))) return NULL;
    for (const XmlNode *child = xml_first_element(whole); child; child = xml_next_element(child))
        if (plays(child, ROLE_PART) || plays(child, ROLE_REFERENCE)) return child;
    return NULL;
}

/* Where a 再掲 stands for a part, what it is a part of says the rest. */
static const XmlNode *whole_saying(const Records *records, const XmlNode *record, Str field)
{
    const RecordType *part = plays(record, ROLE_REFERENCE) ? refer_part_in(records, xml_parent(record)) : NULL;
    return part && !schema_lists(part->gives, field) ? xml_parent(record) : NULL;
}

/* `says`: what says it in its place, a record or a field of one. */
static void report(Records *records, const XmlNode *at, DiagCode code, const FieldType *field, const XmlNode *says)
{
    const XmlNode *record = record_at(at) ? at : xml_parent(at), *other = record_at(says) ? says : xml_parent(says);
    Where where = xml_where(says);
    records->failed = true;
    diag_report(records->diag, xml_where(at), str_copy(records->arena, id_of(record)), code,
                schema_said(field->name, field->label, records->arena).at, record_at(other)->label.at,
                str_copy(records->arena, id_of(other)).at, diag_place(where, records->arena));
}

static void check_field(Records *records, const XmlNode *record, const XmlNode *field)
{
    const FieldType *type = field_at(field);
    const XmlNode *sharing = sharing_field(records, record, field_name(field, records->arena));
    const XmlNode *part = part_saying(records, record, type->name), *whole = whole_saying(records, record, type->name);
    if (sharing) report(records, field, DIAG_FIELD_SHARED, type, sharing);
    else if (part) report(records, field, DIAG_FIELD_OF_PARTS, type, part);
    else if (whole) report(records, field, DIAG_FIELD_OF_WHOLE, type, whole);
}

/* Whose a record is, and its number, are of its own place. */
static void check_attribute(Records *records, const XmlNode *record, const XmlNode *attribute)
{
    const FieldType *field = record_field(record_at(record), str_from(xml_name(attribute)));
    bool is_of_place = !field || !field->is_attribute || field->is_owner || field->kind == FIELD_ORDINAL;
    const XmlNode *sharing = is_of_place ? NULL : sharing_attribute(record, xml_name(attribute));
    if (sharing) report(records, record, DIAG_FIELD_SHARED, field, sharing);
}

void given_check(Records *records, const XmlNode *parent)
{
    for (const XmlNode *child = xml_first_element(parent); child; child = xml_next_element(child)) {
        if (!record_at(child)) continue;
        const XmlNode *attribute = is_shared(child) ? xml_attributes(child) : NULL;
        for (; attribute; attribute = xml_next_attribute(attribute)) check_attribute(records, child, attribute);
        for (const XmlNode *field = xml_first_element(child); field; field = xml_next_element(field))
            if (field_at(field) && says_something(child, field)) check_field(records, child, field);
        given_check(records, child);
    }
}

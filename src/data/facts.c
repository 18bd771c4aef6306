/* What the data say, field by field, as they were typed: what a release keeps, and two editions are compared by. */
#include "data/refer.h"

#include "base/vec.h"

#include <string.h>

typedef Vec(Fact) FactList;

/* However it is shared out among the characters, it reads the same. */
static void add_reading(StrBuilder *builder, const XmlNode *reading)
{
    StrBuilder words = { .arena = builder->arena };
    for (const XmlNode *child = xml_first(reading); child; child = xml_next(child))
        if (xml_is_text(child)) str_add(&words, xml_text(child));
    str_add_printf(builder, "《" STR_FMT "》", STR_ARG(str_replace(builder->arena, str_built(&words), STR(" "), STR(""))));
}

/* Does it have readings? */
static bool add_content(StrBuilder *builder, const XmlNode *element, bool aloud)
{
    bool has_readings = false;
    for (const XmlNode *child = xml_first(element); child; child = xml_next(child)) {
        bool is_reading = xml_is(child, "rt");
        has_readings |= is_reading;
        if (xml_is_text(child)) str_add(builder, xml_text(child));
        else if (xml_is(child, "br")) str_add(builder, STR("\n"));
        else if (is_reading && aloud) add_reading(builder, child);
        else if (!is_reading) {
            if (xml_is(child, "item")) str_add(builder, STR("\n"));
            has_readings |= add_content(builder, child, aloud);
        }
    }
    return has_readings;
}

static Fact typed(Str record, Str field, const XmlNode *element, Arena *arena)
{
    StrBuilder words = { .arena = arena }, aloud = words;
    bool has_readings = add_content(&words, element, false);
    if (has_readings) add_content(&aloud, element, true);
    return (Fact){ record, field, str_trim(str_built(&words)), str_trim(str_built(&aloud)) };
}

static void add_attributes(FactList *facts, const XmlNode *element, Str id, Str record, const char *field)
{
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute)) {
        const FieldType *type = field_at(element);
        const char *by = type && type->by ? type->by->name.at : ""; /* it is in the name of the field */
        if (str_is(id, xml_name(attribute)) || strcmp(by, xml_name(attribute)) == 0) continue;
        *vec_push(facts) = (Fact){ .record = record,
                                   .field = str_join_by(facts->arena, str_from(field), '@', str_from(xml_name(attribute))),
                                   .text = str_copy(facts->arena, xml_attribute(element, xml_name(attribute))) };
    }
}

typedef Vec(RecordPlace) RecordList;

/* "kpis plan=p4" */
static Str list_name(const XmlNode *list, Arena *arena)
{
    StrBuilder name = { .arena = arena };
    str_add_printf(&name, "%s", xml_name(list));
    for (const XmlNode *attribute = xml_attributes(list); attribute; attribute = xml_next_attribute(attribute))
        str_add_printf(&name, " %s=" STR_FMT, xml_name(attribute), STR_ARG(xml_attribute(list, xml_name(attribute))));
    return str_built(&name);
}

static void add_facts(FactList *facts, RecordList *records, const Schema *schema, const XmlNode *element, Str parent)
{
    bool is_set = xml_is(element, "data") && !record_at(element); /* its id is that of the set, not of a record */
    Str id = is_set ? STR("") : str_copy(facts->arena, id_of(element));
    Str own = is_set ? STR("") : id.n ? id : list_name(element, facts->arena);
    if (id.n) add_attributes(facts, element, schema->id, id, "");
    const RecordType *type = record_at(element);
    if (id.n) *vec_push(records) = (RecordPlace){ id, parent, type ? type->name : STR("") };
    for (XmlNode *child = xml_first_element(element); child; child = xml_next_element(child)) {
        if (!id.n || !field_at(child)) {
            add_facts(facts, records, schema, child, own);
            continue;
        }
        Str name = str_copy(facts->arena, field_name(child, facts->arena));
        *vec_push(facts) = typed(id, name, child, facts->arena);
        add_attributes(facts, child, schema->id, id, name.at);
    }
}

Facts facts_read(const Records *records)
{
    FactList facts = { .arena = records->arena };
    RecordList places = { .arena = records->arena };
    add_facts(&facts, &places, records->schema, records->root, STR(""));
    return (Facts){ .at = facts.at,
                    .records = places.at,
                    .n = facts.n,
                    .n_records = places.n,
                    .gone = &records->gone,
                    .operands = compute_operands(records->schema, records->arena) };
}

/* What the data say, field by field, as they were typed: what a release keeps, and two editions are compared by. */
#include "data/refer.h"

#include "base/vec.h"

#include <string.h>

typedef Vec(Fact) FactList;

static void add_content(StrBuilder *builder, const xmlNode *element)
{
    for (const xmlNode *child = element->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE) str_add(builder, xml_text(child));
        else if (xml_is(child, "br")) str_add(builder, STR("\n"));
        else if (!xml_is(child, "rt")) {
            if (xml_is(child, "item")) str_add(builder, STR("\n"));
            add_content(builder, child);
        }
    }
}

/* In words alone, without readings. */
static Str content(const xmlNode *element, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    if (element) add_content(&builder, element);
    return str_trim(str_built(&builder));
}

static void add_attributes(FactList *facts, const xmlNode *element, Str id, Str record, const char *field)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        const FieldType *type = field_at(element);
        const char *by = type && type->by ? type->by->name.at : ""; /* it is in the name of the field */
        if (str_is(id, (const char *)attribute->name) || strcmp(by, (const char *)attribute->name) == 0) continue;
        *vec_push(facts) =
            (Fact){ record, str_join_by(facts->arena, str_from(field), '@', str_from((const char *)attribute->name)),
                    str_copy(facts->arena, xml_attribute(element, (const char *)attribute->name)) };
    }
}

typedef Vec(RecordPlace) RecordList;

/* "kpis plan=p4" */
static Str list_name(const xmlNode *list, Arena *arena)
{
    StrBuilder name = { .arena = arena };
    str_add_printf(&name, "%s", (const char *)list->name);
    for (const xmlAttr *attribute = list->properties; attribute; attribute = attribute->next)
        str_add_printf(&name, " %s=" STR_FMT, (const char *)attribute->name,
                       STR_ARG(xml_attribute(list, (const char *)attribute->name)));
    return str_built(&name);
}

static void add_facts(FactList *facts, RecordList *records, const Schema *schema, const xmlNode *element, Str parent)
{
    bool is_set = xml_is(element, "data") && !record_at(element); /* its id is that of the set, not of a record */
    Str id = is_set ? STR("") : str_copy(facts->arena, id_of(element));
    Str own = is_set ? STR("") : id.n ? id : list_name(element, facts->arena);
    if (id.n) add_attributes(facts, element, schema->id, id, "");
    const RecordType *type = record_at(element);
    if (id.n) *vec_push(records) = (RecordPlace){ id, parent, type ? type->name : STR("") };
    for (xmlNodePtr child = xml_first_element(element); child; child = xml_next_element(child)) {
        if (!id.n || !field_at(child)) {
            add_facts(facts, records, schema, child, own);
            continue;
        }
        Str name = str_copy(facts->arena, field_name(child, facts->arena));
        *vec_push(facts) = (Fact){ id, name, content(child, facts->arena) };
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

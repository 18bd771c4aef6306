/* libxml2 leaves one pointer of each element to whoever checks it. */
#include "grammar/bound.h"

static bool lets_in(const Grammar *grammar, const ElementRule *rule, const xmlNode *element)
{
    for (xmlNodePtr child = xml_first_element(element); child; child = xml_next_element(child))
        if (!grammar_find_child(grammar, rule, (const char *)child->name)) return false;
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next)
        if (!grammar_find_attribute(rule, (const char *)attribute->name)) return false;
    return true;
}

/* Where an element may stand by several rules, the first that lets in what it has in it. */
static const ElementRule *fit_child(const Grammar *grammar, const ElementRule *parent, const xmlNode *element)
{
    if (element->ns) return NULL;
    Str children = str_from(parent->children);
    for (ChildRule child; parent->is_anywhere && grammar_next_child(&children, &child);) {
        if (!str_is(child.element, (const char *)element->name)) continue;
        const ElementRule *rule = grammar_find_rule(grammar, child.rule);
        if (lets_in(grammar, rule, element)) return rule;
    }
    return grammar_find_child(grammar, parent, (const char *)element->name);
}

/* Records stand beside their like: the names of a document are kept once, so the same name is the same pointer. */
void rules_bind(const Grammar *grammar, const ElementRule *rule, xmlNodePtr element)
{
    element->psvi = (void *)(uintptr_t)rule;
    const xmlNode *before = NULL;
    for (xmlNodePtr child = xml_first_element(element); child; before = child, child = xml_next_element(child)) {
        bool is_alike = before && rule && !rule->is_anywhere && before->name == child->name && !before->ns && !child->ns;
        rules_bind(grammar, is_alike ? rule_at(before) : rule ? fit_child(grammar, rule, child) : NULL, child);
    }
}

const ElementRule *rule_at(const xmlNode *element)
{
    return element && element->type == XML_ELEMENT_NODE ? element->psvi : NULL;
}

const RecordType *record_at(const xmlNode *element)
{
    const ElementRule *rule = rule_at(element);
    return rule ? rule->record : NULL;
}

const FieldType *field_at(const xmlNode *element)
{
    const ElementRule *rule = rule_at(element);
    return rule ? rule->field : NULL;
}

bool plays(const xmlNode *element, RecordRole role)
{
    const RecordType *record = record_at(element);
    return record && record->role == role;
}

Str id_of(const xmlNode *element)
{
    const Schema *schema = element->doc ? element->doc->_private : NULL;
    return xml_attribute(element, schema ? schema->id.at : "id");
}

Str field_name(const xmlNode *field, Arena *arena)
{
    const FieldType *type = field_at(field);
    Str name = str_from((const char *)field->name);
    Str value = type && type->by ? axis_value(type->by, xml_attribute(field, type->by->name.at), arena) : STR("");
    return value.n ? str_printf(arena, STR_FMT ":" STR_FMT, STR_ARG(name), STR_ARG(value)) : name;
}

xmlNodePtr field_in(const xmlNode *record, Str name, Arena *arena)
{
    for (xmlNodePtr element = xml_first_element(record); element; element = xml_next_element(element))
        if (field_at(element) && str_equal(field_name(element, arena), name)) return element;
    return NULL;
}

/* One pointer of each element is for whoever checks it. */
#include "grammar/bound.h"

#include "base/vec.h"

RuleBinder rules_begin(const Grammar *grammar, Arena *arena)
{
    return (RuleBinder){ grammar, map_new(arena), arena };
}

const BoundRule *rules_in(RuleBinder *binder, const ElementRule *rule)
{
    BoundRule *bound = map_find(&binder->rules, MAP_KEY(rule));
    if (bound) return bound;
    bound = arena_new(binder->arena, BoundRule);
    bound->rule = rule;
    Vec(BoundChild) children = { .arena = binder->arena };
    Str names = str_from(rule->children);
    for (ChildRule child; grammar_next_child(&names, &child);)
        *vec_push(&children) = (BoundChild){ child.element, grammar_find_rule(binder->grammar, child.rule), child.times };
    bound->at = children.at;
    bound->n = children.n;
    map_put(&binder->rules, MAP_KEY(bound->rule), bound);
    return bound;
}

static const ElementRule *find_child(const BoundRule *parent, Str name)
{
    for (int i = 0; i < parent->n; i++)
        if (str_equal(parent->at[i].element, name)) return parent->at[i].rule;
    return NULL;
}

static Str name_of(const XmlNode *element)
{
    return str_from(xml_name(element));
}

static bool lets_in(RuleBinder *binder, const ElementRule *rule, const XmlNode *element)
{
    const BoundRule *bound = rules_in(binder, rule);
    for (XmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
        if (!find_child(bound, name_of(child))) return false;
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute))
        if (!grammar_find_attribute(rule, xml_name(attribute))) return false;
    return true;
}

/* Where an element may stand by several rules, the first that lets in what it has in it. */
static const ElementRule *fit_child(RuleBinder *binder, const BoundRule *parent, const XmlNode *element)
{
    if (xml_space(element)) return NULL;
    Str name = name_of(element);
    for (int i = 0; parent->rule->is_anywhere && i < parent->n; i++)
        if (str_equal(parent->at[i].element, name) && lets_in(binder, parent->at[i].rule, element)) return parent->at[i].rule;
    return find_child(parent, name);
}

/* Records stand beside their like: the names of a document are kept once, so the same name is the same pointer. */
void rules_bind(RuleBinder *binder, const ElementRule *rule, XmlNode *element)
{
    xml_set_rule(element, rule);
    const BoundRule *bound = rule ? rules_in(binder, rule) : NULL;
    const XmlNode *before = NULL;
    for (XmlNode *child = xml_first_element(element); child; before = child, child = xml_next_element(child)) {
        bool is_alike = before && bound && !rule->is_anywhere && xml_name(before) == xml_name(child) && !xml_space(before) &&
                        !xml_space(child);
        rules_bind(binder, is_alike ? rule_at(before) : bound ? fit_child(binder, bound, child) : NULL, child);
    }
}

const ElementRule *rule_at(const XmlNode *element)
{
    return xml_is_element(element) ? xml_rule(element) : NULL;
}

const RecordType *record_at(const XmlNode *element)
{
    const ElementRule *rule = rule_at(element);
    return rule ? rule->record : NULL;
}

const FieldType *field_at(const XmlNode *element)
{
    const ElementRule *rule = rule_at(element);
    return rule ? rule->field : NULL;
}

bool plays(const XmlNode *element, RecordRole role)
{
    const RecordType *record = record_at(element);
    return record && record->role == role;
}

Str id_of(const XmlNode *element)
{
    const Schema *schema = xml_owner(xml_tree_of(element));
    return xml_attribute(element, schema ? schema->id.at : "id");
}

Str field_name(const XmlNode *field, Arena *arena)
{
    const FieldType *type = field_at(field);
    Str name = str_from(xml_name(field));
    Str value = type && type->by ? axis_value(type->by, xml_attribute(field, type->by->name.at), arena) : STR("");
    return value.n ? str_printf(arena, STR_FMT ":" STR_FMT, STR_ARG(name), STR_ARG(value)) : name;
}

XmlNode *field_in(const XmlNode *record, Str name, Arena *arena)
{
    for (XmlNode *element = xml_first_element(record); element; element = xml_next_element(element))
        if (field_at(element) && str_equal(field_name(element, arena), name)) return element;
    return NULL;
}

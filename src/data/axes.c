/* Years: a value of the data is read as its year, and printed as it was typed.  Axes: the values that occur stand under the root as
   <axis name="year"><value at="2022" date="FY2022"/></axis>, in order, for a layout to walk. */
#include "data/refer.h"

#include "base/vec.h"
#include "grammar/grammar.h"

#include <stdlib.h>

typedef Vec(Str) ValueList;

void axes_settle(Records *records, XmlNode *element)
{
    const FieldType *field = field_at(element);
    if (field && field->by) {
        const char *name = field->by->name.at;
        Str value = axis_value(field->by, xml_attribute(element, name), records->arena);
        if (value.n) xml_set_attribute(element, name, value);
    }
    for (XmlNode *child = xml_first_element(element); child; child = xml_next_element(child)) axes_settle(records, child);
}

/* What is typed in an attribute or a text says a year. */
static void settle_year(const Records *records, XmlNode *node, Str typed)
{
    int year;
    if (value_year(typed, &year)) xml_read_as(node, str_printf(records->arena, "%d", year), str_trim(typed));
}

/* The first of what is in a field stands for all of it. */
static void settle_content(const Records *records, XmlNode *element)
{
    XmlNode *first = xml_first(element);
    int year;
    Str typed = xml_content(element, records->arena);
    if (!first || !value_year(typed, &year)) return;
    while (xml_next(first)) xml_drop(xml_next(first));
    settle_year(records, first, typed);
}

void years_settle(const Records *records, XmlNode *element)
{
    const ElementRule *rule = rule_at(element);
    for (XmlNode *attribute = rule ? xml_attributes(element) : NULL; attribute; attribute = xml_next_attribute(attribute)) {
        const AttributeRule *value = grammar_find_attribute(rule, xml_name(attribute));
        if (value && value->kind == KIND_YEAR) settle_year(records, attribute, xml_attribute(element, value->name));
    }
    if (rule && rule->content && rule->content->kind == KIND_YEAR) settle_content(records, element);
    for (XmlNode *child = xml_first_element(element); child; child = xml_next_element(child)) years_settle(records, child);
}

static void collect_values(const ValueAxis *axis, const XmlNode *element, Map *seen, ValueList *values)
{
    const FieldType *field = field_at(element);
    Str value = field && field->by == axis ? xml_attribute(element, axis->name.at) : STR("");
    if (value.n && !map_find(seen, value)) {
        Str *kept = vec_push(values);
        *kept = str_copy(values->arena, value);
        map_put(seen, *kept, seen);
    }
    for (XmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
        collect_values(axis, child, seen, values);
}

static int by_year(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* Words in the order in which the schema has them, each once. */
static void order_words(const ValueAxis *axis, const Map *seen, ValueList *values)
{
    Str words = axis->values;
    Map taken = map_new(values->arena);
    values->n = 0;
    for (Str word; str_next_word(&words, &word);)
        if (map_find(seen, word) && !map_put(&taken, word, values)) *vec_push(values) = str_copy(values->arena, word);
}

static void add_value(const Records *records, XmlNode *parent, const ValueAxis *axis, Str value)
{
    XmlNode *node = xml_new_element(xml_tree_of(parent), STR("value"));
    xml_add(parent, node);
    Str date = axis->kind == AXIS_FISCAL_YEAR ? str_join(records->arena, STR("FY"), value) : value;
    xml_set_attribute(node, "at", value);
    if (axis->kind == AXIS_FISCAL_YEAR || axis->kind == AXIS_YEAR) xml_set_attribute(node, "date", date);
}

void axes_add(Records *records)
{
    for (int i = 0; i < records->schema->n_axes; i++) {
        const ValueAxis *axis = &records->schema->axes[i];
        Map seen = map_new(records->arena);
        ValueList values = { .arena = records->arena };
        collect_values(axis, records->root, &seen, &values);
        if (axis->kind == AXIS_WORDS) order_words(axis, &seen, &values);
        else if (values.n) qsort(values.at, (size_t)values.n, sizeof *values.at, by_year);
        XmlNode *node = xml_new_element(xml_tree_of(records->root), STR("axis"));
        xml_add(records->root, node);
        xml_set_attribute(node, "name", axis->name);
        for (int k = 0; k < values.n; k++) add_value(records, node, axis, values.at[k]);
    }
}

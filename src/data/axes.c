/* Years: a value of the data is read as its year, and printed as it was typed.  Axes: the values that occur stand under the root as
   <axis name="year"><value at="2022" date="FY2022"/></axis>, in order, for a layout to walk. */
#include "data/refer.h"

#include "base/vec.h"
#include "grammar/grammar.h"

#include <stdlib.h>

typedef Vec(Str) ValueList;

void axes_settle(Records *records, xmlNodePtr element)
{
    const FieldType *field = field_at(element);
    if (field && field->by) {
        const char *name = field->by->name.at;
        Str value = axis_value(field->by, xml_attribute(element, name), records->arena);
        if (value.n) xmlSetProp(element, (const xmlChar *)name, (const xmlChar *)value.at);
    }
    for (xmlNodePtr child = xml_first_element(element); child; child = xml_next_element(child)) axes_settle(records, child);
}

/* What is typed there in `text`, its first, and what follows says a year. */
static void settle_year(const Records *records, xmlNodePtr text, Str typed)
{
    int year;
    if (!value_year(typed, &year)) return;
    xml_read_as(text, str_printf(records->arena, "%d", year), str_trim(typed), records->arena);
    while (text->next) {
        xmlNodePtr more = text->next;
        xmlUnlinkNode(more);
        xmlFreeNode(more);
    }
}

void years_settle(const Records *records, xmlNodePtr element)
{
    const ElementRule *rule = rule_at(element);
    for (xmlAttrPtr attribute = rule ? element->properties : NULL; attribute; attribute = attribute->next) {
        const AttributeRule *value = grammar_find_attribute(rule, (const char *)attribute->name);
        if (value && value->kind == KIND_YEAR && attribute->children)
            settle_year(records, attribute->children, xml_attribute(element, value->name));
    }
    if (rule && rule->content && rule->content->kind == KIND_YEAR && element->children) {
        xmlChar *content = xmlNodeGetContent(element);
        settle_year(records, element->children, str_from((const char *)content));
        xmlFree(content);
    }
    for (xmlNodePtr child = xml_first_element(element); child; child = xml_next_element(child)) years_settle(records, child);
}

static void collect_values(const ValueAxis *axis, const xmlNode *element, Map *seen, ValueList *values)
{
    const FieldType *field = field_at(element);
    Str value = field && field->by == axis ? xml_attribute(element, axis->name.at) : STR("");
    if (value.n && !map_find(seen, value)) {
        Str *kept = vec_push(values);
        *kept = str_copy(values->arena, value);
        map_put(seen, *kept, seen);
    }
    for (xmlNodePtr child = xml_first_element(element); child; child = xml_next_element(child))
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

static void add_value(const Records *records, xmlNodePtr parent, const ValueAxis *axis, Str value)
{
    xmlNodePtr node = xmlNewChild(parent, NULL, (const xmlChar *)"value", NULL);
    const char *date = axis->kind == AXIS_FISCAL_YEAR ? str_join(records->arena, STR("FY"), value).at : value.at;
    xmlSetProp(node, (const xmlChar *)"at", (const xmlChar *)value.at);
    if (axis->kind == AXIS_FISCAL_YEAR || axis->kind == AXIS_YEAR)
        xmlSetProp(node, (const xmlChar *)"date", (const xmlChar *)date);
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
        xmlNodePtr node = xmlNewChild(records->root, NULL, (const xmlChar *)"axis", NULL);
        xmlSetProp(node, (const xmlChar *)"name", (const xmlChar *)axis->name.at);
        for (int k = 0; k < values.n; k++) add_value(records, node, axis, values.at[k]);
    }
}

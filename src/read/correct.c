/* A correction names a record, a field of it (or an attribute of a field: current@number), what stands there and what
   should.  It is applied to the tree before 再掲 are filled and totals computed, so that all that follows, follows. */
#include "read/correct.h"

#include "base/vec.h"
#include "read/check.h"
#include "read/read.h"
#include "read/spaces.h"

#include <string.h>

typedef struct {
    Str element, attribute;
} Field;

static Field split_field(Str name)
{
    int at = str_find(name, '@');
    return at < 0 ? (Field){ name, STR("") } : (Field){ str_part(name, 0, at), str_part(name, at + 1, name.n) };
}

static xmlNodePtr find_element(const xmlNode *parent, Str name)
{
    for (xmlNodePtr element = xml_first_element(parent); element; element = xml_next_element(element))
        if (str_is(name, (const char *)element->name) && !xml_attribute(element, "id").n) return element;
    return NULL;
}

static void add_content(StrBuilder *builder, const xmlNode *element)
{
    for (const xmlNode *child = element->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE) str_add(builder, xml_text(child));
        else if (xml_is(child, "br")) str_add(builder, STR("\n"));
        else {
            if (xml_is(child, "item")) str_add(builder, STR("\n"));
            add_content(builder, child);
        }
    }
}

static Str content(const xmlNode *element, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    if (element) add_content(&builder, element);
    return str_trim(str_built(&builder));
}

static const char *markup_in(const xmlNode *element)
{
    for (xmlNodePtr child = xml_first_element(element); child; child = xml_next_element(child))
        if (!xml_is(child, "br")) return (const char *)child->name;
    return NULL;
}

static const ElementRule *rule_of(const Records *records, const xmlNode *element)
{
    if (element == records->root) return grammar_find_rule(&grammar_data, STR("data"));
    const ElementRule *parent = rule_of(records, element->parent);
    return parent ? grammar_find_child(&grammar_data, parent, (const char *)element->name) : NULL;
}

static void set_content(xmlNodePtr element, Str text)
{
    while (element->children) {
        xmlNodePtr child = element->children;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
    for (int from = 0; from <= text.n;) {
        int end = str_find(str_part(text, from, text.n), '\n');
        int to = end < 0 ? text.n : from + end;
        xmlNodePtr words = xmlNewDocTextLen(element->doc, (const xmlChar *)text.at + from, to - from);
        words->_private = element->_private;
        xmlAddChild(element, words);
        if (end >= 0)
            xmlAddChild(element, xmlNewDocNode(element->doc, NULL, (const xmlChar *)"br", NULL))->_private = element->_private;
        from = to + 1;
    }
}

static bool fail(Records *records, const Correction *correction, DiagCode code, const char *a, const char *b, const char *c)
{
    diag_report(records->diag, correction->where, correction->record, code, a, b, c);
    records->failed = true;
    return false;
}

/* What stands there is what the correction says.  A past one that does not match has been overtaken by the data. */
static bool matches(Records *records, const Correction *correction, Str there)
{
    if (str_equal(there, correction->was)) return true;
    if (correction->past) return false;
    Str name = str_printf(records->arena, STR_FMT "#" STR_FMT, STR_ARG(correction->record), STR_ARG(correction->field));
    return fail(records, correction, DIAG_CORRECTION_MISMATCH, name.at, correction->was.at, str_copy(records->arena, there).at);
}

static void correct_attribute(Records *records, const Correction *correction, xmlNodePtr element, const char *name)
{
    const ElementRule *rule = rule_of(records, element);
    const AttributeRule *attribute = rule ? grammar_find_attribute(rule, name) : NULL;
    Attribute value;
    if (!attribute || strcmp(name, "id") == 0) {
        fail(records, correction, DIAG_CORRECTION_FIELD, (const char *)element->name, correction->field.at, "");
        return;
    }
    if (!matches(records, correction, xml_attribute(element, name))) return;
    bool removes = correction->now.n == 0 && !attribute->required;
    if (!removes && !grammar_value(attribute, correction->now, &value)) {
        fail(records, correction, DIAG_BAD_VALUE, name, correction->now.at, grammar_expected(attribute, records->arena).at);
        return;
    }
    if (removes) xmlUnsetProp(element, (const xmlChar *)name);
    else xmlSetProp(element, (const xmlChar *)name, (const xmlChar *)correction->now.at);
}

static void correct_text(Records *records, const Correction *correction, xmlNodePtr record, xmlNodePtr element, Str name)
{
    Arena *arena = records->arena;
    const ElementRule *rule = rule_of(records, record);
    const ElementRule *own = rule ? grammar_find_child(&grammar_data, rule, str_copy(arena, name).at) : NULL;
    if (!own || !own->text || grammar_find_attribute(own, "id")) {
        fail(records, correction, DIAG_CORRECTION_FIELD, (const char *)record->name, correction->field.at, "");
        return;
    }
    if (!matches(records, correction, content(element, arena))) return;
    const char *markup = element ? markup_in(element) : NULL;
    if (markup) {
        fail(records, correction, DIAG_CORRECTION_MARKUP, correction->field.at, markup, "");
        return;
    }
    if (correction->now.n == 0 && !xml_is(record, "repeat") && !str_is(name, "name")) {
        if (!element) return;
        xmlUnlinkNode(element);
        xmlFreeNode(element);
        return;
    }
    if (!element) {
        element = xmlNewDocNode(record->doc, NULL, (const xmlChar *)str_copy(arena, name).at, NULL);
        element->_private = record->_private;
        xmlAddChild(record, element);
    }
    set_content(element, correction->now);
}

void correct_apply(Records *records, const Corrections *corrections)
{
    for (int i = 0; i < corrections->n; i++) {
        const Correction *correction = &corrections->at[i];
        xmlNodePtr record = map_find(&records->ids, correction->record);
        Field field = split_field(correction->field);
        if (!record) {
            if (!correction->past) fail(records, correction, DIAG_CORRECTION_RECORD, correction->record.at, "", "");
            continue;
        }
        xmlNodePtr element = field.element.n ? find_element(record, field.element) : record;
        if (!field.attribute.n) correct_text(records, correction, record, element, field.element);
        else if (element) correct_attribute(records, correction, element, str_copy(records->arena, field.attribute).at);
        else if (!correction->past)
            fail(records, correction, DIAG_CORRECTION_FIELD, (const char *)record->name, correction->field.at, "");
    }
}

/* --- facts ----------------------------------------------------------------------------------------------------- */

typedef Vec(Fact) FactList;

static void add_attributes(FactList *facts, const xmlNode *element, Str record, const char *field)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, "id") == 0) continue;
        *vec_push(facts) = (Fact){ record, str_printf(facts->arena, "%s@%s", field, (const char *)attribute->name),
                                   str_copy(facts->arena, xml_attribute(element, (const char *)attribute->name)) };
    }
}

static void add_facts(FactList *facts, const xmlNode *element)
{
    bool is_set = xml_is(element, "data"); /* its id is that of the set, not of a record */
    Str id = is_set ? STR("") : str_copy(facts->arena, xml_attribute(element, "id"));
    if (id.n) add_attributes(facts, element, id, "");
    for (xmlNodePtr child = xml_first_element(element); child; child = xml_next_element(child)) {
        bool is_field = id.n && !xml_attribute(child, "id").n;
        if (!is_field) {
            add_facts(facts, child);
            continue;
        }
        const char *name = str_copy(facts->arena, str_from((const char *)child->name)).at;
        *vec_push(facts) = (Fact){ id, str_from(name), content(child, facts->arena) };
        add_attributes(facts, child, id, name);
    }
}

Facts correct_facts(const Records *records)
{
    FactList facts = { .arena = records->arena };
    add_facts(&facts, records->root);
    return (Facts){ facts.at, facts.n };
}

/* --- the file -------------------------------------------------------------------------------------------------- */

static Str attribute_or(const xmlNode *element, const char *name, Arena *arena)
{
    Str own = xml_attribute(element, name);
    return str_copy(arena, own.n ? own : xml_attribute(element->parent, name));
}

const Corrections *read_corrections(const char *path, Arena *arena, Diag *diag)
{
    XmlFile *file = xml_open(path, (Where){ 0 }, NULL, arena, diag);
    if (!file || !check_file(file, &grammar_corrections, "corrections", arena, diag)) {
        xml_close(file);
        return NULL;
    }
    spaces_settle(&grammar_corrections, grammar_find_rule(&grammar_corrections, STR("corrections")), xml_root(file), false,
                  arena);
    Vec(Correction) list = { .arena = arena };
    for (xmlNodePtr element = xml_first_element(xml_root(file)); element; element = xml_next_element(element))
        *vec_push(&list) = (Correction){ .record = str_copy(arena, xml_attribute(element, "key")),
                                         .field = str_copy(arena, xml_attribute(element, "field")),
                                         .was = content(find_element(element, STR("was")), arena),
                                         .now = content(find_element(element, STR("now")), arena),
                                         .date = attribute_or(element, "date", arena),
                                         .reason = attribute_or(element, "reason", arena),
                                         .where = xml_where(element) };
    xml_close(file);
    Corrections *corrections = arena_new(arena, Corrections);
    *corrections = (Corrections){ list.at, list.n };
    return corrections;
}

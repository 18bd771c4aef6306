/* A walk down the tree with the grammar beside it.  After a mistake the walk goes on where it can: someone mending a file
   wants the whole list. */
#include "grammar/check.h"

#include "base/suggest.h"
#include "grammar/bound.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "xml/xml.h"

#include <string.h>

typedef struct {
    const XmlFile *file;
    RuleBinder rules;
    Arena *arena;
    Diag *diag;
    bool failed;
} Checker;

static const char *full_name(const Checker *checker, const XmlNode *node)
{
    if (!xml_prefix(node)) return xml_name(node);
    return str_printf(checker->arena, "%s:%s", xml_prefix(node), xml_name(node)).at;
}

static Str suggested_child(const Checker *checker, const ElementRule *rule, const char *wrong)
{
    Vec(Str) names = { .arena = checker->arena };
    Str children = str_from(rule->children);
    for (ChildRule child; grammar_next_child(&children, &child);) *vec_push(&names) = child.element;
    return suggest_name(str_from(wrong), names.at, names.n, checker->arena);
}

typedef Vec(Str) Names;

static Names names_of_attributes(const ElementRule *rule, Arena *arena)
{
    Names names = { .arena = arena };
    for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++)
        *vec_push(&names) = str_from(attribute->name);
    return names;
}

static Str suggested_attribute(const Checker *checker, const ElementRule *rule, const char *wrong)
{
    Names names = names_of_attributes(rule, checker->arena);
    return suggest_name(str_from(wrong), names.at, names.n, checker->arena);
}

/* Is it there under a name that was reported, with this one as what was meant? */
static bool is_misspelt(const Checker *checker, const ElementRule *rule, const XmlNode *element, const AttributeRule *wanted)
{
    Names names = names_of_attributes(rule, checker->arena);
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute)) {
        const char *name = xml_name(attribute);
        if (!xml_space(attribute) && grammar_find_attribute(rule, name)) continue;
        int meant = suggest_index(str_from(name), names.at, names.n);
        if (meant >= 0 && str_is(names.at[meant], wanted->name)) return true;
    }
    return false;
}

/* id#field of what stands in a record of the data; nothing for a layout. */
static Str key_of(const Checker *checker, const XmlNode *element)
{
    const XmlNode *record = element, *field = NULL;
    for (; record && xml_is_element(record) && !record_at(record); record = xml_parent(record)) field = record;
    Str id = record && xml_is_element(record) ? id_of(record) : STR("");
    return !id.n || !field ? id : str_printf(checker->arena, STR_FMT "#%s", STR_ARG(id), xml_name(field));
}

/* A field with the office's word for it, 予算現額 (budget); an attribute of one as a correction names it, 目標値@年度. */
static const char *said(const Checker *checker, const AttributeRule *rule)
{
    const FieldType *field = rule->field;
    if (!field) return rule->name;
    if (str_is(field->name, rule->name)) return schema_said(field->name, field->label, checker->arena).at;
    Str label = field->label.n ? field->label : field->name;
    return str_printf(checker->arena, STR_FMT "@%s", STR_ARG(label), rule->name).at;
}

static Where place_of_attribute(const Checker *checker, const XmlNode *element, const char *name)
{
    return xml_attribute_where(&checker->file->source, element, name);
}

static void check_attribute(Checker *checker, const ElementRule *rule, const XmlNode *element, const XmlNode *attribute)
{
    const char *name = xml_name(attribute), *element_name = xml_name(element);
    const AttributeRule *wanted = xml_space(attribute) ? NULL : grammar_find_attribute(rule, name);
    if (!wanted) {
        checker->failed = true;
        diag_report(checker->diag, place_of_attribute(checker, element, name), STR(""), DIAG_UNKNOWN_ATTRIBUTE, element_name,
                    name, suggested_attribute(checker, rule, name).at);
        return;
    }
    Attribute value;
    Str text = xml_reading(attribute);
    if (grammar_value(wanted, text, &value)) return;
    checker->failed = true;
    Where place = place_of_attribute(checker, element, name);
    Str key = key_of(checker, element);
    const ValueFault fault = grammar_fault(wanted, text, checker->arena);
    diag_report(checker->diag, place, key, fault.code, said(checker, wanted), text.at, fault.right.at);
}

static void check_attributes(Checker *checker, const ElementRule *rule, const XmlNode *element)
{
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute))
        check_attribute(checker, rule, element, attribute);
    for (const AttributeRule *wanted = rule->attributes; wanted->name; wanted++) {
        if (!wanted->required || xml_find_attribute(element, wanted->name)) continue;
        checker->failed = true;
        if (is_misspelt(checker, rule, element, wanted)) continue;
        diag_report(checker->diag, xml_where(element), STR(""), DIAG_MISSING_ATTRIBUTE, xml_name(element), wanted->name);
    }
    if (xml_has_spaces(element)) {
        checker->failed = true;
        diag_report(checker->diag, place_of_attribute(checker, element, "xmlns"), STR(""), DIAG_UNKNOWN_ATTRIBUTE,
                    xml_name(element), "xmlns", "");
    }
}

/* How often children of one name stand there, against how often they may. */
static void check_times(Checker *checker, const ElementRule *rule, const XmlNode *element)
{
    const BoundRule *bound = rules_in(&checker->rules, rule);
    for (const BoundChild *child = bound->at; child < bound->at + bound->n; child++) {
        if (child->times == '*') continue;
        int n = 0;
        for (XmlNode *node = xml_first_element(element); node; node = xml_next_element(node)) {
            if (!str_is(child->element, xml_name(node)) || ++n != 2 || child->times == '+') continue;
            checker->failed = true;
            diag_report(checker->diag, xml_where(node), STR(""), DIAG_ELEMENT_TWICE, xml_name(element), xml_name(node));
        }
        if (n || child->times == '?') continue;
        checker->failed = true;
        diag_report(checker->diag, xml_where(element), STR(""), DIAG_MISSING_ELEMENT, xml_name(element),
                    str_copy(checker->arena, child->element).at);
    }
}

/* Of some children there must be one. */
static void check_one_of(Checker *checker, const ElementRule *rule, const XmlNode *element)
{
    for (XmlNode *node = xml_first_element(element); node; node = xml_next_element(node))
        if (schema_lists(rule->one_of, str_from(xml_name(node)))) return;
    StrBuilder wanted = { .arena = checker->arena };
    Str names = rule->one_of;
    for (Str name; str_next_word(&names, &name);) str_add_printf(&wanted, "%s" STR_FMT, wanted.n ? "|" : "", STR_ARG(name));
    if (!wanted.n) return;
    checker->failed = true;
    diag_report(checker->diag, xml_where(element), STR(""), DIAG_MISSING_ELEMENT, xml_name(element), str_built(&wanted).at);
}

/* The words of an element that holds a value of a kind. */
static void check_value(Checker *checker, const ElementRule *rule, const XmlNode *element)
{
    if (!rule->content) return;
    Attribute value;
    Str text = str_trim(xml_content(element, checker->arena));
    if (!text.n) return; /* as good as absent */
    text = str_copy(checker->arena, text);
    if (grammar_value(rule->content, text, &value)) return;
    checker->failed = true;
    const ValueFault fault = grammar_fault(rule->content, text, checker->arena);
    diag_report(checker->diag, xml_where(element), key_of(checker, element), fault.code, said(checker, rule->content), text.at,
                fault.right.at);
}

static void check_text(Checker *checker, const ElementRule *rule, const XmlNode *text)
{
    if (rule->text || str_trim(xml_text(text)).n == 0) return;
    checker->failed = true;
    diag_report(checker->diag, xml_where(text), STR(""), DIAG_STRAY_TEXT, xml_name(xml_parent(text)));
}

/* Where that character of the text stands in the file; where the text begins, when a reference brought it in. */
static Where place_of_character(const Checker *checker, Where from, Str character)
{
    const FileText *source = &checker->file->source;
    int start = source_byte(source, from), end = start;
    while (end < source->text.n && source->text.at[end] != '<' && source->text.at[end] != '>') end++;
    const char *found = memmem(source->text.at + start, (size_t)(end - start), character.at, (size_t)character.n);
    return found ? source_place(source, (int)(found - source->text.at)) : from;
}

/* `attribute` NULL: of a text node, which begins at `from`. */
static void check_characters(Checker *checker, const XmlNode *element, const char *attribute, Where from, Str text)
{
    DiagCode fault;
    int at = characters_fault(text, &fault), end = at;
    if (at < 0) return;
    checker->failed = true;
    uint32_t c = utf8_next(text, &end);
    if (attribute) from = place_of_attribute(checker, element, attribute);
    Where where = place_of_character(checker, from, str_part(text, at, end));
    int detail = fault == DIAG_TOO_MANY_MARKS ? CHARACTERS_MOST_MARKS : (int)c;
    diag_report(checker->diag, where, key_of(checker, element), fault, detail);
}

/* A field that must be there says something. */
static void check_says(Checker *checker, const ElementRule *rule, const XmlNode *element)
{
    if (!rule->field || !rule->field->is_required) return;
    for (const XmlNode *child = xml_first(element); child; child = xml_next(child))
        if (xml_is_element(child) || str_trim(xml_text(child)).n) return;
    checker->failed = true;
    diag_report(checker->diag, xml_where(element), key_of(checker, element), DIAG_EMPTY_ELEMENT,
                schema_said(rule->field->name, rule->field->label, checker->arena).at);
}

static void check_element(Checker *checker, const ElementRule *rule, const XmlNode *element)
{
    check_says(checker, rule, element);
    check_attributes(checker, rule, element);
    check_times(checker, rule, element);
    check_one_of(checker, rule, element);
    check_value(checker, rule, element);
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute))
        check_characters(checker, element, xml_name(attribute), (Where){ 0 }, xml_reading(attribute));
    for (const XmlNode *node = xml_first(element); node; node = xml_next(node)) {
        if (xml_is_text(node)) {
            check_text(checker, rule, node);
            check_characters(checker, element, NULL, xml_where(node), xml_text(node));
        }
        if (!xml_is_element(node)) continue;
        const ElementRule *child = rule_at(node);
        if (child) {
            check_element(checker, child, node);
            continue;
        }
        checker->failed = true;
        Str meant = xml_space(node) ? STR("") : suggested_child(checker, rule, xml_name(node));
        diag_report(checker->diag, xml_where(node), STR(""), DIAG_UNKNOWN_ELEMENT, xml_name(element), full_name(checker, node),
                    meant.at);
    }
}

bool check_file(const XmlFile *file, const Grammar *grammar, const char *root, Arena *arena, Diag *diag)
{
    Checker checker = { .file = file, .rules = rules_begin(grammar, arena), .arena = arena, .diag = diag };
    XmlNode *element = xml_root(file);
    if (!xml_is(element, root) || xml_space(element)) {
        diag_report(diag, xml_where(element), STR(""), DIAG_ROOT_ELEMENT, full_name(&checker, element), root);
        return false;
    }
    rules_bind(&checker.rules, grammar_find_rule(grammar, str_from(root)), element);
    check_element(&checker, rule_at(element), element);
    return !checker.failed;
}

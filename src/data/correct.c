/* A correction names a record, a field of it (or an attribute of a field: current@number), what stands there and what
   should; or it puts a record in, or takes one out.  It is applied to the tree before 再掲 are filled and totals computed, so that all that follows, follows. */
#include "data/correct.h"

#include "base/vec.h"
#include "data/data.h"
#include "grammar/grammar.h"
#include "xml/xml.h"

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

static const ElementRule *rule_of(const Records *records, const xmlNode *element)
{
    if (element == records->root) return grammar_find_rule(&grammar_data, STR("data"));
    const ElementRule *parent = rule_of(records, element->parent);
    return parent ? grammar_find_child(&grammar_data, parent, (const char *)element->name) : NULL;
}

static void empty(xmlNodePtr element)
{
    while (element->children) {
        xmlNodePtr child = element->children;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
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
    Str field = correction->field.n ? correction->field : STR("name");
    Key key = key_new(correction->record, STR(""), field, STR(""), 1, records->arena);
    return fail(records, correction, DIAG_CORRECTION_MISMATCH, key.text.at, correction->was.at,
                str_copy(records->arena, there).at);
}

static void correct_attribute(Records *records, const Correction *correction, xmlNodePtr element, const char *name)
{
    Arena *arena = records->arena;
    const ElementRule *rule = rule_of(records, element);
    const AttributeRule *attribute = rule ? grammar_find_attribute(rule, name) : NULL;
    Attribute value;
    Str now;
    if (!attribute || strcmp(name, "id") == 0) {
        fail(records, correction, DIAG_CORRECTION_FIELD, (const char *)element->name, correction->field.at, "");
        return;
    }
    if (!matches(records, correction, markup_from_plain(xml_attribute(element, name), arena))) return;
    bool is_plain = markup_plain(correction->now, &now, arena), removes = now.n == 0 && !attribute->required;
    if (!is_plain || (!removes && !grammar_value(attribute, now, &value))) {
        fail(records, correction, DIAG_BAD_VALUE, name, correction->now.at, grammar_expected(attribute, arena).at);
        return;
    }
    if (removes) xmlUnsetProp(element, (const xmlChar *)name);
    else xmlSetProp(element, (const xmlChar *)name, (const xmlChar *)now.at);
}

/* May all that is in the element stand there?  Attributes were checked when the correction was read. */
static bool check_content(Records *records, const Correction *correction, const ElementRule *rule, const xmlNode *element)
{
    for (const xmlNode *child = xml_first_element(element); child; child = xml_next_element(child)) {
        const ElementRule *own = grammar_find_child(&grammar_data, rule, (const char *)child->name);
        if (!own)
            return fail(records, correction, DIAG_UNKNOWN_ELEMENT, (const char *)element->name, (const char *)child->name, "");
        if (!check_content(records, correction, own, child)) return false;
    }
    return true;
}

/* An empty field is as good as none, but for a name and for a 再掲, where it says "blank here". */
static bool must_stay(const xmlNode *record, Str field)
{
    return xml_is(record, "repeat") || str_is(field, "name");
}

static void correct_field(Records *records, const Correction *correction, xmlNodePtr record, xmlNodePtr element, Str name)
{
    Arena *arena = records->arena;
    const ElementRule *rule = rule_of(records, record);
    const ElementRule *own = rule ? grammar_find_child(&grammar_data, rule, str_copy(arena, name).at) : NULL;
    if (!own || !own->text || grammar_find_attribute(own, "id")) {
        fail(records, correction, DIAG_CORRECTION_FIELD, (const char *)record->name, correction->field.at, "");
        return;
    }
    if (!matches(records, correction, markup_of(element, arena))) return;
    if (correction->now.n == 0 && !must_stay(record, name)) {
        if (element) xmlUnlinkNode(element);
        xmlFreeNode(element);
        return;
    }
    if (!element) {
        element = xmlNewDocNode(record->doc, NULL, (const xmlChar *)str_copy(arena, name).at, NULL);
        element->_private = record->_private;
        xmlAddChild(record, element);
    }
    empty(element);
    xmlNodePtr nodes = markup_nodes(correction->now, record->doc, correction->where, arena, records->diag);
    if (nodes) xmlAddChildList(element, nodes);
    check_content(records, correction, own, element);
}

/* --- whole records --------------------------------------------------------------------------------------------- */

static void collect_again(Records *records)
{
    records->ids = map_new(records->arena);
    records->codes = map_new(records->arena);
    refer_collect(records);
}

/* 誤 is its name: what a person knows it by. */
static void remove_record(Records *records, const Correction *correction, xmlNodePtr record)
{
    if (!matches(records, correction, markup_of(find_element(record, STR("name")), records->arena))) return;
    xmlUnlinkNode(record);
    xmlFreeNode(record);
    collect_again(records);
}

/* "after m1-3-2", "before m1-3-2", "in m1-3": where a record is put. */
static void insert_record(Records *records, const Correction *correction)
{
    int space = str_find(correction->field, ' ');
    Str side = str_part(correction->field, 0, space), beside = str_part(correction->field, space + 1, correction->field.n);
    xmlNodePtr neighbour = map_find(&records->ids, beside);
    if (correction->past && (!neighbour || map_find(&records->ids, correction->record))) return;
    if (!neighbour) {
        fail(records, correction, DIAG_CORRECTION_RECORD, str_copy(records->arena, beside).at, "", "");
        return;
    }
    const xmlNode *other = map_find(&records->ids, correction->record);
    if (other) {
        diag_report(records->diag, correction->where, correction->record, DIAG_DUPLICATE_ID, correction->record.at,
                    xml_where(other).file, xml_where(other).line);
        records->failed = true;
        return;
    }
    bool is_inside = str_is(side, "in");
    xmlNodePtr parent = is_inside ? neighbour : neighbour->parent;
    xmlNodePtr record = markup_nodes(correction->now, parent->doc, correction->where, records->arena, records->diag);
    if (!record) return;
    const ElementRule *rule = parent == records->root ? grammar_find_rule(&grammar_data, STR("data")) : rule_of(records, parent);
    if (!grammar_find_child(&grammar_data, rule, (const char *)record->name))
        fail(records, correction, DIAG_UNKNOWN_ELEMENT, (const char *)parent->name, (const char *)record->name, "");
    if (is_inside) xmlAddChild(parent, record);
    else if (str_is(side, "before")) xmlAddPrevSibling(neighbour, record);
    else xmlAddNextSibling(neighbour, record);
    collect_again(records);
}

static void apply(Records *records, const Correction *correction)
{
    if (str_find(correction->field, ' ') >= 0) {
        insert_record(records, correction);
        return;
    }
    xmlNodePtr record = map_find(&records->ids, correction->record);
    Field field = split_field(correction->field);
    if (!record) {
        if (!correction->past) fail(records, correction, DIAG_CORRECTION_RECORD, correction->record.at, "", "");
        return;
    }
    xmlNodePtr element = field.element.n ? find_element(record, field.element) : record;
    if (correction->field.n == 0) remove_record(records, correction, record);
    else if (!field.attribute.n) correct_field(records, correction, record, element, field.element);
    else if (element) correct_attribute(records, correction, element, str_copy(records->arena, field.attribute).at);
    else if (!correction->past)
        fail(records, correction, DIAG_CORRECTION_FIELD, (const char *)record->name, correction->field.at, "");
}

void correct_apply(Records *records, const Corrections *corrections)
{
    for (int i = 0; i < corrections->n; i++) apply(records, &corrections->at[i]);
}

/* --- facts ----------------------------------------------------------------------------------------------------- */

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

static void add_attributes(FactList *facts, const xmlNode *element, Str record, const char *field)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, "id") == 0) continue;
        *vec_push(facts) = (Fact){ record, str_printf(facts->arena, "%s@%s", field, (const char *)attribute->name),
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

static void add_facts(FactList *facts, RecordList *records, const xmlNode *element, Str parent)
{
    bool is_set = xml_is(element, "data"); /* its id is that of the set, not of a record */
    Str id = is_set ? STR("") : str_copy(facts->arena, xml_attribute(element, "id"));
    Str own = is_set ? STR("") : id.n ? id : list_name(element, facts->arena);
    if (id.n) add_attributes(facts, element, id, "");
    if (id.n) *vec_push(records) = (RecordPlace){ id, parent };
    for (xmlNodePtr child = xml_first_element(element); child; child = xml_next_element(child)) {
        bool is_field = id.n && !xml_attribute(child, "id").n;
        if (!is_field) {
            add_facts(facts, records, child, own);
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
    RecordList places = { .arena = records->arena };
    add_facts(&facts, &places, records->root, STR(""));
    return (Facts){ facts.at, places.at, facts.n, places.n };
}

/* --- the file -------------------------------------------------------------------------------------------------- */

static Str attribute_or(const xmlNode *element, const char *name, Arena *arena)
{
    Str own = xml_attribute(element, name);
    return str_copy(arena, own.n ? own : xml_attribute(element->parent, name));
}

typedef Vec(Correction) CorrectionList;

static Correction *add_correction(CorrectionList *list, const xmlNode *element)
{
    Arena *arena = list->arena;
    Correction *correction = vec_push(list);
    *correction = (Correction){ .record = str_copy(arena, xml_attribute(element, "key")),
                                .field = str_copy(arena, xml_attribute(element, "field")),
                                .was = markup_of(find_element(element, STR("was")), arena),
                                .now = markup_of(find_element(element, STR("now")), arena),
                                .date = attribute_or(element, "date", arena),
                                .reason = attribute_or(element, "reason", arena),
                                .where = xml_where(element) };
    return correction;
}

/* The records in an <insert>, each behind the one before it. */
static bool add_insertions(CorrectionList *list, const xmlNode *insert, Diag *diag)
{
    static const char *const sides[] = { "after", "before", "in" };
    Str place = STR("");
    int n_places = 0;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        Str beside = xml_attribute(insert, sides[i]);
        if (!beside.n) continue;
        place = str_printf(list->arena, "%s " STR_FMT, sides[i], STR_ARG(beside));
        n_places++;
    }
    if (n_places != 1) {
        diag_report(diag, xml_where(insert), STR(""), DIAG_MISSING_ATTRIBUTE, "insert", "after | before | in");
        return false;
    }
    for (xmlNodePtr record = xml_first_element(insert); record; record = xml_next_element(record)) {
        Correction *correction = add_correction(list, insert);
        correction->record = str_copy(list->arena, xml_attribute(record, "id"));
        correction->field = place;
        correction->now = markup_whole(record, list->arena);
        correction->where = xml_where(record);
        place = str_join(list->arena, STR("after "), correction->record);
    }
    return true;
}

const Corrections *data_read_corrections(const char *path, Arena *arena, Diag *diag)
{
    XmlFile *file = xml_open(path, (Where){ 0 }, NULL, arena, diag);
    if (!file || !check_file(file, &grammar_corrections, "corrections", arena, diag)) {
        xml_close(file);
        return NULL;
    }
    spaces_settle(&grammar_corrections, grammar_find_rule(&grammar_corrections, STR("corrections")), xml_root(file), false,
                  arena);
    CorrectionList list = { .arena = arena };
    bool ok = true;
    for (xmlNodePtr element = xml_first_element(xml_root(file)); element; element = xml_next_element(element)) {
        if (xml_is(element, "insert")) ok &= add_insertions(&list, element, diag);
        else add_correction(&list, element);
    }
    xml_close(file);
    Corrections *corrections = arena_new(arena, Corrections);
    *corrections = (Corrections){ list.at, list.n };
    return ok ? corrections : NULL;
}

/* Three walks over the finished tree: collect the ids, look up what refers to them, fill the repeats.
   The copied fields are ordinary elements, so whoever asks by XPath need not know that a row is a 再掲; they keep the places
   of their originals, which is where a mistake in them is mended. */
#include "data/refer.h"

#include "base/suggest.h"
#include "base/vec.h"
#include "grammar/grammar.h"

#include <string.h>

/* Collecting */

static void collect_into(Records *records, Map *map, Str id, xmlNodePtr element)
{
    const xmlNode *other = map_put(map, id, element);
    if (!other) return;
    Where where = xml_where(other);
    records->failed = true;
    diag_report(records->diag, xml_where(element), STR(""), DIAG_DUPLICATE_ID, id.at, where.file, where.line);
}

static void collect_below(Records *records, xmlNodePtr parent)
{
    for (xmlNodePtr element = xml_first_element(parent); element; element = xml_next_element(element)) {
        Str id = xml_attribute(element, "id"), code = xml_attribute(element, "code");
        if (id.n) collect_into(records, &records->ids, id, element);
        if (code.n) collect_into(records, &records->codes, code, element);
        collect_below(records, element);
    }
}

void refer_collect(Records *records)
{
    collect_below(records, records->root);
}

/* Checking */

static Str suggestion_from(Records *records, const Map *map, Str wrong, const char *element)
{
    Vec(Str) names = { .arena = records->arena };
    for (int i = 0; i < map->room; i++)
        if (map->entries[i].value && (!element || xml_is(map->entries[i].value, element)))
            *vec_push(&names) = map->entries[i].key;
    return suggest_name(wrong, names.at, names.n, records->arena);
}

static void report(Records *records, const xmlNode *element, DiagCode code, Str id)
{
    records->failed = true;
    diag_report(records->diag, xml_where(element), xml_attribute(element, "id"), code, str_copy(records->arena, id).at);
}

static void check_kind(Records *records, const xmlNode *element, const char *kind, Str id)
{
    if (xml_is(map_find(&records->ids, id), kind)) return;
    records->failed = true;
    diag_report(records->diag, xml_where(element), xml_attribute(element, "id"), DIAG_UNKNOWN_NAME, kind,
                str_copy(records->arena, id).at, suggestion_from(records, &records->ids, id, kind).at);
}

static void check_source(Records *records, const xmlNode *element, Str id)
{
    const xmlNode *source = map_find(&records->ids, id);
    bool is_repeat = xml_is(element, "repeat");
    if (is_repeat && xml_is(source, "repeat")) report(records, element, DIAG_REFERENCE_CHAIN, id);
    else if (!source || (is_repeat && !xml_is(source, "measure") && !xml_is(source, "line")))
        report(records, element, DIAG_UNKNOWN_REFERENCE, id);
}

static void check_attributes(Records *records, const ElementRule *rule, const xmlNode *element)
{
    for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++) {
        if (attribute->kind != KIND_REFERENCE && attribute->kind != KIND_REFERENCES) continue;
        Str list = xml_attribute(element, attribute->name);
        for (Str id; value_next_word(&list, &id);) {
            if (attribute->element) check_kind(records, element, attribute->element, id);
            else check_source(records, element, id);
        }
    }
}

static const xmlNode *nearest(const xmlNode *node, const char *element)
{
    while (node && !xml_is(node, element)) node = node->parent;
    return node;
}

/* A mark says which record is meant, or stands in a repeat, which does. */
static void check_mark(Records *records, const xmlNode *mark)
{
    if (xml_attribute(mark, "of").n || nearest(mark, "repeat")) return;
    records->failed = true;
    diag_report(records->diag, xml_where(mark), STR(""), DIAG_MISSING_ATTRIBUTE, "mark", "of");
}

/* The code of a row must be one of the list, if the set has such a list. */
static void check_status(Records *records, const xmlNode *status)
{
    Str code = status->children ? str_trim(xml_text(status->children)) : STR("");
    if (!code.n || !records->codes.n || map_find(&records->codes, code)) return;
    records->failed = true;
    diag_report(records->diag, xml_where(status), xml_attribute(status->parent, "id"), DIAG_UNKNOWN_NAME, "status",
                str_copy(records->arena, code).at, suggestion_from(records, &records->codes, code, NULL).at);
}

static void check_below(Records *records, const ElementRule *rule, const xmlNode *parent)
{
    for (const xmlNode *element = xml_first_element(parent); element; element = xml_next_element(element)) {
        const ElementRule *child = grammar_find_child(&grammar_data, rule, (const char *)element->name);
        check_attributes(records, child, element);
        if (xml_is(element, "mark")) check_mark(records, element);
        if (strcmp(child->rule, "status") == 0) check_status(records, element);
        check_below(records, child, element);
    }
}

void refer_check(Records *records)
{
    check_below(records, grammar_find_rule(&grammar_data, STR("data")), records->root);
}

/* Filling */

/* In the order in which they stand in a record; the first three are those of a measure as a whole. */
static const char *const fields[] = { "place", "name", "target", "current", "planned", "result", "status", "remark" };
enum { N_FIELDS = sizeof fields / sizeof *fields, N_WHOLE = 3 };

static int field_index(const xmlNode *element)
{
    for (int i = 0; i < N_FIELDS; i++)
        if (xml_is(element, fields[i])) return i;
    return N_FIELDS;
}

static xmlNodePtr find_child(const xmlNode *parent, const char *name)
{
    for (xmlNodePtr element = xml_first_element(parent); element; element = xml_next_element(element))
        if (xml_is(element, name)) return element;
    return NULL;
}

/* The field that a joint gives to all records in it. */
static xmlNodePtr find_shared(const xmlNode *record, const char *field)
{
    for (const xmlNode *joint = nearest(record, "joint"); joint; joint = nearest(joint->parent, "joint")) {
        xmlNodePtr found = find_child(joint, field);
        if (found) return found;
    }
    return NULL;
}

/* The field as it holds for a record: its own, that of the measure it is a line of, or a shared one. */
static xmlNodePtr find_field(const xmlNode *record, int field)
{
    xmlNodePtr found = find_child(record, fields[field]);
    if (!found && field < N_WHOLE && xml_is(record, "line")) found = find_child(record->parent, fields[field]);
    return found ? found : find_shared(record, fields[field]);
}

/* Of a 再掲: its own, a shared one, or that of its source. */
xmlNodePtr refer_find_shown(const Records *records, const xmlNode *record, Str field)
{
    const xmlNode *source = xml_is(record, "repeat") ? map_find(&records->ids, xml_attribute(record, "of")) : NULL;
    for (int i = 0; i < N_FIELDS; i++) {
        if (!str_is(field, fields[i])) continue;
        xmlNodePtr found = find_field(record, i);
        return found || !source ? found : find_field(source, i);
    }
    return NULL;
}

static void copy_places(const xmlNode *from, xmlNodePtr to)
{
    to->_private = from->_private;
    const xmlNode *child = from->children;
    for (xmlNodePtr copy = to->children; child && copy; child = child->next, copy = copy->next) copy_places(child, copy);
}

static xmlNodePtr copy_of(Records *records, xmlNodePtr element)
{
    xmlNodePtr copy = xmlDocCopyNode(element, records->root->doc, 1);
    copy_places(element, copy);
    return copy;
}

/* The field as it stands in its own record; one that is shown again itself has been noted before. */
static void note_origin(Records *records, xmlNodePtr field)
{
    typedef struct {
        Source source;
        void *place;
    } Origin;
    const xmlNode *record = field->parent;
    while (record && !xml_attribute(record, "id").n) record = record->parent;
    if (!field->_private) { /* of a record that a correction put in */
        field->_private = arena_new(records->arena, Where);
        *(Where *)field->_private = xml_where(field);
    }
    Origin *origin = arena_new(records->arena, Origin);
    *origin = (Origin){ { SOURCE_TYPED, str_copy(records->arena, xml_attribute(record, "id")), STR("") }, field->_private };
    map_put(&records->origins, origin_key(&origin->place), origin);
}

static void insert_field(xmlNodePtr repeat, xmlNodePtr field)
{
    xmlNodePtr next = xml_first_element(repeat);
    while (next && field_index(next) < field_index(field)) next = xml_next_element(next);
    if (next) xmlAddPrevSibling(next, field);
    else xmlAddChild(repeat, field);
}

/* Copied lines are records of their own: m3-1-a in the repeat m9-2 of m3-1 is m9-2-a. */
static void rename_line(Records *records, xmlNodePtr line, Str source, Str repeat)
{
    Str id = xml_attribute(line, "id");
    Str rest = str_starts(id, source) ? str_part(id, source.n, id.n) : str_join(records->arena, STR("-"), id);
    Str renamed = str_join(records->arena, repeat, rest);
    for (int n = 2; map_find(&records->ids, renamed); n++)
        renamed = str_printf(records->arena, STR_FMT STR_FMT "-%d", STR_ARG(repeat), STR_ARG(rest), n);
    xmlSetProp(line, (const xmlChar *)"id", (const xmlChar *)renamed.at);
    map_put(&records->ids, renamed, line);
}

static void copy_lines(Records *records, xmlNodePtr repeat, const xmlNode *source)
{
    for (xmlNodePtr line = xml_first_element(source); line; line = xml_next_element(line)) {
        if (!xml_is(line, "line") && !xml_is(line, "repeat")) continue;
        for (xmlNodePtr field = xml_first_element(line); field; field = xml_next_element(field)) note_origin(records, field);
        xmlNodePtr copy = copy_of(records, line);
        rename_line(records, copy, xml_attribute(source, "id"), xml_attribute(repeat, "id"));
        xmlAddChild(repeat, copy);
    }
}

static void fill_repeat(Records *records, xmlNodePtr repeat)
{
    const xmlNode *source = map_find(&records->ids, xml_attribute(repeat, "of"));
    bool is_line = xml_is(repeat->parent, "measure");
    for (int i = is_line ? N_WHOLE : 0; i < N_FIELDS; i++) {
        xmlNodePtr field = find_field(source, i);
        if (!field || find_child(repeat, fields[i]) || find_shared(repeat, fields[i])) continue;
        note_origin(records, field);
        insert_field(repeat, copy_of(records, field));
    }
    if (!is_line) copy_lines(records, repeat, source);
}

/* Repeats that stand for a line first: the measure they are in may itself be repeated. */
static void fill_below(Records *records, xmlNodePtr parent, bool lines)
{
    for (xmlNodePtr element = xml_first_element(parent); element; element = xml_next_element(element)) {
        if (xml_is(element, "repeat")) {
            if (xml_is(parent, "measure") == lines) fill_repeat(records, element);
        } else fill_below(records, element, lines);
    }
}

void refer_fill_repeats(Records *records)
{
    fill_below(records, records->root, true);
    fill_below(records, records->root, false);
}

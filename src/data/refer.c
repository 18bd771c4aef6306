/* Two walks over the tree: collect the ids and the terms of codes, look up what refers to them. */
#include "data/refer.h"

#include "grammar/grammar.h"

/* Collecting */

static void collect_into(Records *records, Map *map, Str name, Str id, XmlNode *element)
{
    const XmlNode *other = map_put(map, name, element);
    if (!other) return;
    Where where = xml_where(other);
    records->failed = true;
    diag_report(records->diag, xml_where(element), STR(""), DIAG_DUPLICATE_ID, id.at, diag_place(where, records->arena));
}

Str refer_term(Str list, Str code, Arena *arena)
{
    return str_join_by(arena, list, ' ', code);
}

Str refer_code(const Records *records, const XmlNode *term)
{
    const RecordType *list = record_at(term);
    Str key = list->key.n ? list->key : records->schema->id;
    const FieldType *field = record_field(list, key);
    if (!field || field->is_attribute) return xml_attribute(term, key.at);
    Str code = STR("");
    for (const XmlNode *child = xml_first_element(term); child; child = xml_next_element(child))
        if (field_at(child) == field && xml_first(child)) code = str_trim(xml_text(xml_first(child)));
    return code;
}

static void collect_term(Records *records, const RecordType *list, XmlNode *element)
{
    Str code = refer_code(records, element);
    if (code.n) collect_into(records, &records->terms, refer_term(list->name, code, records->arena), code, element);
}

static void collect_below(Records *records, XmlNode *parent)
{
    for (XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element)) {
        const RecordType *record = record_at(element);
        Str id = record ? id_of(element) : STR("");
        if (id.n) collect_into(records, &records->ids, id, id, element);
        if (record && record->role == ROLE_LIST) collect_term(records, record, element);
        collect_below(records, element);
    }
}

void refer_collect(Records *records)
{
    records->ids = map_new(records->arena);
    records->terms = map_new(records->arena);
    collect_below(records, records->root);
}

/* Checking */

/* The place of an element that names another: of a record whose attribute was corrected to that, the correction. */
static Where naming_place(const Records *records, const XmlNode *element, Str name)
{
    Str own = record_at(element) ? id_of(element) : STR("");
    const Corrections *corrections = records->corrections;
    for (int i = corrections && own.n ? corrections->n - 1 : -1; i >= 0; i--) {
        const Correction *correction = &corrections->at[i];
        bool is_it = correction->where.line && str_equal(correction->record, own) && str_starts(correction->field, STR("@"));
        if (is_it && schema_lists(correction->now, name)) return correction->where;
    }
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute))
        if (xml_place(attribute) && schema_lists(xml_text(attribute), name))
            return xml_place_where(xml_place(attribute)); /* a cell of its own */
    return xml_where(element);
}

/* What is named was there, and was taken out; false: it never was. */
static bool report_removed(Records *records, const XmlNode *element, Str id)
{
    const Correction *removal = map_find(&records->removed, id);
    Where where = naming_place(records, element, id);
    if (!removal || !removal->where.line || map_find(&records->ids, id)) return false;
    records->failed = true;
    diag_report(records->diag, removal->where, removal->record, DIAG_REMOVED_IS_NAMED, str_copy(records->arena, id).at,
                diag_place(where, records->arena));
    return true;
}

static void report(Records *records, const XmlNode *element, DiagCode code, Str id)
{
    if (report_removed(records, element, id)) return;
    records->failed = true;
    diag_report(records->diag, naming_place(records, element, id), id_of(element), code, str_copy(records->arena, id).at);
}

static void report_unknown(Records *records, const XmlNode *element, Str what, Str name, Str kinds, bool is_code)
{
    const XmlNode *record = element;
    while (record && !record_at(record)) record = xml_parent(record);
    if (report_removed(records, element, name)) return;
    records->failed = true;
    const Meant meant = refer_meant(records, name, kinds, is_code);
    Where where = naming_place(records, element, name);
    Str key = record ? id_of(record) : STR("");
    name = str_copy(records->arena, name);
    what = str_copy(records->arena, what);
    if (meant.all.n) diag_report(records->diag, where, key, DIAG_UNKNOWN_TERM, what.at, name.at, meant.one.at, meant.all.at);
    else diag_report(records->diag, where, key, DIAG_UNKNOWN_NAME, what.at, name.at, meant.one.at);
}

static bool is_of_kind(const XmlNode *element, Str kinds)
{
    const RecordType *record = record_at(element);
    return record && schema_lists(kinds, record->name);
}

static void check_kind(Records *records, const XmlNode *element, Str kinds, Str id)
{
    if (!is_of_kind(map_find(&records->ids, id), kinds)) report_unknown(records, element, kinds, id, kinds, false);
}

static void report_source(Records *records, const XmlNode *element, Str kinds, Str id)
{
    if (report_removed(records, element, id)) return;
    records->failed = true;
    diag_report(records->diag, naming_place(records, element, id), id_of(element), DIAG_UNKNOWN_REFERENCE,
                str_copy(records->arena, id).at, refer_meant(records, id, kinds, false).one.at);
}

/* Of a 再掲: a record that may be shown again, and is no 再掲 itself. */
static void check_source(Records *records, const XmlNode *element, Str kinds, Str id)
{
    const XmlNode *source = map_find(&records->ids, id);
    const RecordType *type = source ? record_at(source) : NULL;
    if (is_of_kind(source, kinds)) return;
    if (!type) report_source(records, element, kinds, id);
    else if (type->role == ROLE_REFERENCE) report(records, element, DIAG_REFERENCE_CHAIN, id);
    else {
        records->failed = true;
        diag_report(records->diag, naming_place(records, element, id), id_of(element), DIAG_FOREIGN_REFERENCE,
                    str_copy(records->arena, id).at, schema_said(type->name, type->label, records->arena).at,
                    str_copy(records->arena, kinds).at);
    }
}

static void check_reference(Records *records, const XmlNode *element, const AttributeRule *rule, Str list)
{
    for (Str id; str_next_word(&list, &id);) {
        if (rule->field && plays(element, ROLE_REFERENCE)) check_source(records, element, rule->field->of, id);
        else if (rule->field) check_kind(records, element, rule->field->of, id);
        else if (!map_find(&records->ids, id)) report_source(records, element, STR(""), id);
    }
}

static bool has_terms(const Records *records, Str list)
{
    Str start = refer_term(list, STR(""), records->arena);
    for (int i = 0; i < records->terms.room; i++)
        if (records->terms.entries[i].value && str_starts(records->terms.entries[i].key, start)) return true;
    return false;
}

static void check_code(Records *records, const XmlNode *element, const FieldType *field, Str code)
{
    bool is_known = !code.n || schema_lists(field_marks(field), code) ||
                    map_find(&records->terms, refer_term(field->of, code, records->arena));
    if (!is_known && has_terms(records, field->of))
        report_unknown(records, element, schema_said(field->name, field->label, records->arena), code, field->of, true);
}

/* The year a set reports on has a column only where it is on the axis. */
static void check_year(Records *records, const XmlNode *element, const FieldType *field, Str value)
{
    const ValueAxis *axis = field->on;
    if (!axis || !value.n || axis_has(axis, value)) return;
    records->failed = true;
    diag_report(records->diag, xml_where(element), id_of(record_at(element) ? element : xml_parent(element)), DIAG_YEAR_OFF_AXIS,
                field->label.at, str_copy(records->arena, value).at, axis->name.at, axis->from, axis->to,
                diag_place(axis->where, records->arena));
}

/* Most name nothing: these are not looked for. */
static void check_attribute(Records *records, const XmlNode *element, const AttributeRule *attribute)
{
    const FieldType *field = attribute->field && attribute->field->is_attribute ? attribute->field : NULL;
    bool is_reference = attribute->kind == KIND_REFERENCE || attribute->kind == KIND_REFERENCES;
    bool is_code = field && field->kind == FIELD_CODE;
    if (!is_reference && !is_code && (!field || !field->on)) return;
    Str value = xml_attribute(element, attribute->name);
    if (is_reference) check_reference(records, element, attribute, value);
    else if (is_code) check_code(records, element, field, value);
    else check_year(records, element, field, value);
}

static void check_attributes(Records *records, const ElementRule *rule, const XmlNode *element)
{
    for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++)
        check_attribute(records, element, attribute);
}

/* A mark says which record is meant, or stands in a 再掲, which does. */
static void check_mark(Records *records, const XmlNode *mark)
{
    for (const XmlNode *node = mark; node; node = xml_parent(node))
        if (plays(node, ROLE_REFERENCE) || (node == mark && xml_attribute(mark, "of").n)) return;
    records->failed = true;
    diag_report(records->diag, xml_where(mark), STR(""), DIAG_MISSING_ATTRIBUTE, "mark", "of");
}

static void check_content(Records *records, const ElementRule *rule, const XmlNode *element)
{
    if (!rule->field || !xml_is_text(xml_first(element))) return;
    Str value = str_trim(xml_text(xml_first(element)));
    check_year(records, element, rule->field, value);
    if (rule->field->kind == FIELD_CODE) check_code(records, element, rule->field, value);
    else if (rule->content && (rule->content->kind == KIND_REFERENCE || rule->content->kind == KIND_REFERENCES))
        check_reference(records, element, rule->content, value);
}

/* A value for each year, and not two. */
static void check_axis(Records *records, const XmlNode *record)
{
    Map seen = map_new(records->arena);
    for (XmlNode *child = xml_first_element(record); child; child = xml_next_element(child)) {
        if (!field_at(child) || !field_at(child)->by) continue;
        Str name = field_name(child, records->arena);
        const XmlNode *other = map_put(&seen, name, child);
        if (!other) continue;
        records->failed = true;
        diag_report(records->diag, xml_where(child), id_of(record), DIAG_AXIS_TWICE, name.at, xml_where(other).line);
    }
}

static void check_below(Records *records, const XmlNode *parent)
{
    if (record_at(parent)) check_axis(records, parent);
    for (const XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element)) {
        const ElementRule *rule = rule_at(element);
        if (!rule) continue; /* reported where it was put in */
        check_attributes(records, rule, element);
        check_content(records, rule, element);
        if (xml_is(element, "mark") && !rule->field && !rule->record) check_mark(records, element);
        check_below(records, element);
    }
}

void refer_check(Records *records)
{
    check_below(records, records->root);
    given_check(records, records->root);
}

/* A correction names a record, a field of it (or an attribute of a field: current@number), what stands there and what should; or
   it puts a record in, or takes one out.  It is applied to the tree before 再掲 are filled and totals computed, so that all that
   follows, follows. */
#include "data/correct.h"

#include "base/vec.h"
#include "grammar/grammar.h"
#include "xml/xml.h"

#include <string.h>

typedef struct {
    Str element, attribute;
} Field;

/* Does the name mean this collection: "kpis p4", its element and whose records it holds? */
static bool is_called(const XmlNode *list, Str name)
{
    int space = str_find(name, ' ');
    const FieldType *link = plays(list, ROLE_COLLECTION) ? record_link(record_at(list)) : NULL;
    return link && str_is(str_part(name, 0, space), xml_name(list)) &&
           str_equal(str_part(name, space + 1, name.n), xml_attribute(list, link->name.at));
}

static XmlNode *find_collection(XmlNode *parent, Str name)
{
    XmlNode *found = NULL;
    for (XmlNode *child = xml_first_element(parent); child && !found; child = xml_next_element(child))
        found = is_called(child, name) ? child : find_collection(child, name);
    return found;
}

/* By its id; a collection, which has none, by its element and whose it is: "kpis p4"; the whole set: "data". */
static XmlNode *find_record(const Records *records, Str name)
{
    XmlNode *found = map_find(&records->ids, name);
    if (found) return found;
    if (str_find(name, ' ') < 0) return str_is(name, "data") ? records->root : NULL;
    return find_collection(records->root, name);
}

static Field split_field(Str name)
{
    int at = str_find(name, '@');
    return at < 0 ? (Field){ name, STR("") } : (Field){ str_part(name, 0, at), str_part(name, at + 1, name.n) };
}

static void empty(XmlNode *element)
{
    while (xml_first(element)) {
        XmlNode *child = xml_first(element);
        xml_drop(child);
    }
}

static bool fail(Records *records, const Correction *correction, DiagCode code, const char *a, const char *b, const char *c)
{
    diag_report(records->diag, correction->where, correction->record, code, a, b, c);
    records->failed = true;
    return false;
}

static Str name_of(const Records *records, const Correction *correction)
{
    if (!correction->field.n) return correction->record;
    return str_printf(records->arena, STR_FMT "#" STR_FMT, STR_ARG(correction->record), STR_ARG(correction->field));
}

/* A year is the same in every form: a table of corrections has it as layouts read it. */
static bool says_same(const AttributeRule *value, Str one, Str other)
{
    int a, b;
    if (str_equal(one, other)) return true;
    return value && value->kind == KIND_YEAR && value_year(one, &a) && value_year(other, &b) && a == b;
}

/* Is it still to be made?  A past one that does not match has been overtaken by the data; one whose 正 stands there already has
   been made by hand. */
static bool matches(Records *records, const Correction *correction, Str there, const AttributeRule *value)
{
    if (says_same(value, there, correction->was)) return true;
    if (correction->past) return false;
    const char *name = name_of(records, correction).at, *says = str_copy(records->arena, there).at;
    if (correction->field.n == 0) return fail(records, correction, DIAG_CORRECTION_MISMATCH, name, correction->was.at, says);
    if (says_same(value, there, correction->now)) return false;
    diag_report(records->diag, correction->where, correction->record, DIAG_CORRECTION_NEITHER, name, correction->was.at,
                correction->now.at, says);
    records->failed = true;
    return false;
}

/* --- what stands elsewhere ------------------------------------------------------------------------------------- */

/* A field that a record shows but does not have is to be corrected where it stands.  false: reported. */
static bool is_own(Records *records, const Correction *correction, const XmlNode *record)
{
    Field field = split_field(correction->field);
    const XmlNode *shown = correction->past ? NULL : refer_find_shown(records, record, field.element);
    if (!shown || xml_parent(shown) == record) return true;
    Str holder = str_printf(records->arena, STR_FMT "#" STR_FMT, STR_ARG(id_of(xml_parent(shown))), STR_ARG(correction->field));
    bool repeats = plays(record, ROLE_REFERENCE);
    return fail(records, correction, repeats ? DIAG_CORRECTION_REPEAT : DIAG_CORRECTION_SHARED, name_of(records, correction).at,
                holder.at, "");
}

/* m9-2-a, a line of the 再掲 m9-2, is a copy of m3-1-a.  Empty: it is none. */
static Str original_of(const Records *records, Str id)
{
    for (int end = id.n - 1; end > 0; end--) {
        const XmlNode *repeat = id.at[end] == '-' ? map_find(&records->ids, str_part(id, 0, end)) : NULL;
        const XmlNode *source = repeat ? refer_source(records, repeat) : NULL;
        if (!source) continue;
        Str original = str_join(records->arena, id_of(source), str_part(id, end, id.n));
        return map_find(&records->ids, original) ? original : STR("");
    }
    return STR("");
}

static void miss_record(Records *records, const Correction *correction)
{
    if (correction->past) return;
    Str original = original_of(records, correction->record);
    if (!original.n) {
        fail(records, correction, DIAG_CORRECTION_RECORD, correction->record.at, "", "");
        return;
    }
    Str holder = str_printf(records->arena, STR_FMT "#" STR_FMT, STR_ARG(original), STR_ARG(correction->field));
    fail(records, correction, DIAG_CORRECTION_REPEAT, name_of(records, correction).at, holder.at, "");
}

/* --- a field --------------------------------------------------------------------------------------------------- */

/* Whatever is wrong with what was corrected is wrong there, and not in the data.  A past correction stands nowhere. */
static void stand_at(const Correction *correction, XmlNode *field)
{
    if (correction->where.line) xml_set_place(field, xml_new_place(xml_tree_of(field), correction->where));
}

static void correct_attribute(Records *records, const Correction *correction, XmlNode *element, const char *name)
{
    Arena *arena = records->arena;
    const ElementRule *rule = rule_at(element);
    const AttributeRule *attribute = rule ? grammar_find_attribute(rule, name) : NULL;
    Attribute value;
    Str now;
    if (!attribute || str_equal(records->schema->id, str_from(name))) {
        fail(records, correction, DIAG_CORRECTION_FIELD, xml_name(element), correction->field.at, "");
        return;
    }
    if (!matches(records, correction, markup_from_plain(xml_attribute(element, name), arena), attribute)) return;
    bool is_plain = markup_plain(correction->now, &now, arena), removes = now.n == 0 && !attribute->required;
    if (!is_plain || (!removes && !grammar_value(attribute, now, &value))) {
        const ValueFault fault = grammar_fault(attribute, correction->now, arena);
        fail(records, correction, fault.code, name, correction->now.at, fault.right.at);
        return;
    }
    if (!record_at(element)) stand_at(correction, element);
    if (removes) xml_remove_attribute(element, name);
    else xml_set_attribute(element, name, now);
}

/* May all that is in the element stand there?  Attributes were checked when the correction was read. */
static bool check_content(Records *records, const Correction *correction, const ElementRule *rule, const XmlNode *element)
{
    for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child)) {
        const ElementRule *own = grammar_find_child(records->schema->grammar, rule, xml_name(child));
        if (!own) return fail(records, correction, DIAG_UNKNOWN_ELEMENT, xml_name(element), xml_name(child), "");
        if (!check_content(records, correction, own, child)) return false;
    }
    return true;
}

/* The rule of a field of the record, result:2022, which may be corrected by itself; NULL: there is none. */
static const ElementRule *field_rule(const Records *records, const XmlNode *record, Str name)
{
    int colon = str_find(name, ':');
    Str element = str_copy(records->arena, colon < 0 ? name : str_part(name, 0, colon));
    Str value = colon < 0 ? STR("") : str_part(name, colon + 1, name.n);
    const ElementRule *rule = rule_at(record);
    const ElementRule *own = rule ? grammar_find_child(records->schema->grammar, rule, element.at) : NULL;
    if (!own || !own->field || (own->field->by != NULL) != (colon >= 0)) return NULL;
    return !own->field->by || axis_has(own->field->by, value) ? own : NULL;
}

static XmlNode *new_field(XmlNode *const record, const ElementRule *rule, Str name, Arena *arena)
{
    XmlNode *element = xml_new_element(xml_tree_of(record), rule->field->name);
    Str value = rule->field->by ? str_copy(arena, str_part(name, str_find(name, ':') + 1, name.n)) : STR("");
    if (rule->field->by) xml_set_attribute(element, rule->field->by->name.at, value);
    xml_set_place(element, xml_place(record));
    xml_add(record, element);
    return element;
}

/* A value of a kind must be one. */
static void check_value(Records *records, const Correction *correction, const ElementRule *rule)
{
    Attribute value;
    Str now;
    if (!rule->content || !correction->now.n) return;
    if (markup_plain(correction->now, &now, records->arena) &&
        grammar_value(rule->content, str_copy(records->arena, str_trim(now)), &value))
        return;
    const ValueFault fault = grammar_fault(rule->content, correction->now, records->arena);
    fail(records, correction, fault.code, schema_said(rule->field->name, rule->field->label, records->arena).at,
         correction->now.at, fault.right.at);
}

static void correct_field(Records *records, const Correction *correction, XmlNode *record, XmlNode *element, Str name)
{
    Arena *arena = records->arena;
    const ElementRule *own = field_rule(records, record, name);
    if (!own) {
        fail(records, correction, DIAG_CORRECTION_FIELD, xml_name(record), correction->field.at, "");
        return;
    }
    if (own->field->value.n && !correction->past)
        fail(records, correction, DIAG_CORRECTION_COMPUTED, name_of(records, correction).at, own->field->value.at, "");
    if (own->field->value.n && (!correction->past || own->field->is_asked)) return;
    if (!matches(records, correction, markup_of(element, arena), own->content)) return;
    if (correction->now.n == 0 && own->field->is_required && !plays(record, ROLE_REFERENCE)) {
        fail(records, correction, DIAG_EMPTY_ELEMENT, schema_said(own->field->name, own->field->label, arena).at, "", "");
        return;
    }
    if (correction->now.n == 0 && !plays(record, ROLE_REFERENCE)) { /* as good as none; of a 再掲 it says "blank here" */
        if (element) xml_drop(element);
        return;
    }
    if (!element) element = new_field(record, own, name, arena);
    empty(element);
    stand_at(correction, element);
    markup_add(element, correction->now, correction->where, arena, records->diag);
    check_value(records, correction, own);
    RuleBinder rules = rules_begin(records->schema->grammar, records->arena);
    if (check_content(records, correction, own, element)) rules_bind(&rules, own, element);
}

/* --- whole records --------------------------------------------------------------------------------------------- */

/* The fields that name it; a 再掲 is named by those of what it stands for. */
static Str title_names(const Records *records, const RecordType *type)
{
    Str of = type->of, name;
    bool is_named = type->title.n || type->role != ROLE_REFERENCE || !str_next_word(&of, &name);
    const RecordType *meant = is_named ? type : schema_record(records->schema, name);
    return meant ? meant->title : STR("");
}

/* The first field of its title that it has, as markup; empty: it has none. */
static Str title_of(const Records *records, const XmlNode *record)
{
    Str names = record_at(record) ? title_names(records, record_at(record)) : STR("");
    for (Str name; str_next_word(&names, &name);) {
        XmlNode *field = field_in(record, name, records->arena);
        if (field) return markup_of(field, records->arena);
    }
    return STR("");
}

static void note_removed(Records *records, const Correction *correction, const XmlNode *record)
{
    if (record_at(record) && id_of(record).n) {
        Str id = str_copy(records->arena, id_of(record));
        map_put(&records->removed, id, (void *)(uintptr_t)correction);
        map_put(&records->gone, id, (void *)(uintptr_t)&record_at(record)->name);
    }
    for (const XmlNode *child = xml_first_element(record); child; child = xml_next_element(child))
        note_removed(records, correction, child);
}

/* 誤 is what a person knows it by. */
static void remove_record(Records *records, const Correction *correction, XmlNode *record)
{
    if (!matches(records, correction, title_of(records, record), NULL)) return;
    note_removed(records, correction, record);
    xml_drop(record);
    refer_collect(records);
}

/* Who says where by a neighbour need not have seen that this one stands in a shared cell. */
static void tell_shared(const Records *records, const Correction *correction, const XmlNode *parent)
{
    if (!plays(parent, ROLE_SHARED) || correction->past) return;
    Where where = xml_where(parent);
    diag_report(records->diag, correction->where, correction->record, DIAG_INSERTED_SHARED, correction->record.at,
                record_at(parent)->label.at, str_copy(records->arena, id_of(parent)).at, diag_place(where, records->arena));
}

/* "after m1-3-2", "before m1-3-2", "in m1-3", "in data", "after kpis p4": where a record is put. */
static void insert_record(Records *records, const Correction *correction)
{
    int space = str_find(correction->field, ' ');
    Str side = str_part(correction->field, 0, space), beside = str_part(correction->field, space + 1, correction->field.n);
    XmlNode *neighbour = find_record(records, beside);
    const XmlNode *other = find_record(records, correction->record);
    if (correction->past && (!neighbour || other)) return;
    if (other && str_equal(markup_whole(other, records->arena), correction->now)) return; /* made by hand */
    if (!neighbour) {
        fail(records, correction, DIAG_CORRECTION_RECORD, str_copy(records->arena, beside).at, "", "");
        return;
    }
    if (other) {
        diag_report(records->diag, correction->where, correction->record, DIAG_DUPLICATE_ID, correction->record.at,
                    diag_place(xml_where(other), records->arena));
        records->failed = true;
        return;
    }
    bool is_inside = str_is(side, "in");
    XmlNode *parent = is_inside ? neighbour : xml_parent(neighbour);
    if (!is_inside) tell_shared(records, correction, parent);
    XmlNode *around = xml_new_element(xml_tree_of(parent), STR("insert"));
    markup_add(around, correction->now, correction->where, records->arena, records->diag);
    XmlNode *record = xml_first(around);
    if (!record) return;
    xml_take_out(record);
    xml_drop(around);
    RuleBinder rules = rules_begin(records->schema->grammar, records->arena);
    const ElementRule *own = grammar_find_child(rules.grammar, rule_at(parent), xml_name(record));
    if (own) {
        rules_bind(&rules, own, record);
        axes_settle(records, record);
    } else fail(records, correction, DIAG_UNKNOWN_ELEMENT, xml_name(parent), xml_name(record), "");
    XmlNode *next = is_inside ? NULL : str_is(side, "before") ? neighbour : xml_next(neighbour);
    if (next) xml_put_before(next, record);
    else xml_add(parent, record);
    refer_collect(records);
}

static void apply(Records *records, const Correction *correction)
{
    if (str_find(correction->field, ' ') >= 0) {
        insert_record(records, correction);
        return;
    }
    XmlNode *record = find_record(records, correction->record);
    Field field = split_field(correction->field);
    if (!record) {
        miss_record(records, correction);
        return;
    }
    XmlNode *element = field.element.n ? field_in(record, field.element, records->arena) : record;
    if (correction->field.n == 0) remove_record(records, correction, record);
    else if (!element && correction->was.n && !is_own(records, correction, record)) return;
    else if (!field.attribute.n) correct_field(records, correction, record, element, field.element);
    else if (element) correct_attribute(records, correction, element, str_copy(records->arena, field.attribute).at);
    else if (!correction->past) fail(records, correction, DIAG_CORRECTION_FIELD, xml_name(record), correction->field.at, "");
}

void correct_apply(Records *records, const Corrections *corrections)
{
    for (int i = 0; i < corrections->n; i++) apply(records, &corrections->at[i]);
}

/* schema.xml, checked by the grammar, → Schema.  Members that a record has from another (what a shared one gives, what a
   reference shows) are copied once all records are known. */
#include "schema/parts.h"

typedef Vec(FieldType) FieldList;
typedef struct {
    Schema *schema;
    Vec(ValueAxis) axes;
    Vec(RecordType) records;
    Vec(const XmlNode *) elements; /* of the records, beside them */
    StrBuilder off;
    Arena *arena;
} SchemaReader;

static Str text_of(const SchemaReader *reader, const XmlNode *element, const char *name)
{
    return str_copy(reader->arena, xml_attribute(element, name));
}

static Str text_or(const SchemaReader *reader, const XmlNode *element, const char *name, Str usual)
{
    Str text = text_of(reader, element, name);
    return text.n ? text : usual;
}

static bool flag_or(const XmlNode *element, const char *name, bool usual)
{
    bool flag = usual;
    value_bool(xml_attribute(element, name), &flag);
    return flag;
}

static bool flag_of(const XmlNode *element, const char *name)
{
    return flag_or(element, name, false);
}

static int number_of(const XmlNode *element, const char *name, int usual)
{
    enum { MOST = 9999 };
    int number = usual;
    value_int(xml_attribute(element, name), 0, MOST, &number);
    return number;
}

static int choice_of(const XmlNode *element, const char *name, const Choice *choices, int usual)
{
    int value = usual;
    choice_find(choices, xml_attribute(element, name), &value);
    return value;
}

/* --- members -------------------------------------------------------------------------------------------------------- */

static const ValueAxis *find_axis(const SchemaReader *reader, Str name)
{
    for (int i = 0; i < reader->axes.n; i++)
        if (str_equal(reader->axes.at[i].name, name)) return &reader->axes.at[i];
    return NULL;
}

static FieldType member(const SchemaReader *reader, const XmlNode *element)
{
    static const Choice kinds[] = CHOICE_TABLE(FIELD_KIND_CHOICES), runs[] = CHOICE_TABLE(RUNS_CHOICES);
    bool is_attribute = xml_is(element, "attribute"), is_computed = xml_is(element, "computed");
    int usual = is_computed ? FIELD_NUMBER : is_attribute ? FIELD_PLAIN : FIELD_TEXT;
    Str name = text_of(reader, element, "name");
    FieldKind kind = (FieldKind)choice_of(element, "kind", kinds, usual);
    return (FieldType){ .name = name,
                        .label = text_or(reader, element, "label", name),
                        .kind = kind,
                        .is_attribute = is_attribute,
                        .is_required = flag_of(element, "required"),
                        .is_owner = flag_of(element, "owner"),
                        .is_issue = flag_of(element, "issue"),
                        .is_inner = !flag_or(element, "print", true),
                        .runs = (Runs)choice_of(element, "runs", runs, RUNS_WITHIN),
                        .of = text_of(reader, element, "of"),
                        .words = text_of(reader, element, "words"),
                        .missing = text_of(reader, element, "missing"),
                        .decimals = number_of(element, "decimals", -1),
                        .axis = text_of(reader, element, "by"),
                        .by = find_axis(reader, xml_attribute(element, "by")),
                        .on = kind == FIELD_YEAR ? find_axis(reader, xml_attribute(element, "of")) : NULL,
                        .value = is_computed ? text_of(reader, element, "value") : STR(""),
                        .tolerance = text_of(reader, element, "tolerance"),
                        .is_asked = flag_of(element, "asked"),
                        .note = text_of(reader, element, "note"),
                        .where = xml_where(element) };
}

static bool is_member(const XmlNode *element)
{
    return xml_is(element, "attribute") || xml_is(element, "field") || xml_is(element, "computed");
}

static Question question(const SchemaReader *reader, const XmlNode *rule)
{
    static const Choice severities[] = CHOICE_TABLE(RULE_SEVERITY_CHOICES);
    return (Question){ .name = text_of(reader, rule, "name"),
                       .label = text_of(reader, rule, "label"),
                       .test = text_of(reader, rule, "test"),
                       .severity = (Severity)choice_of(rule, "severity", severities, SEVERITY_WARNING),
                       .where = xml_where(rule) };
}

static void add_members(const SchemaReader *reader, RecordType *record, const XmlNode *element)
{
    FieldList fields = { .arena = reader->arena };
    Vec(Question) questions = { .arena = reader->arena };
    Vec(MarkType) marks = { .arena = reader->arena };
    for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child)) {
        if (is_member(child)) *vec_push(&fields) = member(reader, child);
        else if (xml_is(child, "rule")) *vec_push(&questions) = question(reader, child);
        else if (xml_is(child, "mark"))
            *vec_push(&marks) = (MarkType){ text_of(reader, child, "name"), text_of(reader, child, "text"), xml_where(child) };
        else if (xml_is(child, "records")) {
            record->children = text_of(reader, child, "of");
            record->children_where = xml_where(child);
            record->least = number_of(child, "least", 0);
        }
    }
    record->fields = fields.at;
    record->n_fields = fields.n;
    record->questions = questions.at;
    record->n_questions = questions.n;
    record->marks = marks.at;
    record->n_marks = marks.n;
}

/* --- records -------------------------------------------------------------------------------------------------------- */

/* What a record refers to, in an attribute: the record whose collection it is, the source of a 再掲. */
static void add_link(const SchemaReader *reader, RecordType *record, Str name)
{
    FieldType *fields = arena_array(reader->arena, FieldType, record->n_fields + 1);
    for (int i = 0; i < record->n_fields; i++) fields[i + 1] = record->fields[i];
    fields[0] = (FieldType){ .name = name,
                             .label = name,
                             .kind = FIELD_REFERENCE,
                             .is_attribute = true,
                             .is_required = true,
                             .of = record->of,
                             .decimals = -1,
                             .where = record->where };
    record->fields = fields;
    record->n_fields++;
}

static RecordType record_from(const SchemaReader *reader, const XmlNode *element)
{
    static const Choice roles[] = CHOICE_TABLE(RECORD_CHOICES);
    Str name = text_of(reader, element, "name");
    RecordType record = { .name = name,
                          .element = text_or(reader, element, "element", name),
                          .label = text_or(reader, element, "label", name),
                          .title = text_of(reader, element, "title"),
                          .counts = text_of(reader, element, "counts"),
                          .key = text_of(reader, element, "key"),
                          .where = xml_where(element) };
    int role;
    if (choice_find(roles, str_from(xml_name(element)), &role)) record.role = (RecordRole)role;
    add_members(reader, &record, element);
    return record;
}

/* What its role says of it in attributes of its own. */
static void settle_role(const SchemaReader *reader, RecordType *record, const XmlNode *element)
{
    switch (record->role) {
    case ROLE_RECORD:
    case ROLE_LIST: break;
    case ROLE_COLLECTION:
        record->of = text_of(reader, element, "for");
        if (record->of.n) add_link(reader, record, text_or(reader, element, "by", record->of));
        break;
    case ROLE_SHARED:
        record->children = text_of(reader, element, "of");
        record->least = 1;
        break;
    case ROLE_PART: record->of = text_of(reader, element, "of"); break;
    case ROLE_REFERENCE:
        record->of = text_of(reader, element, "to");
        add_link(reader, record, text_or(reader, element, "by", STR("of")));
        break;
    }
}

/* The first record among `names` that has the field. */
static const FieldType *field_among(const SchemaReader *reader, Str names, Str field)
{
    for (Str name; str_next_word(&names, &name);)
        for (int i = 0; i < reader->records.n; i++) {
            const RecordType *record = &reader->records.at[i];
            const FieldType *found = str_equal(record->name, name) ? record_field(record, field) : NULL;
            if (found) return found;
        }
    return NULL;
}

static void borrow(RecordType *record, FieldList *fields, const FieldType *field)
{
    for (int i = 0; i < fields->n; i++)
        if (fields->at[i].is_attribute == field->is_attribute && str_equal(fields->at[i].name, field->name)) return;
    FieldType *copy = vec_push(fields);
    *copy = *field;
    copy->is_required = false;
    record->fields = fields->at;
    record->n_fields = fields->n;
}

/* A number, and whose a record is, say in an attribute where it stands. */
static bool is_of_place(const FieldType *field)
{
    return field->is_attribute && (field->kind == FIELD_ORDINAL || field->is_owner);
}

/* A 再掲 may have every field of what it refers to, but what is of its own place. */
static void borrow_all(const SchemaReader *reader, RecordType *record, FieldList *fields)
{
    Str names = record->of;
    for (Str name; str_next_word(&names, &name);)
        for (int i = 0; i < reader->records.n; i++) {
            const RecordType *source = &reader->records.at[i];
            if (!str_equal(source->name, name)) continue;
            for (int k = 0; k < source->n_fields; k++)
                if (!is_of_place(&source->fields[k])) borrow(record, fields, &source->fields[k]);
        }
}

static void settle_borrowed(SchemaReader *reader, RecordType *record, const XmlNode *element, RecordRole role)
{
    if (record->role != role) return;
    FieldList fields = { .arena = reader->arena };
    for (int i = 0; i < record->n_fields; i++) *vec_push(&fields) = record->fields[i];
    Str gives = text_of(reader, element, "gives"), of = role == ROLE_SHARED ? record->children : record->of;
    record->gives = gives;
    if (role == ROLE_REFERENCE) borrow_all(reader, record, &fields);
    for (Str name; role != ROLE_REFERENCE && str_next_word(&gives, &name);) {
        const FieldType *field = field_among(reader, of, name);
        if (field) borrow(record, &fields, field); /* that there is one, faults.c asks */
    }
}

/* The first field names a record that does not say otherwise; what stands for others is named by them. */
static void settle_title(RecordType *record)
{
    bool has_name = record->role == ROLE_RECORD || record->role == ROLE_LIST;
    for (int i = 0; has_name && i < record->n_fields && !record->title.n; i++)
        if (!record->fields[i].is_attribute) record->title = record->fields[i].name;
}

static void add_axis(SchemaReader *reader, const XmlNode *element)
{
    static const Choice kinds[] = CHOICE_TABLE(AXIS_CHOICES);
    Str name = text_of(reader, element, "name");
    *vec_push(&reader->axes) = (ValueAxis){ .name = name,
                                            .label = text_or(reader, element, "label", name),
                                            .kind = (AxisKind)choice_of(element, "kind", kinds, AXIS_FISCAL_YEAR),
                                            .values = text_of(reader, element, "values"),
                                            .from = number_of(element, "from", 0),
                                            .to = number_of(element, "to", 0),
                                            .where = xml_where(element) };
}

static void add_off(SchemaReader *reader, const XmlNode *question)
{
    if (!flag_of(question, "ask"))
        str_add_printf(&reader->off, "%s" STR_FMT, reader->off.n ? " " : "", STR_ARG(xml_attribute(question, "name")));
}

Schema *schema_from(const XmlFile *file, Arena *arena)
{
    const XmlNode *root = xml_root(file);
    SchemaReader reader = {
        .axes.arena = arena, .records.arena = arena, .elements.arena = arena, .off.arena = arena, .arena = arena
    };
    for (const XmlNode *element = xml_first_element(root); element; element = xml_next_element(element))
        if (xml_is(element, "axis")) add_axis(&reader, element);
    for (const XmlNode *element = xml_first_element(root); element; element = xml_next_element(element)) {
        if (xml_is(element, "question")) add_off(&reader, element);
        if (xml_is(element, "axis") || xml_is(element, "question")) continue;
        *vec_push(&reader.records) = record_from(&reader, element);
        *vec_push(&reader.elements) = element;
    }
    RecordType *records = reader.records.at;
    for (int i = 0; i < reader.records.n; i++) settle_role(&reader, &records[i], reader.elements.at[i]);
    static const RecordRole order[] = { ROLE_PART, ROLE_SHARED, ROLE_REFERENCE };
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < reader.records.n; i++) settle_borrowed(&reader, &records[i], reader.elements.at[i], order[k]);
    for (int i = 0; i < reader.records.n; i++) settle_title(&records[i]);
    Schema *schema = arena_new(arena, Schema);
    *schema = (Schema){ .name = text_of(&reader, root, "name"),
                        .title = text_of(&reader, root, "title"),
                        .id = text_or(&reader, root, "id", STR("id")),
                        .path = file->source.path,
                        .text = file->source.text,
                        .axes = reader.axes.at,
                        .n_axes = reader.axes.n,
                        .records = records,
                        .n_records = reader.records.n,
                        .off = str_built(&reader.off) };
    return schema;
}

/* Schema → Grammar.  A record is an element that holds its fields and other records; each field has a rule of its own, so that
   whoever meets its element knows which field it is.  Names of rules: "record." and "record.field"; what is in the fields has the
   names of grammar_words. */
#include "schema/parts.h"

typedef struct {
    const Schema *schema;
    Vec(ElementRule) rules;
    Arena *arena;
    Str text, title; /* what may stand in the words of a field; of one that names its record, where a list would find no room */
} Compiler;

static const char *rule_name(const Compiler *compiler, Str record, Str field)
{
    return str_printf(compiler->arena, STR_FMT "." STR_FMT, STR_ARG(record), STR_ARG(field)).at;
}

static void add_attribute(ElementRule *rule, AttributeRule attribute)
{
    int n = 0;
    while (n < MOST_ATTRIBUTES - 1 && rule->attributes[n].name) n++;
    if (n < MOST_ATTRIBUTES - 1) rule->attributes[n] = attribute;
}

/* --- fields --------------------------------------------------------------------------------------------------------- */

static Kind kind_of(FieldKind kind)
{
    switch (kind) {
    case FIELD_TEXT:
    case FIELD_FIGURE:
    case FIELD_PLAIN:
    case FIELD_PROSE: return KIND_TEXT;
    case FIELD_NUMBER: return KIND_NUMBER;
    case FIELD_ORDINAL: return KIND_NAME;
    case FIELD_DATE: return KIND_DATE;
    case FIELD_MOMENT: return KIND_MOMENT;
    case FIELD_YEAR: return KIND_YEAR;
    case FIELD_CODE: return KIND_TEXT; /* whether there is such a term, the data know */
    case FIELD_REFERENCE: return KIND_REFERENCE;
    case FIELD_REFERENCES: return KIND_REFERENCES;
    case FIELD_CHOICE: return KIND_WORD;
    case FIELD_FLAG: return KIND_BOOL;
    case FIELD_IMAGE: return KIND_PATH;
    }
    return KIND_TEXT;
}

static AttributeRule value_rule(const FieldType *field)
{
    return (AttributeRule){ .name = field->name.at,
                            .kind = kind_of(field->kind),
                            .required = field->is_required,
                            .words = field->words,
                            .field = field };
}

static bool holds_words(const FieldType *field)
{
    return field->kind == FIELD_TEXT || field->kind == FIELD_FIGURE || field->kind == FIELD_PLAIN || field->kind == FIELD_PROSE ||
           field->kind == FIELD_CODE;
}

/* The rule of grammar_words for what is in it. */
static const char *base_rule(const FieldType *field)
{
    if (field->is_asked) return "total";
    switch (field->kind) {
    case FIELD_TEXT: return "text";
    case FIELD_FIGURE: return "figure";
    case FIELD_PLAIN: return "plain";
    case FIELD_PROSE: return "prose";
    default: return "value";
    }
}

static void add_field_rule(Compiler *compiler, const RecordType *record, const FieldType *field)
{
    ElementRule rule = *grammar_find_rule(&grammar_words, str_from(base_rule(field)));
    if (field->kind == FIELD_TEXT || field->kind == FIELD_FIGURE)
        rule.children = schema_lists(record->title, field->name) ? compiler->title.at : compiler->text.at;
    rule.rule = rule_name(compiler, record->name, field->name);
    rule.field = field;
    Str attributes = field->attributes;
    for (Str name; str_next_word(&attributes, &name);)
        add_attribute(&rule, (AttributeRule){ .name = str_copy(compiler->arena, name).at, .kind = KIND_TEXT });
    if (field->by)
        add_attribute(&rule, (AttributeRule){ .name = field->by->name.at, .kind = KIND_AXIS, .required = true, .field = field });
    if (!holds_words(field) && !field->is_asked) {
        AttributeRule *content = arena_new(compiler->arena, AttributeRule);
        *content = value_rule(field);
        rule.content = content;
    }
    *vec_push(&compiler->rules) = rule;
}

/* --- records -------------------------------------------------------------------------------------------------------- */

static void add_children(const Compiler *compiler, StrBuilder *children, Str names)
{
    for (Str name; str_next_word(&names, &name);) {
        const RecordType *child = schema_record(compiler->schema, name);
        if (!child) continue; /* reported by faults.c */
        str_add_printf(children, STR_FMT "=" STR_FMT ". ", STR_ARG(child->element), STR_ARG(name));
    }
}

/* What must stand in it: any of its children. */
static Str one_of(const Compiler *compiler, const RecordType *record)
{
    StrBuilder elements = { .arena = compiler->arena };
    Str names = record->least ? record->children : STR("");
    for (Str name; str_next_word(&names, &name);) {
        const RecordType *child = schema_record(compiler->schema, name);
        if (child && !schema_lists(str_built(&elements), child->element))
            str_add_printf(&elements, "%s" STR_FMT, elements.n ? " " : "", STR_ARG(child->element));
    }
    return str_built(&elements);
}

static Str children_of(const Compiler *compiler, const RecordType *record)
{
    StrBuilder children = { .arena = compiler->arena };
    for (int i = 0; i < record->n_fields; i++) {
        const FieldType *field = &record->fields[i];
        if (field->is_attribute) continue;
        const char *times = field->by || field->is_many ? field->is_required ? "+" : "" : field->is_required ? "!" : "?";
        str_add_printf(&children, STR_FMT "=%s%s ", STR_ARG(field->name), rule_name(compiler, record->name, field->name), times);
    }
    add_children(compiler, &children, record->children);
    return str_built(&children);
}

/* Names of all fields of records that have a code of this list. */
static Str fields_with_code(const Compiler *compiler, const RecordType *list)
{
    StrBuilder names = { .arena = compiler->arena };
    for (int i = 0; i < compiler->schema->n_records; i++) {
        const RecordType *record = &compiler->schema->records[i];
        bool has_code = false;
        for (int k = 0; k < record->n_fields; k++)
            has_code |= record->fields[k].kind == FIELD_CODE && str_equal(record->fields[k].of, list->name);
        for (int k = 0; has_code && k < record->n_fields; k++) {
            Str name = record->fields[k].name;
            if (!record->fields[k].is_attribute && !schema_lists(str_built(&names), name))
                str_add_printf(&names, "%s" STR_FMT, names.n ? " " : "", STR_ARG(name));
        }
    }
    return str_built(&names);
}

static Str names_of_marks(const Schema *schema, const RecordType *only, Arena *arena)
{
    StrBuilder names = { .arena = arena };
    for (int i = 0; i < schema->n_records; i++)
        for (int k = 0; (!only || only == &schema->records[i]) && k < schema->records[i].n_marks; k++)
            str_add_printf(&names, "%s" STR_FMT, names.n ? " " : "", STR_ARG(schema->records[i].marks[k].name));
    return str_built(&names);
}

static void add_record_rule(Compiler *compiler, const RecordType *record)
{
    ElementRule rule = { .rule = rule_name(compiler, record->name, STR("")),
                         .children = children_of(compiler, record).at,
                         .one_of = one_of(compiler, record),
                         .text = record->holds_text,
                         .record = record };
    if (record->role != ROLE_COLLECTION)
        add_attribute(&rule, (AttributeRule){ .name = compiler->schema->id.at, .kind = KIND_ID, .required = true });
    for (int i = 0; i < record->n_fields; i++)
        if (record->fields[i].is_attribute) add_attribute(&rule, value_rule(&record->fields[i]));
    if (record->n_marks > 1) {
        Str names = names_of_marks(compiler->schema, record, compiler->arena);
        add_attribute(&rule, (AttributeRule){ .name = "by", .kind = KIND_WORD, .words = names });
    }
    if (record->role == ROLE_LIST) {
        Str names = fields_with_code(compiler, record);
        add_attribute(&rule, (AttributeRule){ .name = "needs", .kind = KIND_WORDS, .words = names });
        add_attribute(&rule, (AttributeRule){ .name = "without", .kind = KIND_WORDS, .words = names });
    }
    *vec_push(&compiler->rules) = rule;
    for (int i = 0; i < record->n_fields; i++)
        if (!record->fields[i].is_attribute) add_field_rule(compiler, record, &record->fields[i]);
}

/* --- the set -------------------------------------------------------------------------------------------------------- */

static bool is_held(const Schema *schema, const RecordType *record)
{
    for (int i = 0; i < schema->n_records; i++)
        if (&schema->records[i] != record && schema_lists(schema->records[i].children, record->name)) return true;
    return false;
}

/* Right under the root stands what no other record holds; in an <insert>, any. */
static Str names_for(const Compiler *compiler, bool all)
{
    StrBuilder names = { .arena = compiler->arena };
    for (int i = 0; i < compiler->schema->n_records; i++) {
        const RecordType *record = &compiler->schema->records[i];
        bool stands_with_others = record->role == ROLE_SHARED || record->role == ROLE_PART || record->role == ROLE_REFERENCE;
        if (all || (!stands_with_others && !is_held(compiler->schema, record)))
            str_add_printf(&names, STR_FMT " ", STR_ARG(record->name));
    }
    return str_built(&names);
}

static void add_words(Compiler *compiler, const Grammar *words)
{
    Str marks = names_of_marks(compiler->schema, NULL, compiler->arena);
    for (int i = 0; i < words->n_rules; i++) {
        ElementRule *rule = vec_push(&compiler->rules);
        *rule = words->rules[i];
        Str name = str_from(rule->rule);
        for (AttributeRule *attribute = rule->attributes; str_is(name, "accept") && attribute->name; attribute++)
            if (str_is(str_from(attribute->name), "question")) {
                attribute->kind = KIND_WORD;
                attribute->words = schema_questions(compiler->schema, compiler->arena);
            }
        if (str_is(name, "text") || str_is(name, "figure")) rule->children = compiler->text.at;
        for (AttributeRule *attribute = rule->attributes; str_is(name, "mark") && attribute->name; attribute++)
            if (str_is(str_from(attribute->name), "by"))
                *attribute = (AttributeRule){ .name = "by", .kind = KIND_WORD, .words = marks };
    }
}

/* An office may call a record of its own so. */
static bool has_element(const Schema *schema, const char *element)
{
    for (int i = 0; i < schema->n_records; i++)
        if (str_is(schema->records[i].element, element)) return true;
    return false;
}

static void add_root(Compiler *compiler)
{
    StrBuilder children = { .arena = compiler->arena };
    str_add(&children, STR("include accept "));
    Str roots = compiler->schema->roots;
    if (!has_element(compiler->schema, "source")) str_add(&children, STR("source "));
    add_children(compiler, &children, roots.n ? roots : names_for(compiler, false));
    ElementRule root = { .rule = "data", .children = str_built(&children).at };
    add_attribute(&root, (AttributeRule){ .name = "id", .kind = KIND_NAME });
    add_attribute(&root, (AttributeRule){ .name = "lang", .kind = KIND_LANGUAGE });
    add_attribute(&root, (AttributeRule){ .name = "schema", .kind = KIND_PATH });
    *vec_push(&compiler->rules) = root;
}

static void add_insert(Compiler *compiler)
{
    StrBuilder children = { .arena = compiler->arena };
    add_children(compiler, &children, names_for(compiler, true));
    for (int i = 0; i < compiler->rules.n; i++)
        if (str_is(str_from(compiler->rules.at[i].rule), "insert")) {
            compiler->rules.at[i].children = str_built(&children).at;
            compiler->rules.at[i].is_anywhere = true;
        }
}

void schema_compile(Schema *schema, Arena *arena)
{
    bool has_marks = names_of_marks(schema, NULL, arena).n > 0;
    Compiler compiler = { .schema = schema,
                          .rules.arena = arena,
                          .arena = arena,
                          .text = has_marks ? STR(DATA_WORDS "list mark ") : STR(DATA_WORDS "list "),
                          .title = has_marks ? STR(DATA_WORDS "mark ") : STR(DATA_WORDS) };
    add_root(&compiler);
    for (int i = 0; i < schema->n_records; i++) add_record_rule(&compiler, &schema->records[i]);
    add_words(&compiler, &grammar_words);
    int n_data = compiler.rules.n;
    add_words(&compiler, &grammar_correction_words);
    add_insert(&compiler);
    Grammar *grammars = arena_array(arena, Grammar, 2);
    grammars[0] = (Grammar){ compiler.rules.at, n_data };
    grammars[1] = (Grammar){ compiler.rules.at, compiler.rules.n };
    schema->grammar = &grammars[0];
    schema->corrections = &grammars[1];
}

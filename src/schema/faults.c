/* A schema that contradicts itself is refused before any data are read: what is named must be there and play the part it is
   named for, names differ, and nothing is computed from itself. */
#include "base/suggest.h"
#include "base/words.h"
#include "grammar/grammar.h"
#include "schema/parts.h"

#include <libxml/xpath.h>

#include "base/heard.h"

typedef struct {
    const Schema *schema;
    Arena *arena;
    Diag *diag;
    bool failed;
} Critic;

static void find_fault(Critic *critic, Where where, DiagCode code, Str a, Str b)
{
    critic->failed = true;
    diag_report(critic->diag, where, STR(""), code, str_copy(critic->arena, a).at, str_copy(critic->arena, b).at);
}

static void find_twice(Critic *critic, Where where, Str name, Where first)
{
    critic->failed = true;
    diag_report(critic->diag, where, STR(""), DIAG_SCHEMA_TWICE, name.at, first.line);
}

static void find_unknown(Critic *critic, Where where, const char *what, Str name, const Str *known, int n_known)
{
    critic->failed = true;
    Str meant = suggest_name(name, known, n_known, critic->arena);
    diag_report(critic->diag, where, STR(""), DIAG_UNKNOWN_NAME, what, str_copy(critic->arena, name).at, meant.at);
}

/* --- what is named --------------------------------------------------------------------------------------------------- */

static void check_records(Critic *critic, Where where, const char *what, Str names)
{
    Vec(Str) known = { .arena = critic->arena };
    for (int i = 0; i < critic->schema->n_records; i++) *vec_push(&known) = critic->schema->records[i].name;
    for (Str name; str_next_word(&names, &name);)
        if (!schema_record(critic->schema, name)) find_unknown(critic, where, what, name, known.at, known.n);
}

/* `names` are fields of one of the records. */
static void check_fields(Critic *critic, Where where, const char *what, Str names, const RecordType *const *records, int n)
{
    Vec(Str) known = { .arena = critic->arena };
    for (int i = 0; i < n; i++)
        for (int k = 0; k < records[i]->n_fields; k++) *vec_push(&known) = records[i]->fields[k].name;
    for (Str name; str_next_word(&names, &name);) {
        bool found = false;
        for (int i = 0; i < known.n; i++) found |= str_equal(known.at[i], name);
        if (!found) find_unknown(critic, where, what, name, known.at, known.n);
    }
}

/* Of the records that a shared one holds, that a part is of. */
static void check_given(Critic *critic, const RecordType *record)
{
    Str names = record->role == ROLE_SHARED ? record->children : record->of;
    Vec(const RecordType *) among = { .arena = critic->arena };
    for (Str name; str_next_word(&names, &name);) {
        const RecordType *other = schema_record(critic->schema, name);
        if (other) *vec_push(&among) = other;
    }
    check_fields(critic, record->where, "gives", record->gives, among.at, among.n);
}

/* A year is on no axis of words. */
static void find_no_axis(Critic *critic, const FieldType *field, Str name, bool of_years)
{
    Vec(Str) known = { .arena = critic->arena };
    for (int i = 0; i < critic->schema->n_axes; i++)
        if (!of_years || critic->schema->axes[i].kind != AXIS_WORDS) *vec_push(&known) = critic->schema->axes[i].name;
    find_unknown(critic, field->where, of_years ? "axis (year)" : "axis", name, known.at, known.n);
}

static void check_of(Critic *critic, const FieldType *field)
{
    bool is_code = field->kind == FIELD_CODE, is_reference = field->kind == FIELD_REFERENCE || field->kind == FIELD_REFERENCES;
    bool is_off_years = field->kind == FIELD_YEAR && field->of.n && (!field->on || field->on->kind == AXIS_WORDS);
    if (is_off_years) find_no_axis(critic, field, field->of, true);
    if (!is_code && !is_reference) return;
    if (!field->of.n) {
        find_fault(critic, field->where, DIAG_MISSING_ATTRIBUTE, field->name, STR("of"));
        return;
    }
    check_records(critic, field->where, "of", field->of);
    Str names = field->of;
    for (Str name; str_next_word(&names, &name);) {
        const RecordType *record = schema_record(critic->schema, name);
        if (record && is_code && record->role != ROLE_LIST)
            find_fault(critic, field->where, DIAG_SCHEMA_NO_LIST, name, field->name);
        if (record && record->role == ROLE_COLLECTION) find_fault(critic, field->where, DIAG_SCHEMA_NO_RECORD, name, field->name);
    }
}

/* --- what stands twice ------------------------------------------------------------------------------------------------ */

static void check_twice(Critic *critic, const RecordType *record)
{
    int n_own = record->role == ROLE_REFERENCE ? 1 : record->n_fields; /* all but the link are another's */
    for (int i = 0; i < n_own; i++)
        for (int k = 0; k < i; k++) {
            const FieldType *field = &record->fields[i], *other = &record->fields[k];
            bool are_alike = field->is_attribute == other->is_attribute && str_equal(field->name, other->name);
            if (are_alike) find_twice(critic, field->where, field->name, other->where);
            if (field->kind == FIELD_ORDINAL && other->kind == FIELD_ORDINAL)
                find_twice(critic, field->where, STR("ordinal"), other->where);
            if (field->is_owner && other->is_owner) find_twice(critic, field->where, STR("owner"), other->where);
        }
    for (int i = 0; i < n_own; i++)
        if (record->fields[i].is_attribute && record->role != ROLE_COLLECTION &&
            str_equal(record->fields[i].name, critic->schema->id))
            find_twice(critic, record->fields[i].where, critic->schema->id, record->where);
}

typedef Vec(const RecordType *) PlacedRecords;

/* One more in a place where `seen` stand. */
static void place_element(Critic *critic, PlacedRecords *seen, const RecordType *record)
{
    for (int i = 0; i < seen->n; i++)
        if (seen->at[i] != record && str_equal(seen->at[i]->element, record->element))
            find_twice(critic, record->where, record->element, seen->at[i]->where);
    *vec_push(seen) = record;
}

/* Right in the set stands what no other record holds. */
static void check_top(Critic *critic)
{
    PlacedRecords seen = { .arena = critic->arena };
    for (int i = 0; i < critic->schema->n_records; i++) {
        const RecordType *record = &critic->schema->records[i];
        bool is_held = false;
        for (int k = 0; k < critic->schema->n_records; k++)
            is_held |= schema_lists(critic->schema->records[k].children, record->name);
        if (!is_held) place_element(critic, &seen, record);
    }
}

/* In one place an element means one record, and no field. */
static void check_elements(Critic *critic, const RecordType *record)
{
    PlacedRecords seen = { .arena = critic->arena };
    Str names = record->children;
    for (Str name; str_next_word(&names, &name);) {
        const RecordType *child = schema_record(critic->schema, name);
        if (!child) continue;
        place_element(critic, &seen, child);
        const FieldType *field = record_field(record, child->element);
        if (field && !field->is_attribute) find_twice(critic, field->where, field->name, child->where);
    }
}

/* --- what is computed ------------------------------------------------------------------------------------------------- */

static void check_operands(Critic *critic, const RecordType *record, const FieldType *field, const Expression *expression)
{
    if (!expression) return;
    if (expression->kind == EXPRESSION_FIELD) check_fields(critic, field->where, "value", expression->text, &record, 1);
    if (expression->kind == EXPRESSION_SUM) {
        const RecordType *child = NULL;
        Str names = record->children;
        for (Str name; str_next_word(&names, &name);) {
            const RecordType *other = schema_record(critic->schema, name);
            if (other && str_equal(other->element, expression->within)) child = other;
        }
        if (child) check_fields(critic, field->where, "value", expression->text, &child, 1);
        else find_unknown(critic, field->where, "value", expression->within, NULL, 0);
    }
    check_operands(critic, record, field, expression->left);
    check_operands(critic, record, field, expression->right);
}

static bool depends(Critic *critic, const RecordType *record, const FieldType *field, const FieldType *on, int depth);

static bool names_itself(Critic *critic, const RecordType *record, const Expression *expression, const FieldType *on, int depth)
{
    if (!expression || depth > record->n_fields) return false;
    const FieldType *operand = expression->kind == EXPRESSION_FIELD ? record_field(record, expression->text) : NULL;
    if (operand && (operand == on || depends(critic, record, operand, on, depth + 1))) return true;
    return names_itself(critic, record, expression->left, on, depth) ||
           names_itself(critic, record, expression->right, on, depth);
}

static bool depends(Critic *critic, const RecordType *record, const FieldType *field, const FieldType *on, int depth)
{
    Str fault;
    const Expression *expression = field->value.n ? expression_parse(field->value, &fault, critic->arena) : NULL;
    return names_itself(critic, record, expression, on, depth);
}

static bool divides(const Expression *expression)
{
    if (!expression) return false;
    return (expression->kind == EXPRESSION_OPERATION && expression->operation == '/') || divides(expression->left) ||
           divides(expression->right);
}

static void check_computed(Critic *critic, const RecordType *record, const FieldType *field)
{
    Str fault;
    if (!field->value.n || record->role == ROLE_REFERENCE) return;
    const Expression *expression = expression_parse(field->value, &fault, critic->arena);
    if (!expression) find_fault(critic, field->where, DIAG_SCHEMA_EXPRESSION, field->value, fault);
    if (field->decimals < 0 && divides(expression))
        find_fault(critic, field->where, DIAG_MISSING_ATTRIBUTE, STR("computed"), STR("decimals"));
    check_operands(critic, record, field, expression);
    if (expression && depends(critic, record, field, field, 0))
        find_fault(critic, field->where, DIAG_SCHEMA_CIRCLE, field->name, STR(""));
}

/* --- axes, places, rules ---------------------------------------------------------------------------------------------- */

static void check_axis(Critic *critic, const ValueAxis *axis)
{
    bool is_empty = axis->kind == AXIS_WORDS ? !axis->values.n : !axis->from || !axis->to || axis->from > axis->to;
    if (is_empty)
        find_fault(critic, axis->where, DIAG_SCHEMA_AXIS, axis->name, axis->kind == AXIS_WORDS ? STR("values") : STR("from, to"));
    for (const ValueAxis *other = critic->schema->axes; other < axis; other++)
        if (str_equal(other->name, axis->name)) find_twice(critic, axis->where, axis->name, other->where);
}

/* What is said of a field and means nothing of its kind would be believed and do nothing. */
static void check_kind(Critic *critic, const FieldType *field)
{
    static const char *const kinds[] = { FIELD_KIND_CHOICES(CHOICE_WORD) };
    const struct {
        bool is_given;
        const char *attribute;
        unsigned kinds; /* of these: bits of FieldKind */
        const char *said;
    } attributes[] = {
        { field->decimals >= 0, "decimals", 1U << FIELD_NUMBER, "number" },
        { field->missing.n > 0, "missing", 1U << FIELD_NUMBER | 1U << FIELD_FIGURE | 1U << FIELD_CODE, "number, figure, code" },
        { field->words.n > 0, "words", 1U << FIELD_CHOICE, "choice" },
        { field->of.n > 0, "of", 1U << FIELD_CODE | 1U << FIELD_REFERENCE | 1U << FIELD_REFERENCES | 1U << FIELD_YEAR,
          "code, reference, references, year" },
        { field->runs != RUNS_WITHIN, "runs", 1U << FIELD_ORDINAL, "ordinal" },
    };
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (attributes[i].is_given && !(attributes[i].kinds >> field->kind & 1)) {
            critic->failed = true;
            diag_report(critic->diag, field->where, STR(""), DIAG_SCHEMA_IDLE, attributes[i].attribute, field->name.at,
                        kinds[field->kind], attributes[i].said);
        }
}

static void check_field(Critic *critic, const RecordType *record, const FieldType *field)
{
    if (record->role == ROLE_REFERENCE && field != record_link(record)) return; /* they are another's */
    check_of(critic, field);
    check_kind(critic, field);
    check_computed(critic, record, field);
    if (field->kind == FIELD_CHOICE && !field->words.n)
        find_fault(critic, field->where, DIAG_MISSING_ATTRIBUTE, field->name, STR("words"));
    if (field->is_owner && field->kind != FIELD_REFERENCES && field->kind != FIELD_REFERENCE)
        find_fault(critic, field->where, DIAG_SCHEMA_OWNER, field->name, STR(""));
    if (field->axis.n && !field->by) find_no_axis(critic, field, field->axis, false);
    if (field->by && field->is_attribute) find_fault(critic, field->where, DIAG_SCHEMA_ATTRIBUTE_BY, field->name, STR(""));
}

/* What stands among others must be let in somewhere. */
static void check_place(Critic *critic, const RecordType *record)
{
    if (record->role != ROLE_SHARED && record->role != ROLE_PART && record->role != ROLE_REFERENCE) return;
    for (int i = 0; i < critic->schema->n_records; i++)
        if (schema_lists(critic->schema->records[i].children, record->name)) return;
    find_fault(critic, record->where, DIAG_SCHEMA_NOWHERE, record->name, STR(""));
}

/* What is not to be asked must be a question. */
static void check_off(Critic *critic)
{
    Vec(Str) known = { .arena = critic->arena };
    Str questions = schema_questions(critic->schema, critic->arena), off = critic->schema->off;
    for (Str name; str_next_word(&questions, &name);) *vec_push(&known) = name;
    for (Str name; str_next_word(&off, &name);)
        if (!schema_lists(schema_questions(critic->schema, critic->arena), name))
            find_unknown(critic, (Where){ .file = critic->schema->path, .line = 1, .column = 1 }, "question", name, known.at,
                         known.n);
}

static void check_record(Critic *critic, const RecordType *record)
{
    for (const RecordType *other = critic->schema->records; other < record; other++)
        if (str_equal(other->name, record->name)) find_twice(critic, record->where, record->name, other->where);
    check_records(critic, record->children_where.file ? record->children_where : record->where, "records of", record->children);
    check_records(critic, record->where,
                  record->role == ROLE_REFERENCE    ? "to"
                  : record->role == ROLE_COLLECTION ? "for"
                                                    : "of",
                  record->of);
    check_records(critic, record->where, "counts", record->counts);
    check_fields(critic, record->where, "title", record->title, &record, 1);
    check_fields(critic, record->where, "key", record->key, &record, 1);
    check_given(critic, record);
    check_twice(critic, record);
    check_elements(critic, record);
    check_place(critic, record);
    for (int i = 0; i < record->n_fields; i++) check_field(critic, record, &record->fields[i]);
}

static void say_nothing(void *data, HeardError error)
{
    (void)data, (void)error;
}

/* Is it XPath at all? */
static void check_xpath(Critic *critic, const Question *question)
{
    xmlXPathContextPtr xpath = xmlXPathNewContext(NULL);
    if (!xpath) base_out_of_memory();
    xpath->error = say_nothing;
    xmlXPathCompExprPtr expression = xmlXPathCtxtCompile(xpath, (const xmlChar *)question->test.at);
    if (!expression)
        find_fault(critic, question->where, DIAG_BAD_XPATH, question->test, words_str(WORD_XPATH_NONE, diag_lang(critic->diag)));
    xmlXPathFreeCompExpr(expression);
    xmlXPathFreeContext(xpath);
}

static void check_rules(Critic *critic, const DataNames *names, const RecordType *record)
{
    DataNames in_rules = *names;
    in_rules.has_no_variables = true;
    for (int i = 0; i < record->n_questions; i++) check_xpath(critic, &record->questions[i]);
    for (int i = 0; i < record->n_questions; i++)
        critic->failed |=
            !names_check(&in_rules, record->questions[i].test, record->questions[i].where, critic->arena, critic->diag);
    for (int i = 0; i < record->n_marks; i++)
        critic->failed |=
            !names_check_template(names, record->marks[i].text, record->marks[i].where, critic->arena, critic->diag);
}

bool schema_is_sound(const Schema *schema, Arena *arena, Diag *diag)
{
    Critic critic = { .schema = schema, .arena = arena, .diag = diag };
    check_off(&critic);
    for (int i = 0; i < schema->n_axes; i++) check_axis(&critic, &schema->axes[i]);
    for (int i = 0; i < schema->n_records; i++) check_record(&critic, &schema->records[i]);
    check_top(&critic);
    return !critic.failed;
}

bool schema_names_are_known(const Schema *schema, Arena *arena, Diag *diag)
{
    Critic critic = { .schema = schema, .arena = arena, .diag = diag };
    DataNames names = names_of(schema->grammar, "data", arena);
    for (int i = 0; i < schema->n_records; i++) check_rules(&critic, &names, &schema->records[i]);
    return !critic.failed;
}

/* Computed fields: worked out exactly from the fields of their record, before 再掲 are filled in.  Where the data have one, too, that
   stays, and check compares. */
#include "data/data.h"
#include "data/refer.h"

#include "grammar/grammar.h"

enum { MANY_PLACES = 24 }; /* of a quotient on the way; cut off there, so that the last rounding is the only one */

/* A value on the way; none: a field it needs says nothing, `missing` of Calculation, or that there is no figure: `mark`. */
typedef struct {
    Decimal value;
    bool none;
    Str mark;
} Operand;

typedef struct {
    const FieldType *field; /* that is worked out */
    DataNode record;
    Str at;      /* of a field by an axis: its value; empty: none */
    Str missing; /* the first field that says nothing; empty: none does */
    Arena *arena;
} Calculation;

static const Operand nothing = { .none = true };

/* Where a mark stands among those of the field; behind them all: it is none of these. */
static int rank_of(const FieldType *field, Str mark)
{
    int rank = 0;
    Str marks = field_marks(field);
    for (Str word; str_next_word(&marks, &word) && !str_equal(word, mark);) rank++;
    return rank;
}

/* What comes of two, one of which at least is none: what is not there at all leaves the field out; of two marks the one that
   stands first in `missing` of the field wins (docs/schema.md 7). */
static Operand lacking(const Calculation *calculation, Operand one, Operand other)
{
    if (!one.none || (other.none && !other.mark.n)) return other;
    if (!other.none || !one.mark.n) return one;
    return rank_of(calculation->field, other.mark) < rank_of(calculation->field, one.mark) ? other : one;
}

static Operand value_of(Calculation *calculation, const Expression *expression);

/* The first figure in words, with its separators and its point: 1,200 of 約1,200校. */
static Str first_figure(Str text)
{
    int first = 0;
    while (first < text.n && (text.at[first] < '0' || text.at[first] > '9')) first++;
    int end = first;
    while (end < text.n && ((text.at[end] >= '0' && text.at[end] <= '9') || text.at[end] == ',' || text.at[end] == '.')) end++;
    while (end > first && (text.at[end - 1] == ',' || text.at[end - 1] == '.')) end--;
    return str_part(text, first, end);
}

/* The figure a field says: all of it, or of words its number, or else the first of them. */
static Operand figure_of(const FieldType *type, Str text, Str number)
{
    Operand operand = { .none = false };
    bool is_missing = false;
    if (text.n && !number.n && schema_lists(field_marks(type), text)) return (Operand){ .none = true, .mark = text };
    if (type->kind == FIELD_FIGURE && number.n) operand.none = !decimal_read(number, &operand.value);
    else if (type->kind == FIELD_FIGURE) operand.none = !value_figure(first_figure(text), type, &operand.value, &is_missing);
    else operand.none = !text.n || !value_figure(text, type, &operand.value, &is_missing);
    return operand;
}

static Operand computed(Calculation *calculation, const FieldType *type)
{
    Str fault;
    const Expression *expression = expression_parse(type->value, &fault, calculation->arena);
    Operand operand = expression ? value_of(calculation, expression) : nothing;
    if (!operand.none && type->decimals >= 0) operand.value = decimal_round(operand.value, type->decimals, ROUND_HALF_UP);
    return operand;
}

static bool stands_at(const Calculation *calculation, DataNode field, const FieldType *type)
{
    return !type->by || str_equal(data_attribute(field, type->by->name.at), calculation->at);
}

/* In a 再掲 stand the fields of its source. */
static bool says(DataNode child, const FieldType *type)
{
    return field_at(child) && str_equal(field_at(child)->name, type->name);
}

static Operand field_value(Calculation *calculation, DataNode record, Str name)
{
    const FieldType *type = record_at(record) ? record_field(record_at(record), name) : NULL;
    if (!type) return nothing;
    if (type->is_attribute) return figure_of(type, data_attribute(record, name.at), STR(""));
    for (DataNode child = data_first(record); child; child = data_next(child))
        if (says(child, type) && stands_at(calculation, child, type) && !type->is_asked)
            return figure_of(type, str_trim(data_words(child, calculation->arena)), data_attribute(child, "number"));
    if (!type->value.n) return nothing;
    Calculation inner = { type, record, calculation->at, STR(""), calculation->arena };
    return computed(&inner, type);
}

/* Of all records in it that say a figure; where none does, but marks: one of these; of none, nothing. */
static Operand sum_of(Calculation *calculation, const Expression *sum)
{
    Operand whole = nothing, marked = nothing;
    for (DataNode child = data_first(calculation->record); child; child = data_next(child)) {
        if (!record_at(child) || !str_is(sum->within, xml_name(child))) continue;
        Operand part = field_value(calculation, child, sum->text);
        if (part.none && part.mark.n) marked = marked.mark.n ? lacking(calculation, marked, part) : part;
        if (part.none) continue;
        whole.value = whole.none ? part.value : decimal_add(whole.value, part.value);
        whole.none = false;
    }
    return whole.none ? marked : whole;
}

static Operand work_out(const Calculation *calculation, char operation, Operand left, Operand right)
{
    if (left.none || right.none) return lacking(calculation, left, right);
    switch (operation) {
    case '+': return (Operand){ .value = decimal_add(left.value, right.value) };
    case '-': return (Operand){ .value = decimal_subtract(left.value, right.value) };
    case '*': return (Operand){ .value = decimal_multiply(left.value, right.value) };
    default: break;
    }
    if (decimal_sign(right.value) == 0) return nothing;
    return (Operand){ .value = decimal_divide(left.value, right.value, MANY_PLACES, ROUND_DOWN) };
}

static Operand value_of(Calculation *calculation, const Expression *expression)
{
    Operand operand = nothing;
    switch (expression->kind) {
    case EXPRESSION_NUMBER: operand.none = !decimal_read(expression->text, &operand.value); break;
    case EXPRESSION_FIELD: operand = field_value(calculation, calculation->record, expression->text); break;
    case EXPRESSION_SUM: operand = sum_of(calculation, expression); break;
    case EXPRESSION_OPERATION:
        return work_out(calculation, expression->operation, value_of(calculation, expression->left),
                        value_of(calculation, expression->right));
    }
    if (operand.none && !calculation->missing.n) calculation->missing = expression->text;
    return operand;
}

bool data_computed(DataNode record, const FieldType *field, Str at, Decimal *value, Str *missing, Arena *arena)
{
    Calculation calculation = { field, record, at, STR(""), arena };
    Operand operand = computed(&calculation, field);
    *value = operand.value;
    *missing = calculation.missing;
    return !operand.none && !operand.value.lost;
}

static void add_operands(StrBuilder *names, const Expression *expression)
{
    if (!expression) return;
    if (expression->kind == EXPRESSION_FIELD) str_add_printf(names, STR_FMT " ", STR_ARG(expression->text));
    if (expression->kind == EXPRESSION_SUM)
        str_add_printf(names, STR_FMT "/" STR_FMT " ", STR_ARG(expression->within), STR_ARG(expression->text));
    add_operands(names, expression->left);
    add_operands(names, expression->right);
}

Str data_operands(const FieldType *field, Arena *arena)
{
    Str fault;
    StrBuilder names = { .arena = arena };
    if (field->value.n) add_operands(&names, expression_parse(field->value, &fault, arena));
    return str_built(&names);
}

/* The same, with the types of the records that a sum adds up: kinds of record may share an element. */
static Str typed_operands(const Schema *schema, const FieldType *field, Arena *arena)
{
    StrBuilder names = { .arena = arena };
    Str operands = data_operands(field, arena);
    for (Str name; str_next_word(&operands, &name);) {
        int slash = str_find(name, '/');
        if (slash < 0) str_add_printf(&names, STR_FMT " ", STR_ARG(name));
        for (int i = 0; slash >= 0 && i < schema->n_records; i++)
            if (str_equal(schema->records[i].element, str_part(name, 0, slash)))
                str_add_printf(&names, STR_FMT STR_FMT " ", STR_ARG(schema->records[i].name),
                               STR_ARG(str_part(name, slash, name.n)));
    }
    return str_built(&names);
}

const Map *compute_operands(const Schema *schema, Arena *arena)
{
    Map *operands = arena_new(arena, Map);
    *operands = map_new(arena);
    for (int i = 0; i < schema->n_records; i++)
        for (int k = 0; k < schema->records[i].n_fields; k++) {
            const FieldType *field = &schema->records[i].fields[k];
            if (!field->value.n) continue;
            Str *names = arena_new(arena, Str);
            *names = typed_operands(schema, field, arena);
            map_put(operands, fact_name(schema->records[i].name, field->name, arena), names);
        }
    return operands;
}

/* --- filling ---------------------------------------------------------------------------------------------------------- */

static bool is_typed(DataNode record, const FieldType *field, Str at)
{
    for (DataNode child = data_first(record); child; child = data_next(child))
        if (field_at(child) == field && (!field->by || str_equal(data_attribute(child, field->by->name.at), at))) return true;
    return false;
}

static void add_computed(Records *records, XmlNode *record, const FieldType *field, Str at)
{
    if (is_typed(record, field, at)) return;
    Calculation calculation = { field, record, at, STR(""), records->arena };
    Operand operand = computed(&calculation, field);
    Str written = str_copy(records->arena, operand.mark);
    AmountForm form = amount_plain_form();
    if (field->decimals >= 0) form.least_places = form.most_places = field->decimals;
    else form.most_places = operand.value.places;
    bool is_figure =
        !operand.none && !operand.value.lost && amount_write(&form, operand.value, decimal_whole(1), records->arena, &written);
    if (!is_figure && !operand.mark.n) return;
    XmlNode *element = xml_new_element(xml_tree_of(record), field->name);
    xml_add(record, element);
    if (written.n) xml_add(element, xml_new_text(xml_tree_of(record), written));
    if (field->by) xml_set_attribute(element, field->by->name.at, str_copy(records->arena, at));
    xml_set_place(element, xml_place(record)); /* it stands where its record stands */
    xml_set_rule(element, grammar_find_child(records->schema->grammar, rule_at(record), field->name.at));
}

/* For each value of the axis that a field of the record has. */
static void add_along(Records *records, XmlNode *record, const FieldType *field)
{
    Map seen = map_new(records->arena);
    for (XmlNode *child = xml_first_element(record), *next; child; child = next) {
        next = xml_next_element(child);
        const FieldType *other = field_at(child);
        if (!other || other == field || other->by != field->by) continue;
        Str at = str_copy(records->arena, xml_attribute(child, field->by->name.at));
        if (!map_put(&seen, at, record)) add_computed(records, record, field, at);
    }
}

static void fill_record(Records *records, XmlNode *element)
{
    const RecordType *record = record_at(element);
    bool is_own = record && (record->role == ROLE_RECORD || record->role == ROLE_LIST || record->role == ROLE_PART);
    for (int i = 0; is_own && i < record->n_fields; i++) {
        const FieldType *field = &record->fields[i];
        if (!field->value.n || field->is_asked) continue;
        if (field->by) add_along(records, element, field);
        else add_computed(records, element, field, STR(""));
    }
}

static void fill_below(Records *records, XmlNode *parent)
{
    for (XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element))
        if (record_at(element)) {
            fill_below(records, element);
            fill_record(records, element);
        }
}

void compute_fill(Records *records)
{
    fill_below(records, records->root);
}

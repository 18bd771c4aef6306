/* Computed fields, in whole numbers. */
#include "data/data.h"

#include "grammar/grammar.h"

#include <stdlib.h>

typedef struct {
    DataNode record;
    Str missing; /* the field without a number; empty: none yet */
    Arena *arena;
} Calculation;

/* The number that a field says, or that is all it says. */
static bool number_of(DataNode field, long long *number)
{
    const FieldType *type = field_at(field);
    Str text =
        type && type->kind == FIELD_NUMBER && field->children ? xml_text(field->children) : data_attribute(field, "number");
    char *end;
    *number = strtoll(text.at, &end, 10);
    return text.n > 0 && *end == '\0';
}

static long long value_of(Calculation *calculation, const Expression *expression);

static long long field_value(Calculation *calculation, Str name)
{
    long long number;
    for (DataNode child = data_first(calculation->record); child; child = data_next(child))
        if (field_at(child) && data_is(child, name.at) && number_of(child, &number)) return number;
    if (!calculation->missing.n) calculation->missing = name;
    return 0;
}

static long long value_of(Calculation *calculation, const Expression *expression)
{
    if (expression->kind == EXPRESSION_NUMBER) return strtoll(expression->text.at, NULL, 10);
    if (expression->kind != EXPRESSION_OPERATION) return field_value(calculation, expression->text);
    long long left = value_of(calculation, expression->left), right = value_of(calculation, expression->right);
    switch (expression->operation) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    default: return right ? left / right : 0;
    }
}

bool data_computed(const Data *data, DataNode field, long long *value, Str *missing, Arena *arena)
{
    (void)data;
    Str fault;
    Calculation calculation = { .record = data_parent(field), .missing = STR(""), .arena = arena };
    const Expression *expression = expression_parse(field_at(field)->value, &fault, arena);
    *value = expression ? value_of(&calculation, expression) : 0;
    *missing = calculation.missing;
    return !calculation.missing.n;
}

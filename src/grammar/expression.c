#include "grammar/expression.h"

#include "grammar/tokens.h"

typedef struct {
    Str text;
    int at;
    Arena *arena;
    bool failed;
} ExpressionReader;

static const Expression *read_sum_of_terms(ExpressionReader *reader);

static char next_character(ExpressionReader *reader)
{
    while (reader->at < reader->text.n && (unsigned char)reader->text.at[reader->at] <= ' ') reader->at++;
    return reader->at < reader->text.n ? reader->text.at[reader->at] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static Str read_name(ExpressionReader *reader)
{
    int first = reader->at;
    const char *text = reader->text.at;
    bool starts = first < reader->text.n && name_starts(text[first]);
    while (starts && reader->at < reader->text.n && name_goes_on(text[reader->at])) reader->at++;
    return str_part(reader->text, first, reader->at);
}

static Expression *new_expression(ExpressionReader *reader, ExpressionKind kind, Str text)
{
    Expression *expression = arena_new(reader->arena, Expression);
    *expression = (Expression){ .kind = kind, .text = str_copy(reader->arena, text), .within = STR("") };
    return expression;
}

static const Expression *fail(ExpressionReader *reader)
{
    reader->failed = true;
    return NULL;
}

static const Expression *read_sum(ExpressionReader *reader)
{
    reader->at++;
    next_character(reader);
    Str within = read_name(reader);
    if (next_character(reader) != '/') return fail(reader);
    reader->at++;
    next_character(reader);
    Str field = read_name(reader);
    if (!within.n || !field.n || next_character(reader) != ')') return fail(reader);
    reader->at++;
    Expression *sum = new_expression(reader, EXPRESSION_SUM, field);
    sum->within = str_copy(reader->arena, within);
    return sum;
}

static const Expression *join(ExpressionReader *reader, const Expression *left, char operation, const Expression *right)
{
    Expression *both = new_expression(reader, EXPRESSION_OPERATION, STR(""));
    both->operation = operation;
    both->left = left;
    both->right = right;
    return both;
}

static const Expression *read_operand(ExpressionReader *reader)
{
    char c = next_character(reader);
    if (c == '-') { /* less than nothing: 0 - operand */
        reader->at++;
        return join(reader, new_expression(reader, EXPRESSION_NUMBER, STR("0")), c, read_operand(reader));
    }
    if (c == '(') {
        reader->at++;
        const Expression *inner = read_sum_of_terms(reader);
        if (next_character(reader) != ')') return fail(reader);
        reader->at++;
        return inner;
    }
    int first = reader->at;
    while (reader->at < reader->text.n &&
           (is_digit(reader->text.at[reader->at]) || (reader->at > first && reader->text.at[reader->at] == '.')))
        reader->at++;
    if (reader->at > first) return new_expression(reader, EXPRESSION_NUMBER, str_part(reader->text, first, reader->at));
    Str name = read_name(reader);
    if (!name.n) return fail(reader);
    return str_is(name, "sum") && next_character(reader) == '(' ? read_sum(reader)
                                                                : new_expression(reader, EXPRESSION_FIELD, name);
}

static const Expression *read_term(ExpressionReader *reader)
{
    const Expression *term = read_operand(reader);
    for (char c = next_character(reader); !reader->failed && (c == '*' || c == '/'); c = next_character(reader)) {
        reader->at++;
        term = join(reader, term, c, read_operand(reader));
    }
    return term;
}

static const Expression *read_sum_of_terms(ExpressionReader *reader)
{
    const Expression *sum = read_term(reader);
    for (char c = next_character(reader); !reader->failed && (c == '+' || c == '-'); c = next_character(reader)) {
        reader->at++;
        sum = join(reader, sum, c, read_term(reader));
    }
    return sum;
}

const Expression *expression_parse(Str text, Str *fault, Arena *arena)
{
    enum { LONGEST = 1000 }; /* and so not nested too deeply */
    ExpressionReader reader = { .text = text, .arena = arena, .failed = text.n > LONGEST };
    const Expression *expression = reader.failed ? NULL : read_sum_of_terms(&reader);
    if (!reader.failed && next_character(&reader) == '\0') return expression;
    *fault = str_copy(arena, str_part(text, reader.at, text.n));
    return NULL;
}

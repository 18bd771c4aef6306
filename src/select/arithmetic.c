/* Scanned, not parsed, like names of the data (grammar/names.c): what a token is, those beside it say. */
#include "select/arithmetic.h"

#include "grammar/grammar.h"

#include <string.h>

typedef struct {
    Str xpath;
    int at;
    bool after_operand; /* what stands before `at`: what an operator may follow; */
    char operation;     /* an operator, by its first letter; 0: neither; */
    bool is_joined;     /* | */
    StrBuilder out;
} Arithmetic;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A step of a path, or what stands between two. */
static bool is_in_path(Str xpath, int at)
{
    char c = xpath.at[at], before = at ? xpath.at[at - 1] : ' ';
    return name_goes_on(c) || strchr("/@$:", c) || (c == '*' && strchr("/@:", before));
}

static int skip_spaces(Str xpath, int at)
{
    while (at < xpath.n && (unsigned char)xpath.at[at] <= ' ') at++;
    return at;
}

static bool is_word_at(Str xpath, int at, const char *word)
{
    Str rest = str_part(xpath, at, xpath.n), name = str_from(word);
    return str_starts(rest, name) && (rest.n == name.n || !name_goes_on(rest.at[name.n]));
}

/* How long the operator at `at` is, where one may stand; 0: there is none. */
static int operator_length(Str xpath, int at)
{
    if (at >= xpath.n) return 0;
    if (strchr("+-*", xpath.at[at])) return 1;
    if (strchr("<>", xpath.at[at])) return at + 1 < xpath.n && xpath.at[at + 1] == '=' ? 2 : 1;
    if (is_word_at(xpath, at, "or")) return 2;
    return is_word_at(xpath, at, "div") || is_word_at(xpath, at, "mod") || is_word_at(xpath, at, "and") ? 3 : 0;
}

static void copy(Arithmetic *arithmetic, int end)
{
    str_add(&arithmetic->out, str_part(arithmetic->xpath, arithmetic->at, end));
    arithmetic->at = end;
}

static void read_literal(Arithmetic *arithmetic, char quote)
{
    int end = arithmetic->at + 1;
    while (end < arithmetic->xpath.n && arithmetic->xpath.at[end] != quote) end++;
    copy(arithmetic, end < arithmetic->xpath.n ? end + 1 : end);
    arithmetic->after_operand = true;
    arithmetic->operation = '\0';
}

/* The function that reads a path between these operators, or NULL where they do not count.  Of several values XPath asks whether any
   is less, any greater. */
static const char *function_between(char left, char right)
{
    static const char arithmetic[] = "+-*dm"; /* div, mod */
    if ((left && strchr(arithmetic, left)) || (right && strchr(arithmetic, right))) return "number(";
    if (left == '<' || right == '>') return "max(";
    return left == '>' || right == '<' ? "min(" : NULL;
}

static void read_path(Arithmetic *arithmetic)
{
    Str xpath = arithmetic->xpath;
    int first = arithmetic->at, end = first;
    while (end < xpath.n && is_in_path(xpath, end)) end++;
    int next = skip_spaces(xpath, end);
    bool is_figure = is_digit(xpath.at[first]) || (xpath.at[first] == '.' && end > first + 1 && is_digit(xpath.at[first + 1]));
    bool is_whole = next >= xpath.n || !strchr("([|", xpath.at[next]); /* no call, no predicate, no other path with it */
    bool goes_on = first && strchr(")]", xpath.at[first - 1]);
    const char *function = function_between(arithmetic->operation, operator_length(xpath, next) ? xpath.at[next] : '\0');
    bool wraps = function && is_whole && !goes_on && !is_figure && !arithmetic->is_joined;
    if (wraps) str_add(&arithmetic->out, str_from(function));
    copy(arithmetic, end);
    if (wraps) str_add(&arithmetic->out, STR(")"));
    arithmetic->after_operand = next >= xpath.n || xpath.at[next] != '(';
    arithmetic->operation = '\0';
    arithmetic->is_joined = false;
}

static void read_other(Arithmetic *arithmetic)
{
    char c = arithmetic->xpath.at[arithmetic->at];
    copy(arithmetic, arithmetic->at + 1);
    if ((unsigned char)c <= ' ') return;
    arithmetic->after_operand = c == ')' || c == ']';
    arithmetic->operation = c == '-' ? c : '\0'; /* less than nothing */
    arithmetic->is_joined = c == '|';
}

Str arithmetic_read(Str xpath, Arena *arena)
{
    Arithmetic arithmetic = { .xpath = xpath, .out.arena = arena };
    while (arithmetic.at < xpath.n) {
        char c = xpath.at[arithmetic.at];
        int operation = arithmetic.after_operand ? operator_length(xpath, arithmetic.at) : 0;
        if (operation) {
            arithmetic.operation = c;
            copy(&arithmetic, arithmetic.at + operation);
            arithmetic.after_operand = false;
        } else if (c == '\'' || c == '"') read_literal(&arithmetic, c);
        else if (is_in_path(xpath, arithmetic.at) && c != '-') read_path(&arithmetic);
        else read_other(&arithmetic);
    }
    return str_built(&arithmetic.out);
}

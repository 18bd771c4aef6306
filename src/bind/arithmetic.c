/* Scanned, not parsed, like names of the data (grammar/names.c): what a token is, those beside it say. */
#include "bind/arithmetic.h"

#include <string.h>

typedef struct {
    Str xpath;
    int at;
    bool after_operand, after_operator; /* what stands before `at` */
    StrBuilder out;
} Arithmetic;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* A step of a path, or what stands between two. */
static bool is_in_path(Str xpath, int at)
{
    char c = xpath.at[at], before = at ? xpath.at[at - 1] : ' ';
    return is_in_name(c) || strchr("/@$:.", c) || (c == '*' && strchr("/@:", before));
}

static int skip_spaces(Str xpath, int at)
{
    while (at < xpath.n && (unsigned char)xpath.at[at] <= ' ') at++;
    return at;
}

static bool is_word_at(Str xpath, int at, const char *word)
{
    Str rest = str_part(xpath, at, xpath.n), name = str_from(word);
    return str_starts(rest, name) && (rest.n == name.n || !is_in_name(rest.at[name.n]));
}

/* How long the operator at `at` is, where one may stand; 0: there is none. */
static int operator_length(Str xpath, int at)
{
    if (at >= xpath.n) return 0;
    if (strchr("+-*", xpath.at[at])) return 1;
    return is_word_at(xpath, at, "div") || is_word_at(xpath, at, "mod") ? 3 : 0;
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
    arithmetic->after_operator = false;
}

static void read_path(Arithmetic *arithmetic)
{
    Str xpath = arithmetic->xpath;
    int first = arithmetic->at, end = first;
    while (end < xpath.n && is_in_path(xpath, end)) end++;
    int next = skip_spaces(xpath, end);
    bool is_figure = is_digit(xpath.at[first]) || (xpath.at[first] == '.' && end > first + 1 && is_digit(xpath.at[first + 1]));
    bool is_whole = next >= xpath.n || !strchr("([", xpath.at[next]); /* no call, no predicate */
    bool goes_on = first && strchr(")]", xpath.at[first - 1]);
    bool counts = arithmetic->after_operator || operator_length(xpath, next);
    bool wraps = counts && is_whole && !goes_on && !is_figure;
    if (wraps) str_add(&arithmetic->out, STR("number("));
    copy(arithmetic, end);
    if (wraps) str_add(&arithmetic->out, STR(")"));
    arithmetic->after_operand = is_whole || xpath.at[next] == '[';
    arithmetic->after_operator = false;
}

static void read_other(Arithmetic *arithmetic)
{
    char c = arithmetic->xpath.at[arithmetic->at];
    copy(arithmetic, arithmetic->at + 1);
    if ((unsigned char)c <= ' ') return;
    arithmetic->after_operand = c == ')' || c == ']';
    arithmetic->after_operator = false;
}

Str arithmetic_read(Str xpath, Arena *arena)
{
    Arithmetic arithmetic = { .xpath = xpath, .out.arena = arena };
    while (arithmetic.at < xpath.n) {
        char c = xpath.at[arithmetic.at];
        int operation = arithmetic.after_operand ? operator_length(xpath, arithmetic.at) : 0;
        if (operation) {
            copy(&arithmetic, arithmetic.at + operation);
            arithmetic.after_operand = false;
            arithmetic.after_operator = true;
        } else if (c == '\'' || c == '"') read_literal(&arithmetic, c);
        else if (is_in_path(xpath, arithmetic.at) && c != '-') read_path(&arithmetic);
        else read_other(&arithmetic);
    }
    return str_built(&arithmetic.out);
}

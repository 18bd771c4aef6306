#include "select/arithmetic.h"

#include "grammar/grammar.h"

#include <string.h>

static bool is_in_path(const Token *token)
{
    static const char *const signs[] = { "/", "//", ".", "..", "@", ":", "::" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (token_is(token, TOKEN_SIGN, signs[i])) return true;
    return token->kind == TOKEN_NAME || token->kind == TOKEN_AXIS || token->kind == TOKEN_VARIABLE;
}

/* An operator, by its first letter; 0: it is none. */
static char operator_of(const Token *token)
{
    return token->kind == TOKEN_OPERATOR ? token->text.at[0] : '\0';
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

/* The function for the path from `first` up to `end`.  It must be whole: no call, no predicate, no other path with it, nothing it goes
   on from. */
static const char *function_for(const TokenList *tokens, int first, int end)
{
    const Token none = { .kind = TOKEN_END, .text = STR("") };
    const Token *before = first ? &tokens->at[first - 1] : &none, *next = &tokens->at[end];
    bool goes_on = token_is(before, TOKEN_SIGN, ")") || token_is(before, TOKEN_SIGN, "]") || operator_of(before) == '|';
    bool is_whole = next->kind != TOKEN_CALL && !token_is(next, TOKEN_SIGN, "[") && operator_of(next) != '|';
    return is_whole && !goes_on ? function_between(operator_of(before), operator_of(next)) : NULL;
}

Str arithmetic_read(Str xpath, Arena *arena)
{
    TokenList tokens = tokens_read(xpath, arena);
    StrBuilder out = { .arena = arena };
    int written = 0;
    for (int i = 0, end; i<tokens.n; i = end> i ? end : i + 1) {
        for (end = i; is_in_path(&tokens.at[end]);) end++;
        const char *function = end > i ? function_for(&tokens, i, end) : NULL;
        if (!function) continue;
        int first = tokens.at[i].first, last = tokens.at[end - 1].last;
        str_add(&out, str_part(xpath, written, first));
        str_add_printf(&out, "%s" STR_FMT ")", function, STR_ARG(str_part(xpath, first, last)));
        written = last;
    }
    str_add(&out, str_part(xpath, written, xpath.n));
    return str_built(&out);
}

#include "grammar/tokens.h"

#include <string.h>

static int skip_spaces(Str xpath, int at)
{
    while (at < xpath.n && (unsigned char)xpath.at[at] <= ' ') at++;
    return at;
}

static bool is_digit_at(Str xpath, int at)
{
    return at < xpath.n && xpath.at[at] >= '0' && xpath.at[at] <= '9';
}

static int skip_name(Str xpath, int at)
{
    bool begins = at < xpath.n && name_starts(xpath.at[at]);
    while (begins && at < xpath.n && name_goes_on(xpath.at[at])) at++;
    return at;
}

/* 12, 1.5, .5 */
static int skip_number(Str xpath, int at)
{
    while (is_digit_at(xpath, at)) at++;
    if (at < xpath.n && xpath.at[at] == '.') at++;
    while (is_digit_at(xpath, at)) at++;
    return at;
}

static bool starts_at(Str xpath, int at, const char *text)
{
    return str_starts(str_part(xpath, at, xpath.n), str_from(text));
}

/* Behind an operand stands an operator, elsewhere none. */
static bool ends_operand(const Token *before)
{
    switch (before->kind) {
    case TOKEN_END:
    case TOKEN_AXIS:
    case TOKEN_CALL:
    case TOKEN_OPERATOR: return false;
    case TOKEN_SIGN: return str_is(before->text, ")") || str_is(before->text, "]") || before->text.at[0] == '.';
    default: return true;
    }
}

static bool is_operator_name(Str name)
{
    return str_is(name, "and") || str_is(name, "or") || str_is(name, "div") || str_is(name, "mod");
}

static TokenKind kind_of_name(Str xpath, int last, Str name, const Token *before)
{
    if (ends_operand(before) && is_operator_name(name)) return TOKEN_OPERATOR;
    int next = skip_spaces(xpath, last);
    if (starts_at(xpath, next, "::")) return TOKEN_AXIS;
    return starts_at(xpath, next, "(") ? TOKEN_CALL : TOKEN_NAME;
}

static Token literal_at(Str xpath, int at)
{
    const char *end = memchr(xpath.at + at + 1, xpath.at[at], (size_t)(xpath.n - at - 1));
    int last = end ? (int)(end - xpath.at) : xpath.n;
    return (Token){ end ? TOKEN_LITERAL : TOKEN_WRONG, str_part(xpath, at + 1, last), at, end ? last + 1 : last };
}

static Token variable_at(Str xpath, int at)
{
    int last = skip_name(xpath, at + 1);
    return (Token){ last > at + 1 ? TOKEN_VARIABLE : TOKEN_WRONG, str_part(xpath, at + 1, last), at, last };
}

/* The longer before what they begin with. */
static Token sign_at(Str xpath, int at, const Token *before)
{
    static const struct {
        const char *text;
        TokenKind kind;
    } signs[] = { { "//", TOKEN_SIGN },     { "/", TOKEN_SIGN },      { "(", TOKEN_SIGN },      { ")", TOKEN_SIGN },
                  { "[", TOKEN_SIGN },      { "]", TOKEN_SIGN },      { "..", TOKEN_SIGN },     { ".", TOKEN_SIGN },
                  { "@", TOKEN_SIGN },      { ",", TOKEN_SIGN },      { "::", TOKEN_SIGN },     { ":", TOKEN_SIGN },
                  { "!=", TOKEN_OPERATOR }, { "<=", TOKEN_OPERATOR }, { ">=", TOKEN_OPERATOR }, { "=", TOKEN_OPERATOR },
                  { "<", TOKEN_OPERATOR },  { ">", TOKEN_OPERATOR },  { "+", TOKEN_OPERATOR },  { "-", TOKEN_OPERATOR },
                  { "|", TOKEN_OPERATOR } };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (starts_at(xpath, at, signs[i].text)) {
            int last = at + (int)strlen(signs[i].text);
            return (Token){ signs[i].kind, str_part(xpath, at, last), at, last };
        }
    TokenKind kind = xpath.at[at] != '*' ? TOKEN_WRONG : ends_operand(before) ? TOKEN_OPERATOR : TOKEN_NAME;
    return (Token){ kind, str_part(xpath, at, at + 1), at, at + 1 };
}

static Token token_at(Str xpath, int at, const Token *before)
{
    char c = xpath.at[at];
    if (c == '\'' || c == '"') return literal_at(xpath, at);
    if (c == '$') return variable_at(xpath, at);
    int name = skip_name(xpath, at), number = skip_number(xpath, at);
    if (name > at) {
        Str text = str_part(xpath, at, name);
        return (Token){ kind_of_name(xpath, name, text, before), text, at, name };
    }
    bool has_digit = is_digit_at(xpath, at) || (c == '.' && number > at + 1);
    return has_digit ? (Token){ TOKEN_NUMBER, str_part(xpath, at, number), at, number } : sign_at(xpath, at, before);
}

TokenList tokens_read(Str xpath, Arena *arena)
{
    TokenList tokens = { .arena = arena };
    Token before = { .kind = TOKEN_END };
    for (int at = skip_spaces(xpath, 0); at < xpath.n; at = skip_spaces(xpath, before.last)) {
        before = token_at(xpath, at, &before);
        *vec_push(&tokens) = before;
    }
    *vec_push(&tokens) = (Token){ .kind = TOKEN_END, .text = STR(""), .first = xpath.n, .last = xpath.n };
    return tokens;
}

bool token_is(const Token *token, TokenKind kind, const char *text)
{
    return token->kind == kind && str_is(token->text, text);
}

bool tokens_has_sign(const TokenList *tokens, int at, const char *sign)
{
    return token_is(&tokens->at[at], TOKEN_SIGN, sign);
}

Str tokens_text(const TokenList *tokens, Str xpath, int first, int end)
{
    return end > first ? str_part(xpath, tokens->at[first].first, tokens->at[end - 1].last) : STR("");
}

int tokens_behind(const TokenList *tokens, int open)
{
    int depth = 0, at = open;
    for (; tokens->at[at].kind != TOKEN_END; at++) {
        const Token *token = &tokens->at[at];
        bool is_bracket = token->kind == TOKEN_SIGN && token->text.n == 1;
        if (is_bracket && strchr("([", token->text.at[0])) depth++;
        if (is_bracket && strchr(")]", token->text.at[0]) && --depth == 0) return at + 1;
    }
    return at;
}

int tokens_argument_end(const TokenList *tokens, int at)
{
    while (tokens->at[at].kind != TOKEN_END && !tokens_has_sign(tokens, at, ",") && !tokens_has_sign(tokens, at, ")")) {
        bool opens = tokens_has_sign(tokens, at, "(") || tokens_has_sign(tokens, at, "[");
        at = opens ? tokens_behind(tokens, at) : at + 1;
    }
    return at;
}

int tokens_steps_end(const TokenList *tokens, int at, int (*step_end)(const TokenList *, int))
{
    while (tokens_has_sign(tokens, at, "/") || tokens_has_sign(tokens, at, "//")) {
        int end = step_end(tokens, at + 1);
        if (end == at + 1) break;
        at = end;
    }
    return at;
}

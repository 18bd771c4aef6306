/* Read by its tokens: where an operand begins, a path is read if there is one; what is left must not ask the tree. */
#include "select/apart.h"

#include "base/vec.h"
#include "grammar/grammar.h"

#define PATH_NAME "plain·"

struct ApartXPath {
    Str text;
    bool asks_node;
    Vec(ApartPath) paths;
};

static bool begins_operand(const TokenList *tokens, int at)
{
    const Token *before = at ? &tokens->at[at - 1] : NULL;
    return !before || before->kind == TOKEN_OPERATOR || token_is(before, TOKEN_SIGN, "(") || token_is(before, TOKEN_SIGN, ",");
}

/* Tests of nodes are written like calls; lang() asks what is above; the list of a rank is kept by its path (select/rank.h). */
static bool asks_tree(const Token *token)
{
    static const char *const calls[] = { "text", "node", "comment", "processing-instruction", "lang", "rank" };
    switch (token->kind) {
    case TOKEN_CALL:
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
            if (str_is(token->text, calls[i])) return true;
        return false;
    case TOKEN_VARIABLE: return str_starts(token->text, STR(PATH_NAME));
    case TOKEN_SIGN: return !str_is(token->text, "(") && !str_is(token->text, ")") && !str_is(token->text, ",");
    case TOKEN_OPERATOR: return str_is(token->text, "|");
    case TOKEN_LITERAL:
    case TOKEN_NUMBER:
    case TOKEN_END: return false;
    default: return true;
    }
}

/* a/b, count(a/b): of one that is counted nobody asks what the nodes say. */
static bool read_operand(const TokenList *tokens, int at, int *end, ApartPath *operand, Arena *arena)
{
    if (!begins_operand(tokens, at)) return false;
    operand->is_counted = token_is(&tokens->at[at], TOKEN_CALL, "count");
    operand->path = plain_read_path(tokens, operand->is_counted ? at + 2 : at, end, arena);
    bool is_whole = operand->path && (!operand->is_counted || tokens_has_sign(tokens, *end, ")"));
    *end += is_whole && operand->is_counted;
    return is_whole;
}

static bool is_empty_call(const TokenList *tokens, int at)
{
    return tokens->at[at].kind == TOKEN_CALL && tokens_has_sign(tokens, at + 2, ")");
}

const ApartXPath *apart_read(Str xpath, Arena *arena)
{
    TokenList tokens = tokens_read(xpath, arena);
    StrBuilder text = { .arena = arena };
    ApartXPath *apart = arena_new(arena, ApartXPath);
    apart->paths.arena = arena;
    int written = 0;
    for (int i = 0, end; i < tokens.n; i = end) {
        ApartPath operand;
        if (!read_operand(&tokens, i, &end, &operand, arena)) {
            if (asks_tree(&tokens.at[i])) return NULL;
            apart->asks_node |= is_empty_call(&tokens, i);
            end = i + 1;
            continue;
        }
        operand.name = str_printf(arena, PATH_NAME "%d", apart->paths.n);
        *vec_push(&apart->paths) = operand;
        str_add_printf(&text, STR_FMT "$" STR_FMT, STR_ARG(str_part(xpath, written, tokens.at[i].first)), STR_ARG(operand.name));
        written = tokens.at[end - 1].last;
    }
    str_add(&text, str_part(xpath, written, xpath.n));
    apart->text = str_copy(arena, str_built(&text));
    return apart;
}

Str apart_text(const ApartXPath *apart)
{
    return apart->text;
}

bool apart_asks_node(const ApartXPath *apart)
{
    return apart->asks_node;
}

const ApartPath *apart_path(const ApartXPath *apart, Str variable)
{
    for (int i = 0; i < apart->paths.n; i++)
        if (str_equal(apart->paths.at[i].name, variable)) return &apart->paths.at[i];
    return NULL;
}

bool apart_fits(const ApartXPath *apart, Context context)
{
    for (int i = 0; i < apart->paths.n; i++)
        if (!plain_fits(apart->paths.at[i].path, context)) return false;
    return true;
}

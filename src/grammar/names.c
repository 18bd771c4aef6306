#include "grammar/names.h"

#include "base/suggest.h"
#include "grammar/calls.h"
#include "grammar/tokens.h"

/* An expression, and what is needed to speak of it. */
typedef struct {
    const DataNames *names;
    Str xpath;
    Where where;
    Arena *arena;
    Diag *diag;
} Asked;

static void add_name(NameList *names, Str name)
{
    for (int i = 0; i < names->n; i++)
        if (str_equal(names->at[i], name)) return;
    *vec_push(names) = name;
}

DataNames names_of(const Grammar *grammar, const char *root, Arena *arena)
{
    DataNames names = { .elements = { .arena = arena }, .attributes = { .arena = arena } };
    add_name(&names.elements, str_from(root));
    for (int i = 0; i < grammar->n_rules; i++) {
        const ElementRule *rule = &grammar->rules[i];
        Str children = str_from(rule->children);
        ChildRule child;
        while (grammar_next_child(&children, &child)) add_name(&names.elements, child.element);
        for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++)
            add_name(&names.attributes, str_from(attribute->name));
    }
    return names;
}

static bool is_known(const DataNames *names, bool attribute, Str name)
{
    int n = attribute ? names->attributes.n : names->elements.n;
    const Str *at = attribute ? names->attributes.at : names->elements.at;
    for (int i = 0; i < n; i++)
        if (str_equal(at[i], name)) return true;
    return false;
}

/* How many arguments stand in the brackets behind the call. */
static int count_arguments(const TokenList *tokens, int call)
{
    int open = call + 1, end = tokens_behind(tokens, open), n = 0;
    for (int i = open + 1; i < end - 1; i++) {
        const Token *token = &tokens->at[i];
        if (!n) n = 1;
        if (token_is(token, TOKEN_SIGN, ",")) n++;
        if (token_is(token, TOKEN_SIGN, "(") || token_is(token, TOKEN_SIGN, "[")) i = tokens_behind(tokens, i) - 1;
    }
    return n;
}

static bool refuse_xpath(const Asked *asked, Str words)
{
    diag_report(asked->diag, asked->where, STR(""), DIAG_BAD_XPATH, str_copy(asked->arena, asked->xpath).at, words.at);
    return false;
}

static bool check_call(const Asked *asked, const TokenList *tokens, int call)
{
    Str name = tokens->at[call].text;
    const FunctionRule *rule = function_rule(name);
    int n = count_arguments(tokens, call);
    if (rule && n >= rule->least && n <= rule->most) return true;
    Str words =
        rule ? str_printf(asked->arena, "wrong number of arguments: %s()", rule->name)
             : str_printf(asked->arena, "unknown function " STR_FMT "()%s", STR_ARG(name), function_meant(name, asked->arena).at);
    return refuse_xpath(asked, words);
}

/* records('kpi|measure', '@plan', …), records('grade', …): what is asked for and what by are names of the data, though they stand in
   quotation marks. */
static bool check_records(const Asked *asked, const TokenList *tokens, int call)
{
    const Token *what = &tokens->at[call + 2], *by = what + 2;
    int n = count_arguments(tokens, call);
    bool good = n >= 2 && n <= 3 && what->kind == TOKEN_LITERAL && token_is(what + 1, TOKEN_SIGN, ",") &&
                (n == 2 || (by->kind == TOKEN_LITERAL && token_is(by + 1, TOKEN_SIGN, ",")));
    if (!good) return refuse_xpath(asked, STR("records('name', 'by', …), records('list', …)?"));
    return names_check(asked->names, what->text, asked->where, asked->arena, asked->diag) &
           (n == 2 || names_check(asked->names, by->text, asked->where, asked->arena, asked->diag));
}

static bool check_name(const Asked *asked, const TokenList *tokens, int i)
{
    const DataNames *names = asked->names;
    Str name = tokens->at[i].text;
    bool is_attribute = i > 0 && (token_is(&tokens->at[i - 1], TOKEN_SIGN, "@") ||
                                  (i > 1 && token_is(&tokens->at[i - 2], TOKEN_AXIS, "attribute")));
    if (str_is(name, "*") || is_known(names, is_attribute, name)) return true;
    const Str *known = is_attribute ? names->attributes.at : names->elements.at;
    Str suggestion = suggest_name(name, known, is_attribute ? names->attributes.n : names->elements.n, asked->arena);
    diag_report(asked->diag, asked->where, STR(""), is_attribute ? DIAG_UNKNOWN_DATA_ATTRIBUTE : DIAG_UNKNOWN_DATA_ELEMENT,
                str_copy(asked->arena, name).at, suggestion.at);
    return false;
}

static bool check_token(const Asked *asked, const TokenList *tokens, int i)
{
    const Token *token = &tokens->at[i];
    switch (token->kind) {
    case TOKEN_NAME: return check_name(asked, tokens, i);
    case TOKEN_CALL: return str_is(token->text, "records") ? check_records(asked, tokens, i) : check_call(asked, tokens, i);
    case TOKEN_VARIABLE:
        return !asked->names->has_no_variables ||
               refuse_xpath(asked, str_printf(asked->arena, "unknown variable $" STR_FMT, STR_ARG(token->text)));
    default: return true;
    }
}

bool names_check(const DataNames *names, Str xpath, Where where, Arena *arena, Diag *diag)
{
    Asked asked = { names, xpath, where, arena, diag };
    TokenList tokens = tokens_read(xpath, arena);
    bool good = true;
    for (int i = 0; i < tokens.n; i++) good &= check_token(&asked, &tokens, i);
    return good;
}

bool names_check_template(const DataNames *names, Str text, Where where, Arena *arena, Diag *diag)
{
    bool good = true;
    for (int at = 0; at < text.n; at++) {
        if (text.at[at] != '{') continue;
        if (at + 1 < text.n && text.at[at + 1] == '{') {
            at++;
            continue;
        }
        int end = at + 1;
        while (end < text.n && text.at[end] != '}') end++;
        good &= names_check(names, str_part(text, at + 1, end), where, arena, diag);
        at = end;
    }
    return good;
}

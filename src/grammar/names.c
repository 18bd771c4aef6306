#include "grammar/names.h"

#include "base/suggest.h"
#include "base/words.h"
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
    int end = tokens_argument_end(tokens, call + 2), n = end > call + 2 || tokens_has_sign(tokens, end, ",");
    for (; tokens_has_sign(tokens, end, ","); n++) end = tokens_argument_end(tokens, end + 1);
    return n;
}

static bool refuse_xpath(const Asked *asked, Str why)
{
    diag_report(asked->diag, asked->where, STR(""), DIAG_BAD_XPATH, str_copy(asked->arena, asked->xpath).at, why.at);
    return false;
}

static bool check_call(const Asked *asked, const TokenList *tokens, int call)
{
    Str name = tokens->at[call].text;
    const FunctionRule *rule = function_rule(name);
    int n = count_arguments(tokens, call);
    if (rule && n >= rule->least && n <= rule->most) return true;
    DiagLang lang = diag_lang(asked->diag);
    if (rule) return refuse_xpath(asked, str_printf(asked->arena, "%s: %s()", words(WORD_XPATH_ARITY, lang), rule->name));
    Str unknown = str_printf(asked->arena, words(WORD_XPATH_FUNCTION, lang), str_copy(asked->arena, name).at);
    return refuse_xpath(asked, str_join(asked->arena, unknown, function_meant(name, asked->arena)));
}

/* records('kpi|measure', '@plan', …), records('grade', …): what is asked for and what by are names of the data, though they stand in
   quotation marks. */
static bool check_records(const Asked *asked, const TokenList *tokens, int call)
{
    const Token *what = &tokens->at[call + 2], *by = what + 2;
    int n = count_arguments(tokens, call);
    DataNames theirs = *asked->names;
    theirs.record = STR(""); /* not those of the record that asks */
    bool good = n >= 2 && n <= 3 && what->kind == TOKEN_LITERAL && token_is(what + 1, TOKEN_SIGN, ",") &&
                (n == 2 || (by->kind == TOKEN_LITERAL && token_is(by + 1, TOKEN_SIGN, ",")));
    if (!good) return refuse_xpath(asked, STR("records('name', 'by', …), records('list', …)?"));
    bool names_are_known = names_check(&theirs, what->text, asked->where, asked->arena, asked->diag);
    bool by_is_known = n == 2 || names_check(&theirs, by->text, asked->where, asked->arena, asked->diag);
    return names_are_known && by_is_known;
}

/* Does a step before it say in which record the name at `i` stands, or a bracket around it? */
static bool is_of_another(const TokenList *tokens, int i)
{
    int depth = 0, before = i - 1;
    for (int k = 0; k < i; k++) depth += tokens_has_sign(tokens, k, "[") - tokens_has_sign(tokens, k, "]");
    if (before >= 0 && tokens_has_sign(tokens, before, "@")) before--;
    static const char *const steps[] = { "/", "//", ":", "::" };
    for (size_t k = 0; before >= 0 && k < sizeof steps / sizeof *steps; k++)
        if (tokens_has_sign(tokens, before, steps[k])) return true;
    return depth > 0;
}

static void note_asked(const DataNames *names, const TokenList *tokens, int i, bool is_attribute)
{
    bool is_own = names->record.n && !is_of_another(tokens, i);
    Str key = str_printf(names->elements.arena, STR_FMT "%s%s" STR_FMT, STR_ARG(is_own ? names->record : STR("")),
                         is_own ? "\n" : "", is_attribute ? "@" : "", STR_ARG(tokens->at[i].text));
    map_put(names->asked, key, names->asked);
}

/* One that reads alike; else one of this name, where an attribute was written as an element or the other way round. */
static Str suggest_known(const Asked *asked, Str name, bool is_attribute)
{
    const DataNames *names = asked->names;
    const Str *known = is_attribute ? names->attributes.at : names->elements.at;
    Str alike = suggest_name(name, known, is_attribute ? names->attributes.n : names->elements.n, asked->arena);
    if (alike.n || !is_known(names, !is_attribute, name)) return alike;
    return str_printf(asked->arena, " → %s" STR_FMT "?", is_attribute ? "" : "@", STR_ARG(name));
}

static bool check_name(const Asked *asked, const TokenList *tokens, int i)
{
    const DataNames *names = asked->names;
    Str name = tokens->at[i].text;
    bool is_attribute = i > 0 && (token_is(&tokens->at[i - 1], TOKEN_SIGN, "@") ||
                                  (i > 1 && token_is(&tokens->at[i - 2], TOKEN_AXIS, "attribute")));
    if (str_is(name, "*")) return true;
    if (names->asked) note_asked(names, tokens, i, is_attribute);
    if (is_known(names, is_attribute, name)) return true;
    Str suggestion = suggest_known(asked, name, is_attribute);
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

bool names_next_expression(Str *text, Str *xpath)
{
    for (int at = 0; at < text->n; at++) {
        if (text->at[at] != '{') continue;
        if (at + 1 < text->n && text->at[at + 1] == '{') {
            at++;
            continue;
        }
        int end = at + 1;
        while (end < text->n && text->at[end] != '}') end++;
        *xpath = str_part(*text, at + 1, end);
        *text = str_part(*text, end < text->n ? end + 1 : end, text->n);
        return true;
    }
    return false;
}

bool names_check_template(const DataNames *names, Str text, Where where, Arena *arena, Diag *diag)
{
    bool good = true;
    for (Str xpath; names_next_expression(&text, &xpath);) good &= names_check(names, xpath, where, arena, diag);
    return good;
}

/* --- what is printed as it is ------------------------------------------------------------------------------------------ */

/* A path may begin with it, or end. */
static bool gives_nodes(Str function)
{
    static const char *const names[] = { "record", "records", "id", "current", "node", "text" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(function, names[i])) return true;
    return false;
}

/* May it stand in a path outside its brackets, or between two paths? */
static bool is_of_path(const Token *token)
{
    switch (token->kind) {
    case TOKEN_NAME:
    case TOKEN_AXIS:
    case TOKEN_VARIABLE: return true;
    case TOKEN_CALL: return gives_nodes(token->text);
    case TOKEN_OPERATOR: return str_is(token->text, "|");
    case TOKEN_SIGN: return !str_is(token->text, "(") && !str_is(token->text, ")") && !str_is(token->text, ",");
    default: return false;
    }
}

/* What stands in the brackets of the path from the token at `at` up to the one at `end`; false: it is no path, or paths with |
   between them. */
static bool add_beside(StrBuilder *beside, Str xpath, const TokenList *tokens, int at, int end)
{
    for (int next; at < end; at = next) {
        if (!is_of_path(&tokens->at[at])) return false;
        bool is_call = tokens->at[at].kind == TOKEN_CALL, is_group = is_call || tokens_has_sign(tokens, at, "[");
        next = is_group ? tokens_behind(tokens, at + is_call) : at + 1;
        if (is_group) str_add_printf(beside, STR_FMT " ", STR_ARG(tokens_text(tokens, xpath, at, next)));
    }
    return true;
}

/* Where a function is called that only writes its first argument otherwise, format(result, '0'): up to where that is; else 0. */
static int writing_end(const TokenList *tokens)
{
    const FunctionRule *rule = tokens->at[0].kind == TOKEN_CALL ? function_rule(tokens->at[0].text) : NULL;
    bool is_whole = rule && tokens_behind(tokens, 1) == tokens->n - 1;
    return is_whole && rule->writes ? tokens_argument_end(tokens, 2) : 0;
}

Str names_beside(Str xpath, Arena *arena)
{
    TokenList tokens = tokens_read(xpath, arena);
    StrBuilder beside = { .arena = arena };
    int value_end = writing_end(&tokens);
    if (!value_end) return add_beside(&beside, xpath, &tokens, 0, tokens.n - 1) ? str_built(&beside) : xpath;
    Str value = tokens_text(&tokens, xpath, 2, value_end), others = tokens_text(&tokens, xpath, value_end, tokens.n - 2);
    return str_printf(arena, STR_FMT STR_FMT, STR_ARG(names_beside(value, arena)), STR_ARG(others));
}

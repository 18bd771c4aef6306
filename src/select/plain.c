#include "select/plain.h"

#include "grammar/grammar.h"
#include "select/steps.h"

#include <libxml/tree.h>

typedef struct {
    TokenList tokens;
    int at;
    int depth;
    const VariableUse *uses;
    Arena *arena;
} PlainReader;

static const Plain *read_either(PlainReader *reader);

static const Token *next_token(const PlainReader *reader)
{
    return &reader->tokens.at[reader->at];
}

static bool take_token(PlainReader *reader, TokenKind kind, const char *text)
{
    bool is_it = token_is(next_token(reader), kind, text);
    reader->at += is_it;
    return is_it;
}

static Plain *new_plain(PlainReader *reader, PlainKind kind)
{
    Plain *plain = arena_new(reader->arena, Plain);
    plain->kind = kind;
    return plain;
}

static const Plain *new_pair(PlainReader *reader, PlainKind kind, const Plain *left, const Plain *right)
{
    if (!left || !right) return NULL;
    Plain *pair = new_plain(reader, kind);
    pair->left = left;
    pair->right = right;
    return pair;
}

static bool has_nodes(const Plain *plain)
{
    return plain->kind == PLAIN_PATH || plain->kind == PLAIN_UNION;
}

/* --- paths ----------------------------------------------------------------------------------------------------------- */

static bool find_axis(Str name, StepAxis *axis)
{
    static const struct {
        const char *name;
        StepAxis axis;
    } axes[] = { { "child", STEP_CHILD },   { "attribute", STEP_ATTRIBUTE }, { "self", STEP_SELF },
                 { "parent", STEP_PARENT }, { "ancestor", STEP_ANCESTOR },   { "ancestor-or-self", STEP_ANCESTOR_OR_SELF } };
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++)
        if (str_is(name, axes[i].name)) return *axis = axes[i].axis, true;
    return false;
}

/* [@code = 'A'] behind a path from the root asks an index (select/join.h).  What a predicate asks must be a question: a number would be a place, and a variable may be one. */
static bool read_predicates(PlainReader *reader, PathStep *step)
{
    for (const PlainList **end = &step->predicates; take_token(reader, TOKEN_SIGN, "[");) {
        const Plain *predicate = read_either(reader);
        if (!predicate || predicate->kind == PLAIN_VARIABLE || !take_token(reader, TOKEN_SIGN, "]")) return false;
        PlainList *link = arena_new(reader->arena, PlainList);
        link->plain = predicate;
        *end = link;
        end = &link->next;
    }
    return true;
}

/* Tokens take any letter beyond ASCII into a name; what is none, libxml2 says. */
static bool is_xml_name(const char *name)
{
    return xmlValidateNCName((const xmlChar *)name, 0) == 0;
}

static PathStep *read_step(PlainReader *reader)
{
    PathStep *step = arena_new(reader->arena, PathStep);
    bool is_self = take_token(reader, TOKEN_SIGN, ".");
    if (is_self || take_token(reader, TOKEN_SIGN, "..")) {
        step->axis = is_self ? STEP_SELF : STEP_PARENT;
        return step;
    }
    step->axis = STEP_CHILD;
    if (take_token(reader, TOKEN_SIGN, "@")) step->axis = STEP_ATTRIBUTE;
    else if (next_token(reader)->kind == TOKEN_AXIS) {
        if (!find_axis(next_token(reader)->text, &step->axis)) return NULL;
        reader->at += 2;
    }
    const Token *name = next_token(reader);
    bool is_apart = step->axis == STEP_ATTRIBUTE && name->first > name[-1].last; /* @ id: libxml2 takes no space there */
    if (name->kind != TOKEN_NAME || is_apart) return NULL;
    step->name = str_copy(reader->arena, name->text).at;
    step->is_any = str_is(name->text, "*");
    if (!step->is_any && !is_xml_name(step->name)) return NULL;
    reader->at++;
    return read_predicates(reader, step) ? step : NULL;
}

/* Whether nodes are found in their order in the document, each once, when the path is walked from one node: from several at most to
   what is in each. */
static bool is_in_order(const PathStep *step)
{
    bool is_one = true;
    for (; step; step = step->next) {
        bool is_above = step->axis == STEP_PARENT || step->axis == STEP_ANCESTOR || step->axis == STEP_ANCESTOR_OR_SELF;
        if (is_above && (step->axis != STEP_PARENT || !is_one)) return false;
        is_one &= step->axis != STEP_CHILD && step->axis != STEP_ATTRIBUTE;
    }
    return true;
}

/* The steps from here on; the path begins before them, or with the first. */
static const Plain *read_steps(PlainReader *reader, Plain *path)
{
    PathStep **end = &path->steps;
    do {
        PathStep *step = read_step(reader);
        if (!step) return NULL;
        *end = step;
        end = &step->next;
    } while (take_token(reader, TOKEN_SIGN, "/"));
    bool asks_index = false;
    for (const PathStep *step = path->steps; step; step = step->next) asks_index |= path->is_from_root && step->predicates;
    path->is_in_order = is_in_order(path->steps);
    return asks_index ? NULL : path;
}

static const Plain *read_variable(PlainReader *reader)
{
    Str name = str_copy(reader->arena, next_token(reader)->text);
    if (!is_xml_name(name.at)) return NULL;
    reader->at++;
    Plain *variable = new_plain(reader, take_token(reader, TOKEN_SIGN, "/") ? PLAIN_PATH : PLAIN_VARIABLE);
    variable->text = name;
    VariableUse *use = arena_new(reader->arena, VariableUse);
    *use = (VariableUse){ name, variable->kind == PLAIN_PATH, reader->uses };
    reader->uses = use;
    return variable->kind == PLAIN_PATH ? read_steps(reader, variable) : variable;
}

static const Plain *read_path(PlainReader *reader)
{
    Plain *path = new_plain(reader, PLAIN_PATH);
    path->is_from_root = take_token(reader, TOKEN_SIGN, "/");
    bool is_refused = path->is_from_root && (unsigned char)next_token(reader)->text.at[0] >= 0x80; /* by libxml2: /計画 */
    return is_refused ? NULL : read_steps(reader, path);
}

/* --- what is made of them -------------------------------------------------------------------------------------------- */

/* (…): no path goes on from it, no predicate is asked of it. */
static const Plain *read_bracket(PlainReader *reader)
{
    const Plain *inner = read_either(reader);
    if (!inner || !take_token(reader, TOKEN_SIGN, ")")) return NULL;
    const Token *next = next_token(reader);
    return next->kind == TOKEN_SIGN && !token_is(next, TOKEN_SIGN, ")") && !token_is(next, TOKEN_SIGN, "]") ? NULL : inner;
}

static const Plain *read_operand(PlainReader *reader)
{
    const Token *token = next_token(reader);
    if (take_token(reader, TOKEN_SIGN, "(")) return read_bracket(reader);
    if (take_token(reader, TOKEN_CALL, "not")) {
        reader->at++;
        const Plain *inner = read_bracket(reader);
        return new_pair(reader, PLAIN_NOT, inner, inner);
    }
    if (token->kind == TOKEN_VARIABLE) return read_variable(reader);
    if (token->kind != TOKEN_LITERAL) return read_path(reader);
    Plain *literal = new_plain(reader, PLAIN_TEXT);
    literal->text = str_copy(reader->arena, token->text);
    reader->at++;
    return literal;
}

static const Plain *read_union(PlainReader *reader)
{
    const Plain *left = read_operand(reader);
    while (left && take_token(reader, TOKEN_OPERATOR, "|")) {
        const Plain *right = read_operand(reader);
        left = right && has_nodes(left) && has_nodes(right) ? new_pair(reader, PLAIN_UNION, left, right) : NULL;
    }
    return left;
}

static const Plain *read_comparison(PlainReader *reader)
{
    const Plain *left = read_union(reader);
    bool is_equal = left && take_token(reader, TOKEN_OPERATOR, "=");
    if (!left || (!is_equal && !take_token(reader, TOKEN_OPERATOR, "!="))) return left;
    const Plain *right = read_union(reader);
    PlainKind kind = is_equal ? PLAIN_EQUAL : PLAIN_UNEQUAL;
    if (right && has_nodes(left) && right->kind == PLAIN_TEXT) return new_pair(reader, kind, left, right);
    return right && has_nodes(right) && left->kind == PLAIN_TEXT ? new_pair(reader, kind, right, left) : NULL;
}

static const Plain *read_both(PlainReader *reader)
{
    const Plain *left = read_comparison(reader);
    while (left && take_token(reader, TOKEN_OPERATOR, "and")) left = new_pair(reader, PLAIN_AND, left, read_comparison(reader));
    return left;
}

static const Plain *read_either(PlainReader *reader)
{
    enum { DEEPEST = 40 };
    if (++reader->depth > DEEPEST) return NULL;
    const Plain *left = read_both(reader);
    while (left && take_token(reader, TOKEN_OPERATOR, "or")) left = new_pair(reader, PLAIN_OR, left, read_both(reader));
    reader->depth--;
    return left;
}

/* number(@figure), or else what begins with a call. */
static const Plain *read_number(PlainReader *reader)
{
    if (!take_token(reader, TOKEN_CALL, "number")) return read_either(reader);
    reader->at++;
    const Plain *inner = read_bracket(reader);
    return inner && has_nodes(inner) ? new_pair(reader, PLAIN_NUMBER, inner, inner) : NULL;
}

const Plain *plain_read(Str xpath, Arena *arena)
{
    PlainReader reader = { .tokens = tokens_read(xpath, arena), .arena = arena };
    const Plain *read = next_token(&reader)->kind == TOKEN_CALL ? read_number(&reader) : read_either(&reader);
    if (!read || next_token(&reader)->kind != TOKEN_END) return NULL;
    Plain *plain = arena_new(arena, Plain);
    *plain = *read;
    plain->uses = reader.uses;
    return plain;
}

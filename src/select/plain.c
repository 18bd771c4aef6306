#include "select/plain.h"

#include "grammar/grammar.h"
#include "select/indexed.h"
#include "select/steps.h"

#include <libxml/tree.h>

#include <string.h>

typedef struct {
    TokenList tokens;
    int at;
    int depth;
    const VariableUse *uses;
    Arena *arena;
} PlainReader;

static const Plain *read_either(PlainReader *reader);
static const Plain *read_union(PlainReader *reader);

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

/* Tokens take any letter beyond ASCII into a name; what is none, libxml2 says. */
static bool is_xml_name(const char *name)
{
    return xmlValidateNCName((const xmlChar *)name, 0) == 0;
}

/* --- paths ----------------------------------------------------------------------------------------------------------- */

static bool find_axis(Str name, StepAxis *axis)
{
    static const struct {
        const char *name;
        StepAxis axis;
    } axes[] = { { "child", STEP_CHILD },
                 { "attribute", STEP_ATTRIBUTE },
                 { "self", STEP_SELF },
                 { "parent", STEP_PARENT },
                 { "ancestor", STEP_ANCESTOR },
                 { "ancestor-or-self", STEP_ANCESTOR_OR_SELF },
                 { "following-sibling", STEP_FOLLOWING_SIBLING },
                 { "preceding-sibling", STEP_PRECEDING_SIBLING },
                 { "descendant", STEP_DESCENDANT },
                 { "descendant-or-self", STEP_DESCENDANT_OR_SELF } };
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++)
        if (str_is(name, axes[i].name)) return *axis = axes[i].axis, true;
    return false;
}

static void note_use(PlainReader *reader, Str name, VariableNeed need)
{
    VariableUse *use = arena_new(reader->arena, VariableUse);
    *use = (VariableUse){ name, need, reader->uses };
    reader->uses = use;
}

/* 12 */
static bool read_whole(PlainReader *reader, int *number)
{
    enum { MOST_DIGITS = 6 };
    Str text = next_token(reader)->text;
    bool is_whole = next_token(reader)->kind == TOKEN_NUMBER && text.n <= MOST_DIGITS;
    *number = 0;
    for (int i = 0; is_whole && i < text.n; i++) {
        is_whole = text.at[i] >= '0' && text.at[i] <= '9';
        *number = 10 * *number + text.at[i] - '0';
    }
    reader->at += is_whole;
    return is_whole;
}

/* A name beyond XML's is for libxml2 to refuse. */
static bool take_variable(PlainReader *reader, VariableNeed need, Str *name)
{
    *name = str_copy(reader->arena, next_token(reader)->text);
    if (next_token(reader)->kind != TOKEN_VARIABLE || !is_xml_name(name->at)) return false;
    note_use(reader, *name, need);
    reader->at++;
    return true;
}

static bool take_orders(PlainReader *reader, int *orders)
{
    static const struct {
        const char *sign;
        int orders;
    } signs[] = { { "=", ORDER_SAME }, { "!=", ORDER_LESS | ORDER_MORE }, { "<", ORDER_LESS }, { "<=", ORDER_LESS | ORDER_SAME },
                  { ">", ORDER_MORE }, { ">=", ORDER_MORE | ORDER_SAME } };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (take_token(reader, TOKEN_OPERATOR, signs[i].sign)) return *orders = signs[i].orders, true;
    return false;
}

/* 2, position() <= $n */
static bool read_place(PlainReader *reader, PathPredicate *place)
{
    place->orders = ORDER_SAME;
    if (!take_token(reader, TOKEN_CALL, "position")) return read_whole(reader, &place->number);
    reader->at++;
    if (!take_token(reader, TOKEN_SIGN, ")") || !take_orders(reader, &place->orders)) return false;
    return read_whole(reader, &place->number) || take_variable(reader, NEED_WHOLE, &place->variable);
}

static bool begins_place(const PlainReader *reader)
{
    return next_token(reader)->kind == TOKEN_NUMBER || token_is(next_token(reader), TOKEN_CALL, "position");
}

/* What one asks must be a place or a question: a variable may be either. */
static bool read_predicates(PlainReader *reader, const PathPredicate **end)
{
    for (int n = 0; take_token(reader, TOKEN_SIGN, "["); n++) {
        PathPredicate *predicate = arena_new(reader->arena, PathPredicate);
        if (begins_place(reader)) {
            if (!read_place(reader, predicate)) return false;
        } else if (!(predicate->question = read_either(reader)) || predicate->question->kind == PLAIN_VARIABLE) return false;
        if (n == MOST_PREDICATES || !take_token(reader, TOKEN_SIGN, "]")) return false;
        *end = predicate;
        end = &predicate->next;
    }
    return true;
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
    return read_predicates(reader, &step->predicates) ? step : NULL;
}

/* Whether nodes are found in their order in the document, each once, when the path is walked from one node: from several at most to
   what is in each. */
static bool is_in_order(const PathStep *step)
{
    bool is_one = true, is_nested = false; /* one node; some that may lie in each other */
    for (; step; step = step->next) {
        bool is_within = step->axis == STEP_ATTRIBUTE || step->axis == STEP_SELF || (step->axis == STEP_CHILD && !is_nested);
        bool is_beside = step->axis == STEP_PARENT || step->axis == STEP_FOLLOWING_SIBLING || step->axis == STEP_DESCENDANT;
        if (!is_within && (!is_beside || !is_one)) return false;
        is_one &= step->axis == STEP_SELF || step->axis == STEP_PARENT;
        is_nested |= step->axis == STEP_DESCENDANT;
    }
    return true;
}

static bool asks_place(const PathStep *step)
{
    const PathPredicate *predicate = step->predicates;
    while (predicate && predicate->question) predicate = predicate->next;
    return predicate;
}

/* Behind //, which is /descendant-or-self::node()/: where no place is asked among the children of each, it is any below. */
static PathStep *deep_step(PlainReader *reader, PathStep *step)
{
    if (step->axis == STEP_CHILD && !asks_place(step)) {
        step->axis = STEP_DESCENDANT;
        return step;
    }
    PathStep *deep = arena_new(reader->arena, PathStep);
    deep->axis = STEP_DESCENDANT_OR_SELF;
    deep->next = step;
    return deep;
}

/* The steps from here on, the first behind //, or not; the path begins before them, or with the first. */
static const Plain *read_steps(PlainReader *reader, Plain *path, bool is_deep)
{
    PathStep **end = &path->steps;
    do {
        PathStep *step = read_step(reader);
        if (!step) return NULL;
        *end = is_deep ? deep_step(reader, step) : step;
        end = &step->next;
        is_deep = token_is(next_token(reader), TOKEN_SIGN, "//");
    } while (take_token(reader, TOKEN_SIGN, "/") || take_token(reader, TOKEN_SIGN, "//"));
    path->is_in_order = is_in_order(path->steps);
    path->join = indexed_path(path, reader->arena);
    return path;
}

/* What goes on from $v, from (…): predicates, steps. */
static const Plain *read_on(PlainReader *reader, Plain *path)
{
    if (!read_predicates(reader, &path->filters)) return NULL;
    if (take_token(reader, TOKEN_SIGN, "/")) return read_steps(reader, path, false);
    if (take_token(reader, TOKEN_SIGN, "//")) return read_steps(reader, path, true);
    path->is_in_order = true;
    return path;
}

static bool goes_on(const PlainReader *reader)
{
    static const char *const signs[] = { "[", "/", "//" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (token_is(next_token(reader), TOKEN_SIGN, signs[i])) return true;
    return false;
}

static const Plain *read_variable(PlainReader *reader)
{
    Str name;
    if (!take_variable(reader, NEED_ANY, &name)) return NULL;
    bool is_path = goes_on(reader);
    Plain *variable = new_plain(reader, is_path ? PLAIN_PATH : PLAIN_VARIABLE);
    variable->text = name;
    if (is_path) note_use(reader, name, NEED_NODES);
    return is_path ? read_on(reader, variable) : variable;
}

static const Plain *read_path(PlainReader *reader)
{
    Plain *path = new_plain(reader, PLAIN_PATH);
    path->is_from_root = take_token(reader, TOKEN_SIGN, "/");
    bool is_refused = path->is_from_root && (unsigned char)next_token(reader)->text.at[0] >= 0x80; /* by libxml2: /計画 */
    bool is_deep = !path->is_from_root && take_token(reader, TOKEN_SIGN, "//");
    path->is_from_root |= is_deep;
    return is_refused ? NULL : read_steps(reader, path, is_deep);
}

/* --- what is made of them -------------------------------------------------------------------------------------------- */

/* Behind (: up to where it ends, and nothing goes on from it. */
static const Plain *read_bracket(PlainReader *reader)
{
    const Plain *inner = read_either(reader);
    if (!inner || !take_token(reader, TOKEN_SIGN, ")")) return NULL;
    const Token *next = next_token(reader);
    bool ends = next->kind != TOKEN_SIGN || strchr(")],", next->text.at[0]);
    return ends ? inner : NULL;
}

/* (a | b)[2]/c, (a = 'B') */
static const Plain *read_group(PlainReader *reader)
{
    const Plain *inner = read_either(reader);
    if (!inner || !take_token(reader, TOKEN_SIGN, ")")) return NULL;
    if (!goes_on(reader)) return inner;
    if (!has_nodes(inner)) return NULL;
    Plain *path = new_plain(reader, PLAIN_PATH);
    path->from = inner;
    return read_on(reader, path);
}

/* current()/@id, record(@plan)/name: without steps, they are for libxml2 to call (select/apart.h). */
static const Plain *read_called(PlainReader *reader)
{
    Plain *path = new_plain(reader, PLAIN_PATH);
    path->is_from_current = take_token(reader, TOKEN_CALL, "current");
    if (!path->is_from_current && !take_token(reader, TOKEN_CALL, "record")) return NULL;
    reader->at++;
    if (!path->is_from_current) {
        path->ids = read_union(reader);
        if (!path->ids) return NULL;
        if (path->ids->kind == PLAIN_VARIABLE) note_use(reader, path->ids->text, NEED_WORDS);
        else if (path->ids->kind != PLAIN_TEXT && !has_nodes(path->ids)) return NULL;
    }
    bool is_path = take_token(reader, TOKEN_SIGN, ")") && take_token(reader, TOKEN_SIGN, "/");
    return is_path ? read_steps(reader, path, false) : NULL;
}

static const Plain *read_operand(PlainReader *reader)
{
    const Token *token = next_token(reader);
    if (take_token(reader, TOKEN_SIGN, "(")) return read_group(reader);
    if (take_token(reader, TOKEN_CALL, "not")) {
        reader->at++;
        const Plain *inner = read_bracket(reader);
        return new_pair(reader, PLAIN_NOT, inner, inner);
    }
    if (token->kind == TOKEN_CALL) return read_called(reader);
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
    if (!right || (!has_nodes(left) && !has_nodes(right))) return NULL;
    const Plain *nodes = has_nodes(left) ? left : right, *other = nodes == left ? right : left;
    if (other->kind == PLAIN_VARIABLE) note_use(reader, other->text, NEED_WORDS);
    else if (!has_nodes(other) && other->kind != PLAIN_TEXT) return NULL;
    Plain *comparison = new_plain(reader, is_equal ? PLAIN_EQUAL : PLAIN_UNEQUAL);
    comparison->left = nodes;
    comparison->right = other;
    comparison->join = indexed_comparison(comparison, reader->arena);
    return comparison;
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

static const Plain *with_uses(const PlainReader *reader, const Plain *read)
{
    Plain *plain = arena_new(reader->arena, Plain);
    *plain = *read;
    plain->uses = reader->uses;
    return plain;
}

const Plain *plain_read(Str xpath, Arena *arena)
{
    PlainReader reader = { .tokens = tokens_read(xpath, arena), .arena = arena };
    const Plain *read = read_number(&reader);
    return read && next_token(&reader)->kind == TOKEN_END ? with_uses(&reader, read) : NULL;
}

const Plain *plain_read_path(const TokenList *tokens, int at, int *end, Arena *arena)
{
    PlainReader reader = { .tokens = *tokens, .at = at, .arena = arena };
    const Plain *read = read_union(&reader);
    *end = reader.at;
    return read && has_nodes(read) ? with_uses(&reader, read) : NULL;
}

/* Read by its tokens, not parsed, like select/join.c: what is not surely of this form is left to XPath. */
#include "select/rank.h"

#include "select/argument.h"
#include "select/figures.h"
#include "select/join.h"
#include "select/lookup.h"
#include "select/mirror.h"
#include "select/plain.h"
#include "select/select.h"

#include <libxml/xpathInternals.h>

/* ---- reading ---- */

/* Each of these says which token the thing that begins at `at` ends before; `at`: it is none. */
static int skip_nearest(const TokenList *tokens, int at)
{
    bool is_first = tokens_has_sign(tokens, at, "[") && token_is(&tokens->at[at + 1], TOKEN_NUMBER, "1");
    return is_first && tokens_has_sign(tokens, at + 2, "]") ? at + 3 : at;
}

static bool leads_up(const Token *axis)
{
    return token_is(axis, TOKEN_AXIS, "parent") || token_is(axis, TOKEN_AXIS, "ancestor") ||
           token_is(axis, TOKEN_AXIS, "ancestor-or-self");
}

/* .. ancestor::group[1] parent::* */
static int skip_up(const TokenList *tokens, int at)
{
    bool is_up = leads_up(&tokens->at[at]) && tokens->at[at + 2].kind == TOKEN_NAME;
    return is_up ? skip_nearest(tokens, at + 3) : tokens_has_sign(tokens, at, "..") ? skip_nearest(tokens, at + 1) : at;
}

/* ../ancestor::group[1] $plan: a few nodes, from which a list may be looked for. */
static int skip_from(const TokenList *tokens, int at)
{
    if (tokens->at[at].kind == TOKEN_VARIABLE) return at + 1;
    int end = skip_up(tokens, at);
    for (int next; end > at && tokens_has_sign(tokens, end, "/") && (next = skip_up(tokens, end + 1)) > end + 1;) end = next;
    return end;
}

/* kpi[@year = $y], @no, .. */
static int skip_step(const TokenList *tokens, int at)
{
    if (tokens_has_sign(tokens, at, ".") || tokens_has_sign(tokens, at, "..")) return at + 1;
    int name = tokens->at[at].kind == TOKEN_AXIS ? at + 2 : at + tokens_has_sign(tokens, at, "@"), end = name + 1;
    if (tokens->at[name].kind != TOKEN_NAME) return at;
    while (tokens_has_sign(tokens, end, "[")) end = tokens_behind(tokens, end);
    return end;
}

/* Such a list is another for each row that asks. */
static bool asks_current(const TokenList *tokens, int first, int end)
{
    bool asks = false;
    for (int i = first; i < end; i++) asks |= token_is(&tokens->at[i], TOKEN_CALL, "current");
    return asks;
}

bool rank_read(Str xpath, const TokenList *tokens, int at, StrBuilder *out, int *next)
{
    if (!token_is(&tokens->at[at], TOKEN_CALL, "rank")) return false;
    int value_end = tokens_argument_end(tokens, at + 2);
    if (!tokens_has_sign(tokens, value_end, ",")) return false;
    int list = value_end + 1, from_end = skip_from(tokens, list), list_end = tokens_steps_end(tokens, from_end, skip_step),
        end = list_end;
    if (tokens_has_sign(tokens, end, ",")) end = tokens_argument_end(tokens, end + 1);
    if (list_end == list || !tokens_has_sign(tokens, end, ")") || asks_current(tokens, list, list_end)) return false;
    Str value = tokens_text(tokens, xpath, at + 2, value_end), path = tokens_text(tokens, xpath, from_end, list_end);
    Str from = from_end > list ? tokens_text(tokens, xpath, list, from_end) : STR("/");
    char quote = str_find(path, '\'') < 0 ? '\'' : '"';
    if (str_find(path, quote) >= 0) return false;
    str_add_printf(out, "join·rank(" STR_FMT "," STR_FMT ",%c." STR_FMT "%c" STR_FMT ")", STR_ARG(join_read(value, out->arena)),
                   STR_ARG(from), quote, STR_ARG(path), quote, STR_ARG(tokens_text(tokens, xpath, list_end, end)));
    *next = end + 1;
    return true;
}

/* ---- finding ---- */

/* A path of a list, and the lists that were found by it. */
typedef struct {
    Str path;
    NameList variables; /* in it */
    Map rankings;       /* by the nodes they were looked for from, and what the variables were */
} RankedPath;

/* Among the joins: those have no path that begins with a dot. */
static RankedPath *ranked_path(const Evaluation *evaluation, Str path)
{
    Arena *arena = evaluation->arena;
    Map *joins = select_joins(evaluation->select);
    RankedPath *ranked = map_find(joins, path);
    if (ranked) return ranked;
    ranked = arena_new(arena, RankedPath);
    *ranked = (RankedPath){ str_copy(arena, path), { .arena = arena }, map_new(arena) };
    TokenList tokens = tokens_read(ranked->path, arena);
    for (int i = 0; i < tokens.n; i++)
        if (tokens.at[i].kind == TOKEN_VARIABLE) *vec_push(&ranked->variables) = tokens.at[i].text;
    map_put(joins, ranked->path, ranked);
    return ranked;
}

static Str list_key(const Evaluation *evaluation, const RankedPath *ranked, const Found *from)
{
    StrBuilder key = { .arena = evaluation->arena };
    str_add(&key, (Str){ (const char *)from->nodes, from->n_nodes * (int)sizeof *from->nodes });
    for (int i = 0; i < ranked->variables.n; i++) {
        const Variable *variable = variable_in_sight(select_now(evaluation->select).variables, ranked->variables.at[i]);
        if (!variable) continue;
        const Found *value = &variable->value;
        str_add_printf(&key, " %d %d %d %d " STR_FMT, value->kind, value->flag, value->n_nodes, value->text.n,
                       STR_ARG(value->text));
        str_add(&key, (Str){ (const char *)value->nodes, value->n_nodes * (int)sizeof *value->nodes });
    }
    return str_built(&key);
}

/* false: what there is from there are no nodes. */
static bool find_list(const Evaluation *evaluation, Str path, const Found *from, RecordVec *list)
{
    for (int i = 0; i < from->n_nodes; i++) {
        Context context = { from->nodes[i], 1, 1, select_now(evaluation->select).variables };
        Found found = select_within(evaluation->select, context, path);
        if (found.kind != FOUND_NODES) return false;
        for (int k = 0; k < found.n_nodes; k++) *vec_push(list) = found.nodes[k];
    }
    list->n = select_in_order(list->at, list->n);
    return true;
}

static const Ranking *ranking_of(const Evaluation *evaluation, Str path, const Found *from)
{
    RankedPath *ranked = ranked_path(evaluation, path);
    Str key = list_key(evaluation, ranked, from);
    Ranking *ranking = map_find(&ranked->rankings, key);
    if (ranking) return ranking;
    ranking = arena_new(evaluation->arena, Ranking);
    RecordVec list = { .arena = evaluation->arena };
    if (find_list(evaluation, ranked->path, from, &list)) *ranking = figures_ranking(evaluation, list.at, list.n);
    else ranking->fails = true;
    map_put(&ranked->rankings, key, ranking);
    return ranking;
}

/* rank(value, from, 'path of the list', 'order'). */
static void call_rank(xmlXPathParserContextPtr parser, int n_arguments)
{
    const Evaluation *evaluation = argument_evaluation(parser);
    int order;
    if (!figures_pop_order(parser, n_arguments - 1, &order)) return;
    Str path = argument_pop_text(parser);
    xmlXPathObjectPtr from = valuePop(parser);
    if (!from) base_out_of_memory();
    if (from->type == XPATH_NODESET) {
        Found nodes = { .kind = FOUND_NODES };
        nodes.nodes = mirror_nodes(from->nodesetval, evaluation->arena, &nodes.n_nodes);
        const Ranking *ranking = ranking_of(evaluation, path, &nodes);
        figures_push_rank(parser, ranking, order);
    } else xmlXPathErr(parser, XPATH_INVALID_TYPE);
    xmlXPathFreeObject(from);
}

void rank_register(xmlXPathContextPtr xpath)
{
    xmlXPathRegisterFunc(xpath, BAD_CAST "join·rank", call_rank);
}

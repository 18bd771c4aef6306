/* Scanned, not parsed, like select/join.c: what is not surely of this form is left to XPath. */
#include "select/rank.h"

#include "grammar/grammar.h"
#include "select/argument.h"
#include "select/figures.h"
#include "select/join.h"
#include "select/scan.h"
#include "select/select.h"

#include <libxml/xpathInternals.h>

#include <string.h>

/* ---- reading ---- */

/* Where the argument at `at` ends: before its comma or bracket. */
static int skip_argument(Str xpath, int at)
{
    for (int depth = 0; at < xpath.n; at++) {
        char c = xpath.at[at];
        if (scan_literal(xpath, at) > at) at = scan_literal(xpath, at) - 1;
        else if (c == '(' || c == '[') depth++;
        else if (depth && (c == ')' || c == ']')) depth--;
        else if (!depth && (c == ',' || c == ')')) break;
    }
    return at;
}

/* .. ancestor::group[1] parent::* $plan: a few nodes, from which a list may be looked for. */
static int skip_from(Str list)
{
    if (list.n && list.at[0] == '$') return scan_name(list, 1);
    int end = 0;
    for (int at = 0; at < list.n; at++) {
        Str rest = str_part(list, at, list.n);
        if (str_starts(rest, STR(".."))) end = at + 2;
        else if (str_starts(rest, STR("ancestor")) || str_starts(rest, STR("parent::"))) {
            int star = str_find(rest, '*'), colons = str_find(rest, ':');
            end = star == colons + 2 ? at + star + 1 : scan_step(list, at);
            if (end < at + colons + 2) return 0;
        } else break;
        if (str_starts(str_part(list, end, list.n), STR("[1]"))) end += (int)strlen("[1]");
        if (end >= list.n || list.at[end] != '/') break;
        at = end;
    }
    return end;
}

/* Is it a path, whose predicates look at what they stand behind alone? */
static bool is_path(Str path)
{
    int depth = 0;
    char quotes[2] = { 0 };
    for (int at = 0; at < path.n; at++) {
        char c = path.at[at];
        if (c == '\'' || c == '"') quotes[c == '"'] = c;
        if (c == '[') depth++;
        else if (c == ']') depth--;
        else if (!depth && !name_goes_on(c) && !strchr("/@:*", c)) return false;
        if (str_starts(str_part(path, at, path.n), STR("current("))) return false;
    }
    return depth == 0 && !(quotes[0] && quotes[1]);
}

/* The arguments of rank() behind its bracket at `at`. */
typedef struct {
    Str value, from, list, order; /* list: as from there; order: with its comma, if there is one */
    int end;                      /* behind the bracket */
} RankCall;

static bool read_call(Str xpath, int at, RankCall *call, Arena *arena)
{
    int value_end = skip_argument(xpath, at), list_end = skip_argument(xpath, value_end + 1), end = list_end;
    if (value_end >= xpath.n || xpath.at[value_end] != ',') return false;
    if (end < xpath.n && xpath.at[end] == ',') end = skip_argument(xpath, end + 1);
    if (end >= xpath.n || xpath.at[end] != ')') return false;
    Str list = str_trim(str_part(xpath, value_end + 1, list_end));
    int from_end = skip_from(list);
    Str behind = str_part(list, from_end, list.n);
    if (!list.n || (!from_end && list.at[0] != '/') || (behind.n && behind.at[0] != '/') || !is_path(behind)) return false;
    *call = (RankCall){ .value = str_part(xpath, at, value_end),
                        .from = from_end ? str_part(list, 0, from_end) : STR("/"),
                        .list = str_join(arena, STR("."), behind),
                        .order = str_part(xpath, list_end, end),
                        .end = end + 1 };
    return true;
}

int rank_read(Str xpath, int at, StrBuilder *out, Arena *arena)
{
    bool begins = !at || (!name_goes_on(xpath.at[at - 1]) && !strchr("$@:/", xpath.at[at - 1]));
    int end = begins ? scan_name(xpath, at) : at, bracket = scan_spaces(xpath, end);
    RankCall call;
    bool is_call = str_is(str_part(xpath, at, end), "rank") && bracket < xpath.n && xpath.at[bracket] == '(';
    if (!is_call || !read_call(xpath, bracket + 1, &call, arena)) return at;
    char quote = str_find(call.list, '\'') < 0 ? '\'' : '"';
    str_add_printf(out, "join·rank(" STR_FMT "," STR_FMT ",%c" STR_FMT "%c" STR_FMT ")", STR_ARG(join_read(call.value, arena)),
                   STR_ARG(call.from), quote, STR_ARG(call.list), quote, STR_ARG(call.order));
    return call.end;
}

/* ---- finding ---- */

/* What a list is known by: its path, the nodes it is looked for from, and what its variables are. */
static Str list_key(const Evaluation *evaluation, Str path, const Found *from)
{
    StrBuilder key = { .arena = evaluation->arena };
    str_add_printf(&key, "rank " STR_FMT, STR_ARG(path));
    str_add(&key, (Str){ (const char *)from->nodes, from->n_nodes * (int)sizeof *from->nodes });
    const Variable *variables = select_now(evaluation->select).variables;
    for (int at = 0; at < path.n; at++) {
        Str name = path.at[at] == '$' ? str_part(path, at + 1, scan_name(path, at + 1)) : STR("");
        const Variable *variable = name.n ? variables : NULL;
        while (variable && !str_equal(variable->name, name)) variable = variable->outer;
        if (!variable) continue;
        const Found *value = &variable->value;
        str_add_printf(&key, " %d %d " STR_FMT, value->kind, value->flag, STR_ARG(value->text));
        str_add(&key, (Str){ (const char *)value->nodes, value->n_nodes * (int)sizeof *value->nodes });
    }
    return str_built(&key);
}

/* In the order of the data, each once; false: what there is from there are no nodes. */
static bool find_list(const Evaluation *evaluation, Str path, const Found *from, xmlNodeSetPtr list)
{
    for (int i = 0; i < from->n_nodes; i++) {
        Context context = { from->nodes[i], 1, 1, select_now(evaluation->select).variables };
        Found found = select_within(evaluation->select, context, path);
        if (found.kind != FOUND_NODES) return false;
        for (int k = 0; k < found.n_nodes; k++) {
            if (from->n_nodes > 1) xmlXPathNodeSetAdd(list, found.nodes[k]);
            else xmlXPathNodeSetAddUnique(list, found.nodes[k]);
        }
    }
    xmlXPathNodeSetSort(list);
    return true;
}

static const Ranking *ranking_of(const Evaluation *evaluation, Str path, const Found *from)
{
    Map *joins = select_joins(evaluation->select);
    Str key = list_key(evaluation, path, from);
    Ranking *ranking = map_find(joins, key);
    if (ranking) return ranking;
    ranking = arena_new(evaluation->arena, Ranking);
    xmlNodeSetPtr list = xmlXPathNodeSetCreate(NULL);
    if (!list) base_out_of_memory();
    if (find_list(evaluation, path, from, list)) *ranking = figures_ranking(evaluation, list->nodeTab, list->nodeNr);
    else ranking->fails = true;
    xmlXPathFreeNodeSet(list);
    map_put(joins, key, ranking);
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
        Found nodes = { .nodes = from->nodesetval ? from->nodesetval->nodeTab : NULL,
                        .n_nodes = xmlXPathNodeSetGetLength(from->nodesetval) };
        const Ranking *ranking = ranking_of(evaluation, path, &nodes);
        figures_push_rank(parser, ranking, order);
    } else xmlXPathErr(parser, XPATH_INVALID_TYPE);
    xmlXPathFreeObject(from);
}

void rank_register(xmlXPathContextPtr xpath)
{
    xmlXPathRegisterFunc(xpath, BAD_CAST "join·rank", call_rank);
}

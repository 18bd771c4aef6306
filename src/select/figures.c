/* Functions that read figures as people write them, and count exactly. */
#include "select/figures.h"

#include "base/words.h"
#include "data/data.h"
#include "select/argument.h"
#include "select/mirror.h"
#include "select/select.h"

#include <libxml/xpathInternals.h>

#include <stdlib.h>

/* number(value): the figure it begins with; what is none stays NaN, and whoever wants to write that reports it. */
void figures_call_number(xmlXPathParserContextPtr parser, int n_arguments)
{
    Evaluation *evaluation = argument_evaluation(parser);
    Argument argument = n_arguments ? argument_pop(parser) : argument_read(mirror_back(parser->context->node), evaluation->arena);
    if (argument_has_figure(&argument)) argument_push_decimal(parser, argument.amount.value);
    else {
        if (!argument.absent && argument.amount.kind == AMOUNT_NONE && argument.node) evaluation->unread = argument.node;
        argument_push_nothing(parser);
    }
}

/* Each value of the set in turn, those that are no figures but say so left out. */
typedef struct {
    Decimal *at;
    int n;
    bool fails; /* reported */
} Decimals;

static Decimals decimals_in(const Evaluation *evaluation, const DataNode *nodes, int n)
{
    Decimals decimals = { .at = arena_array(evaluation->arena, Decimal, n) };
    int scale = -1;
    for (int i = 0; i < n; i++) {
        Argument argument = argument_read(nodes[i], evaluation->arena);
        decimals.fails |= !argument_counts(evaluation, &argument);
        if (!argument_has_figure(&argument)) continue;
        if (scale >= 0 && scale != argument.amount.scale) { /* 3万人 beside 500人 */
            diag_report(evaluation->diag, select_where(argument.node), data_id(argument.node), DIAG_FIGURES_DIFFER,
                        argument.text.at, evaluation->xpath.at);
            decimals.fails = true;
        }
        scale = argument.amount.scale;
        decimals.at[decimals.n++] = argument.amount.value;
    }
    return decimals;
}

/* The one value on top of the others. */
static void pop_single(xmlXPathParserContextPtr parser, Decimals *decimals)
{
    const Evaluation *evaluation = argument_evaluation(parser);
    Argument argument = argument_pop(parser);
    *decimals = (Decimals){ .at = arena_new(evaluation->arena, Decimal), .fails = !argument_counts(evaluation, &argument) };
    if (argument_has_figure(&argument)) decimals->at[decimals->n++] = argument.amount.value;
}

/* The set on top of the others, in the order of the data; reported if it is none. */
static bool pop_decimals(xmlXPathParserContextPtr parser, Decimals *decimals)
{
    if (!parser->value || parser->value->type != XPATH_NODESET) {
        xmlXPathErr(parser, XPATH_INVALID_TYPE);
        return false;
    }
    xmlXPathObjectPtr object = valuePop(parser);
    const Evaluation *evaluation = argument_evaluation(parser);
    int n;
    const DataNode *nodes = mirror_nodes(object->nodesetval, evaluation->arena, &n);
    *decimals = decimals_in(evaluation, nodes, n);
    xmlXPathFreeObject(object);
    return true;
}

void figures_call_sum(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    Decimals decimals;
    Decimal sum = decimal_whole(0);
    if (!pop_decimals(parser, &decimals)) return;
    for (int i = 0; i < decimals.n; i++) sum = decimal_add(sum, decimals.at[i]);
    if (decimals.fails) argument_push_nothing(parser);
    else argument_push_decimal(parser, sum);
}

/* The one that lies furthest that way. */
static void push_extreme(xmlXPathParserContextPtr parser, int way)
{
    Decimals decimals;
    bool is_set = parser->value && parser->value->type == XPATH_NODESET;
    if (!is_set) pop_single(parser, &decimals);
    else if (!pop_decimals(parser, &decimals)) return;
    const Decimal *best = decimals.n ? &decimals.at[0] : NULL;
    for (int i = 1; i < decimals.n; i++)
        if (decimal_compare(decimals.at[i], *best) == way) best = &decimals.at[i];
    if (decimals.fails || !best) argument_push_nothing(parser);
    else argument_push_decimal(parser, *best);
}

void figures_call_min(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    push_extreme(parser, -1);
}

void figures_call_max(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    push_extreme(parser, 1);
}

static int by_size(const void *a, const void *b)
{
    return decimal_compare(*(const Decimal *)a, *(const Decimal *)b);
}

static Ranking ranked(Decimals decimals)
{
    if (decimals.n) qsort(decimals.at, (size_t)decimals.n, sizeof *decimals.at, by_size);
    return (Ranking){ decimals.at, decimals.n, decimals.fails };
}

Ranking figures_ranking(const Evaluation *evaluation, const DataNode *nodes, int n)
{
    return ranked(decimals_in(evaluation, nodes, n));
}

/* How many are less than the value; with `or_equal`, or as large. */
static int count_less(const Ranking *ranking, Decimal value, bool or_equal)
{
    int low = 0, high = ranking->n;
    while (low < high) {
        int middle = low + (high - low) / 2, order = decimal_compare(ranking->figures[middle], value);
        if (order < 0 || (or_equal && order == 0)) low = middle + 1;
        else high = middle;
    }
    return low;
}

bool figures_pop_order(xmlXPathParserContextPtr parser, int n_arguments, int *order)
{
    static const Choice orders[] = CHOICE_TABLE(ORDER_CHOICES);
    Evaluation *evaluation = argument_evaluation(parser);
    *order = ORDER_DESCENDING;
    Str name = n_arguments == 3 ? argument_pop_text(parser) : STR("descending");
    if (choice_find(orders, name, order)) return true;
    evaluation->missing = str_printf(evaluation->arena, words(WORD_XPATH_ORDER, diag_lang(evaluation->diag)), name.at);
    xmlXPathErr(parser, XPATH_EXPR_ERROR);
    return false;
}

void figures_push_rank(xmlXPathParserContextPtr parser, const Ranking *ranking, int order)
{
    Argument argument = argument_pop(parser);
    if (!argument_counts(argument_evaluation(parser), &argument) || ranking->fails || !argument_has_figure(&argument)) {
        argument_push_nothing(parser);
        return;
    }
    Decimal value = argument.amount.value;
    int before = order == ORDER_ASCENDING ? count_less(ranking, value, false) : ranking->n - count_less(ranking, value, true);
    argument_push_decimal(parser, decimal_whole(1 + before));
}

/* Of a list that stands in the expression as it is; most are found by join.c. */
void figures_call_rank(xmlXPathParserContextPtr parser, int n_arguments)
{
    int order;
    Decimals decimals;
    if (!figures_pop_order(parser, n_arguments, &order) || !pop_decimals(parser, &decimals)) return;
    Ranking ranking = ranked(decimals);
    figures_push_rank(parser, &ranking, order);
}

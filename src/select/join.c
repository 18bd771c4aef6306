/* Read by its tokens, not parsed: what is not surely of this form is left to XPath.  [position() = 1] behind the
   predicate counts within each parent, which a call would not: such a path stays, too. */
#include "select/join.h"

#include "data/data.h"
#include "grammar/grammar.h"
#include "select/argument.h"
#include "select/lookup.h"
#include "select/mirror.h"
#include "select/rank.h"
#include "select/select.h"
#include "xml/xml.h"

#include <libxml/xpathInternals.h>

/* ---- reading ---- */

/* Each of these says which token the thing that begins at `at` ends before; `at`: it is none.  A name is no *. */
static int skip_name(const TokenList *tokens, int at)
{
    return at + (tokens->at[at].kind == TOKEN_NAME && tokens->at[at].text.at[0] != '*');
}

/* plan, ancestor::measures. */
static int skip_step(const TokenList *tokens, int at)
{
    int first = tokens->at[at].kind == TOKEN_AXIS ? at + 2 : at, last = skip_name(tokens, first);
    return last > first ? last : at;
}

/* @plan, plan. */
static int skip_by(const TokenList *tokens, int at)
{
    int first = at + tokens_has_sign(tokens, at, "@"), end = skip_name(tokens, first);
    return end > first ? end : at;
}

/* The /@id that may stand behind the steps of a path. */
static int skip_attribute(const TokenList *tokens, int at)
{
    if (!tokens_has_sign(tokens, at, "/") || !tokens_has_sign(tokens, at + 1, "@")) return at;
    int last = skip_name(tokens, at + 2);
    return last > at + 2 ? last : at;
}

/* 'p1', $plan/@id, current()/@id, /data/kpis/@plan: what is the same whichever record is asked. */
static int skip_value(const TokenList *tokens, int at)
{
    bool is_current = token_is(&tokens->at[at], TOKEN_CALL, "current") && tokens_has_sign(tokens, at + 2, ")");
    if (tokens->at[at].kind == TOKEN_LITERAL) return at + 1;
    if (!is_current && tokens->at[at].kind != TOKEN_VARIABLE && !tokens_has_sign(tokens, at, "/") &&
        !tokens_has_sign(tokens, at, "//"))
        return at;
    int end = tokens_steps_end(tokens, is_current ? at + 3 : tokens->at[at].kind == TOKEN_VARIABLE ? at + 1 : at, skip_step);
    int last = skip_attribute(tokens, end);
    return last == end && tokens_has_sign(tokens, end, "/") ? at : last;
}

/* plan/@id, plan: what the record that is asked has below it. */
static int skip_own(const TokenList *tokens, int at)
{
    int end = skip_step(tokens, at);
    return end > at ? skip_attribute(tokens, tokens_steps_end(tokens, end, skip_step)) : skip_by(tokens, at);
}

typedef int SkipSide(const TokenList *tokens, int at);

/* [by = value], either way round. */
typedef struct {
    Str by, value;
    int end; /* behind the bracket */
} Predicate;

static bool read_predicate(Str xpath, const TokenList *tokens, int at, SkipSide *skip_by_side, Predicate *predicate)
{
    if (!tokens_has_sign(tokens, at, "[")) return false;
    SkipSide *const sides[2][2] = { { skip_by_side, skip_value }, { skip_value, skip_by_side } };
    for (int turn = 0; turn < 2; turn++) {
        int first = at + 1, middle = sides[turn][0](tokens, first);
        if (middle == first || !token_is(&tokens->at[middle], TOKEN_OPERATOR, "=")) continue;
        int end = sides[turn][1](tokens, middle + 1);
        if (end == middle + 1 || !tokens_has_sign(tokens, end, "]")) continue;
        Str left = tokens_text(tokens, xpath, first, middle), right = tokens_text(tokens, xpath, middle + 1, end);
        *predicate = (Predicate){ turn ? right : left, turn ? left : right, end + 1 };
        return true;
    }
    return false;
}

static bool begins_operand(const TokenList *tokens, int at)
{
    return at == 0 || tokens->at[at - 1].kind == TOKEN_OPERATOR || tokens_has_sign(tokens, at - 1, "(") ||
           tokens_has_sign(tokens, at - 1, "[") || tokens_has_sign(tokens, at - 1, ",");
}

/* /data/measures/@plan as its records and what they are asked for. */
static bool cut_last(Str path, Str *records, Str *by)
{
    int slash = path.n - 1;
    while (slash > 0 && path.at[slash] != '/') slash--;
    *records = str_part(path, 0, slash);
    *by = str_part(path, slash + 1, path.n);
    return slash > 0 && path.at[0] == '/' && path.at[slash - 1] != '/';
}

/* The question that the tokens from `at` on are, behind which the next one stands; false: they are none. */
static bool read_question(Str xpath, const TokenList *tokens, int at, StrBuilder *question, int *next)
{
    Predicate predicate;
    Str records, by;
    int path = begins_operand(tokens, at) ? tokens_steps_end(tokens, at, skip_step) : at;
    bool is_path =
        path > at && read_predicate(xpath, tokens, path, skip_by, &predicate) && !tokens_has_sign(tokens, predicate.end, "[");
    if (is_path)
        str_add_printf(question, "join·records('" STR_FMT "','" STR_FMT "'," STR_FMT ")",
                       STR_ARG(tokens_text(tokens, xpath, at, path)), STR_ARG(predicate.by), STR_ARG(predicate.value));
    bool is_has = !is_path && read_predicate(xpath, tokens, at, skip_own, &predicate) && cut_last(predicate.value, &records, &by);
    if (is_has)
        str_add_printf(question, "[join·has(" STR_FMT ",'" STR_FMT "','" STR_FMT "')]", STR_ARG(predicate.by), STR_ARG(records),
                       STR_ARG(by));
    if (is_path || is_has) *next = predicate.end;
    return is_path || is_has || (begins_operand(tokens, at) && rank_read(xpath, tokens, at, question, next));
}

Str join_read(Str xpath, Arena *arena)
{
    TokenList tokens = tokens_read(xpath, arena);
    StrBuilder out = { .arena = arena };
    int written = 0;
    for (int i = 0, next; i < tokens.n; i = next) {
        StrBuilder question = { .arena = arena };
        next = i + 1;
        if (!read_question(xpath, &tokens, i, &question, &next)) continue;
        str_add(&out, str_part(xpath, written, tokens.at[i].first));
        str_add(&out, str_built(&question));
        written = tokens.at[next - 1].last;
    }
    str_add(&out, str_part(xpath, written, xpath.n));
    return str_built(&out);
}

/* ---- finding ---- */

/* The records of a path by what `by` selects in each. */
typedef struct {
    ValueIndex values; /* by string-value, in the order of the data */
    RecordVec records;
    Str by;
} JoinIndex;

static Evaluation *evaluation_of(xmlXPathParserContextPtr parser)
{
    return parser->context->userData;
}

static DataNode first_by(DataNode record, Str by)
{
    if (by.at[0] == '@') return xml_find_attribute(record, by.at + 1);
    DataNode child = data_first(record);
    while (child && !str_equal(data_name(child), by)) child = data_next(child);
    return child;
}

static DataNode next_by(DataNode node, Str by)
{
    if (by.at[0] == '@') return NULL;
    do node = data_next(node);
    while (node && !str_equal(data_name(node), by));
    return node;
}

static Str take_value(xmlChar *text, Arena *arena)
{
    Str copy = str_copy(arena, str_from((const char *)text));
    xmlFree(text);
    return copy;
}

static void add_record(JoinIndex *index, DataNode record, Arena *arena)
{
    *vec_push(&index->records) = record;
    for (DataNode node = first_by(record, index->by); node; node = next_by(node, index->by)) {
        value_index_add(&index->values, xml_content(node, arena), record, arena);
    }
}

static const JoinIndex *index_of(Select *select, Str path, Str by)
{
    Arena *arena = select_arena(select);
    Map *joins = select_joins(select);
    Str key = str_printf(arena, STR_FMT "[" STR_FMT, STR_ARG(path), STR_ARG(by));
    JoinIndex *index = map_find(joins, key);
    if (index) return index;
    index = arena_new(arena, JoinIndex);
    *index = (JoinIndex){ .values = map_new(arena), .records = { .arena = arena }, .by = str_copy(arena, by) };
    map_put(joins, key, index);
    Found found = select_within(select, (Context){ select_root(select), 1, 1, NULL }, path);
    for (int i = 0; i < found.n_nodes; i++) add_record(index, found.nodes[i], arena);
    return index;
}

const RecordVec *join_find(Select *select, Str path, Str by, Str value)
{
    return map_find(&index_of(select, path, by)->values, value);
}

static Str pop_text(xmlXPathParserContextPtr parser)
{
    return take_value(xmlXPathPopString(parser), evaluation_of(parser)->arena);
}

static void add_all(RecordVec *records, const RecordVec *list)
{
    for (int i = 0; list && i < list->n; i++) *vec_push(records) = list->at[i];
}

static double number_in(DataNode node, Arena *arena)
{
    return xmlXPathCastStringToNumber((const xmlChar *)str_copy(arena, xml_content(node, arena)).at);
}

/* Is one of what the record has equal to a number, or a truth?  XPath 1.0 3.4. */
static bool equals(DataNode record, Str by, const xmlXPathObject *value, Arena *arena)
{
    DataNode node = first_by(record, by);
    if (value->type == XPATH_BOOLEAN) return (node != NULL) == (value->boolval != 0);
    for (; node; node = next_by(node, by)) {
        double number = number_in(node, arena);
        if (number <= value->floatval && number >= value->floatval) return true;
    }
    return false;
}

static void add_equal(RecordVec *records, const JoinIndex *index, const xmlXPathObject *value)
{
    Arena *arena = records->arena;
    if (value->type == XPATH_STRING) add_all(records, map_find(&index->values, str_from((const char *)value->stringval)));
    else if (value->type == XPATH_NODESET) {
        int n;
        const DataNode *nodes = mirror_nodes(value->nodesetval, arena, &n);
        for (int i = 0; i < n; i++) add_all(records, map_find(&index->values, xml_content(nodes[i], arena)));
    } else
        for (int i = 0; i < index->records.n; i++)
            if (equals(index->records.at[i], index->by, value, arena)) *vec_push(records) = index->records.at[i];
}

static void call_records(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    const Evaluation *evaluation = evaluation_of(parser);
    xmlXPathObjectPtr value = valuePop(parser);
    if (!value) base_out_of_memory();
    Str by = pop_text(parser), path = pop_text(parser);
    RecordVec records = { .arena = evaluation->arena };
    add_equal(&records, index_of(evaluation->select, path, by), value);
    xmlXPathFreeObject(value);
    argument_push_nodes(parser, records.at, select_in_order(records.at, records.n));
}

static void call_has(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    const Evaluation *evaluation = evaluation_of(parser);
    Str by = pop_text(parser), path = pop_text(parser);
    xmlXPathObjectPtr mine = valuePop(parser);
    if (!mine) base_out_of_memory();
    const JoinIndex *index = index_of(evaluation->select, path, by);
    int n;
    const DataNode *nodes = mirror_nodes(mine->nodesetval, evaluation->arena, &n);
    bool has = false;
    for (int i = 0; !has && i < n; i++) has = map_find(&index->values, xml_content(nodes[i], evaluation->arena));
    xmlXPathFreeObject(mine);
    valuePush(parser, xmlXPathNewBoolean(has));
}

void join_register(xmlXPathContextPtr xpath)
{
    xmlXPathRegisterFunc(xpath, BAD_CAST "join·records", call_records);
    xmlXPathRegisterFunc(xpath, BAD_CAST "join·has", call_has);
}

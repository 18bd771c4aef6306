/* Scanned, not parsed, like select/arithmetic.c: what is not surely of this form is left to XPath.  [position() = 1] behind the
   predicate counts within each parent, which a call would not: such a path stays, too. */
#include "select/join.h"

#include "data/data.h"
#include "select/functions.h"
#include "select/lookup.h"
#include "select/rank.h"
#include "select/scan.h"
#include "select/select.h"

#include <libxml/xpathInternals.h>

#include <string.h>

/* ---- reading ---- */

/* /data/goal/plan, //kpi: how far it goes from `at`; `at`: it is none. */
static int skip_steps(Str xpath, int at)
{
    while (at < xpath.n && xpath.at[at] == '/') {
        int first = at + (at + 1 < xpath.n && xpath.at[at + 1] == '/' ? 2 : 1), end = scan_step(xpath, first);
        if (end == first) return at;
        at = end;
    }
    return at;
}

/* @plan, plan. */
static int skip_by(Str xpath, int at)
{
    int first = at + (at < xpath.n && xpath.at[at] == '@'), end = scan_name(xpath, first);
    return end == first ? at : end;
}

/* 'p1', $plan/@id, current()/@id, /data/kpis/@plan: what is the same whichever record is asked. */
static int skip_value(Str xpath, int at)
{
    if (at >= xpath.n) return at;
    if (scan_literal(xpath, at) > at) return scan_literal(xpath, at);
    int end = at;
    if (xpath.at[at] == '$') end = scan_name(xpath, at + 1);
    else if (str_starts(str_part(xpath, at, xpath.n), STR("current()"))) end = at + (int)strlen("current()");
    else if (xpath.at[at] != '/') return at;
    if (xpath.at[at] == '$' && end == at + 1) return at;
    end = skip_steps(xpath, end);
    bool has_attribute = end + 1 < xpath.n && xpath.at[end] == '/' && xpath.at[end + 1] == '@';
    int last = has_attribute ? scan_name(xpath, end + 2) : end;
    return has_attribute && last == end + 2 ? at : last;
}

/* [by = value], either way round. */
typedef struct {
    Str by, value;
    int end; /* behind the bracket */
} Predicate;

static bool read_predicate(Str xpath, int at, Predicate *predicate)
{
    if (at >= xpath.n || xpath.at[at] != '[') return false;
    int (*const sides[2][2])(Str, int) = { { skip_by, skip_value }, { skip_value, skip_by } };
    for (int turn = 0; turn < 2; turn++) {
        Str side[2];
        int to = at + 1;
        bool fits = true;
        for (int i = 0; fits && i < 2; i++) {
            int from = scan_spaces(xpath, to);
            to = sides[turn][i](xpath, from);
            side[i] = str_part(xpath, from, to);
            int next = scan_spaces(xpath, to);
            fits = side[i].n && next < xpath.n && xpath.at[next] == "=]"[i];
            to = next + 1;
        }
        if (!fits) continue;
        *predicate = (Predicate){ side[turn], side[1 - turn], to };
        return true;
    }
    return false;
}

/* Does an operand begin here?  The operators that are words are not looked for. */
static bool begins_operand(Str xpath, int at)
{
    while (at > 0 && (unsigned char)xpath.at[at - 1] <= ' ') at--;
    return at == 0 || strchr("([,|=<>+", xpath.at[at - 1]);
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

Str join_read(Str xpath, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    for (int at = 0; at < xpath.n;) {
        char c = xpath.at[at];
        Predicate predicate;
        Str records, by;
        int rank = rank_read(xpath, at, &out, arena);
        int literal = scan_literal(xpath, at);
        int path = c == '/' && begins_operand(xpath, at) ? skip_steps(xpath, at) : at;
        if (literal > at) {
            str_add(&out, str_part(xpath, at, literal));
            at = literal;
        } else if (rank > at) {
            at = rank;
        } else if (path > at && read_predicate(xpath, path, &predicate) &&
                   (scan_spaces(xpath, predicate.end) == xpath.n || xpath.at[scan_spaces(xpath, predicate.end)] != '[')) {
            str_add(&out, str_printf(arena, "join·records('" STR_FMT "','" STR_FMT "'," STR_FMT ")",
                                     STR_ARG(str_part(xpath, at, path)), STR_ARG(predicate.by), STR_ARG(predicate.value)));
            at = predicate.end;
        } else if (path > at) {
            str_add(&out, str_part(xpath, at, path));
            at = path;
        } else if (c == '[' && read_predicate(xpath, at, &predicate) && cut_last(predicate.value, &records, &by)) {
            str_add(&out, str_printf(arena, "[join·has(" STR_FMT ",'" STR_FMT "','" STR_FMT "')]", STR_ARG(predicate.by),
                                     STR_ARG(records), STR_ARG(by)));
            at = predicate.end;
        } else {
            str_add(&out, str_part(xpath, at, at + 1));
            at++;
        }
    }
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
    if (by.at[0] == '@') return (DataNode)xmlHasProp(record, BAD_CAST by.at + 1);
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
        Str value = take_value(xmlXPathCastNodeToString(node), arena);
        value_index_add(&index->values, value, record, arena);
    }
}

static const JoinIndex *index_of(const Evaluation *evaluation, Str path, Str by)
{
    Arena *arena = evaluation->arena;
    Map *joins = select_joins(evaluation->select);
    Str key = str_printf(arena, STR_FMT "[" STR_FMT, STR_ARG(path), STR_ARG(by));
    JoinIndex *index = map_find(joins, key);
    if (index) return index;
    index = arena_new(arena, JoinIndex);
    *index = (JoinIndex){ .values = map_new(arena), .records = { .arena = arena }, .by = str_copy(arena, by) };
    map_put(joins, key, index);
    Found found = select_within(evaluation->select, (Context){ select_root(evaluation->select), 1, 1, NULL }, path);
    for (int i = 0; i < found.n_nodes; i++) add_record(index, found.nodes[i], arena);
    return index;
}

static Str pop_text(xmlXPathParserContextPtr parser)
{
    return take_value(xmlXPathPopString(parser), evaluation_of(parser)->arena);
}

static void add_all(xmlNodeSetPtr set, const RecordVec *list)
{
    for (int i = 0; list && i < list->n; i++) xmlXPathNodeSetAdd(set, list->at[i]);
}

/* Is one of what the record has equal to a number, or a truth?  XPath 1.0 3.4. */
static bool equals(DataNode record, Str by, const xmlXPathObject *value)
{
    DataNode node = first_by(record, by);
    if (value->type == XPATH_BOOLEAN) return (node != NULL) == (value->boolval != 0);
    for (; node; node = next_by(node, by)) {
        double number = xmlXPathCastNodeToNumber(node);
        if (number <= value->floatval && number >= value->floatval) return true;
    }
    return false;
}

static void add_equal(xmlNodeSetPtr set, const JoinIndex *index, const xmlXPathObject *value)
{
    if (value->type == XPATH_STRING) add_all(set, map_find(&index->values, str_from((const char *)value->stringval)));
    else if (value->type == XPATH_NODESET)
        for (int i = 0; i < xmlXPathNodeSetGetLength(value->nodesetval); i++) {
            xmlChar *text = xmlXPathCastNodeToString(value->nodesetval->nodeTab[i]);
            add_all(set, map_find(&index->values, str_from((const char *)text)));
            xmlFree(text);
        }
    else
        for (int i = 0; i < index->records.n; i++)
            if (equals(index->records.at[i], index->by, value)) xmlXPathNodeSetAdd(set, index->records.at[i]);
}

static void call_records(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    xmlXPathObjectPtr value = valuePop(parser);
    Str by = pop_text(parser), path = pop_text(parser);
    xmlNodeSetPtr set = xmlXPathNodeSetCreate(NULL);
    if (!value || !set) base_out_of_memory();
    add_equal(set, index_of(evaluation_of(parser), path, by), value);
    if (set->nodeNr > 1) xmlXPathNodeSetSort(set);
    xmlXPathFreeObject(value);
    valuePush(parser, xmlXPathWrapNodeSet(set));
}

static void call_has(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    Str by = pop_text(parser), path = pop_text(parser);
    xmlXPathObjectPtr mine = valuePop(parser);
    if (!mine) base_out_of_memory();
    const JoinIndex *index = index_of(evaluation_of(parser), path, by);
    bool has = false;
    for (int i = 0; !has && i < xmlXPathNodeSetGetLength(mine->nodesetval); i++) {
        xmlChar *text = xmlXPathCastNodeToString(mine->nodesetval->nodeTab[i]);
        has = map_find(&index->values, str_from((const char *)text));
        xmlFree(text);
    }
    xmlXPathFreeObject(mine);
    valuePush(parser, xmlXPathNewBoolean(has));
}

void join_register(xmlXPathContextPtr xpath)
{
    xmlXPathRegisterFunc(xpath, BAD_CAST "join·records", call_records);
    xmlXPathRegisterFunc(xpath, BAD_CAST "join·has", call_has);
}

/* XPath through libxml2, but for what is plain (select/plain.h); of what is not, libxml2 may need no more than what its plain paths
   find (select/apart.h).  Each expression is compiled once and kept by its text; variables are looked up in the chain of the context,
   so that nothing must be registered or forgotten as scopes come and go.  Every value is copied into the arena and libxml2's own
   object freed at once. */
#include "select/select.h"

#include "base/map.h"
#include "base/means.h"
#include "base/utf8.h"
#include "base/words.h"
#include "data/data.h"
#include "model/era.h"
#include "select/apart.h"
#include "select/arithmetic.h"
#include "select/found.h"
#include "select/functions.h"
#include "select/join.h"
#include "select/lookup.h"
#include "select/mirror.h"
#include "select/plain.h"
#include "select/rank.h"

#include <libxml/xpathInternals.h>

#include "base/heard.h"

#include <math.h>
#include <string.h>

/* No booklet asks for more; what does is a mistake that would keep the machine busy for days. */
enum { MOST_STEPS = 20000000, LONGEST_TEXT = 1000000 };

typedef struct Compiled {
    Str xpath;
    const Plain *plain;             /* NULL: it is not, or it turned out not to be */
    const ApartXPath *apart;        /* what is compiled; NULL: all of it, for the mirror */
    xmlXPathCompExprPtr expression; /* of what is not plain; NULL: it was wrong, and reported */
    xmlXPathCompExprPtr former;     /* of what turned out not to be apart */
    struct Compiled *older;
} Compiled;

struct Select {
    const Data *data;
    Arena *arena;
    Diag *diag;
    xmlXPathContextPtr xpath;
    Mirror *mirror; /* NULL: all was plain so far, or apart */
    Mirror *leaves; /* of what is being evaluated apart; NULL: nothing is */
    const ApartXPath *apart;
    bool has_failed_apart; /* a path of it was not to be walked */
    Map compiled;
    Compiled *newest;
    Lookup *lookup;
    Map joins;     /* select/join.h */
    Context now;   /* what the expression is evaluated for */
    Evaluation at; /* what its functions see */
    Map dropped;   /* places of values whose decimals are not all printed, by where_key: they have been reported */
    Str sign;      /* of the first figure less than nothing; empty: there was none yet */
    bool has_two_signs;
};

/* libxml2 gives XPath errors a number only, and one mistake leads to others. */
static void keep_message(void *evaluation_data, HeardError error)
{
    static const struct {
        int code;
        Word word;
    } known[] = {
        { XML_XPATH_UNFINISHED_LITERAL_ERROR, WORD_XPATH_QUOTE },
        { XML_XPATH_UNCLOSED_ERROR, WORD_XPATH_CLOSE },
        { XML_XPATH_INVALID_PREDICATE_ERROR, WORD_XPATH_BRACKETS },
        { XML_XPATH_INVALID_TYPE, WORD_XPATH_TYPE },
        { XML_XPATH_INVALID_ARITY, WORD_XPATH_ARITY },
        { XML_XPATH_UNDEF_PREFIX_ERROR, WORD_XPATH_PREFIX },
        { XML_XPATH_EXPRESSION_OK + XPATH_OP_LIMIT_EXCEEDED, WORD_XPATH_STEPS },
        { XML_XPATH_EXPRESSION_OK + XPATH_RECURSION_LIMIT_EXCEEDED, WORD_XPATH_DEEP },
    };
    Evaluation *evaluation = evaluation_data;
    if (error->code == XML_ERR_NO_MEMORY) base_out_of_memory();
    if (evaluation->message.n) return;
    evaluation->message = words_str(WORD_XPATH_NONE, diag_lang(evaluation->diag));
    evaluation->wrong_kind = error->code == XML_XPATH_INVALID_TYPE && !evaluation->missing.n;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (error->code == known[i].code) evaluation->message = words_str(known[i].word, diag_lang(evaluation->diag));
}

const Mirror *select_mirror(Select *select)
{
    if (select->leaves) return select->leaves;
    if (!select->mirror) select->mirror = mirror_open(select->data->tree);
    return select->mirror;
}

static xmlXPathObjectPtr object_from(Select *select, const Found *value)
{
    switch (value->kind) {
    case FOUND_NODES: return xmlXPathWrapNodeSet(mirror_set(select_mirror(select), value->nodes, value->n_nodes));
    case FOUND_NUMBER: return value->exact ? functions_number(*value->exact, select->arena) : xmlXPathNewFloat(value->number);
    case FOUND_FLAG: return xmlXPathNewBoolean(value->flag);
    default: return xmlXPathNewCString(value->text.at ? value->text.at : "");
    }
}

static PlainScene plain_scene(Select *select, Context context)
{
    return (PlainScene){ context, select->arena, select };
}

static xmlXPathObjectPtr find_apart(Select *select, const ApartPath *apart)
{
    Found found;
    bool is_found = plain_find(apart->path, plain_scene(select, select->now), &found);
    select->has_failed_apart |= !is_found;
    if (!is_found) return NULL;
    return apart->is_counted ? xmlXPathNewFloat(found.n_nodes) : object_from(select, &found);
}

static xmlXPathObjectPtr look_up_variable(void *select_data, const xmlChar *name, const xmlChar *uri)
{
    Select *select = select_data;
    Str wanted = str_from((const char *)name);
    const ApartPath *apart = select->apart && !uri ? apart_path(select->apart, wanted) : NULL;
    if (apart) return find_apart(select, apart);
    const Variable *variable = uri ? NULL : variable_in_sight(select->now.variables, wanted);
    if (variable) {
        if (variable->value.unread) select->at.unread = variable->value.unread;
        return object_from(select, &variable->value);
    }
    select->at.missing =
        str_printf(select->arena, words(WORD_XPATH_VARIABLE, diag_lang(select->diag)), str_copy(select->arena, wanted).at);
    return NULL;
}

static void refuse_function(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    Evaluation *evaluation = parser->context->userData;
    evaluation->missing = str_printf(evaluation->arena, words(WORD_XPATH_FUNCTION, diag_lang(evaluation->diag)),
                                     (const char *)parser->context->function);
    xmlXPathErr(parser, XPATH_UNKNOWN_FUNC_ERROR);
}

/* libxml2 prints unknown functions on stderr itself; answering with one that fails keeps it quiet. */
static xmlXPathFunction look_up_function(void *select_data, const xmlChar *name, const xmlChar *uri)
{
    Select *select = select_data;
    select->xpath->funcLookupFunc = NULL;
    xmlXPathFunction function = xmlXPathFunctionLookupNS(select->xpath, name, uri);
    select->xpath->funcLookupFunc = look_up_function;
    return function ? function : refuse_function;
}

Select *select_open(const Data *data, Arena *arena, Diag *diag)
{
    Select *select = arena_new(arena, Select);
    *select = (Select){
        .data = data, .arena = arena, .diag = diag, .compiled = map_new(arena), .joins = map_new(arena), .dropped = map_new(arena)
    };
    select->at = (Evaluation){
        .data = data, .arena = arena, .diag = diag, .dates = DATE_LONG, .figures = amount_plain_form(), .select = select
    };
    select->xpath = xmlXPathNewContext(NULL);
    select->xpath->error = keep_message;
    select->xpath->userData = &select->at;
    select->xpath->opLimit = MOST_STEPS;
    xmlXPathRegisterVariableLookup(select->xpath, look_up_variable, select);
    functions_register(select->xpath);
    join_register(select->xpath);
    rank_register(select->xpath);
    select->lookup = lookup_open(data, arena);
    xmlXPathRegisterFuncLookup(select->xpath, look_up_function, select);
    return select;
}

void select_say_dates(Select *select, DateForm dates)
{
    select->at.dates = dates;
}

void select_say_figures(Select *select, AmountForm figures)
{
    select->at.figures = figures;
}

void select_note_sign(Select *select, Str minus, Where where)
{
    if (!select->sign.n) select->sign = minus;
    if (select->has_two_signs || str_equal(select->sign, minus)) return;
    select->has_two_signs = true;
    diag_report(select->diag, where, STR(""), DIAG_SIGN_MIXED, str_copy(select->arena, minus).at,
                str_copy(select->arena, select->sign).at);
}

/* The field whose value it is, where its schema says that it has decimals. */
static const FieldType *field_with_decimals(const Select *select, DataNode node, const Source *source)
{
    DataNode record = data_find(select->data, source->record);
    const RecordType *type = record ? data_record_type(record) : NULL;
    const FieldType *field = select_is_element(node) ? data_field_type(node) : NULL;
    if (!field && type) field = record_field(type, select_name(node));
    return field && field->decimals > 0 ? field : NULL;
}

void select_note_dropped(Select *select, DataNode node, const AmountForm *form, Decimal value, Str written, Where where)
{
    if (value.places <= form->most_places || form->says_rounding) return;
    Source source = data_source(select->data, node, select->arena);
    if (source.kind == SOURCE_COMPUTED) return;
    const FieldType *meant = field_with_decimals(select, node, &source);
    Where *place = arena_new(select->arena, Where);
    *place = meant ? where : select_where(node);
    if (map_put(&select->dropped, where_key(place), place)) return;
    const char *typed = str_copy(select->arena, str_trim(select_value(select, node))).at;
    written = str_copy(select->arena, written);
    if (!meant) diag_report(select->diag, *place, source.record, DIAG_DECIMALS_DROPPED, typed, written.at);
    else
        diag_report(select->diag, *place, source.record, DIAG_DECIMALS_OF_FORM,
                    schema_said(meant->name, meant->label, select->arena).at, typed, written.at);
}

void select_close(Select *select)
{
    for (Compiled *compiled = select->newest; compiled; compiled = compiled->older) {
        xmlXPathFreeCompExpr(compiled->expression);
        xmlXPathFreeCompExpr(compiled->former);
    }
    xmlXPathFreeContext(select->xpath);
    mirror_close(select->mirror);
}

/* A new expression, or one that is evaluated anew. */
static void begin_evaluation(Select *select, Str xpath, Where where)
{
    means_at(where);
    select->at = (Evaluation){ .data = select->data,
                               .arena = select->arena,
                               .diag = select->diag,
                               .select = select,
                               .dates = select->at.dates,
                               .figures = select->at.figures,
                               .where = where,
                               .xpath = xpath };
}

static void report_bad_xpath(Select *select, Str xpath, Where where)
{
    enum { BYTES = 120 };
    Str message = select->at.missing.n   ? select->at.missing
                  : select->at.message.n ? select->at.message
                                         : words_str(WORD_XPATH_NONE, diag_lang(select->diag));
    int shown = 0;
    while (shown < xpath.n && shown < BYTES) utf8_next(xpath, &shown);
    if (shown < xpath.n) xpath = str_printf(select->arena, STR_FMT "…", shown, xpath.at);
    diag_report(select->diag, where, STR(""), DIAG_BAD_XPATH, str_copy(select->arena, xpath).at, message.at);
}

static xmlXPathCompExprPtr compile(Select *select, Str xpath)
{
    Str read = functions_renamed(join_read(xpath, select->arena), select->arena);
    return xmlXPathCtxtCompile(select->xpath, (const xmlChar *)read.at);
}

static void compile_whole(Select *select, Compiled *compiled)
{
    compiled->former = compiled->expression;
    compiled->apart = NULL;
    compiled->expression = compile(select, arithmetic_read(compiled->xpath, select->arena));
    if (!compiled->expression) report_bad_xpath(select, compiled->xpath, select->at.where);
}

static void compile_for_libxml(Select *select, Compiled *compiled)
{
    compiled->plain = NULL;
    compiled->apart = apart_read(arithmetic_read(compiled->xpath, select->arena), select->arena);
    if (compiled->apart) compiled->expression = compile(select, apart_text(compiled->apart));
    if (compiled->expression) return;
    begin_evaluation(select, compiled->xpath, select->at.where);
    compile_whole(select, compiled);
}

/* Compiled where it has not been, and begun to be evaluated. */
static Compiled *begin_expression(Select *select, Context context, Str xpath, Where where)
{
    Compiled *compiled = map_find(&select->compiled, xpath);
    bool is_new = !compiled;
    if (is_new) {
        compiled = arena_new(select->arena, Compiled);
        *compiled = (Compiled){ .xpath = str_copy(select->arena, xpath), .older = select->newest };
        select->newest = compiled;
        map_put(&select->compiled, compiled->xpath, compiled);
        compiled->plain = plain_read(compiled->xpath, select->arena);
    }
    begin_evaluation(select, compiled->xpath, where);
    if (is_new && !compiled->plain) compile_for_libxml(select, compiled);
    select->now = context;
    return compiled;
}

static Found copy_object(Select *select, xmlXPathObjectPtr object)
{
    Found found = { .kind = FOUND_TEXT };
    switch (object->type) {
    case XPATH_NODESET:
        found.kind = FOUND_NODES;
        found.nodes = mirror_nodes(object->nodesetval, select->arena, &found.n_nodes);
        break;
    case XPATH_NUMBER:
        found = (Found){ .kind = FOUND_NUMBER, .number = object->floatval, .exact = functions_exact(object) };
        break;
    case XPATH_BOOLEAN: found = (Found){ .kind = FOUND_FLAG, .flag = object->boolval != 0 }; break;
    default: found.text = str_copy(select->arena, str_from((const char *)object->stringval));
    }
    found.written = select->at.written;
    found.unread = select->at.unread;
    found.formatted = select->at.formatted;
    found.absent = select->at.absent;
    return found;
}

/* FOUND_NOTHING: it is wrong. */
static Found evaluate(Select *select, const Compiled *compiled, Context context)
{
    xmlDocPtr doc = select->xpath->doc;
    Mirror *outer_leaves = select->leaves;
    const ApartXPath *outer = select->apart;
    select->leaves = compiled->apart ? mirror_open_leaves() : NULL;
    select->apart = compiled->apart;
    const Mirror *mirror = select_mirror(select);
    select->xpath->doc = mirror_doc(mirror);
    bool asks_node = !compiled->apart || apart_asks_node(compiled->apart);
    select->xpath->node = asks_node ? mirror_of(mirror, context.node) : NULL;
    select->xpath->proximityPosition = context.position;
    select->xpath->contextSize = context.count;
    select->xpath->opCount = 0;
    xmlXPathObjectPtr object = xmlXPathCompiledEval(compiled->expression, select->xpath);
    Found found = object ? copy_object(select, object) : (Found){ .kind = FOUND_NOTHING };
    xmlXPathFreeObject(object);
    mirror_close(select->leaves);
    select->leaves = outer_leaves;
    select->apart = outer;
    select->xpath->doc = doc;
    return found;
}

/* What is not plain; begun before. */
static Found find_by_libxml(Select *select, Compiled *compiled, Context context)
{
    if (compiled->apart && !apart_fits(compiled->apart, context)) compile_whole(select, compiled);
    if (!compiled->expression) return (Found){ .kind = FOUND_NOTHING };
    select->has_failed_apart = false;
    Found found = evaluate(select, compiled, context);
    if (found.kind == FOUND_NOTHING && compiled->apart && select->has_failed_apart) {
        begin_evaluation(select, compiled->xpath, select->at.where);
        compile_whole(select, compiled);
        if (!compiled->expression) return found;
        found = evaluate(select, compiled, context);
    }
    if (found.kind == FOUND_NOTHING) report_bad_xpath(select, compiled->xpath, select->at.where);
    return found;
}

static Found find_begun(Select *select, Compiled *compiled, Context context)
{
    Found found;
    bool is_plain = compiled->plain && plain_find(compiled->plain, plain_scene(select, context), &found);
    if (compiled->plain && !is_plain) compile_for_libxml(select, compiled);
    if (!is_plain) found = find_by_libxml(select, compiled, context);
    if (found.kind == FOUND_NUMBER) found_write_number(&found, select->arena);
    if (found.kind == FOUND_FLAG) found.text = found.flag ? STR("true") : STR("false");
    if (found.text.n <= LONGEST_TEXT) return found;
    select->at.message = STR("longer than 1000000 bytes");
    report_bad_xpath(select, compiled->xpath, select->at.where);
    return (Found){ .kind = FOUND_NOTHING };
}

Found select_find(Select *select, Context context, Str xpath, Where where)
{
    return find_begun(select, begin_expression(select, context, xpath, where), context);
}

bool select_try(Select *select, Str xpath, Where where)
{
    Diag *diag = select->diag;
    select->diag = diag_open_like(diag, NULL, SEVERITY_FATAL, select->arena);
    Found found = select_find(select, (Context){ select_root(select), 1, 1, NULL }, xpath, where);
    select->diag = diag;
    bool fails = found.kind == FOUND_NOTHING && select->at.wrong_kind;
    if (fails) report_bad_xpath(select, xpath, where);
    return !fails;
}

Found select_within(Select *select, Context context, Str xpath)
{
    Select outer = *select;
    xmlXPathContextPtr state = select->xpath;
    xmlNodePtr node = state->node;
    int position = state->proximityPosition, size = state->contextSize;
    unsigned long steps = state->opCount;
    Found found = select_find(select, context, xpath, outer.at.where);
    state->node = node;
    state->proximityPosition = position;
    state->contextSize = size;
    state->opCount = steps;
    select->now = outer.now;
    select->at = outer.at;
    return found;
}

Arena *select_arena(const Select *select)
{
    return select->arena;
}

struct Lookup *select_lookup(const Select *select)
{
    return select->lookup;
}

Map *select_joins(Select *select)
{
    return &select->joins;
}

Context select_now(const Select *select)
{
    return select->now;
}

DataNode select_current(const Select *select)
{
    return select->now.node;
}

Found select_records(Select *select, Context context, Str xpath, Where where)
{
    Found found = select_find(select, context, xpath, where);
    if (found.kind == FOUND_NODES || found.kind == FOUND_NOTHING) return found;
    select->at.message = STR("selects no records");
    report_bad_xpath(select, xpath, where);
    return (Found){ .kind = FOUND_NOTHING };
}

bool select_true(Select *select, Context context, Str xpath, Where where)
{
    Compiled *compiled = begin_expression(select, context, xpath, where);
    bool is_true;
    if (compiled->plain && plain_holds(compiled->plain, plain_scene(select, context), &is_true)) return is_true;
    Found found = find_begun(select, compiled, context);
    return select_holds(&found);
}

Str select_string(Select *select, Context context, Str xpath, Where where)
{
    Found found = select_find(select, context, xpath, where);
    return select_as_text(select, &found);
}

void select_refuse_unread(Select *select, const Found *found)
{
    if (found->kind == FOUND_NUMBER && isnan(found->number) && found->unread) functions_refuse(&select->at, found->unread);
}

bool select_decimal(Select *select, const Found *found, Decimal *decimal)
{
    *decimal = decimal_whole(0);
    bool is_there = false;
    switch (found->kind) {
    case FOUND_NUMBER:
        select_refuse_unread(select, found);
        *decimal = found->exact ? *found->exact : decimal_from_double(found->number);
        return !isnan(found->number);
    case FOUND_NODES:
        for (int i = 0; i < found->n_nodes; i++) {
            Decimal one;
            if (!functions_read(&select->at, found->nodes[i], &one)) continue;
            *decimal = decimal_add(*decimal, one);
            is_there = true;
        }
        return is_there;
    case FOUND_TEXT: return functions_read_text(&select->at, found->text, decimal);
    default: return false;
    }
}

DataNode select_root(const Select *select)
{
    return data_root(select->data);
}

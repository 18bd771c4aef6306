/* XPath through libxml2.  Each expression is compiled once and kept by its text; variables are looked up in the
   chain of the context, so that nothing must be registered or forgotten as scopes come and go.  Every value is
   copied into the arena and libxml2's own object freed at once. */
#include "bind/select.h"

#include "base/map.h"
#include "base/utf8.h"
#include "data/data.h"
#include "model/era.h"

#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

/* No booklet asks for more; what does is a mistake that would keep the machine busy for days. */
enum { MOST_STEPS = 20000000, LONGEST_TEXT = 1000000 };

typedef struct Compiled {
    xmlXPathCompExprPtr expression; /* NULL: it was wrong, and reported */
    struct Compiled *older;
} Compiled;

struct Select {
    const Data *data;
    Arena *arena;
    Diag *diag;
    DateForm dates;
    xmlXPathContextPtr xpath;
    Map compiled;
    Compiled *newest;
    const Variable *variables;
    Str message;      /* of the first error */
    DataNode written; /* the value that a function has written otherwise */
    Str missing;      /* the function or variable that could not be looked up */
};

/* libxml2 gives XPath errors a number only, and one mistake leads to others. */
static void keep_message(void *select_data, xmlErrorPtr error)
{
    static const struct {
        int code;
        const char *words;
    } known[] = {
        { XML_XPATH_UNFINISHED_LITERAL_ERROR, "a quotation mark is missing" },
        { XML_XPATH_UNCLOSED_ERROR, "a closing bracket is missing" },
        { XML_XPATH_INVALID_PREDICATE_ERROR, "a mistake in [ ]" },
        { XML_XPATH_INVALID_TYPE, "a value of another kind is needed here" },
        { XML_XPATH_INVALID_ARITY, "wrong number of arguments" },
        { XML_XPATH_UNDEF_PREFIX_ERROR, "names have no prefix" },
        { XML_XPATH_EXPRESSION_OK + XPATH_OP_LIMIT_EXCEEDED, "it takes more than 20000000 steps" },
        { XML_XPATH_EXPRESSION_OK + XPATH_RECURSION_LIMIT_EXCEEDED, "nested too deeply" },
    };
    Select *select = select_data;
    if (error->code == XML_ERR_NO_MEMORY) base_out_of_memory();
    if (select->message.n) return;
    select->message = STR("not XPath 1.0");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (error->code == known[i].code) select->message = str_from(known[i].words);
}

static xmlXPathObjectPtr object_from(const Found *value)
{
    switch (value->kind) {
    case FOUND_NODES: {
        xmlXPathObjectPtr object = xmlXPathNewNodeSet(NULL);
        for (int i = 0; object && i < value->n_nodes; i++) xmlXPathNodeSetAddUnique(object->nodesetval, value->nodes[i]);
        return object;
    }
    case FOUND_NUMBER: return xmlXPathNewFloat(value->number);
    case FOUND_FLAG: return xmlXPathNewBoolean(value->flag);
    default: return xmlXPathNewCString(value->text.at ? value->text.at : "");
    }
}

static xmlXPathObjectPtr look_up_variable(void *select_data, const xmlChar *name, const xmlChar *uri)
{
    Select *select = select_data;
    Str wanted = str_from((const char *)name);
    if (!uri)
        for (const Variable *variable = select->variables; variable; variable = variable->outer)
            if (str_equal(variable->name, wanted)) return object_from(&variable->value);
    select->missing = str_printf(select->arena, "unknown variable $" STR_FMT, STR_ARG(wanted));
    return NULL;
}

static Str take_string(Arena *arena, xmlChar *text)
{
    Str copy = str_copy(arena, str_from((const char *)text));
    xmlFree(text);
    return copy;
}

/* The argument at this depth below the top: what the function is going to write otherwise. */
static void note_written(xmlXPathParserContextPtr parser, int depth)
{
    Select *select = parser->context->userData;
    const xmlXPathObject *value = parser->valueNr > depth ? parser->valueTab[parser->valueNr - 1 - depth] : NULL;
    bool is_one = value && value->type == XPATH_NODESET && value->nodesetval && value->nodesetval->nodeNr == 1;
    select->written = is_one ? value->nodesetval->nodeTab[0] : NULL;
}

/* The function was given what it cannot take: these words go into the message. */
static void refuse_argument(xmlXPathParserContextPtr parser, const char *words, Str argument)
{
    Select *select = parser->context->userData;
    select->missing = str_printf(select->arena, "%s \"" STR_FMT "\"", words, STR_ARG(argument));
    xmlXPathErr(parser, XPATH_INVALID_TYPE);
}

static Str pop_text(xmlXPathParserContextPtr parser)
{
    return take_string(((Select *)parser->context->userData)->arena, xmlXPathPopString(parser));
}

/* era(date) as the house says dates; era(date, 'short'): in a form of DATE_FORM_CHOICES.  What is no date stays as it is. */
static void call_era(xmlXPathParserContextPtr parser, int n_arguments)
{
#define AS_WORD(word, value) word " "
    static const Choice forms[] = CHOICE_TABLE(DATE_FORM_CHOICES);
    Select *select = parser->context->userData;
    if (n_arguments < 1 || n_arguments > 2) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    note_written(parser, n_arguments - 1);
    int form = (int)select->dates;
    Str name = n_arguments == 2 ? pop_text(parser) : STR(""), line = pop_text(parser);
    if (n_arguments == 2 && !choice_find(forms, name, &form)) {
        refuse_argument(parser, "dates have the forms " DATE_FORM_CHOICES(AS_WORD) "and not", name);
        return;
    }
    Moment moment;
    if (!era_date(select->arena, line, (DateForm)form, &line) && era_read(line, STR(""), &moment))
        line = era_write(select->arena, moment, (DateForm)form);
    xmlXPathReturnString(parser, xmlStrdup((const xmlChar *)line.at));
}

/* fiscal-year(date): FY2019, the one the date lies in; fiscal-year(date, 2): two years later.  Of nothing: nothing. */
static void call_fiscal_year(xmlXPathParserContextPtr parser, int n_arguments)
{
    enum { MOST_LATER = 1000 };
    Select *select = parser->context->userData;
    if (n_arguments < 1 || n_arguments > 2) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    double later = n_arguments == 2 ? xmlXPathPopNumber(parser) : 0;
    Str date = pop_text(parser);
    Moment moment;
    bool is_whole = later == trunc(later) && fabs(later) <= MOST_LATER;
    if (!date.n) xmlXPathReturnEmptyString(parser);
    else if (!is_whole || !era_read(date, STR(""), &moment) || !moment_exists(moment = moment_fiscal_year(moment, (int)later)))
        refuse_argument(parser, "no fiscal year of", date);
    else xmlXPathReturnString(parser, xmlStrdup((const xmlChar *)moment_text(select->arena, moment).at));
}

/* roman(number): one character, Ⅰ … Ⅻ; other numbers stay figures. */
static void call_roman(xmlXPathParserContextPtr parser, int n_arguments)
{
    if (n_arguments != 1) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    note_written(parser, 0);
    double number = xmlXPathPopNumber(parser);
    StrBuilder said = { .arena = ((Select *)parser->context->userData)->arena };
    if (number >= 1 && number <= 12 && number == (int)number) str_add_char(&said, 0x2160 + (uint32_t)number - 1);
    else str_add_printf(&said, "%.0f", number);
    xmlXPathReturnString(parser, xmlStrdup((const xmlChar *)str_built(&said).at));
}

/* figures(number): 19008 → 19,008. */
static void call_figures(xmlXPathParserContextPtr parser, int n_arguments)
{
    if (n_arguments != 1) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    note_written(parser, 0);
    double number = xmlXPathPopNumber(parser);
    if (xmlXPathIsNaN(number)) { /* absent: nothing to show */
        xmlXPathReturnEmptyString(parser);
        return;
    }
    char figures[64], *point;
    StrBuilder said = { .arena = ((Select *)parser->context->userData)->arena };
    int n = snprintf(figures, sizeof figures, "%.4f", number);
    while (n > 1 && figures[n - 1] == '0') figures[--n] = '\0';
    if (figures[n - 1] == '.') figures[--n] = '\0';
    point = strchr(figures, '.');
    int whole = point ? (int)(point - figures) : n;
    for (int i = 0; i < n; i++) {
        bool group = i > 0 && i < whole && (whole - i) % 3 == 0 && figures[i - 1] != '-';
        if (group) str_add_bytes(&said, ",", 1);
        str_add_bytes(&said, &figures[i], 1);
    }
    xmlXPathReturnString(parser, xmlStrdup((const xmlChar *)str_built(&said).at));
}

/* booklet-page(id): the page of the whole booklet the record stands on; in the whole booklet itself, nothing. */
static void call_booklet_page(xmlXPathParserContextPtr parser, int n_arguments)
{
    if (n_arguments != 1) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    Select *select = parser->context->userData;
    xmlChar *id = xmlXPathPopString(parser);
    const Map *printed = select->data->printed;
    const Str *label = printed ? map_find(printed, str_from((const char *)id)) : NULL;
    xmlFree(id);
    xmlXPathReturnString(parser, xmlStrdup((const xmlChar *)(label ? label->at : "")));
}

static void refuse_function(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    Select *select = parser->context->userData;
    select->missing = str_printf(select->arena, "unknown function %s()", (const char *)parser->context->function);
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
    *select = (Select){ .data = data, .arena = arena, .diag = diag, .compiled = map_new(arena) };
    select->xpath = xmlXPathNewContext(data->doc);
    select->xpath->error = keep_message;
    select->xpath->userData = select;
    select->xpath->opLimit = MOST_STEPS;
    xmlXPathRegisterVariableLookup(select->xpath, look_up_variable, select);
    xmlXPathRegisterFunc(select->xpath, BAD_CAST "era", call_era);
    xmlXPathRegisterFunc(select->xpath, BAD_CAST "fiscal-year", call_fiscal_year);
    xmlXPathRegisterFunc(select->xpath, BAD_CAST "roman", call_roman);
    xmlXPathRegisterFunc(select->xpath, BAD_CAST "figures", call_figures);
    xmlXPathRegisterFunc(select->xpath, BAD_CAST "booklet-page", call_booklet_page);
    xmlXPathRegisterFuncLookup(select->xpath, look_up_function, select);
    return select;
}

void select_say_dates(Select *select, DateForm dates)
{
    select->dates = dates;
}

void select_close(Select *select)
{
    for (Compiled *compiled = select->newest; compiled; compiled = compiled->older)
        if (compiled->expression) xmlXPathFreeCompExpr(compiled->expression);
    xmlXPathFreeContext(select->xpath);
}

static void report_bad_xpath(Select *select, Str xpath, Where where)
{
    enum { BYTES = 120 };
    Str message = select->missing.n ? select->missing : select->message.n ? select->message : STR("not XPath 1.0");
    int shown = 0;
    while (shown < xpath.n && shown < BYTES) utf8_next(xpath, &shown);
    if (shown < xpath.n) xpath = str_printf(select->arena, STR_FMT "…", shown, xpath.at);
    diag_report(select->diag, where, STR(""), DIAG_BAD_XPATH, str_copy(select->arena, xpath).at, message.at);
}

static xmlXPathCompExprPtr compile(Select *select, Str xpath, Where where)
{
    Compiled *compiled = map_find(&select->compiled, xpath);
    if (compiled) return compiled->expression;
    Str text = str_copy(select->arena, xpath);
    compiled = arena_new(select->arena, Compiled);
    select->message = select->missing = STR("");
    *compiled = (Compiled){ xmlXPathCtxtCompile(select->xpath, (const xmlChar *)text.at), select->newest };
    select->newest = compiled;
    map_put(&select->compiled, text, compiled);
    if (!compiled->expression) report_bad_xpath(select, xpath, where);
    return compiled->expression;
}

static void copy_nodes(Select *select, xmlNodeSetPtr set, Found *found)
{
    found->kind = FOUND_NODES;
    int n = xmlXPathNodeSetGetLength(set);
    if (n > 1) xmlXPathNodeSetSort(set);
    found->nodes = arena_array(select->arena, DataNode, n);
    for (int i = 0; i < n; i++)
        if (set->nodeTab[i]->type != XML_NAMESPACE_DECL) found->nodes[found->n_nodes++] = set->nodeTab[i];
}

/* Decimals are rounded to what a sum of them is sure of: 2.6, not 2.600000000000001. */
static Str number_written(Arena *arena, double number)
{
    enum { SURE_FIGURES = 12 };
    char figures[64];
    int decimals = SURE_FIGURES - 1 - (int)floor(log10(fabs(number)));
    int n = snprintf(figures, sizeof figures, "%.*f", decimals, number);
    while (figures[n - 1] == '0') n--;
    if (figures[n - 1] == '.') n--;
    return str_copy(arena, (Str){ figures, n });
}

static bool has_decimals(double number)
{
    enum { LEAST = -12, MOST = 11 };
    return isfinite(number) && number != trunc(number) && log10(fabs(number)) > LEAST && log10(fabs(number)) < MOST;
}

static Found copy_object(Select *select, xmlXPathObjectPtr object)
{
    Found found = { .kind = FOUND_TEXT };
    switch (object->type) {
    case XPATH_NODESET: copy_nodes(select, object->nodesetval, &found); return found;
    case XPATH_NUMBER:
        found.kind = FOUND_NUMBER;
        found.number = object->floatval;
        if (!has_decimals(found.number)) break;
        found.text = number_written(select->arena, found.number);
        return found;
    case XPATH_BOOLEAN:
        found.kind = FOUND_FLAG;
        found.flag = object->boolval != 0;
        break;
    default: break;
    }
    found.text = take_string(select->arena, xmlXPathCastToString(object));
    return found;
}

Found select_find(Select *select, Context context, Str xpath, Where where)
{
    xmlXPathCompExprPtr expression = compile(select, xpath, where);
    if (!expression) return (Found){ .kind = FOUND_NOTHING };
    select->variables = context.variables;
    select->xpath->node = context.node;
    select->xpath->proximityPosition = context.position;
    select->xpath->contextSize = context.count;
    select->message = select->missing = STR("");
    select->written = NULL;
    select->xpath->opCount = 0;
    xmlXPathObjectPtr object = xmlXPathCompiledEval(expression, select->xpath);
    if (!object) {
        report_bad_xpath(select, xpath, where);
        return (Found){ .kind = FOUND_NOTHING };
    }
    Found found = copy_object(select, object);
    found.written = select->written;
    xmlXPathFreeObject(object);
    if (found.text.n <= LONGEST_TEXT) return found;
    select->message = STR("longer than 1000000 bytes");
    report_bad_xpath(select, xpath, where);
    return (Found){ .kind = FOUND_NOTHING };
}

Found select_records(Select *select, Context context, Str xpath, Where where)
{
    Found found = select_find(select, context, xpath, where);
    if (found.kind == FOUND_NODES || found.kind == FOUND_NOTHING) return found;
    select->message = STR("selects no records");
    report_bad_xpath(select, xpath, where);
    return (Found){ .kind = FOUND_NOTHING };
}

bool select_true(Select *select, Context context, Str xpath, Where where)
{
    Found found = select_find(select, context, xpath, where);
    switch (found.kind) {
    case FOUND_NODES: return found.n_nodes > 0;
    case FOUND_NUMBER: return found.number < 0 || found.number > 0;
    case FOUND_FLAG: return found.flag;
    default: return found.text.n > 0;
    }
}

Str select_string(Select *select, Context context, Str xpath, Where where)
{
    Found found = select_find(select, context, xpath, where);
    return select_as_text(select, &found);
}

Str select_as_text(const Select *select, const Found *found)
{
    if (found->kind != FOUND_NODES) return found->text;
    return found->n_nodes ? select_value(select, found->nodes[0]) : STR("");
}

Context select_context(Context outer, const Found *found, int i)
{
    return (Context){ found->nodes[i], i + 1, found->n_nodes, outer.variables };
}

Context select_with(Select *select, Context context, Str name, Found value)
{
    Variable *variable = arena_new(select->arena, Variable);
    *variable = (Variable){ name, value, context.variables };
    context.variables = variable;
    return context;
}

Context select_with_node(Select *select, Context context, Str name, DataNode node)
{
    Found found = { .kind = FOUND_NODES, .nodes = arena_new(select->arena, DataNode), .n_nodes = 1 };
    found.nodes[0] = node;
    return select_with(select, context, name, found);
}

DataNode select_root(const Select *select)
{
    return xmlDocGetRootElement(select->data->doc);
}

DataNode select_parent(DataNode node)
{
    return data_parent(node);
}

DataNode select_first(DataNode node)
{
    return select_is_element(node) ? node->children : NULL;
}

DataNode select_next(DataNode node)
{
    return node->next;
}

bool select_is_element(DataNode node)
{
    return node->type == XML_ELEMENT_NODE;
}

bool select_is_text(DataNode node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

Str select_name(DataNode node)
{
    return str_from((const char *)node->name);
}

Str select_text(DataNode node)
{
    return str_from((const char *)node->content);
}

static void add_value(StrBuilder *value, DataNode element)
{
    for (DataNode child = select_first(element); child; child = select_next(child)) {
        if (select_is_text(child)) str_add(value, select_text(child));
        else if (select_is_element(child) && !str_is(select_name(child), "rt")) add_value(value, child);
    }
}

Str select_value(const Select *select, DataNode node)
{
    if (!select_is_element(node)) return take_string(select->arena, xmlXPathCastNodeToString(node));
    StrBuilder value = { .arena = select->arena };
    add_value(&value, node);
    return str_built(&value);
}

Str select_attribute(const Select *select, DataNode node, const char *name)
{
    if (!select_has(node, name)) return STR("");
    return take_string(select->arena, xmlGetNoNsProp(node, (const xmlChar *)name));
}

int select_choice(const Select *select, DataNode node, const char *name, const Choice *choices, int otherwise)
{
    int value = otherwise;
    choice_find(choices, select_attribute(select, node, name), &value);
    return value;
}

bool select_has(DataNode node, const char *attribute)
{
    return select_is_element(node) && xmlHasProp(node, (const xmlChar *)attribute);
}

Where select_where(DataNode node)
{
    while (node && node->type != XML_ELEMENT_NODE) node = node->parent;
    return node ? data_where(node) : (Where){ 0 };
}

Str select_id(const Select *select, DataNode node)
{
    for (; node; node = node->parent)
        if (select_has(node, "id")) return select_attribute(select, node, "id");
    return STR("");
}

#include "select/argument.h"

#include "data/data.h"
#include "select/mirror.h"
#include "select/select.h"

#include <libxml/xpathInternals.h>

#include <math.h>

/* --- numbers that are exact ------------------------------------------------------------------------------------------ */

xmlXPathObjectPtr functions_number(Decimal decimal, Arena *arena)
{
    xmlXPathObjectPtr object = xmlXPathNewFloat(decimal_to_double(decimal));
    if (!object) base_out_of_memory();
    Decimal *exact = arena_new(arena, Decimal);
    *exact = decimal;
    object->user = exact;
    return object;
}

/* What XPath has worked out with it since, it has done to the double alone. */
const Decimal *functions_exact(const xmlXPathObject *number)
{
    const Decimal *exact = number->user;
    double held = exact ? decimal_to_double(*exact) : NAN;
    return held <= number->floatval && held >= number->floatval ? exact : NULL;
}

static Decimal decimal_of(const xmlXPathObject *number)
{
    const Decimal *exact = functions_exact(number);
    return exact ? *exact : decimal_from_double(number->floatval);
}

/* --- arguments ------------------------------------------------------------------------------------------------------- */

Evaluation *argument_evaluation(xmlXPathParserContextPtr parser)
{
    return parser->context->userData;
}

static Str text_of(xmlChar *text, Arena *arena)
{
    Str copy = str_copy(arena, str_from((const char *)text));
    xmlFree(text);
    return copy;
}

Argument argument_read(DataNode node, Arena *arena)
{
    Argument argument = { .node = node, .text = select_words(node, arena) };
    argument.amount = amount_read(argument.text, amount_missing);
    return argument;
}

static Argument argument_from(const xmlXPathObject *object, const Evaluation *evaluation)
{
    Argument argument = { .absent = true };
    switch (object->type) {
    case XPATH_NODESET:
        if (xmlXPathNodeSetIsEmpty(object->nodesetval)) return argument;
        xmlXPathNodeSetSort(object->nodesetval);
        return argument_read(mirror_back(object->nodesetval->nodeTab[0]), evaluation->arena);
    case XPATH_STRING:
        argument.text = str_copy(evaluation->arena, str_from((const char *)object->stringval));
        argument.amount = amount_read(argument.text, amount_missing);
        argument.absent = !argument.text.n;
        return argument;
    case XPATH_NUMBER:
        argument.amount.value = decimal_of(object);
        argument.node = evaluation->unread;
        if (isnan(object->floatval)) argument.amount.kind = AMOUNT_NONE;
        argument.absent = isnan(object->floatval) && !evaluation->unread;
        return argument;
    default:
        argument.amount.value = decimal_whole(object->boolval != 0);
        argument.absent = false;
        return argument;
    }
}

/* The argument on top of the others. */
Argument argument_pop(xmlXPathParserContextPtr parser)
{
    xmlXPathObjectPtr object = valuePop(parser);
    Argument argument = { .absent = true };
    if (object) argument = argument_from(object, argument_evaluation(parser));
    xmlXPathFreeObject(object);
    return argument;
}

/* Whose place a report names: that of the data where the value is from there. */
static void refuse(const Evaluation *evaluation, DataNode node, Str text)
{
    diag_report(evaluation->diag, node ? select_where(node) : evaluation->where, node ? data_id(node) : STR(""), DIAG_NO_FIGURE,
                text.at, evaluation->xpath.at);
}

void functions_refuse(const Evaluation *evaluation, DataNode node)
{
    refuse(evaluation, node, select_words(node, evaluation->arena));
}

/* A figure, or a mark that there is none; anything else is reported. */
bool argument_counts(const Evaluation *evaluation, const Argument *argument)
{
    if (argument->absent || argument->amount.kind != AMOUNT_NONE) return true;
    if (!argument->text.n && argument->node) functions_refuse(evaluation, argument->node);
    else refuse(evaluation, argument->node, argument->text);
    return false;
}

bool argument_has_figure(const Argument *argument)
{
    return !argument->absent && argument->amount.kind == AMOUNT_READ;
}

static bool read_argument(const Evaluation *evaluation, Argument argument, Decimal *decimal)
{
    *decimal = argument.amount.value;
    return argument_counts(evaluation, &argument) && argument_has_figure(&argument);
}

bool functions_read(const Evaluation *evaluation, DataNode node, Decimal *decimal)
{
    return read_argument(evaluation, argument_read(node, evaluation->arena), decimal);
}

bool functions_read_text(const Evaluation *evaluation, Str text, Decimal *decimal)
{
    return read_argument(evaluation, (Argument){ .text = text, .amount = amount_read(text, amount_missing) }, decimal);
}

Str argument_pop_text(xmlXPathParserContextPtr parser)
{
    return text_of(xmlXPathPopString(parser), argument_evaluation(parser)->arena);
}

void argument_push_text(xmlXPathParserContextPtr parser, Str text)
{
    argument_evaluation(parser)->as = text;
    xmlXPathReturnString(parser, xmlStrndup((const xmlChar *)text.at, text.n));
}

/* Too large to be exact is no number, and reported. */
void argument_push_decimal(xmlXPathParserContextPtr parser, Decimal decimal)
{
    const Evaluation *evaluation = argument_evaluation(parser);
    if (decimal.lost)
        diag_report(evaluation->diag, evaluation->where, STR(""), DIAG_FIGURE_TOO_LONG, evaluation->xpath.at, DECIMAL_FIGURES);
    valuePush(parser, functions_number(decimal, evaluation->arena));
}

void argument_push_nodes(xmlXPathParserContextPtr parser, const DataNode *nodes, int n)
{
    const Mirror *mirror = select_mirror(argument_evaluation(parser)->select);
    valuePush(parser, xmlXPathWrapNodeSet(mirror_set(mirror, nodes, n)));
}

void argument_push_nothing(xmlXPathParserContextPtr parser)
{
    xmlXPathReturnNumber(parser, NAN);
}

/* The argument at this depth below the top: what the function is going to write otherwise. */
void argument_note_written(xmlXPathParserContextPtr parser, int depth)
{
    const xmlXPathObject *value = parser->valueNr > depth ? parser->valueTab[parser->valueNr - 1 - depth] : NULL;
    Evaluation *evaluation = argument_evaluation(parser);
    bool is_one = value && value->type == XPATH_NODESET && value->nodesetval && value->nodesetval->nodeNr == 1;
    bool goes_on = value && value->type == XPATH_STRING && str_is(evaluation->as, (const char *)value->stringval);
    if (!goes_on) evaluation->written = is_one ? mirror_back(value->nodesetval->nodeTab[0]) : NULL;
}

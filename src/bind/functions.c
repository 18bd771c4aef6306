#include "bind/functions.h"

#include "base/map.h"
#include "base/words.h"
#include "bind/argument.h"
#include "bind/select.h"
#include "data/data.h"
#include "model/era.h"

#include <libxml/xpathInternals.h>

#include <math.h>

/* --- reading figures ------------------------------------------------------------------------------------------------- */

/* number(value): the figure it begins with; what is none stays NaN, and whoever wants to write that reports it. */
static void call_number(xmlXPathParserContextPtr parser, int n_arguments)
{
    Evaluation *evaluation = argument_evaluation(parser);
    Argument argument = n_arguments ? argument_pop(parser) : argument_read(parser->context->node, evaluation->arena);
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

static Decimals decimals_in(const Evaluation *evaluation, xmlNodeSetPtr set)
{
    Decimals decimals = { .at = arena_array(evaluation->arena, Decimal, set ? set->nodeNr : 0) };
    int scale = -1;
    for (int i = 0; set && i < set->nodeNr; i++) {
        Argument argument = argument_read(set->nodeTab[i], evaluation->arena);
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

/* The set on top of the others, in the order of the data; reported if it is none. */
static bool pop_decimals(xmlXPathParserContextPtr parser, Decimals *decimals)
{
    if (!parser->value || parser->value->type != XPATH_NODESET) {
        xmlXPathErr(parser, XPATH_INVALID_TYPE);
        return false;
    }
    xmlXPathObjectPtr object = valuePop(parser);
    if (object->nodesetval) xmlXPathNodeSetSort(object->nodesetval);
    *decimals = decimals_in(argument_evaluation(parser), object->nodesetval);
    xmlXPathFreeObject(object);
    return true;
}

static void call_sum(xmlXPathParserContextPtr parser, int n_arguments)
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
    if (!pop_decimals(parser, &decimals)) return;
    const Decimal *best = decimals.n ? &decimals.at[0] : NULL;
    for (int i = 1; i < decimals.n; i++)
        if (decimal_compare(decimals.at[i], *best) == way) best = &decimals.at[i];
    if (decimals.fails || !best) argument_push_nothing(parser);
    else argument_push_decimal(parser, *best);
}

static void call_min(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    push_extreme(parser, -1);
}

static void call_max(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    push_extreme(parser, 1);
}

/* rank(value, values): 1 and how many are larger, so that two that are equal are 1, 1 and the next is 3; with 'ascending',
   smaller. */
static void call_rank(xmlXPathParserContextPtr parser, int n_arguments)
{
    static const Choice orders[] = CHOICE_TABLE(ORDER_CHOICES);
    Evaluation *evaluation = argument_evaluation(parser);
    int order = ORDER_DESCENDING, rank = 1;
    Decimals decimals;
    Str name = n_arguments == 3 ? argument_pop_text(parser) : STR("descending");
    if (!choice_find(orders, name, &order)) {
        evaluation->missing = str_printf(evaluation->arena, words(WORD_XPATH_ORDER, diag_lang(evaluation->diag)), name.at);
        xmlXPathErr(parser, XPATH_EXPR_ERROR);
        return;
    }
    if (!pop_decimals(parser, &decimals)) return;
    Argument argument = argument_pop(parser);
    if (!argument_counts(evaluation, &argument) || decimals.fails || !argument_has_figure(&argument)) {
        argument_push_nothing(parser);
        return;
    }
    int way = order == ORDER_ASCENDING ? -1 : 1;
    for (int i = 0; i < decimals.n; i++) rank += decimal_compare(decimals.at[i], argument.amount.value) == way;
    argument_push_decimal(parser, decimal_whole(rank));
}

/* --- writing figures ------------------------------------------------------------------------------------------------- */

/* How the argument on top wants figures written: so many places, or a form. */
static bool pop_form(xmlXPathParserContextPtr parser, AmountForm *form)
{
    Evaluation *evaluation = argument_evaluation(parser);
    bool is_number = parser->value && parser->value->type == XPATH_NUMBER;
    if (is_number) {
        const int most = DECIMAL_FIGURES / 2;
        double places = xmlXPathPopNumber(parser);
        *form = evaluation->figures;
        form->least_places = form->most_places = places >= 0 && places <= most ? (int)places : 0;
        return true;
    }
    Str wrong, text = argument_pop_text(parser);
    *form = evaluation->figures;
    if (amount_form_read(text, form, &wrong)) return true;
    diag_report(evaluation->diag, evaluation->where, STR(""), DIAG_BAD_FORMAT, text.at, str_copy(evaluation->arena, wrong).at);
    return false;
}

/* value / divisor as the form says. */
static void push_written(xmlXPathParserContextPtr parser, const AmountForm *form, Decimal value, Decimal divisor)
{
    const Evaluation *evaluation = argument_evaluation(parser);
    Str written = STR("");
    if (decimal_sign(value) * decimal_sign(divisor) < 0) select_note_sign(evaluation->select, form->minus, evaluation->where);
    if (!amount_write(form, value, divisor, evaluation->arena, &written))
        diag_report(evaluation->diag, evaluation->where, STR(""), DIAG_FIGURE_TOO_LONG, evaluation->xpath.at, DECIMAL_FIGURES);
    argument_push_text(parser, written);
}

/* What is written where a value is not there: nothing, which is for the house to show; its mark, or that of the form. */
static void push_missing(xmlXPathParserContextPtr parser, const AmountForm *form, const Argument *argument)
{
    Str mark = argument->absent ? STR("") : form->missing.at ? form->missing : str_trim(argument->text);
    argument_evaluation(parser)->absent = !mark.n;
    argument_push_text(parser, mark);
}

/* figures(value): 19008 → 19,008. */
static void call_figures(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    Evaluation *evaluation = argument_evaluation(parser);
    const AmountForm form = evaluation->figures;
    argument_note_written(parser, 0);
    Argument argument = argument_pop(parser);
    if (!argument_counts(evaluation, &argument) || argument.absent)
        argument_push_text(parser, STR("")); /* absent: nothing to show */
    else if (argument_has_figure(&argument)) push_written(parser, &form, argument.amount.value, decimal_whole(1));
    else push_missing(parser, &form, &argument);
}

/* format(value, '#,##0 ▲ 千円切捨て') */
static void call_format(xmlXPathParserContextPtr parser, int n_arguments)
{
    Evaluation *evaluation = argument_evaluation(parser);
    AmountForm form;
    argument_note_written(parser, n_arguments - 1);
    evaluation->formatted = true;
    bool is_form = pop_form(parser, &form);
    Argument argument = argument_pop(parser);
    if (!is_form || !argument_counts(evaluation, &argument)) argument_push_text(parser, STR(""));
    else if (argument_has_figure(&argument)) push_written(parser, &form, argument.amount.value, decimal_whole(1));
    else push_missing(parser, &form, &argument);
}

/* Which of two arguments, one of which at least is no figure, says what comes of both: the one that stands first in
   MISSING_CHOICES, as of a computed field; what is absent before any mark. */
static const Argument *missing_of(const Argument *one, const Argument *other)
{
    if (argument_has_figure(one)) return other;
    if (argument_has_figure(other)) return one;
    int first = 0, second = 0;
    while (amount_missing[first].word && !str_is(str_trim(one->text), amount_missing[first].word)) first++;
    while (amount_missing[second].word && !str_is(str_trim(other->text), amount_missing[second].word)) second++;
    return second < first ? other : one;
}

/* Two figures and a form from the stack; false: the answer is pushed already. */
static bool pop_pair(xmlXPathParserContextPtr parser, Decimal *one, Decimal *other, AmountForm *form)
{
    Evaluation *evaluation = argument_evaluation(parser);
    evaluation->formatted = true;
    bool is_form = pop_form(parser, form);
    Argument second = argument_pop(parser), first = argument_pop(parser);
    bool first_counts = argument_counts(evaluation, &first), second_counts = argument_counts(evaluation, &second);
    *one = first.amount.value;
    *other = second.amount.value;
    if (!is_form || !first_counts || !second_counts) argument_push_text(parser, STR(""));
    else if (argument_has_figure(&first) && argument_has_figure(&second)) return true;
    else push_missing(parser, form, missing_of(&first, &second));
    return false;
}

static const Str no_ratio = { "－", sizeof "－" - 1 }, all_new = { "皆増", sizeof "皆増" - 1 },
                 all_gone = { "皆減", sizeof "皆減" - 1 };

static Decimal hundred_times(Decimal decimal)
{
    return decimal_multiply(decimal, decimal_whole(100));
}

/* share(part, whole, 1): 構成比, per cent. */
static void call_share(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    AmountForm form;
    Decimal part, whole;
    if (!pop_pair(parser, &part, &whole, &form)) return;
    if (!whole.units) argument_push_text(parser, no_ratio);
    else push_written(parser, &form, hundred_times(part), whole);
}

/* growth(now, before, 1): 増減率, per cent of what was; from nothing 皆増, to nothing 皆減.  Of less than nothing there is none. */
static void call_growth(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    AmountForm form;
    Decimal now, before;
    if (!pop_pair(parser, &now, &before, &form)) return;
    if (decimal_sign(before) < 0 || (!before.units && now.units <= 0)) argument_push_text(parser, no_ratio);
    else if (!before.units) argument_push_text(parser, all_new);
    else if (!now.units) argument_push_text(parser, all_gone);
    else push_written(parser, &form, hundred_times(decimal_subtract(now, before)), before);
}

/* roman(number): one character, Ⅰ … Ⅻ; other numbers stay figures. */
static void call_roman(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    argument_note_written(parser, 0);
    double number = xmlXPathPopNumber(parser);
    StrBuilder said = { .arena = argument_evaluation(parser)->arena };
    if (number >= 1 && number <= 12 && number == (int)number) str_add_char(&said, 0x2160 + (uint32_t)number - 1);
    else str_add_printf(&said, "%.0f", number);
    argument_push_text(parser, str_built(&said));
}

/* --- dates and pages ------------------------------------------------------------------------------------------------- */

/* The function was given what it cannot take: these words go into the message. */
static void refuse_argument(xmlXPathParserContextPtr parser, Word word, Str argument, const char *known)
{
    Evaluation *evaluation = argument_evaluation(parser);
    evaluation->missing =
        str_printf(evaluation->arena, words(word, diag_lang(evaluation->diag)), str_copy(evaluation->arena, argument).at, known);
    xmlXPathErr(parser, XPATH_INVALID_TYPE);
}

/* era(date) as the house says dates; era(date, 'short'): in a form of DATE_FORM_CHOICES.  What is no date stays as it is. */
static void call_era(xmlXPathParserContextPtr parser, int n_arguments)
{
#define AS_WORD(word, value) word " "
    static const Choice forms[] = CHOICE_TABLE(DATE_FORM_CHOICES);
    Evaluation *evaluation = argument_evaluation(parser);
    argument_note_written(parser, n_arguments - 1);
    int form = (int)evaluation->dates;
    Str name = n_arguments == 2 ? argument_pop_text(parser) : STR(""), line = argument_pop_text(parser);
    if (n_arguments == 2 && !choice_find(forms, name, &form)) {
        refuse_argument(parser, WORD_XPATH_DATES, name, DATE_FORM_CHOICES(AS_WORD));
        return;
    }
    Moment moment;
    if (!era_date(evaluation->arena, line, (DateForm)form, &line) && era_read(line, STR(""), &moment))
        line = era_write(evaluation->arena, moment, (DateForm)form);
    argument_push_text(parser, line);
}

/* fiscal-year(date): FY2019, the one the date lies in; fiscal-year(date, 2): two years later.  Of nothing: nothing. */
static void call_fiscal_year(xmlXPathParserContextPtr parser, int n_arguments)
{
    enum { MOST_LATER = 1000 };
    double later = n_arguments == 2 ? xmlXPathPopNumber(parser) : 0;
    Str date = argument_pop_text(parser);
    Moment moment;
    bool is_whole = later == trunc(later) && fabs(later) <= MOST_LATER;
    if (!date.n) argument_push_text(parser, STR(""));
    else if (!is_whole || !era_read(date, STR(""), &moment) || !moment_exists(moment = moment_fiscal_year(moment, (int)later)))
        refuse_argument(parser, WORD_XPATH_YEAR, date, "");
    else argument_push_text(parser, moment_text(argument_evaluation(parser)->arena, moment));
}

/* booklet-page(id): the page of the whole booklet the record stands on; in the whole booklet itself, nothing. */
static void call_booklet_page(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    const Map *printed = argument_evaluation(parser)->data->printed;
    Str id = argument_pop_text(parser);
    const Str *label = printed ? map_find(printed, id) : NULL;
    argument_push_text(parser, label ? *label : STR(""));
}

/* --- the table ------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*call)(xmlXPathParserContextPtr, int);
    int least, most; /* arguments */
} functions[] = {
    { "number", call_number, 0, 1 },
    { "sum", call_sum, 1, 1 },
    { "min", call_min, 1, 1 },
    { "max", call_max, 1, 1 },
    { "rank", call_rank, 2, 3 },
    { "figures", call_figures, 1, 1 },
    { "format", call_format, 2, 2 },
    { "share", call_share, 3, 3 },
    { "growth", call_growth, 3, 3 },
    { "roman", call_roman, 1, 1 },
    { "era", call_era, 1, 2 },
    { "fiscal-year", call_fiscal_year, 1, 2 },
    { "booklet-page", call_booklet_page, 1, 1 },
};
enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

static void call(xmlXPathParserContextPtr parser, int n_arguments)
{
    Str name = str_from((const char *)parser->context->function);
    int i = 0;
    while (i < FUNCTION_COUNT - 1 && !str_is(name, functions[i].name)) i++;
    if (n_arguments < functions[i].least || n_arguments > functions[i].most) xmlXPathErr(parser, XPATH_INVALID_ARITY);
    else functions[i].call(parser, n_arguments);
}

void functions_register(xmlXPathContextPtr context)
{
    for (int i = 0; i < FUNCTION_COUNT; i++) {
        xmlXPathRegisterFunc(context, BAD_CAST functions[i].name, NULL); /* that of XPath makes room */
        if (xmlXPathRegisterFunc(context, BAD_CAST functions[i].name, call) != 0) base_out_of_memory();
    }
}

#include "select/functions.h"

#include "base/map.h"
#include "base/words.h"
#include "data/data.h"
#include "grammar/grammar.h"
#include "model/era.h"
#include "select/argument.h"
#include "select/figures.h"
#include "select/lookup.h"
#include "select/select.h"

#include <libxml/xpathInternals.h>

#include <math.h>
#include <stdio.h>

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
    if (evaluation->written && !divisor.places && divisor.units == 1)
        select_note_dropped(evaluation->select, evaluation->written, form, value, written, evaluation->where);
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
    argument_note_written(parser, 0);
    if (later < 0 || later > 0) argument_evaluation(parser)->written = NULL; /* another year is worked out */
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

/* How many arguments each takes, grammar/calls.c says. */
static const struct {
    const char *name;
    void (*call)(xmlXPathParserContextPtr, int);
} functions[] = {
    { "number", figures_call_number },
    { "sum", figures_call_sum },
    { "min", figures_call_min },
    { "max", figures_call_max },
    { "rank", figures_call_rank },
    { "figures", call_figures },
    { "format", call_format },
    { "share", call_share },
    { "growth", call_growth },
    { "roman", call_roman },
    { "era", call_era },
    { "fiscal-year", call_fiscal_year },
    { "booklet-page", call_booklet_page },
    { "id", lookup_call_record }, /* that of XPath asks a DTD, and there is none */
    { "record", lookup_call_record },
    { "records", lookup_call_records },
    { "current", lookup_call_current },
};
enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

#define OURS "our·"

static bool is_of_xpath(Str name)
{
    return str_is(name, "number") || str_is(name, "sum") || str_is(name, "id");
}

Str functions_renamed(Str xpath, Arena *arena)
{
    TokenList tokens = tokens_read(xpath, arena);
    StrBuilder out = { .arena = arena };
    int written = 0;
    for (int i = 0; i < tokens.n; i++) {
        if (tokens.at[i].kind != TOKEN_CALL || !is_of_xpath(tokens.at[i].text)) continue;
        str_add(&out, str_part(xpath, written, tokens.at[i].first));
        str_add(&out, STR(OURS));
        written = tokens.at[i].first;
    }
    str_add(&out, str_part(xpath, written, xpath.n));
    return str_built(&out);
}

static void call(xmlXPathParserContextPtr parser, int n_arguments)
{
    Str name = str_from((const char *)parser->context->function);
    if (str_starts(name, STR(OURS))) name = str_part(name, STR(OURS).n, name.n);
    const FunctionRule *rule = function_rule(name);
    int i = 0;
    while (i < FUNCTION_COUNT - 1 && !str_is(name, functions[i].name)) i++;
    if (n_arguments < rule->least || n_arguments > rule->most) xmlXPathErr(parser, XPATH_INVALID_ARITY);
    else functions[i].call(parser, n_arguments);
}

void functions_register(xmlXPathContextPtr context)
{
    for (int i = 0; i < FUNCTION_COUNT; i++) {
        char name[32] = "";
        snprintf(name, sizeof name, "%s%s", is_of_xpath(str_from(functions[i].name)) ? OURS : "", functions[i].name);
        if (xmlXPathRegisterFunc(context, BAD_CAST name, call) != 0) base_out_of_memory();
    }
}

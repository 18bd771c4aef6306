/* A chart in words, for those who cannot see it and for the tables of a revision: what it is, then a line for each series with all
   its figures. */
#include "bind/chart.h"

#include "base/words.h"
#include "bind/inline.h"

typedef struct {
    const ChartBinding *binding;
    Writer writer;
    DiagLang lang;
} Speech;

static void say(Speech *speech, Word word)
{
    writer_data(&speech->writer, words_str(word, speech->lang));
}

static Word name_of_chart(const Chart *chart)
{
    static const Word level[] = { WORD_CHART_BAR_LEVEL, WORD_CHART_STACKED_LEVEL, WORD_CHART_SHARE, WORD_CHART_LINE };
    static const Word upright[] = { WORD_CHART_BAR, WORD_CHART_STACKED, WORD_CHART_SHARE_UPRIGHT, WORD_CHART_LINE };
    bool has_bars = false, has_lines = false;
    for (int s = 0; s < chart->n_series; s++) {
        has_bars |= chart->series[s].kind == SERIES_BAR;
        has_lines |= chart->series[s].kind == SERIES_LINE;
    }
    if (has_bars && has_lines) return WORD_CHART_BAR_AND_LINE;
    return chart->direction == CHART_HORIZONTAL ? level[chart->kind] : upright[chart->kind];
}

static const char *unit_of(const Series *series)
{
    return series->is_second ? "second-unit" : "unit";
}

/* What it is drawn as, where others are drawn otherwise. */
static void say_manner(Speech *speech, const Series *series)
{
    const Chart *chart = speech->binding->chart;
    if (series->kind == SERIES_LINE && chart->kind != CHART_LINE) say(speech, WORD_CHART_AS_LINE);
    if (series->kind == SERIES_MARK) say(speech, WORD_CHART_AS_MARK);
    if (series->is_second) say(speech, WORD_CHART_ON_SECOND);
}

/* Its unit is not said again where its words end with it. */
static void say_unit(Speech *speech, const char *attribute, int from)
{
    const ChartBinding *binding = speech->binding;
    Writer *writer = &speech->writer;
    Str unit = inline_template(binding->binder, binding->node, attribute, binding->context);
    Str said = str_part(str_built(&writer->text), from, writer->text.n);
    if (unit.n && !str_ends(said, unit)) inline_write_template(writer, binding->node, attribute, binding->context);
}

static void say_computed(Speech *speech, Str words)
{
    static const Source computed = { .kind = SOURCE_COMPUTED };
    speech->writer.source = &computed;
    writer_data(&speech->writer, words);
    speech->writer.source = NULL;
}

static void say_value(Speech *speech, int s, int i)
{
    const ChartBinding *binding = speech->binding;
    Binder *binder = binding->binder;
    const SeriesPlan *plan = &binding->plans.at[s];
    const Series *series = &binding->chart->series[s];
    Usage outer = binder->usage;
    binder->usage = plan->usage;
    binder->usage.none = words_str(WORD_CHART_NO_FIGURE, speech->lang);
    if (binding->chart->kind == CHART_SHARE) binder->usage.form = outer.form; /* that of the series is of its parts */
    int from = speech->writer.text.n;
    inline_write_expression(&speech->writer, node_text(plan->node, "value"), chart_in_hand(binding, s, i), plan->node->where);
    binder->usage = outer;
    if (series->points[i].is_known) say_unit(speech, unit_of(series), from);
    Str part = series->points[i].words.text;
    if (binding->chart->kind != CHART_SHARE || !part.n) return;
    const char *form = words(WORD_CHART_PART, speech->lang);
    bool is_per_cent = str_ends(part, STR("％"));
    say_computed(speech, str_printf(binder->arena, form, part.at, is_per_cent ? "" : "％"));
}

static void say_series(Speech *speech, int s)
{
    const ChartBinding *binding = speech->binding;
    const SeriesPlan *plan = &binding->plans.at[s];
    inline_write_template(&speech->writer, plan->node, "label", plan->context);
    say_manner(speech, &binding->chart->series[s]);
    for (int i = 0; i < binding->chart->n_categories; i++) {
        say(speech, i ? WORD_CHART_NEXT : WORD_CHART_FIRST);
        inline_write_template(&speech->writer, binding->node, "label", chart_in_hand(binding, -1, i));
        writer_data(&speech->writer, STR(" "));
        say_value(speech, s, i);
    }
    say(speech, WORD_CHART_END);
}

static void say_totals(Speech *speech)
{
    const ChartBinding *binding = speech->binding;
    const Chart *chart = binding->chart;
    if (!chart->totals) return;
    writer_break(&speech->writer);
    say(speech, WORD_CHART_TOTAL);
    for (int i = 0; i < chart->n_categories; i++) {
        const ChartPoint *total = &chart->totals[i];
        say(speech, i ? WORD_CHART_NEXT : WORD_CHART_FIRST);
        inline_write_template(&speech->writer, binding->node, "label", chart_in_hand(binding, -1, i));
        writer_data(&speech->writer, STR(" "));
        int from = speech->writer.text.n;
        if (total->is_known) say_computed(speech, total->words.text);
        else say(speech, WORD_CHART_NO_FIGURE);
        if (total->is_known) say_unit(speech, "unit", from);
    }
    say(speech, WORD_CHART_END);
}

DiagLang chart_language(const ChartBinding *binding)
{
    Str lang = binding->style->lang.n ? binding->style->lang : binding->binder->report->lang;
    return str_starts(lang, STR("ja")) ? LANG_JA : LANG_EN;
}

Str chart_alt(const ChartBinding *binding, const Rich *spoken)
{
    Arena *arena = binding->binder->arena;
    int first = str_find(spoken->text, '\n');
    if (!binding->chart->is_tabled) return str_trim(str_replace(arena, spoken->text, STR("\n"), STR("")));
    return str_join(arena, str_part(spoken->text, 0, first), words_str(WORD_CHART_IN_TABLE, chart_language(binding)));
}

Rich chart_spoken(const ChartBinding *binding, Str title)
{
    Binder *binder = binding->binder;
    Speech speech = { .binding = binding, .lang = chart_language(binding) };
    Key key = key_with_part(binding->key, STR("spoken"), binder->arena);
    speech.writer = writer_new(binder, binding->style, bind_key(binder, key), binding->node->where);
    const char *name = words(name_of_chart(binding->chart), speech.lang);
    Str called = title.n ? str_printf(binder->arena, words(WORD_CHART_CALLED, speech.lang), name, title.at)
                         : str_printf(binder->arena, words(WORD_CHART_NAMELESS, speech.lang), name);
    writer_data(&speech.writer, called);
    for (int s = 0; s < binding->chart->n_series; s++) {
        writer_break(&speech.writer);
        say_series(&speech, s);
    }
    say_totals(&speech);
    return writer_rich(&speech.writer);
}

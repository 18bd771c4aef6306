/* A chart is read like a table: a category for each record, a figure in it for each series.  Then its figures are put on axes, and
   those get their words. */
#include "bind/chart.h"

#include "base/words.h"
#include "bind/blocks.h"
#include "bind/inline.h"
#include "chart/chart.h"

#include <assert.h>

enum {
    MOST_WITH_VALUES = 30, /* figures that are printed where nobody says */
    MOST_LABELS = 24,      /* categories that all have their label */
};

static const Choice chart_kinds[] = CHOICE_TABLE(CHART_KIND_CHOICES);
static const Choice series_kinds[] = CHOICE_TABLE(SERIES_KIND_CHOICES);

/* ---- what there is ---- */

static void add_series(ChartBinding *binding, const Node *parent, Context context)
{
    Binder *binder = binding->binder;
    for (const Node *node = parent->first; node; node = node->next) {
        if (!node->element || !bind_applies(binder, node, context)) continue;
        if (node_is(node, "series")) *vec_push(&binding->plans) = (SeriesPlan){ .node = node, .context = context };
        const Node *branch = node_is(node, "if") ? bind_branch(binder, node, context) : NULL;
        if (branch) add_series(binding, branch, context);
        if (!node_is(node, "each")) continue;
        Found found = bind_selected(binder, node, context);
        for (int i = 0; i < found.n_nodes && !bind_too_much(binder, node); i++)
            add_series(binding, node, bind_in_hand(binder, node, context, &found, i));
    }
}

Context chart_in_hand(const ChartBinding *binding, int series, int category)
{
    Context outer = series < 0 ? binding->context : binding->plans.at[series].context;
    return bind_in_hand(binding->binder, binding->node, outer, &binding->records, category);
}

/* Of a chart that has some. */
static const SeriesPlan *plan_of(const ChartBinding *binding, int series)
{
    assert(binding->plans.at);
    return &binding->plans.at[series];
}

const AmountForm *chart_form(const ChartBinding *binding, const Usage *usage)
{
    return usage->form ? usage->form : &binding->binder->house.figures;
}

static Writer writer_of(const ChartBinding *binding, const Style *style, Str part)
{
    Binder *binder = binding->binder;
    return writer_new(binder, style, bind_key(binder, key_with_part(binding->key, part, binder->arena)), binding->node->where);
}

/* Words that are made here, of so much of the chart. */
static Rich words_of(const ChartBinding *binding, const Style *style, Str part, Str words)
{
    static const Source computed = { .kind = SOURCE_COMPUTED };
    Writer writer = writer_of(binding, style, part);
    writer.source = &computed;
    writer_data(&writer, words);
    return writer_rich(&writer);
}

/* ---- series ---- */

/* Where nobody says, what is told apart by its pattern needs no colour. */
static Color usual_color(ChartPattern pattern)
{
    static const Color dark = { 0x4D, 0x4D, 0x4D }, middle = { 0x66, 0x66, 0x66 };
    return pattern == PATTERN_SOLID ? dark : middle;
}

/* The nth of those that are drawn alike. */
static int nth_of_kind(const Chart *chart, int series)
{
    int nth = 0;
    for (int s = 0; s < series; s++) nth += chart->series[s].kind == chart->series[series].kind;
    return nth;
}

static void bind_series(ChartBinding *binding, int s)
{
    Binder *binder = binding->binder;
    SeriesPlan *plan = &binding->plans.at[s];
    Chart *chart = binding->chart;
    Series *series = &chart->series[s];
    plan->usage = bind_usage(binder, plan->node, bind_usage(binder, binding->node, binder->usage));
    series->kind = (SeriesKind)node_choice(plan->node, "kind", chart->kind == CHART_LINE ? SERIES_LINE : SERIES_BAR);
    series->is_second = node_choice(plan->node, "axis", CHART_FIRST_AXIS) == CHART_SECOND_AXIS;
    series->pattern = (ChartPattern)node_choice(plan->node, "pattern", nth_of_kind(chart, s) % CHART_PATTERNS);
    if (!bind_color(binder, plan->node, "color", plan->context, &series->color)) series->color = usual_color(series->pattern);
    Writer name = writer_of(binding, binding->style, str_printf(binder->arena, "series%d", s + 1));
    if (chart->n_series > 1) { /* for the legend */
        inline_write_template(&name, plan->node, "label", plan->context);
        if (series->is_second) writer_data(&name, words_str(WORD_CHART_ON_SECOND, chart_language(binding)));
    }
    series->name = writer_rich(&name);
    series->points = arena_array(binder->arena, ChartPoint, chart->n_categories);
}

static const char *word_of(const Choice *choices, int value)
{
    while (choices->word && choices->value != value) choices++;
    return choices->word;
}

/* false: there is no such chart. */
static bool check_series(const ChartBinding *binding, int s)
{
    const Chart *chart = binding->chart;
    const Series *series = &chart->series[s];
    bool is_level = chart->direction == CHART_HORIZONTAL, is_share = chart->kind == CHART_SHARE;
    bool heaps = is_share || chart->kind == CHART_STACKED;
    const char *what = (is_level && series->kind == SERIES_LINE) || (is_share && series->kind != SERIES_BAR)
                           ? word_of(series_kinds, (int)series->kind)
                       : series->is_second && (is_level || is_share || (heaps && series->kind == SERIES_BAR)) ? "axis=\"second\""
                                                                                                              : NULL;
    if (what)
        diag_report(binding->binder->diag, plan_of(binding, s)->node->where, binding->key.text, DIAG_CHART_CANNOT,
                    is_level ? "direction=\"horizontal\"" : word_of(chart_kinds, (int)chart->kind), what);
    return !what;
}

/* ---- figures ---- */

static Found find_value(const ChartBinding *binding, int s, int i)
{
    const SeriesPlan *plan = plan_of(binding, s);
    return select_find(binding->binder->select, chart_in_hand(binding, s, i), node_text(plan->node, "value"), plan->node->where);
}

/* What is printed for one point is one figure. */
static bool read_point(const ChartBinding *binding, int s, int i)
{
    Binder *binder = binding->binder;
    const SeriesPlan *plan = plan_of(binding, s);
    ChartPoint *point = &binding->chart->series[s].points[i];
    Found found = find_value(binding, s, i);
    if (found.kind == FOUND_NODES && found.n_nodes > 1) {
        diag_report(binder->diag, plan->node->where, binding->key.text, DIAG_CHART_MANY, found.n_nodes);
        return false;
    }
    point->is_known = select_decimal(binder->select, &found, &point->value);
    if (!point->is_known) point->value = decimal_whole(0);
    return true;
}

static bool read_points(const ChartBinding *binding)
{
    bool is_whole = true;
    for (int i = 0; i < binding->chart->n_categories; i++)
        for (int s = 0; s < binding->chart->n_series; s++) {
            if (bind_too_much(binding->binder, binding->node)) return false;
            is_whole &= read_point(binding, s, i);
        }
    return is_whole;
}

/* ---- words ---- */

static bool prints_values(const ChartBinding *binding, int s)
{
    const Chart *chart = binding->chart;
    bool usual = chart->n_series * chart->n_categories <= MOST_WITH_VALUES;
    return node_flag(plan_of(binding, s)->node, "values", node_flag(binding->node, "values", usual));
}

static Rich value_words(const ChartBinding *binding, int s, int i)
{
    Binder *binder = binding->binder;
    const SeriesPlan *plan = plan_of(binding, s);
    Writer writer = writer_of(binding, binding->value_style, str_printf(binder->arena, "value%d-%d", s + 1, i + 1));
    Usage outer = binder->usage;
    binder->usage = plan->usage;
    inline_write_expression(&writer, node_text(plan->node, "value"), chart_in_hand(binding, s, i), plan->node->where);
    binder->usage = outer;
    return writer_rich(&writer);
}

/* What a bar of 100 shows is its part. */
static Rich share_words(const ChartBinding *binding, int s, int i)
{
    Arena *arena = binding->binder->arena;
    const ChartPoint *point = &binding->chart->series[s].points[i];
    Decimal part = decimal_subtract(point->to, point->from);
    AmountForm form = *chart_form(binding, &plan_of(binding, s)->usage);
    if (!plan_of(binding, s)->usage.form) form.least_places = form.most_places = 1;
    Str words = STR("");
    if (point->is_known && point->to.units) amount_write(&form, part, decimal_whole(1), arena, &words);
    return words_of(binding, binding->value_style, str_printf(arena, "value%d-%d", s + 1, i + 1), words);
}

/* In a heap it is enough to say once that something is missing. */
static bool repeats_missing(const Chart *chart, int s, int i)
{
    bool heaps = chart->kind == CHART_STACKED && chart->series[s].kind == SERIES_BAR, is_said = false;
    for (int before = 0; before < s && heaps; before++)
        is_said |= chart->series[before].kind == SERIES_BAR && !chart->series[before].points[i].is_known;
    return is_said && !chart->series[s].points[i].is_known;
}

static void write_values(const ChartBinding *binding)
{
    Chart *chart = binding->chart;
    for (int s = 0; s < chart->n_series; s++)
        for (int i = 0; i < chart->n_categories && prints_values(binding, s); i++) {
            Rich *words = &chart->series[s].points[i].words;
            if (repeats_missing(chart, s, i)) continue;
            *words = chart->kind == CHART_SHARE ? share_words(binding, s, i) : value_words(binding, s, i);
        }
}

static void write_totals(const ChartBinding *binding)
{
    Chart *chart = binding->chart;
    Arena *arena = binding->binder->arena;
    for (int i = 0; chart->totals && i < chart->n_categories; i++) {
        Str words = STR("");
        const AmountForm *form = chart_form(binding, &plan_of(binding, 0)->usage);
        if (chart->totals[i].is_known) amount_write(form, chart->totals[i].value, decimal_whole(1), arena, &words);
        chart->totals[i].words = words_of(binding, binding->value_style, str_printf(arena, "total%d", i + 1), words);
    }
}

/* As many as can be read, and a round number apart. */
static int usual_every(int n_categories)
{
    static const int round[] = { 1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000 };
    enum { ROUND_COUNT = sizeof round / sizeof *round, FEW = 12 };
    if (n_categories <= MOST_LABELS) return 1;
    for (int i = 0; i < ROUND_COUNT; i++)
        if (n_categories <= FEW * round[i]) return round[i];
    return n_categories / FEW + 1;
}

static void write_labels(const ChartBinding *binding)
{
    Chart *chart = binding->chart;
    chart->labels = arena_array(binding->binder->arena, Rich, chart->n_categories);
    for (int i = 0; i < chart->n_categories; i++) {
        Writer writer = writer_of(
            binding,
            bind_sided_style(binding->binder, binding->style, chart->direction == CHART_VERTICAL ? ALIGN_CENTER : ALIGN_END),
            str_printf(binding->binder->arena, "label%d", i + 1));
        if (i % chart->every == 0) inline_write_template(&writer, binding->node, "label", chart_in_hand(binding, -1, i));
        chart->labels[i] = writer_rich(&writer);
    }
}

/* So many figures behind the point as the step of the axis has, in the unit of the form. */
static AmountForm form_of_ticks(const ChartBinding *binding, int axis)
{
    const Chart *chart = binding->chart;
    const Usage *usage = &plan_of(binding, 0)->usage;
    for (int s = chart->n_series - 1; s >= 0; s--)
        if (chart->series[s].is_second == (axis > 0)) usage = &plan_of(binding, s)->usage;
    AmountForm form = chart->kind == CHART_SHARE ? amount_plain_form() : *chart_form(binding, usage);
    Decimal step = decimal_trim(chart->axes[axis].scale.step);
    for (int scale = form.scale; scale > 0; scale--) {
        bool is_round = !step.places && step.units % 10 == 0;
        if (is_round) step.units /= 10;
        else step.places++;
    }
    form.least_places = form.most_places = step.places;
    form.unit = STR("");
    return form;
}

void chart_write_unit(const ChartBinding *binding, Writer *writer, const char *attribute)
{
    bool is_japanese = chart_language(binding) == LANG_JA;
    if (!node_find(binding->node, attribute)) return;
    writer_data(writer, is_japanese ? STR("（") : STR("("));
    inline_write_template(writer, binding->node, attribute, binding->context);
    writer_data(writer, is_japanese ? STR("）") : STR(")"));
}

static void write_axis(const ChartBinding *binding, int a, const char *unit)
{
    Binder *binder = binding->binder;
    ChartAxis *axis = &binding->chart->axes[a];
    Writer writer = writer_of(binding, binding->style, str_printf(binder->arena, "unit%d", a + 1));
    if (binding->chart->kind == CHART_SHARE) writer_data(&writer, STR("（％）"));
    else chart_write_unit(binding, &writer, unit);
    axis->unit = writer_rich(&writer);
    AmountForm form = form_of_ticks(binding, a);
    axis->ticks = arena_array(binder->arena, Rich, axis->scale.n + 1);
    for (int i = 0; i <= axis->scale.n; i++) {
        Str words = STR("");
        Decimal tick = chart_tick(&axis->scale, i);
        AmountForm exact = form;
        if (!tick.units) exact.least_places = 0;
        amount_write(&exact, tick, decimal_whole(1), binder->arena, &words);
        axis->ticks[i] = words_of(binding, binding->style, str_printf(binder->arena, "axis%d-%d", a + 1, i + 1), words);
    }
}

/* ---- the chart ---- */

/* That a series has no figure is told, where others have some: its legend stands there, and no bar. */
static void check_figures(const ChartBinding *binding)
{
    for (int s = 0; s < binding->chart->n_series; s++) {
        bool has_figure = false;
        for (int i = 0; i < binding->chart->n_categories; i++) has_figure |= binding->chart->series[s].points[i].is_known;
        const Node *series = plan_of(binding, s)->node;
        if (!has_figure)
            diag_report(binding->binder->diag, series->where, binding->key.text, DIAG_SERIES_EMPTY,
                        str_copy(binding->binder->arena, node_text(series, "value")).at);
    }
}

/* true: what there is can be drawn. */
static bool can_draw(const ChartBinding *binding)
{
    Diag *diag = binding->binder->diag;
    Where where = binding->node->where;
    bool is_said = !binding->records.n_nodes && node_flag(binding->node, "required", false);
    bool may_be_empty = is_said || binding->binder->data->self || binding->binder->samples;
    switch (chart_prepare(binding->chart)) {
    case CHART_RIGHT:
        if (!may_be_empty) check_figures(binding);
        return true;
    case CHART_NEGATIVE: diag_report(diag, where, binding->key.text, DIAG_CHART_NEGATIVE); break;
    case CHART_TOO_LONG:
        diag_report(diag, where, binding->key.text, DIAG_FIGURE_TOO_LONG, node_text(plan_of(binding, 0)->node, "value").at,
                    DECIMAL_FIGURES);
        break;
    case CHART_WITHOUT_FIGURES:
        if (!may_be_empty) diag_report(diag, where, binding->key.text, DIAG_CHART_EMPTY, binding->chart->n_categories);
        break;
    }
    return false;
}

/* All that is shown comes from there, though no word of the handle does. */
static void take_sources(Rich *handle, const Rich *spoken, Arena *arena)
{
    SourceSpan *sources = arena_array(arena, SourceSpan, spoken->n_sources);
    for (int i = 0; i < spoken->n_sources; i++) sources[i].source = spoken->sources[i].source;
    handle->sources = sources;
    handle->n_sources = spoken->n_sources;
}

static void write_words(const ChartBinding *binding, Str title)
{
    Chart *chart = binding->chart;
    write_values(binding);
    write_totals(binding);
    write_labels(binding);
    write_axis(binding, 0, "unit");
    if (chart_has_second(chart)) write_axis(binding, 1, "second-unit");
    chart->spoken = chart_spoken(binding, title);
    Writer handle = writer_of(binding, binding->style, STR("chart"));
    chart->handle = writer_rich(&handle);
    take_sources(&chart->handle, &chart->spoken, binding->binder->arena);
    chart->alt = node_find(binding->node, "alt") ? inline_template(binding->binder, binding->node, "alt", binding->context)
                                                 : chart_alt(binding, &chart->spoken);
}

static bool totals_are_printed(const ChartBinding *binding)
{
    const Chart *chart = binding->chart;
    int n_bars = 0;
    for (int s = 0; s < chart->n_series; s++) n_bars += chart->series[s].kind == SERIES_BAR;
    return chart->kind == CHART_STACKED && n_bars > 1 && prints_values(binding, 0);
}

Chart *bind_chart(Binder *binder, const Node *node, Context context, const Style *style, Key key, Str title, BlockList *list)
{
    const Style *plain = bind_flush_style(binder, bind_plain_style(binder, style));
    ChartBinding binding = {
        .binder = binder, .node = node, .style = plain, .key = key, .context = context, .plans = { .arena = binder->work }
    };
    const bool is_vertical = binder->is_vertical;
    if (is_vertical && !node_find(node, "width"))
        diag_report(binder->diag, node->where, key.text, DIAG_FIGURE_WITHOUT_WIDTH, "chart");
    binder->is_vertical = false; /* its own words are level */
    binding.value_style = bind_style(binder, node, "value-style", context, plain);
    binding.records = bind_selected(binder, node, context);
    add_series(&binding, node, context);
    Chart *chart = binding.chart = arena_new(binder->arena, Chart);
    ChartKind kind = (ChartKind)node_choice(node, "kind", CHART_BAR);
    *chart = (Chart){ .kind = kind,
                      .direction =
                          (ChartDirection)node_choice(node, "direction", kind == CHART_SHARE ? CHART_HORIZONTAL : CHART_VERTICAL),
                      .width = node_len(node, "width", 0),
                      .height = node_len(node, "height", 0),
                      .n_series = binding.plans.n,
                      .n_categories = binding.records.n_nodes };
    chart->every = node_int(node, "every", usual_every(chart->n_categories));
    chart->series = arena_array(binder->arena, Series, chart->n_series);
    bool is_right = true;
    for (int s = 0; s < chart->n_series; s++) {
        bind_series(&binding, s);
        is_right &= check_series(&binding, s);
    }
    if (totals_are_printed(&binding)) chart->totals = arena_array(binder->arena, ChartPoint, chart->n_categories);
    chart->is_tabled = node_choice(node, "data", CHART_IN_ALT) == CHART_IN_TABLE;
    is_right = is_right && read_points(&binding) && can_draw(&binding);
    if (is_right) write_words(&binding, title);
    binder->is_vertical = is_vertical;
    if (!is_right) return NULL;
    Block *block = block_add(binder, list, BLOCK_CHART, key, node->where);
    block->style = style;
    block->role = ROLE_FIGURE;
    block->as.chart = chart;
    if (chart->is_tabled) chart_table(&binding, title, list);
    return chart;
}

/* A chart in its box: the legend over it, the units over the figures of the axes, the plot, the names of the categories.

        ■ 定員  ▨ 申込み                      （人）            unit
       （人）                                4,000 ┤           ticks
        4,000 ┼────┬─┐──────── plot                │ ██
            0 ┼────┴─┴────────                   0 ┼─██──────
                令和元   令和2                         令和元   labels                                                        */
#include "layout/chart.h"

#include "layout/fit.h"
#include "layout/notes.h"
#include "layout/plot.h"
#include "layout/strip.h"

enum {
    LEAST_PLOT = 8 * LEN_MM,
    USUAL_HEIGHT = 60 * LEN_MM,
    USUAL_BAR = 4 * LEN_MM,
    USUAL_SHARE = 7 * LEN_MM,
    LEAST_WIDTH = 30 * LEN_MM
};

static bool is_level(const Chart *chart)
{
    return chart->direction == CHART_HORIZONTAL;
}

/* ---- words ---- */

ChartWords chart_words(const ChartDraft *draft, const Rich *rich, Len most)
{
    enum { WIDE = 2000 * LEN_MM };
    Setup setup = { .is_quiet = true };
    if (!rich->text.n) return (ChartWords){ 0 };
    Stack wide = text_set(rich, WIDE, setup, draft->shop);
    Len width = len_min(wide.width + 1, len_max(most, LEN_MM));
    setup.is_quiet = draft->manner.is_forgiven;
    Stack stack = text_set(rich, width, setup, draft->shop);
    return (ChartWords){ rich, stack_frame(&stack, width, NULL, draft->shop.arena), width, stack.height, 0 };
}

void chart_tell_crowded(ChartDraft *draft, const Rich *rich)
{
    bool is_said = draft->is_crowded || draft->manner.is_forgiven;
    draft->is_crowded = true;
    if (!is_said) diag_report(draft->shop.diag, draft->block->where, draft->block->key.text, DIAG_CHART_CROWDED, rich->text.at);
}

void chart_put_words(ChartDraft *draft, const ChartWords *words, Len x, Len y)
{
    if (!words->frame) return;
    Len white = style_white_below(draft->style);
    Box ink = { x, y + white, words->width, len_max(words->height - 2 * white, 1) };
    bool meets = false;
    chart_choose(&draft->crowd, &ink, 1, &meets);
    if (meets) chart_tell_crowded(draft, words->rich);
    frame_add_frame(&draft->items, words->frame, x - words->before, y);
}

/* ---- the axes ---- */

typedef struct {
    ChartWords *ticks, unit;
    Len width; /* of the widest tick */
} AxisWords;

static AxisWords axis_words(const ChartDraft *draft, int a, Len most)
{
    const ChartAxis *axis = &draft->chart->axes[a];
    AxisWords words = { .unit = chart_words(draft, &axis->unit, most) };
    if (!axis->ticks) return words;
    words.ticks = arena_array(draft->shop.arena, ChartWords, axis->scale.n + 1);
    for (int i = 0; i <= axis->scale.n; i++) {
        words.ticks[i] = chart_words(draft, &axis->ticks[i], most);
        words.width = len_max(words.width, words.ticks[i].width);
    }
    return words;
}

static void put_ticks(ChartDraft *draft, int a, const AxisWords *words)
{
    const Scale *scale = &draft->chart->axes[a].scale;
    const Box *plot = &draft->plot;
    Len gap = draft->style->size / 2;
    for (int i = 0; words->ticks && i <= scale->n; i++) {
        const ChartWords *tick = &words->ticks[i];
        Len at = plot_place(draft, a > 0, chart_tick(scale, i));
        if (is_level(draft->chart)) chart_put_words(draft, tick, at - tick->width / 2, plot->y + plot->height + gap / 2);
        else if (a) chart_put_words(draft, tick, plot->x + plot->width + gap + words->width - tick->width, at - tick->height / 2);
        else chart_put_words(draft, tick, plot->x - gap - tick->width, at - tick->height / 2);
    }
}

/* ---- the categories ---- */

typedef struct {
    Stack *stacks;
    Len *widths;
    Len width, height; /* of the widest, the highest */
} LabelWords;

/* All go down the fit ladder together, as the cells of a column do. */
static LabelWords label_words(const ChartDraft *draft, Len width)
{
    static const Cell column = { .column_span = 1 };
    const Chart *chart = draft->chart;
    Arena *arena = draft->shop.arena;
    LabelWords labels = { .stacks = arena_array(arena, Stack, chart->n_categories) };
    Matter *matter = arena_array(arena, Matter, chart->n_categories);
    Fitting *fittings = arena_array(arena, Fitting, chart->n_categories);
    for (int i = 0; i < chart->n_categories; i++) {
        matter[i] = matter_from_text(&chart->labels[i], draft->manner, draft->shop);
        fittings[i] = (Fitting){
            .cell = &column, .filling = { &matter[i], 1, matter[i].text }, .stack = &labels.stacks[i], .width = width
        };
    }
    cells_fit(fittings, chart->n_categories, draft->manner.is_forgiven, draft->shop);
    for (int i = 0; i < chart->n_categories; i++) {
        labels.width = len_max(labels.width, labels.stacks[i].width);
        labels.height = len_max(labels.height, labels.stacks[i].height);
    }
    return labels;
}

static Len natural_label(const ChartDraft *draft, Len most)
{
    Len width = 0;
    for (int i = 0; i < draft->chart->n_categories; i++)
        width = len_max(width, chart_words(draft, &draft->chart->labels[i], most).width);
    return len_min(width, most);
}

/* Under the plot, in the middle of their band; left of it, at its middle. */
static void put_labels(ChartDraft *draft, const LabelWords *labels, Len width)
{
    const Chart *chart = draft->chart;
    const Box *plot = &draft->plot;
    Len gap = draft->style->size / 2;
    for (int i = 0; i < chart->n_categories; i++) {
        const Stack *stack = &labels->stacks[i];
        if (!stack->n_lines) continue;
        Len own = len_min(width, stack->width + 1), white = style_white_below(draft->style);
        ChartWords words = { &chart->labels[i], stack_frame(stack, width, NULL, draft->shop.arena), own, stack->height,
                             is_level(chart) ? width - own : (width - own) / 2 };
        Len x = plot->x - gap - own, y = plot->y + plot->height + gap / 2;
        if (is_level(chart)) {
            y = plot->y + chart_middle(plot->height, chart->n_categories, i) - stack->height / 2;
            y = len_max(y, len_max(plot->y - white, 0));
        } else {
            x = plot->x + chart_middle(plot->width, chart->n_categories, i) - own / 2;
        }
        chart_put_words(draft, &words, x, y);
    }
}

/* ---- the whole ---- */

/* The widest figure that may stand behind a bar. */
static Len widest_figure(const ChartDraft *draft)
{
    const Chart *chart = draft->chart;
    Len width = 0, most = draft->crowd.within.width;
    for (int i = 0; i < chart->n_categories; i++) {
        if (chart->totals) width = len_max(width, chart_words(draft, &chart->totals[i].words, most).width);
        for (int s = 0; s < chart->n_series && chart->kind == CHART_BAR; s++)
            width = len_max(width, chart_words(draft, &chart->series[s].points[i].words, most).width);
    }
    return width;
}

/* Are there figures at all; under bars that go down? */
static bool has_figures(const Chart *chart, bool below)
{
    for (int s = 0; s < chart->n_series; s++)
        for (int i = 0; i < chart->n_categories; i++) {
            const ChartPoint *point = &chart->series[s].points[i];
            if (point->words.text.n && (!below || decimal_sign(point->value) < 0)) return true;
        }
    return false;
}

/* What is above the plot beside the legend: units over the topmost figure of their axis, figures over the highest bar. */
static Len head_of(const ChartDraft *draft, const AxisWords axes[CHART_AXES])
{
    const Chart *chart = draft->chart;
    bool has_unit = axes[0].unit.frame || axes[1].unit.frame;
    if (is_level(chart)) return has_unit ? draft->line : 0;
    return has_unit ? draft->line * 3 / 2 : has_figures(chart, false) ? draft->line : draft->line / 2;
}

static void put_units(ChartDraft *draft, const AxisWords axes[CHART_AXES], Len top, Len width)
{
    const ChartWords *first = &axes[0].unit, *second = &axes[1].unit;
    chart_put_words(draft, first, is_level(draft->chart) ? width - first->width : 0, top);
    chart_put_words(draft, second, width - second->width, top);
}

static Len usual_height(const Chart *chart, Len line)
{
    if (chart->height) return chart->height;
    if (!is_level(chart)) return USUAL_HEIGHT;
    Len bars = chart->kind == CHART_SHARE ? USUAL_SHARE : USUAL_BAR * len_max(chart_bars_abreast(chart), 1);
    LenSum high = (LenSum)chart->n_categories * len_max(bars + 2 * LEN_MM, line);
    return high < MOST_HEIGHT ? (Len)high : MOST_HEIGHT;
}

/* An upright chart: the plot is what all else leaves of its height. */
static void lay_upright(ChartDraft *draft, Len width, Len height, Len top, const AxisWords axes[CHART_AXES])
{
    const Chart *chart = draft->chart;
    Len gap = draft->style->size / 2, y = top + head_of(draft, axes);
    Len left = axes[0].width + gap, right = axes[1].ticks ? axes[1].width + gap : 0;
    if (chart->every > 1) right = len_max(right, natural_label(draft, width / 4) / 2); /* half of the last one stands there */
    Len band = len_max((width - left - right) / chart->n_categories, 1), room = band * chart->every - gap / 2;
    LabelWords labels = label_words(draft, len_max(room, 1));
    Len foot = labels.height + gap / 2 + (has_figures(chart, true) ? draft->line : 0);
    draft->plot = (Box){ left, y, width - left - right, height - y - foot };
    if (draft->plot.width < LEAST_PLOT || draft->plot.height < LEAST_PLOT) return;
    Box plot = draft->plot;
    plot_draw(draft);
    for (int a = 0; a < CHART_AXES; a++) put_ticks(draft, a, &axes[a]);
    draft->plot.height = height - y - labels.height - gap / 2;
    put_labels(draft, &labels, len_max(room, 1));
    draft->plot = plot;
}

/* A level one; without a height of its own it is as high as its bars need. */
static Len lay_level(ChartDraft *draft, Len width, Len top, const AxisWords axes[CHART_AXES])
{
    const Chart *chart = draft->chart;
    Len gap = draft->style->size / 2, y = top + head_of(draft, axes), foot = draft->line + gap / 2;
    Len first = axes[0].ticks[0].width / 2, label = natural_label(draft, width * 2 / 5),
        last = axes[0].ticks[chart->axes[0].scale.n].width / 2 + gap / 4;
    LabelWords labels = label_words(draft, len_max(label, 1));
    Len figure = widest_figure(draft), right = len_max(figure ? figure + gap : 0, last);
    Len bars = chart->height ? chart->height - y - foot : usual_height(chart, labels.height + gap / 2);
    bool has_below = chart_steps_below(&chart->axes[0].scale) > 0;
    Len left = len_max(label + gap + (has_below && figure ? figure : 0), first);
    draft->plot = (Box){ left, y, width - left - right, bars };
    if (draft->plot.width < LEAST_PLOT || draft->plot.height < LEAST_PLOT / 2) return y + bars + foot;
    plot_draw(draft);
    put_ticks(draft, 0, &axes[0]);
    Box plot = draft->plot;
    draft->plot.x = left - (has_below && figure ? figure : 0);
    put_labels(draft, &labels, len_max(label, 1));
    draft->plot = plot;
    return y + bars + foot;
}

static void check_room(const ChartDraft *draft, Len width, Len room)
{
    const Block *block = draft->block;
    const Box *plot = &draft->plot;
    Diag *diag = draft->shop.diag;
    bool is_low = plot->width < LEAST_PLOT || plot->height < LEAST_PLOT / (is_level(draft->chart) ? 2 : 1);
    if (draft->manner.is_forgiven) return;
    if (width > room) diag_report(diag, block->where, block->key.text, DIAG_CHART_WIDE, len_to_mm(width), len_to_mm(room));
    else if (is_low)
        diag_report(diag, block->where, block->key.text, DIAG_CHART_LOW, len_to_mm(len_max(plot->width, 0)),
                    len_to_mm(len_max(plot->height, 0)));
}

static const Mark *mark_of(const Block *block, Manner manner, Arena *arena)
{
    const Chart *chart = block->as.chart;
    return mark_new((Mark){ .role = block->role,
                            .key = block->key,
                            .where = block->where,
                            .figure = chart->handle.serial,
                            .bookmark = chart->alt,
                            .spoken = chart->spoken.text,
                            .sources = chart->spoken.sources,
                            .n_sources = chart->spoken.n_sources },
                    manner, arena);
}

static ChartDraft drawing_of(const Block *block, Len width, Manner manner, Shop shop)
{
    const Chart *chart = block->as.chart;
    Arena *arena = shop.arena;
    const Style *style = chart->handle.style;
    return (ChartDraft){ .block = block,
                         .chart = chart,
                         .style = style,
                         .manner = manner,
                         .shop = shop,
                         .items = { .arena = arena },
                         .line = style->leading,
                         .crowd = {
                             .words = { .arena = arena },
                             .marks = { .arena = arena },
                             .bars = { .arena = arena },
                             .lines = { .arena = arena },
                             .within = { 0, 0, width, is_level(chart) ? MOST_HEIGHT : usual_height(chart, style->leading) } } };
}

const Frame *chart_frame(const Block *block, Len room, Manner manner, Shop shop)
{
    const Chart *chart = block->as.chart;
    Len width = chart->width ? chart->width : room;
    ChartDraft draft = drawing_of(block, width, manner, shop);
    Len top = legend_draw(&draft, width), height = draft.crowd.within.height;
    AxisWords axes[CHART_AXES];
    for (int a = 0; a < CHART_AXES; a++) axes[a] = axis_words(&draft, a, width);
    put_units(&draft, axes, top, width);
    if (is_level(chart)) height = lay_level(&draft, width, top, axes);
    else lay_upright(&draft, width, height, top, axes);
    draft.crowd.within.height = height;
    check_room(&draft, width, room);
    bool is_drawn = draft.plot.width >= LEAST_PLOT && draft.plot.height >= LEAST_PLOT / 2;
    if (is_drawn) figures_draw(&draft);
    FrameBuilder line = { .arena = shop.arena };
    Len beside = len_max(0, room - width), indent = block->style->align == ALIGN_CENTER ? beside / 2
                                                    : block->style->align == ALIGN_END  ? beside
                                                                                        : 0;
    frame_add_frame(&line, frame_built(&draft.items, width, height, mark_of(block, manner, shop.arena)), indent, 0);
    return frame_built(&line, room, height, NULL);
}

Len chart_least_width(const Chart *chart)
{
    return chart->width ? chart->width : LEAST_WIDTH;
}

Len chart_usual_height(const Chart *chart)
{
    return usual_height(chart, USUAL_BAR);
}

/* <chart>. */
#ifndef BIND_CHART_H
#define BIND_CHART_H

#include "bind/blocks.h"
#include "bind/writer.h"
#include "model/chart.h"

/* The chart of the element, at the end of the list, without its caption, whose words are `title`: a category for each record it
   selects, in its order, a figure for each of its series; behind it its table, if it asks for one.  NULL: there is nothing to draw,
   which is reported. */
Chart *bind_chart(Binder *binder, const Node *node, Context context, const Style *style, Key key, Str title, BlockList *list);

/* A series as the layout has it (series.c), gathered through each and if. */
typedef struct {
    const Node *node;
    Context context;
    Usage usage; /* how its figures are written */
} SeriesPlan;
typedef Vec(SeriesPlan) SeriesPlans;

/* What is known while a chart is bound. */
typedef struct {
    Binder *binder;
    const Node *node;
    const Style *style, *value_style;
    Key key;
    Context context;
    Found records;
    SeriesPlans plans;
    Chart *chart;
} ChartBinding;

/* The record of the category in hand, for what the series says. */
Context chart_in_hand(const ChartBinding *binding, int series, int category);
/* How figures are written that are worked out. */
const AmountForm *chart_form(const ChartBinding *binding, const Usage *usage);
/* The figures as a table, a row for each category, for behind the chart (tabled.c). */
Block *chart_table(const ChartBinding *binding, Str title, BlockList *list);
/* All of it in words, of that title, in the language of its style (spoken.c). */
Rich chart_spoken(const ChartBinding *binding, Str title);
/* Japanese, or else English. */
DiagLang chart_language(const ChartBinding *binding);
/* （人）; of no unit nothing. */
void chart_write_unit(const ChartBinding *binding, Writer *writer, const char *attribute);
/* That on one line; where its figures stand in a table, that they do. */
Str chart_alt(const ChartBinding *binding, const Rich *spoken);

#endif

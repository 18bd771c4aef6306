/* The parts of a chart: what measures it (chart.c), what is drawn in its plot (plot.c), the words beside that (figures.c), how its
   series look there and in the legend (looks.c). */
#ifndef LAYOUT_PLOT_H
#define LAYOUT_PLOT_H

#include "chart/chart.h"
#include "layout/stack.h"

typedef struct {
    const Block *block;
    const Chart *chart;
    const Style *style;
    Manner manner;
    Shop shop;
    FrameBuilder items; /* of the frame of the chart */
    Box plot;           /* where its axes are */
    Len line;           /* as high as a line of its words */
    ChartCrowd crowd;
    bool is_crowded; /* which is told */
} ChartDraft;

/* A text on one line, as wide as it is, or where that is more than `most` on several. */
typedef struct {
    const Rich *rich;
    const Frame *frame; /* NULL: there are no words */
    Len width, height;
    Len before; /* white of the frame left of them */
} ChartWords;
ChartWords chart_words(const ChartDraft *draft, const Rich *rich, Len most);
/* They stand there, and nothing else from now on; where something does already, that is told. */
void chart_put_words(ChartDraft *draft, const ChartWords *words, Len x, Len y);

/* Said once of a chart. */
void chart_tell_crowded(ChartDraft *draft, const Rich *rich);

/* Across the plot, or along it: where a figure of the axis is. */
Len plot_place(const ChartDraft *draft, bool is_second, Decimal value);
/* Grid, bars, axes, lines and points, in this order. */
void plot_draw(ChartDraft *draft);
/* The box of a bar; no width: it is 0, or unknown. */
Box plot_bar(const ChartDraft *draft, int series, int category);
/* The middle of a point. */
PathPoint plot_point(const ChartDraft *draft, int series, int category);
/* Each where it is least in the way. */
void figures_draw(ChartDraft *draft);

bool series_are_points(const Series *series);
void look_bar(ChartDraft *draft, const Series *series, Box box);
/* Its n points one after the other; those that follow a gap begin. */
void look_line(ChartDraft *draft, const Series *series, const PathPoint *points, int n, Len room);
void look_mark(ChartDraft *draft, const Series *series, Len x, Len y, Len side);
/* The sides of the mark of a point, where the points are so far apart; 0: it has none. */
Len look_mark_side(const Series *series, Len room);
/* A sample of each series with its name, in lines; how high they are. */
Len legend_draw(ChartDraft *draft, Len width);

#endif

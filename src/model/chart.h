/* A chart: its figures, where they are on their axes, and every word on it. */
#ifndef MODEL_CHART_H
#define MODEL_CHART_H

#include "model/document.h"

/* An axis: from its first figure on, n steps of equal length.  n 0: it has no figures. */
typedef struct {
    Decimal first, step;
    int n;
} Scale;

/* A figure of a series, for one category. */
typedef struct {
    bool is_known;    /* false: there is none, which is not 0 */
    Decimal value;    /* as the data have it */
    Decimal from, to; /* where its bar begins and ends on the axis, its point stands: `to`; of shares in per cent */
    Rich words;       /* beside it; without text: none are */
} ChartPoint;

typedef struct {
    Rich name;
    SeriesKind kind;
    ChartPattern pattern;
    bool is_second; /* it is measured by the second axis */
    Color color;
    ChartPoint *points; /* by category */
} Series;

typedef struct {
    Scale scale;
    Rich unit;
    Rich *ticks; /* scale.n + 1 */
} ChartAxis;

enum { CHART_AXES = 2 };

typedef struct Chart {
    ChartKind kind;
    ChartDirection direction;
    Len width, height; /* 0: as wide as there is room, as high as it needs */
    Series *series;
    Rich *labels;       /* of the categories; without text: not printed */
    ChartPoint *totals; /* of stacked bars, by category; NULL: none are printed */
    int n_series, n_categories;
    int every;                  /* each so-manieth category has a label */
    ChartAxis axes[CHART_AXES]; /* the first is on the left, or below */
    Str alt;                    /* for those who cannot see it */
    Rich spoken;                /* all its figures in words, a line a series, each knowing its source: not printed */
    bool is_tabled;             /* they stand in the table behind it */
    Rich handle;                /* without words: what it is known by on its page; its sources are those of all it shows */
    const Block *caption;       /* a text; NULL: there is none */
    CaptionSide side;           /* on which it stands */
} Chart;

/* Every text that is printed on it, but for its caption. */
void chart_each_text(const Chart *chart, TextVisit *visit, void *whose);

#endif

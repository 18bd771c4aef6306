#include "chart/chart.h"

Len chart_band(Len length, int n_categories, int category)
{
    return len_scale(length, category, n_categories);
}

Len chart_middle(Len length, int n_categories, int category)
{
    return len_scale(length, 2 * (int64_t)category + 1, 2 * (int64_t)n_categories);
}

/* Bars take so much of their band, per mille: the more there are abreast the more. */
ChartBar chart_bar(Len length, int n_categories, int category, int nth, int abreast, Len most)
{
    enum { OF_BAND = 640, MORE_FOR_EACH = 80, MOST_OF_BAND = 840 };
    int part = OF_BAND + MORE_FOR_EACH * (abreast - 1);
    Len band = length / n_categories, all = len_scale(band, part < MOST_OF_BAND ? part : MOST_OF_BAND, 1000);
    Len width = len_max(1, len_min(all / abreast, most)), middle = chart_middle(length, n_categories, category);
    return (ChartBar){ middle - (Len)((int64_t)width * abreast / 2) + nth * width, width };
}

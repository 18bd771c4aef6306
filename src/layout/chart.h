/* Charts. */
#ifndef LAYOUT_CHART_H
#define LAYOUT_CHART_H

#include "layout/manner.h"
#include "layout/shop.h"
#include "model/frame.h"

/* As wide as the room; the chart stands in it as its style aligns.  What has no room is reported. */
const Frame *chart_frame(const Block *block, Len room, Manner manner, Shop shop);
/* How wide a column must be for it, and wants to be; how high it surely is. */
Len chart_least_width(const struct Chart *chart);
Len chart_usual_height(const struct Chart *chart);

#endif

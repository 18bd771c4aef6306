/* Words are put one after the other, each where it is least in the way of what is there. */
#include "chart/chart.h"

#include <limits.h>

static bool boxes_meet(Box a, Box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/* On which side of the line the point is, or 0: on it. */
static int side_of(ChartLine line, LenSum x, LenSum y)
{
    LenSum turned = (LenSum)(line.to_x - line.x) * (y - line.y) - (LenSum)(line.to_y - line.y) * (x - line.x);
    return (turned > 0) - (turned < 0);
}

/* The box that holds the line meets it, and it is not all on one side. */
static bool line_meets(ChartLine line, Box box)
{
    Box around = { len_min(line.x, line.to_x), len_min(line.y, line.to_y),
                   len_max(line.x, line.to_x) - len_min(line.x, line.to_x),
                   len_max(line.y, line.to_y) - len_min(line.y, line.to_y) };
    LenSum right = (LenSum)box.x + box.width, bottom = (LenSum)box.y + box.height;
    int sides =
        side_of(line, box.x, box.y) + side_of(line, right, box.y) + side_of(line, box.x, bottom) + side_of(line, right, bottom);
    return boxes_meet(box_inset(around, (Edges){ -1, -1, -1, -1 }), box) && sides > -4 && sides < 4;
}

static int count_boxes(const Box *boxes, int n, Box place)
{
    int met = 0;
    for (int i = 0; i < n; i++) met += boxes_meet(boxes[i], place);
    return met;
}

static bool is_inside(Box inner, Box outer)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}

bool chart_meets_bar(const ChartCrowd *crowd, Box box)
{
    return count_boxes(crowd->bars.at, crowd->bars.n, box) > 0;
}

/* Words on words cannot be read at all; on a mark hardly, on a line or a bar, with white behind them, well enough. */
static int cost_of(const ChartCrowd *crowd, Box place, bool *meets)
{
    enum { ON_WORDS = 1000, ON_MARK = 60, ON_LINE = 20, ON_BAR = 8 };
    int words = count_boxes(crowd->words.at, crowd->words.n, place) + !is_inside(place, crowd->within);
    int cost = words * ON_WORDS + count_boxes(crowd->marks.at, crowd->marks.n, place) * ON_MARK;
    for (int i = 0; i < crowd->lines.n; i++) cost += line_meets(crowd->lines.at[i], place) ? ON_LINE : 0;
    *meets = words > 0;
    return cost + (chart_meets_bar(crowd, place) ? ON_BAR : 0);
}

int chart_choose(ChartCrowd *crowd, const Box *places, int n, bool *meets)
{
    int best = 0, least = INT_MAX;
    for (int i = 0; i < n && least; i++) {
        bool meets_here;
        int cost = cost_of(crowd, places[i], &meets_here);
        if (cost >= least) continue;
        least = cost;
        best = i;
        *meets = meets_here;
    }
    *vec_push(&crowd->words) = places[best];
    return best;
}

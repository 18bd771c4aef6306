/* Stripes are cut where the box ends, so that what is filled is the box and nothing beside it; dots stand in it as a whole. */
#include "chart/chart.h"

enum {
    HATCH_PITCH = LEN_MM * 226 / 100, /* along an edge: stripes at 45° are 1.6 mm apart */
    HATCH_WIDTH = LEN_MM * 78 / 100,  /* likewise: 0.55 mm */
    CROSS_PITCH = LEN_MM * 170 / 100,
    CROSS_WIDTH = LEN_MM * 36 / 100,
    LINE_PITCH = LEN_MM * 110 / 100,
    LINE_WIDTH = LEN_MM * 42 / 100,
    DOT_PITCH = LEN_MM * 150 / 100,
};

static void add_point(PathPoints *points, Len x, Len y, ContourStep step)
{
    *vec_push(points) = (PathPoint){ x, y, step };
}

/* Where the line x + y = sum enters the box, counted from its upper left corner: from its left or lower edge. */
static PathPoint low_end(Box box, Len sum)
{
    return sum <= box.height ? (PathPoint){ 0, sum, STEP_LINE } : (PathPoint){ sum - box.height, box.height, STEP_LINE };
}

/* Leaves it: at its upper or right edge. */
static PathPoint high_end(Box box, Len sum)
{
    return sum <= box.width ? (PathPoint){ sum, 0, STEP_LINE } : (PathPoint){ box.width, sum - box.width, STEP_LINE };
}

/* The part of the box between two lines at 45°, with the corners of the box that lie in it. */
static void add_stripe(Box box, Len from, Len to, bool is_mirrored, PathPoints *shapes)
{
    PathPoint corners[6];
    int n = 0;
    corners[n++] = low_end(box, from);
    corners[n++] = high_end(box, from);
    if (from < box.width && to > box.width) corners[n++] = (PathPoint){ box.width, 0, STEP_LINE };
    corners[n++] = high_end(box, to);
    corners[n++] = low_end(box, to);
    if (from < box.height && to > box.height) corners[n++] = (PathPoint){ 0, box.height, STEP_LINE };
    for (int i = 0; i < n; i++)
        add_point(shapes, box.x + (is_mirrored ? box.width - corners[i].x : corners[i].x), box.y + corners[i].y,
                  i ? STEP_LINE : STEP_BEGIN);
}

static void add_stripes(Box box, Len pitch, Len width, bool is_mirrored, PathPoints *shapes)
{
    Len end = box.width + box.height;
    for (Len at = pitch / 2 - width; at < end; at += pitch)
        if (at + width > 0) add_stripe(box, len_max(at, 0), len_min(at + width, end), is_mirrored, shapes);
}

static void add_lines(Box box, PathPoints *shapes)
{
    for (Len at = LINE_PITCH / 2; at < box.height; at += LINE_PITCH) {
        Len end = len_min(at + LINE_WIDTH, box.height);
        add_point(shapes, box.x, box.y + at, STEP_BEGIN);
        add_point(shapes, box.x + box.width, box.y + at, STEP_LINE);
        add_point(shapes, box.x + box.width, box.y + end, STEP_LINE);
        add_point(shapes, box.x, box.y + end, STEP_LINE);
    }
}

/* In rows that are half a pitch out of step, the grid in the middle of the box. */
static void add_dots(Box box, PathPoints *dots)
{
    enum { ROW = DOT_PITCH * 866 / 1000, FROM_EDGE = CHART_DOT / 2 + LEN_MM / 10 };
    Len wide = box.width - 2 * FROM_EDGE, high = box.height - 2 * FROM_EDGE;
    if (wide < 0 || high < 0) return;
    Len left = box.x + FROM_EDGE + wide % (DOT_PITCH / 2) / 2, top = box.y + FROM_EDGE + high % ROW / 2;
    for (int row = 0; row * ROW <= high; row++)
        for (Len at = row % 2 * DOT_PITCH / 2; at <= wide; at += DOT_PITCH)
            add_point(dots, left + at, top + row * ROW, STEP_BEGIN);
}

void chart_pattern(ChartPattern pattern, Box box, PathPoints *shapes, PathPoints *dots)
{
    switch (pattern) {
    case PATTERN_SOLID:
    case PATTERN_OPEN: break;
    case PATTERN_HATCH: add_stripes(box, HATCH_PITCH, HATCH_WIDTH, false, shapes); break;
    case PATTERN_CROSS:
        add_stripes(box, CROSS_PITCH, CROSS_WIDTH, false, shapes);
        add_stripes(box, CROSS_PITCH, CROSS_WIDTH, true, shapes);
        break;
    case PATTERN_LINES: add_lines(box, shapes); break;
    case PATTERN_DOTS: add_dots(box, dots); break;
    }
}

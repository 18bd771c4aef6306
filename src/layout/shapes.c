/* Marks in outline: ○ ◎ △ × ◇, as drawn shapes that no font has to have.  Corners are given as thousandths of the side;
   lines run a little beyond them, so that they close. */
#include "layout/shapes.h"

#include <math.h>

typedef struct {
    int x, y;
} Corner;

/* Lines from corner to corner; a shape is closed, the cross is two lines. */
typedef struct {
    Corner from, to;
} Stroke;

enum { WEIGHT = 12 }; /* the pen is a twelfth of the side */
#define COUNT(strokes) ((int)(sizeof(strokes) / sizeof *(strokes)))

static const Stroke triangle[] = { { { 500, 80 }, { 960, 900 } }, { { 960, 900 }, { 40, 900 } }, { { 40, 900 }, { 500, 80 } } };
static const Stroke cross[] = { { { 120, 120 }, { 880, 880 } }, { { 880, 120 }, { 120, 880 } } };
static const Stroke diamond[] = {
    { { 500, 40 }, { 960, 500 } }, { { 960, 500 }, { 500, 960 } }, { { 500, 960 }, { 40, 500 } }, { { 40, 500 }, { 500, 40 } }
};

static void add_stroke(FrameBuilder *builder, Stroke stroke, Len side, Pen pen)
{
    double dx = stroke.to.x - stroke.from.x, dy = stroke.to.y - stroke.from.y;
    double beyond = 0.3 * pen.width / hypot(dx, dy); /* about half of the pen, seen along it */
    Len more_x = (Len)lround(dx * beyond), more_y = (Len)lround(dy * beyond);
    Len x = len_scale(side, stroke.from.x, 1000) - more_x, y = len_scale(side, stroke.from.y, 1000) - more_y;
    frame_add_rule(builder, x, y, len_scale(side, stroke.to.x, 1000) + more_x - x,
                   len_scale(side, stroke.to.y, 1000) + more_y - y, pen);
}

static void add_strokes(FrameBuilder *builder, const Stroke *strokes, int n, Len side, Pen pen)
{
    for (int i = 0; i < n; i++) add_stroke(builder, strokes[i], side, pen);
}

static void add_circle(FrameBuilder *builder, Len side, Len inset, Pen pen)
{
    Box box = { inset, inset, side - 2 * inset, side - 2 * inset };
    frame_add_fill(builder, box, (Plate){ .pen = pen, .radius = box.width / 2 });
}

void shape_add(FrameBuilder *builder, Shape shape, Len side, Color color)
{
    Pen pen = { LINE_SOLID, side / WEIGHT, color };
    switch (shape) {
    case SHAPE_SQUARE: break; /* no outline: its tile is filled */
    case SHAPE_CIRCLE: add_circle(builder, side, pen.width, pen); break;
    case SHAPE_DOUBLE_CIRCLE:
        add_circle(builder, side, pen.width, pen);
        add_circle(builder, side, 3 * pen.width, pen);
        break;
    case SHAPE_TRIANGLE: add_strokes(builder, triangle, COUNT(triangle), side, pen); break;
    case SHAPE_CROSS: add_strokes(builder, cross, COUNT(cross), side, pen); break;
    case SHAPE_DIAMOND: add_strokes(builder, diamond, COUNT(diamond), side, pen); break;
    }
}

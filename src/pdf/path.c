/* Contours of plates; and paths, which are filled or stroked in the inks of an area. */
#include "pdf/paint.h"

enum { DASH_DECIMALS = 3 };

static void add_part(Painter *painter, const PathPoint *points, int n, Len x, Len y)
{
    for (int i = 0; i < n; i++) {
        bool bends = points[i].step == STEP_LINE && points[i - 1].step == STEP_HANDLE;
        Str operator= points[i].step == STEP_BEGIN ? STR(" m ")
        : points[i].step == STEP_HANDLE            ? STR(" ")
        : bends                                    ? STR(" c\n")
                                                   : STR(" l\n");
        paint_add_point(painter, (LenSum)x + points[i].x, (LenSum)y + points[i].y, operator);
    }
    if (n == 1) paint_add_point(painter, (LenSum)x + points[0].x, (LenSum)y + points[0].y, STR(" l\n"));
}

static void add_parts(Painter *painter, const Contour *contour, Len x, Len y, Str close)
{
    for (int first = 0, end; first < contour->n; first = end) {
        for (end = first + 1; end < contour->n && contour->points[end].step != STEP_BEGIN;) end++;
        add_part(painter, &contour->points[first], end - first, x, y);
        ink_add(&painter->ink, close);
    }
}

void paint_add_closed(Painter *painter, const Contour *contour, Len x, Len y)
{
    add_parts(painter, contour, x, y, STR("h\n"));
}

static void fill_path(Painter *painter, const Path *path, Len x, Len y)
{
    paint_set_fill(painter, path->fill, USE_AREA);
    paint_begin_part(painter, PATH_FILL);
    add_parts(painter, &path->contour, x, y, STR(""));
    paint_end_path(painter);
}

/* Ends and corners are round for this path alone (8.4.3.3, 8.4.3.4). */
static void stroke_path(Painter *painter, const Path *path, Len x, Len y)
{
    paint_set_stroke(painter, path->pen.color, USE_AREA, path->pen.width, 0);
    paint_end_text(painter);
    paint_end_path(painter);
    content_begin_artifact(painter);
    ink_add(&painter->ink, STR("1 J 1 j\n"));
    if (path->dash) {
        ink_add(&painter->ink, STR("["));
        ink_points(&painter->ink, path->dash, DASH_DECIMALS);
        ink_add(&painter->ink, STR("]0 d\n"));
    }
    add_parts(painter, &path->contour, x, y, STR(""));
    ink_add(&painter->ink, path->dash ? STR("S\n[]0 d 0 J 0 j\n") : STR("S\n0 J 0 j\n"));
}

void paint_path(Painter *painter, const Path *path, Len x, Len y)
{
    if (!path->contour.n) return;
    if (path->is_filled) fill_path(painter, path, x, y);
    if (path->pen.kind != LINE_NONE && path->pen.width > 0) stroke_path(painter, path, x, y);
}

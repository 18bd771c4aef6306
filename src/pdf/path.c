/* Paths: corners one after the other, filled or stroked, in the inks of an area. */
#include "pdf/paint.h"

enum { DASH_DECIMALS = 3 };

static void add_parts(Painter *painter, const Path *path, Len x, Len y)
{
    for (int i = 0; i < path->n; i++) {
        const PathPoint *point = &path->points[i];
        bool is_dot = point->begins && (i + 1 == path->n || path->points[i + 1].begins);
        paint_add_point(painter, (LenSum)x + point->x, (LenSum)y + point->y, point->begins ? STR(" m ") : STR(" l\n"));
        if (is_dot) paint_add_point(painter, (LenSum)x + point->x, (LenSum)y + point->y, STR(" l\n"));
    }
}

static void fill_path(Painter *painter, const Path *path, Len x, Len y)
{
    paint_set_fill(painter, path->fill, USE_AREA);
    paint_begin_part(painter, PATH_FILL);
    add_parts(painter, path, x, y);
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
    add_parts(painter, path, x, y);
    ink_add(&painter->ink, path->dash ? STR("S\n[]0 d 0 J 0 j\n") : STR("S\n0 J 0 j\n"));
}

void paint_path(Painter *painter, const Path *path, Len x, Len y)
{
    if (!path->n) return;
    if (path->is_filled) fill_path(painter, path, x, y);
    if (path->pen.kind != LINE_NONE && path->pen.width > 0) stroke_path(painter, path, x, y);
}

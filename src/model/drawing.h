/* A drawing: outlines that are filled and stroked, each over those before it.  Whatever it was read from, no transform, style or
   reference is left in it.  Its longer side is DRAWING_SIDE long; x grows to the right, y downwards, from the upper left
   corner; what lies beyond its sides is not seen.  All lengths are whole numbers of its steps. */
#ifndef MODEL_DRAWING_H
#define MODEL_DRAWING_H

#include "base/diag.h"
#include "model/style.h"

enum {
    DRAWING_UNIT = 100000, /* steps */
    DRAWING_SIDE = 10 * DRAWING_UNIT,
    DRAWING_MOST = 10000 * DRAWING_UNIT, /* from the corner, of any point */
    DRAWING_MILLION = 1000000,
    DRAWING_FULL = 1000
};

typedef struct {
    int32_t x, y;
} DrawnPoint;

/* Steps as PDF writes them: m and l take a point, c three (both handles, then where it goes), h none. */
typedef struct {
    const char *steps;
    const DrawnPoint *points;
    int n_steps, n_points;
} DrawnOutline;

/* What lies outside is not painted: outside this outline and those of `around`. */
typedef struct DrawnClip {
    DrawnOutline outline;
    bool is_even_odd;
    const struct DrawnClip *around; /* NULL: there is none */
} DrawnClip;

typedef struct {
    int at; /* per million of the way, never less than that of the stop before it */
    Color color;
} GradientStop;

/* Colours along a way: from (0, 0) to (1, 0), alike across it; or from the focus to the unit circle.  Before its beginning and beyond
   its end they go on as they are there. */
typedef struct {
    bool is_radial;
    int focus_x, focus_y; /* per million: within the circle */
    int64_t matrix[6];    /* a … f: where the way lies in the drawing, in steps */
    const GradientStop *stops;
    int n_stops; /* 2 and more */
} Gradient;

typedef enum { PAINT_NOTHING, PAINT_COLOR, PAINT_GRADIENT } DrawnPaintKind;
typedef struct {
    DrawnPaintKind kind;
    Color color;
    const Gradient *gradient;
    int opacity; /* per mille */
} DrawnPaint;

typedef enum { ENDS_FLAT, ENDS_ROUND, ENDS_SQUARE } LineEnds;
typedef enum { CORNERS_SHARP, CORNERS_ROUND, CORNERS_CUT } LineCorners;

typedef struct {
    int32_t width; /* 0: as thin as can be */
    LineEnds ends;
    LineCorners corners;
    int sharpest; /* per mille of the width: sharper corners are cut */
    const int32_t *dashes;
    int n_dashes; /* 0: solid */
    int32_t dash_start;
} DrawnPen;

typedef struct {
    DrawnOutline outline;
    bool is_even_odd;
    DrawnPaint fill, stroke; /* the stroke lies over the fill */
    DrawnPen pen;
    const DrawnClip *clip; /* NULL: all of it is seen */
    bool is_bent;          /* the pen is not round: it and the outline are as they were before `bend`, */
    int32_t bend[4];       /* a … d of a matrix, per million */
    Where where;
} DrawnPath;

typedef struct {
    int32_t width, height;
    DrawnPath *paths;
    int n_paths;
} Drawing;

#endif

/* Shapes of boxes, a row of the table each.  A shape is drawn as if it pointed down, and turned to the side it points to:

        across →                        what is added around the room of the text, at its tip, its tail and
      a ┌──────────┐ tail               its flanks: a part of an em, and of the room as it lies there
      l │   room   │
      o └──╲ ──────┘
      n     ╲│ tip
      g ↓                                                                                                               */
#include "layout/outline.h"

#include "base/vec.h"

#include <math.h>

typedef struct {
    int em, room; /* per mille */
} ShapeMargin;

/* A shape under construction, pointing down. */
typedef struct {
    Vec(PathPoint) points;
    Len across, along; /* all of it */
    Len tip, radius, em;
} ShapeDraft;

static void step_to(ShapeDraft *draft, ContourStep step, Len across, Len along)
{
    *vec_push(&draft->points) = (PathPoint){ across, along, step };
}

static void line_to(ShapeDraft *draft, Len across, Len along)
{
    step_to(draft, draft->points.n ? STEP_LINE : STEP_BEGIN, across, along);
}

/* On the way from a point to a corner. */
static void handle_at(ShapeDraft *draft, PathPoint from, Len corner_across, Len corner_along)
{
    enum { HANDLE = 5523 }; /* of the radius, in ten thousandths */
    step_to(draft, STEP_HANDLE, from.x + len_scale(corner_across - from.x, HANDLE, 10000),
            from.y + len_scale(corner_along - from.y, HANDLE, 10000));
}

/* A quarter of a circle around the corner, from where the line is. */
static void round_to(ShapeDraft *draft, Len corner_across, Len corner_along, Len across, Len along)
{
    handle_at(draft, draft->points.at[draft->points.n - 1], corner_across, corner_along);
    handle_at(draft, (PathPoint){ across, along, STEP_LINE }, corner_across, corner_along);
    line_to(draft, across, along);
}

/* 吹き出し: rounded, its pointer at a quarter of the side. */
static void draw_balloon(ShapeDraft *draft)
{
    Len right = draft->across, bottom = draft->along - draft->tip, r = len_min(draft->radius, len_min(right, bottom) / 2);
    Len root = len_max(r, len_min(right / 4, right - r - draft->em));
    line_to(draft, r, 0);
    line_to(draft, right - r, 0);
    round_to(draft, right, 0, right, r);
    line_to(draft, right, bottom - r);
    round_to(draft, right, bottom, right - r, bottom);
    line_to(draft, root + draft->em, bottom);
    line_to(draft, root, draft->along);
    line_to(draft, root, bottom);
    line_to(draft, r, bottom);
    round_to(draft, 0, bottom, 0, bottom - r);
    line_to(draft, 0, r);
    round_to(draft, 0, 0, r, 0);
}

/* 爆発形: spikes around an ellipse. */
static void draw_burst(ShapeDraft *draft)
{
    enum { SPIKES = 18 };
    for (int i = 0; i < 2 * SPIKES; i++) {
        double angle = 3.14159265358979 * i / SPIKES, reach = i % 2 ? 0.86 : 1;
        line_to(draft, (Len)lround(draft->across / 2.0 * (1 + reach * sin(angle))),
                (Len)lround(draft->along / 2.0 * (1 - reach * cos(angle))));
    }
}

/* リボン: both ends notched. */
static void draw_ribbon(ShapeDraft *draft)
{
    Len notch = draft->em / 2;
    line_to(draft, 0, 0);
    line_to(draft, draft->across, 0);
    line_to(draft, draft->across - notch, draft->along / 2);
    line_to(draft, draft->across, draft->along);
    line_to(draft, 0, draft->along);
    line_to(draft, notch, draft->along / 2);
}

/* 矢印: a shaft as wide as the text, a head that is wider. */
static void draw_arrow(ShapeDraft *draft)
{
    Len flank = draft->em / 2, neck = draft->along - draft->tip;
    line_to(draft, flank, 0);
    line_to(draft, draft->across - flank, 0);
    line_to(draft, draft->across - flank, neck);
    line_to(draft, draft->across, neck);
    line_to(draft, draft->across / 2, draft->along);
    line_to(draft, 0, neck);
    line_to(draft, flank, neck);
}

static const struct {
    ShapeMargin tip, tail, flank;
    Points points; /* where nobody says */
    void (*draw)(ShapeDraft *);
} shapes[] = {
    [BOX_BALLOON] = { { 1000, 0 }, { 0, 0 }, { 0, 0 }, POINTS_BELOW, draw_balloon },
    [BOX_BURST] = { { 500, 300 }, { 500, 300 }, { 500, 220 }, POINTS_BELOW, draw_burst },
    [BOX_RIBBON] = { { 0, 0 }, { 0, 0 }, { 1000, 0 }, POINTS_BELOW, draw_ribbon },
    [BOX_ARROW] = { { 1200, 0 }, { 0, 0 }, { 500, 0 }, POINTS_RIGHT, draw_arrow },
};

static Points points_of(const BoxForm *form)
{
    return form->points == POINTS_BY_SHAPE ? shapes[form->shape].points : form->points;
}

static bool lies_level(Points points)
{
    return points == POINTS_LEFT || points == POINTS_RIGHT;
}

static Len margin_of(ShapeMargin margin, const Style *style, Len room)
{
    return len_scale(style->size, margin.em, 1000) + len_scale(room, margin.room, 1000);
}

Edges outline_margins(const BoxForm *form, const Style *style, Len width, Len height)
{
    Points points = points_of(form);
    Len across = lies_level(points) ? height : width, along = lies_level(points) ? width : height;
    Len tip = margin_of(shapes[form->shape].tip, style, along), tail = margin_of(shapes[form->shape].tail, style, along);
    Len flank = margin_of(shapes[form->shape].flank, style, across);
    switch (points) {
    case POINTS_ABOVE: return (Edges){ .left = flank, .top = tip, .right = flank, .bottom = tail };
    case POINTS_LEFT: return (Edges){ .left = tip, .top = flank, .right = tail, .bottom = flank };
    case POINTS_RIGHT: return (Edges){ .left = tail, .top = flank, .right = tip, .bottom = flank };
    case POINTS_BY_SHAPE:
    case POINTS_BELOW: break;
    }
    return (Edges){ .left = flank, .top = tail, .right = flank, .bottom = tip };
}

Len outline_room(const BoxForm *form, const Style *style, Len width)
{
    bool level = lies_level(points_of(form));
    ShapeMargin first = level ? shapes[form->shape].tip : shapes[form->shape].flank;
    ShapeMargin second = level ? shapes[form->shape].tail : shapes[form->shape].flank;
    Len ems = len_scale(style->size, first.em + second.em, 1000);
    return len_scale(len_max(0, width - ems), 1000, 1000 + first.room + second.room);
}

/* As it was drawn, pointing down, to where it stands. */
static PathPoint turned(PathPoint point, Points points, Len along)
{
    switch (points) {
    case POINTS_ABOVE: return (PathPoint){ point.x, along - point.y, point.step };
    case POINTS_RIGHT: return (PathPoint){ point.y, point.x, point.step };
    case POINTS_LEFT: return (PathPoint){ along - point.y, point.x, point.step };
    case POINTS_BY_SHAPE:
    case POINTS_BELOW: break;
    }
    return point;
}

const Contour *outline_contour(const BoxForm *form, const Style *style, Len width, Len height, Arena *arena)
{
    Points points = points_of(form);
    bool level = lies_level(points);
    ShapeDraft draft = { .points = { .arena = arena },
                         .across = level ? height : width,
                         .along = level ? width : height,
                         .tip = len_scale(style->size, shapes[form->shape].tip.em, 1000),
                         .radius = style->plate.radius,
                         .em = style->size };
    shapes[form->shape].draw(&draft);
    for (int i = 0; i < draft.points.n; i++) draft.points.at[i] = turned(draft.points.at[i], points, draft.along);
    Contour *contour = arena_new(arena, Contour);
    *contour = (Contour){ draft.points.at, draft.points.n };
    return contour;
}

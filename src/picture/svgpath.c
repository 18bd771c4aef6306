/* Path data (SVG 1.1, 8.3) and outlines.  Everything becomes straight lines and Bézier curves of the third degree. */
#include "picture/svg.h"

#include <ctype.h>
#include <math.h>

SvgOutline svg_outline_new(Arena *arena)
{
    return (SvgOutline){ .steps.arena = arena, .points.arena = arena };
}

static void add_step(SvgOutline *outline, char step)
{
    *vec_push(&outline->steps) = step;
}

void svg_move(SvgOutline *outline, SvgPoint to)
{
    add_step(outline, 'm');
    *vec_push(&outline->points) = to;
}

void svg_line(SvgOutline *outline, SvgPoint to)
{
    add_step(outline, 'l');
    *vec_push(&outline->points) = to;
}

void svg_curve(SvgOutline *outline, SvgPoint out, SvgPoint in, SvgPoint to)
{
    add_step(outline, 'c');
    *vec_push(&outline->points) = out;
    *vec_push(&outline->points) = in;
    *vec_push(&outline->points) = to;
}

void svg_close(SvgOutline *outline)
{
    add_step(outline, 'h');
}

/* ---- arcs (F.6) ---- */

typedef struct {
    double rx, ry, turn; /* radians */
    bool is_large, is_clockwise;
} SvgArc;

/* A piece of at most a quarter of the unit circle, from one angle to another, seen through the matrix. */
static void add_piece(SvgOutline *outline, SvgMatrix circle, double from, double to)
{
    double handle = 4.0 / 3 * tan((to - from) / 4);
    SvgPoint a = { cos(from), sin(from) }, b = { cos(to), sin(to) };
    svg_curve(outline, svg_at(circle, (SvgPoint){ a.x - handle * a.y, a.y + handle * a.x }),
              svg_at(circle, (SvgPoint){ b.x + handle * b.y, b.y - handle * b.x }), svg_at(circle, b));
}

static double angle_of(double x, double y)
{
    return atan2(y, x);
}

/* F.6.5: the centre of the ellipse that goes through both points; F.6.6: one that is too small is made to fit. */
static void add_arc(SvgOutline *outline, SvgPoint from, SvgPoint to, SvgArc arc)
{
    double rx = fabs(arc.rx), ry = fabs(arc.ry), c = cos(arc.turn), s = sin(arc.turn);
    if (from.x == to.x && from.y == to.y) return;
    if (rx == 0 || ry == 0) {
        svg_line(outline, to);
        return;
    }
    double half_x = (from.x - to.x) / 2, half_y = (from.y - to.y) / 2;
    double x = (c * half_x + s * half_y) / rx, y = (c * half_y - s * half_x) / ry, square = x * x + y * y;
    if (square > 1) rx *= sqrt(square), ry *= sqrt(square), x /= sqrt(square), y /= sqrt(square), square = 1;
    double away = (arc.is_large == arc.is_clockwise ? -1 : 1) * sqrt(square > 0 ? (1 - square) / square : 0);
    SvgMatrix circle = { c * rx, s * rx, -s * ry, c * ry, (from.x + to.x) / 2, (from.y + to.y) / 2 };
    SvgPoint middle = { away * y, -away * x }; /* of the unit circle, from the middle between the points */
    double first = angle_of(x - middle.x, y - middle.y), last = angle_of(-x - middle.x, -y - middle.y), sweep = last - first;
    if (arc.is_clockwise && sweep < 0) sweep += 2 * M_PI;
    if (!arc.is_clockwise && sweep > 0) sweep -= 2 * M_PI;
    SvgPoint centre = svg_at(circle, middle);
    circle.e = centre.x, circle.f = centre.y;
    int n = (int)ceil(fabs(sweep) / (M_PI / 2) - 1e-9);
    if (n < 1) n = 1;
    for (int i = 0; i < n; i++) add_piece(outline, circle, first + sweep * i / n, first + sweep * (i + 1) / n);
    outline->points.at[outline->points.n - 1] = to;
}

/* ---- data ---- */

typedef struct {
    SvgOutline *outline;
    Str rest;
    SvgPoint at, start; /* where it is; where this part of it began */
    SvgPoint handle;    /* of the last curve: the next smooth one mirrors it */
    char last;          /* command, as a capital letter */
    bool is_closed;     /* the last part is: another one begins where it did */
} SvgPathReader;

static bool read_numbers(SvgPathReader *reader, double *numbers, int n)
{
    for (int i = 0; i < n; i++)
        if (!svg_next_number(&reader->rest, &numbers[i])) return false;
    return true;
}

/* 0 or 1, which need no white space behind it. */
static bool read_flag(SvgPathReader *reader, bool *flag)
{
    Str rest = reader->rest;
    while (rest.n && strchr(" \t\r\n,", *rest.at)) rest = str_part(rest, 1, rest.n);
    if (!rest.n || (*rest.at != '0' && *rest.at != '1')) return false;
    *flag = *rest.at == '1';
    rest = str_part(rest, 1, rest.n);
    while (rest.n && strchr(" \t\r\n,", *rest.at)) rest = str_part(rest, 1, rest.n);
    reader->rest = rest;
    return true;
}

static bool read_points(SvgPathReader *reader, bool is_relative, SvgPoint *points, int n)
{
    for (int i = 0; i < n; i++) {
        double numbers[2];
        if (!read_numbers(reader, numbers, 2)) return false;
        points[i] = (SvgPoint){ numbers[0], numbers[1] };
        if (is_relative) points[i].x += reader->at.x, points[i].y += reader->at.y;
    }
    return true;
}

/* A part that goes on behind a Z begins where that one did. */
static void begin_again(SvgPathReader *reader)
{
    if (reader->is_closed) svg_move(reader->outline, reader->start);
    reader->is_closed = false;
}

static SvgPoint mirrored(const SvgPathReader *reader, const char *after)
{
    if (!strchr(after, reader->last)) return reader->at;
    return (SvgPoint){ 2 * reader->at.x - reader->handle.x, 2 * reader->at.y - reader->handle.y };
}

static void curve_to(SvgPathReader *reader, SvgPoint out, SvgPoint in, SvgPoint to)
{
    begin_again(reader);
    svg_curve(reader->outline, out, in, to);
    reader->handle = in;
    reader->at = to;
}

static SvgPoint part_of(SvgPoint from, SvgPoint to, double part)
{
    return (SvgPoint){ from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part };
}

/* A curve of the second degree with its one handle. */
static void bow_to(SvgPathReader *reader, SvgPoint handle, SvgPoint to)
{
    curve_to(reader, part_of(reader->at, handle, 2.0 / 3), part_of(to, handle, 2.0 / 3), to);
    reader->handle = handle;
}

static void line_to(SvgPathReader *reader, SvgPoint to)
{
    begin_again(reader);
    svg_line(reader->outline, to);
    reader->at = to;
}

static bool read_arc(SvgPathReader *reader, bool is_relative)
{
    double numbers[3];
    SvgArc arc;
    SvgPoint to;
    if (!read_numbers(reader, numbers, 3) || !read_flag(reader, &arc.is_large) || !read_flag(reader, &arc.is_clockwise) ||
        !read_points(reader, is_relative, &to, 1))
        return false;
    arc.rx = numbers[0], arc.ry = numbers[1], arc.turn = numbers[2] * (M_PI / 180);
    begin_again(reader);
    add_arc(reader->outline, reader->at, to, arc);
    reader->at = to;
    return true;
}

static bool read_straight(SvgPathReader *reader, bool is_relative, bool is_level)
{
    double number;
    SvgPoint to = reader->at;
    if (!svg_next_number(&reader->rest, &number)) return false;
    if (is_level) to.x = (is_relative ? to.x : 0) + number;
    else to.y = (is_relative ? to.y : 0) + number;
    line_to(reader, to);
    return true;
}

/* One command with the numbers it takes. */
static bool read_command(SvgPathReader *reader, char command, bool is_relative)
{
    static const struct {
        char command;
        int points;
    } counts[] = { { 'M', 1 }, { 'L', 1 }, { 'T', 1 }, { 'S', 2 }, { 'Q', 2 }, { 'C', 3 } };
    SvgPoint p[3];
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (counts[i].command == command && !read_points(reader, is_relative, p, counts[i].points)) return false;
    switch (command) {
    case 'M':
        svg_move(reader->outline, p[0]);
        reader->at = reader->start = p[0];
        reader->is_closed = false;
        break;
    case 'L': line_to(reader, p[0]); break;
    case 'C': curve_to(reader, p[0], p[1], p[2]); break;
    case 'S': curve_to(reader, mirrored(reader, "CS"), p[0], p[1]); break;
    case 'Q': bow_to(reader, p[0], p[1]); break;
    case 'T': bow_to(reader, mirrored(reader, "QT"), p[0]); break;
    case 'H':
    case 'V': return read_straight(reader, is_relative, command == 'H');
    case 'A': return read_arc(reader, is_relative);
    case 'Z':
        if (!reader->is_closed) svg_close(reader->outline);
        reader->at = reader->start;
        reader->is_closed = true;
        break;
    }
    return true;
}

static void skip_white(SvgPathReader *reader)
{
    while (reader->rest.n && strchr(" \t\r\n", *reader->rest.at)) reader->rest = str_part(reader->rest, 1, reader->rest.n);
}

/* A command may be left out when it is said again; behind M it is L, and behind Z there is none. */
static bool next_command(SvgPathReader *reader, char *command)
{
    char c = *reader->rest.at;
    if (strchr("MLHVCSQTAZmlhvcsqtaz", c)) {
        *command = c;
        reader->rest = str_part(reader->rest, 1, reader->rest.n);
        return reader->outline->steps.n || c == 'M' || c == 'm';
    }
    if (*command == 'M' || *command == 'm') *command = *command == 'M' ? 'L' : 'l';
    return *command && *command != 'Z' && *command != 'z';
}

bool svg_path(Str data, SvgOutline *outline, Str *fault)
{
    SvgPathReader reader = { .outline = outline, .rest = data };
    char command = 0;
    for (skip_white(&reader); reader.rest.n; skip_white(&reader)) {
        *fault = reader.rest;
        if (!next_command(&reader, &command)) return false;
        char capital = (char)toupper((unsigned char)command);
        if (!read_command(&reader, capital, command != capital)) return false;
        reader.last = capital;
        if (outline->steps.n > SVG_MOST_STEPS) break;
    }
    return true;
}

/* ---- where it lies ---- */

static void widen(double bounds[4], SvgPoint point)
{
    bounds[0] = fmin(bounds[0], point.x);
    bounds[1] = fmin(bounds[1], point.y);
    bounds[2] = fmax(bounds[2], point.x);
    bounds[3] = fmax(bounds[3], point.y);
}

static double on_curve(const double p[4], double t)
{
    double u = 1 - t;
    return u * u * u * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t * t * t * p[3];
}

/* Where along the curve one of its coordinates turns back. */
static int find_turns(const double p[4], double turns[2])
{
    double a = p[3] - 3 * p[2] + 3 * p[1] - p[0], b = p[2] - 2 * p[1] + p[0], c = p[1] - p[0];
    if (fabs(a) < 1e-12) {
        turns[0] = b != 0 ? -c / (2 * b) : -1;
        return 1;
    }
    double inner = b * b - a * c;
    if (inner < 0) return 0;
    turns[0] = (-b + sqrt(inner)) / a;
    turns[1] = (-b - sqrt(inner)) / a;
    return 2;
}

static void widen_by_curve(double bounds[4], SvgPoint from, const SvgPoint *points)
{
    const double x[4] = { from.x, points[0].x, points[1].x, points[2].x },
                 y[4] = { from.y, points[0].y, points[1].y, points[2].y };
    for (int axis = 0; axis < 2; axis++) {
        double turns[2];
        int n = find_turns(axis ? y : x, turns);
        for (int i = 0; i < n; i++)
            if (turns[i] > 0 && turns[i] < 1) widen(bounds, (SvgPoint){ on_curve(x, turns[i]), on_curve(y, turns[i]) });
    }
    widen(bounds, points[2]);
}

bool svg_bounds(const SvgOutline *outline, double bounds[4])
{
    const SvgPoint *point = outline->points.at;
    if (!outline->points.n) return false;
    bounds[0] = bounds[2] = point->x;
    bounds[1] = bounds[3] = point->y;
    for (int i = 0; i < outline->steps.n; i++) {
        char step = outline->steps.at[i];
        if (step == 'c') widen_by_curve(bounds, point[-1], point);
        else if (step != 'h') widen(bounds, *point);
        point += step == 'c' ? 3 : step != 'h';
    }
    return true;
}

bool svg_is_flat(const SvgOutline *outline, const double bounds[4])
{
    double size = fmax(bounds[2] - bounds[0], bounds[3] - bounds[1]);
    SvgPoint first = outline->points.at[0], far = first;
    for (int i = 0; i < outline->points.n; i++) {
        SvgPoint point = outline->points.at[i];
        if (hypot(point.x - first.x, point.y - first.y) > hypot(far.x - first.x, far.y - first.y)) far = point;
    }
    for (int i = 0; i < outline->points.n; i++) {
        SvgPoint point = outline->points.at[i];
        double beside = (point.x - first.x) * (far.y - first.y) - (point.y - first.y) * (far.x - first.x);
        if (fabs(beside) > size * size * 1e-9) return false;
    }
    return true;
}

bool svg_to_steps(double length, int32_t *steps)
{
    double whole = floor(length * DRAWING_UNIT + 0.5);
    if (!(fabs(whole) <= DRAWING_MOST)) return false;
    *steps = (int32_t)whole;
    return true;
}

bool svg_drawn(const SvgReader *reader, const SvgOutline *outline, SvgMatrix matrix, DrawnOutline *drawn)
{
    DrawnPoint *points = arena_array(reader->arena, DrawnPoint, outline->points.n);
    for (int i = 0; i < outline->points.n; i++) {
        SvgPoint point = svg_at(matrix, outline->points.at[i]);
        if (!svg_to_steps(point.x, &points[i].x) || !svg_to_steps(point.y, &points[i].y)) return false;
    }
    *drawn = (DrawnOutline){ arena_copy(reader->arena, outline->steps.at, (size_t)outline->steps.n), points, outline->steps.n,
                             outline->points.n };
    return true;
}

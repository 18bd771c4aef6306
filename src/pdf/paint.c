/* A walk over the frames of a page.  Coordinates become points with two decimals (0.0018 mm at most from where they
   belong), edges each by itself, so that boxes that touch keep touching.
   Upright and level rules are thin filled boxes: exactly as wide as the pen on paper, and readers agree better on them than
   on strokes, which some widen to a pixel.  Slanting and dotted ones are stroked.  What follows each other in one
   colour, or with one pen, is one path. */
#include "pdf/paint.h"

#include "pdf/press.h"

#include <assert.h>
#include <stdlib.h>

enum { COORD = 2, FINE = 3, PARTS_IN_PATH = 100 };

/* Overprinting is said of fills and strokes at once; both resources stand in every page of a press (press.c). */
static void set_overprint(Painter *painter, bool overprint)
{
    if (painter->state.overprint == overprint) return;
    ink_add(&painter->ink, overprint ? STR("/Over gs\n") : STR("/Knock gs\n"));
    painter->state.overprint = overprint;
}

void paint_note_spot(Painter *painter, int spot)
{
    for (int i = 0; i < painter->page_inks.n; i++)
        if (painter->page_inks.at[i] == spot) return;
    *vec_push(&painter->page_inks) = spot;
}

/* Sets a colour, the current one of fills or of strokes, unless it is set. */
static void set_tone(Painter *painter, Tone *current, Tone tone, bool stroke)
{
    if (tone_same_color(*current, tone) && painter->state.overprint == tone.overprint) return;
    paint_end_path(painter);
    set_overprint(painter, tone.overprint);
    if (tone_same_color(*current, tone)) return;
    tone_add(&painter->ink, tone, stroke);
    *current = tone;
    if (tone.space == TONE_SPOT) paint_note_spot(painter, tone.spot);
}

void paint_set_fill(Painter *painter, Color color, ColorUse use)
{
    set_tone(painter, &painter->state.fill, tone_from(painter->press, color, use), false);
}

void paint_end_path(Painter *painter)
{
    static const Str operators[] = { [PATH_STROKE] = { "S\n", 2 }, [PATH_FILL] = { "f\n", 2 } };
    if (painter->state.path != PATH_NONE) ink_add(&painter->ink, operators[painter->state.path]);
    painter->state.path = PATH_NONE;
    painter->state.n_parts = 0;
}

void paint_end_text(Painter *painter)
{
    if (!painter->state.in_text) return;
    content_end(painter);
    ink_add(&painter->ink, STR("ET\n"));
    painter->state.in_text = false;
}

/* One more part of a path of this kind, its colours and pen being set. */
void paint_begin_part(Painter *painter, PathKind kind)
{
    paint_end_text(painter);
    if (painter->state.path != kind || painter->state.n_parts >= PARTS_IN_PATH) paint_end_path(painter);
    content_begin_artifact(painter);
    painter->state.path = kind;
    painter->state.n_parts++;
}

void paint_add_point(Painter *painter, LenSum x, LenSum y, Str operator)
{
    ink_points(&painter->ink, x, COORD);
    ink_add(&painter->ink, STR(" "));
    ink_points(&painter->ink, painter->height - y, COORD);
    ink_add(&painter->ink, operator);
}

/* ---- pens ---- */

/* Round dots: strokes of no length with round caps (8.4.3.6). */
static void set_dots(Painter *painter, Len gap)
{
    if (gap) {
        ink_add(&painter->ink, STR("[0 "));
        ink_points(&painter->ink, gap, FINE);
        ink_add(&painter->ink, painter->state.dot_gap ? STR("]0 d\n") : STR("]0 d 1 J\n"));
    } else {
        ink_add(&painter->ink, STR("[]0 d 0 J\n"));
    }
    painter->state.dot_gap = gap;
}

void paint_set_stroke(Painter *painter, Color color, ColorUse use, Len width, Len dot_gap)
{
    PaintState *state = &painter->state;
    set_tone(painter, &state->stroke, tone_from(painter->press, color, use), true);
    if (state->line_width == width && state->dot_gap == dot_gap) return;
    paint_end_path(painter);
    if (state->line_width != width) {
        ink_points(&painter->ink, width, FINE);
        ink_add(&painter->ink, STR(" w\n"));
    }
    if (state->dot_gap != dot_gap) set_dots(painter, dot_gap);
    state->line_width = width;
}

static void stroke_line(Painter *painter, LenSum x, LenSum y, LenSum to_x, LenSum to_y)
{
    paint_begin_part(painter, PATH_STROKE);
    paint_add_point(painter, x, y, STR(" m "));
    paint_add_point(painter, to_x, to_y, STR(" l\n"));
}

/* The whole root, by Newton; lengths are far below 2^31. */
static Len distance(Len dx, Len dy)
{
    int64_t square = (int64_t)dx * dx + (int64_t)dy * dy, root = square > 1 ? (int64_t)1 << 32 : square;
    for (int64_t next = square ? (root + square / root) / 2 : 0; next < root; next = (root + square / root) / 2) root = next;
    return (Len)root;
}

/* Dots of the pen's width, as much white between them, the first and the last flush with the ends. */
static void dot_line(Painter *painter, Len x, Len y, const Rule *rule)
{
    Len length = distance(rule->dx, rule->dy), width = rule->pen.width, run = length - width;
    if (run <= 0) return;
    int n_gaps = (int)((run + width) / (2 * width));
    paint_set_stroke(painter, rule->pen.color, USE_LINE, width, n_gaps ? run / n_gaps : run);
    Len in_x = len_scale(rule->dx, width, 2 * (int64_t)length), in_y = len_scale(rule->dy, width, 2 * (int64_t)length);
    /* A hair longer than the last dot needs: rounding must not lose it. */
    Len more_x = len_scale(rule->dx, width, 8 * (int64_t)length), more_y = len_scale(rule->dy, width, 8 * (int64_t)length);
    stroke_line(painter, x + in_x, y + in_y, (LenSum)x + rule->dx - in_x + more_x, (LenSum)y + rule->dy - in_y + more_y);
}

/* A level or upright line from x, y: its thickness and where it lies across to 1/1000 pt, so that rules of one pen are
   all alike; its ends as edges are everywhere. */
static void add_bar(Painter *painter, Len x, Len y, const Rule *rule, Len width)
{
    bool level = rule->dy == 0;
    LenSum left = len_min(x, x + rule->dx), bottom = (LenSum)painter->height - len_max(y, y + rule->dy);
    LenSum length = level ? abs(rule->dx) : abs(rule->dy);
    LenSum along = level ? left : bottom, across = (level ? bottom : left) - width / 2;
    int64_t begin = ink_rounded(along, COORD), end = ink_rounded(along + length, COORD);
    const struct {
        int64_t value;
        int decimals;
    } numbers[2][2] = {
        { { begin, COORD }, { end - begin, COORD } },
        { { ink_rounded(across, FINE), FINE }, { ink_rounded(width, FINE), FINE } },
    };
    for (int i = 0; i < 4; i++) { /* x y width height */
        int direction = level ? i % 2 : 1 - i % 2;
        ink_number(&painter->ink, numbers[direction][i / 2].value, numbers[direction][i / 2].decimals);
        ink_add(&painter->ink, i < 3 ? STR(" ") : STR(" re\n"));
    }
}

static void draw_line(Painter *painter, Len x, Len y, const Rule *rule, Len width)
{
    if (rule->dx == 0 || rule->dy == 0) {
        paint_set_fill(painter, rule->pen.color, USE_LINE);
        paint_begin_part(painter, PATH_FILL);
        add_bar(painter, x, y, rule, width);
    } else {
        paint_set_stroke(painter, rule->pen.color, USE_LINE, width, 0);
        stroke_line(painter, x, y, (LenSum)x + rule->dx, (LenSum)y + rule->dy);
    }
}

/* 塗り足し: what reaches an edge of the trimmed page, or lies beyond it, ends so far outside, or white would show where the knife is a
   little off. */
Box paint_bled(const Painter *painter, Box box)
{
    if (!painter->press) return box;
    Len by = painter->press->bleed;
    LenSum right = (LenSum)box.x + box.width, bottom = (LenSum)box.y + box.height;
    Len left = box.x <= 0 ? -by : box.x, top = box.y <= 0 ? -by : box.y;
    if (right >= painter->width) right = painter->width + by;
    if (bottom >= painter->height) bottom = painter->height + by;
    return (Box){ left, top, (Len)(right - left), (Len)(bottom - top) };
}

/* A level or upright rule that ends at an edge of the trimmed page. */
static Rule bled_rule(const Painter *painter, const Rule *rule, Len *x, Len *y)
{
    Rule longer = *rule;
    if (rule->dx && rule->dy) return longer;
    Box box = { len_min(*x, *x + rule->dx), len_min(*y, *y + rule->dy), abs(rule->dx), abs(rule->dy) };
    Box along =
        rule->dy == 0 ? (Box){ box.x, painter->height / 2, box.width, 0 } : (Box){ painter->width / 2, box.y, 0, box.height };
    along = paint_bled(painter, along);
    *x = rule->dy == 0 ? along.x : *x;
    *y = rule->dx == 0 ? along.y : *y;
    longer.dx = along.width;
    longer.dy = along.height;
    return longer;
}

/* Two lines and the white between them share the pen's width: a third each. */
static void double_line(Painter *painter, Len x, Len y, const Rule *rule)
{
    Len length = distance(rule->dx, rule->dy), third = rule->pen.width / 3;
    Len aside_x = len_scale(-rule->dy, third, length), aside_y = len_scale(rule->dx, third, length);
    draw_line(painter, x - aside_x, y - aside_y, rule, third);
    draw_line(painter, x + aside_x, y + aside_y, rule, third);
}

static void paint_rule(Painter *painter, const Rule *asked, Len x, Len y)
{
    if (asked->pen.width <= 0 || (asked->dx == 0 && asked->dy == 0)) return;
    Rule bled = bled_rule(painter, asked, &x, &y);
    const Rule *rule = &bled;
    switch (rule->pen.kind) {
    case LINE_NONE:
    case LINE_HIDDEN: break;
    case LINE_DOTTED: dot_line(painter, x, y, rule); break;
    case LINE_DOUBLE: double_line(painter, x, y, rule); break;
    case LINE_SOLID: draw_line(painter, x, y, rule, rule->pen.width); break;
    }
}

/* ---- boxes ---- */

void paint_add_rectangle(Painter *painter, Box box)
{
    int64_t left = ink_rounded(box.x, COORD), right = ink_rounded((LenSum)box.x + box.width, COORD);
    int64_t top = ink_rounded((LenSum)painter->height - box.y, COORD);
    int64_t bottom = ink_rounded((LenSum)painter->height - box.y - box.height, COORD);
    const int64_t numbers[] = { left, bottom, right - left, top - bottom };
    for (int i = 0; i < 4; i++) {
        ink_number(&painter->ink, numbers[i], COORD);
        ink_add(&painter->ink, STR(" "));
    }
    ink_add(&painter->ink, STR("re\n"));
}

/* A quarter of a circle by one Bézier curve, its handles 0.5523 of the radius long. */
static void add_rounded(Painter *painter, Box box, Len radius)
{
    Len handle = radius - len_scale(radius, 5523, 10000); /* from the corner to the end of the handle */
    LenSum left = box.x, top = box.y, right = left + box.width, bottom = top + box.height;
    const struct {
        LenSum from_x, from_y, corner_x, corner_y, to_x, to_y;
    } corners[] = {
        { right - radius, top, right, top, right, top + radius },
        { right, bottom - radius, right, bottom, right - radius, bottom },
        { left + radius, bottom, left, bottom, left, bottom - radius },
        { left, top + radius, left, top, left + radius, top },
    };
    for (int i = 0; i < 4; i++) {
        LenSum x = corners[i].corner_x, y = corners[i].corner_y;
        int out_x = (corners[i].from_x > x) - (corners[i].from_x < x), out_y = (corners[i].from_y > y) - (corners[i].from_y < y);
        int in_x = (corners[i].to_x > x) - (corners[i].to_x < x), in_y = (corners[i].to_y > y) - (corners[i].to_y < y);
        paint_add_point(painter, corners[i].from_x, corners[i].from_y, i ? STR(" l ") : STR(" m "));
        paint_add_point(painter, x + out_x * handle, y + out_y * handle, STR(" "));
        paint_add_point(painter, x + in_x * handle, y + in_y * handle, STR(" "));
        paint_add_point(painter, corners[i].to_x, corners[i].to_y, STR(" c "));
    }
    ink_add(&painter->ink, STR("h\n"));
}

static void add_outline(Painter *painter, const Fill *fill, Box box, Len radius)
{
    Len most = len_min(box.width, box.height) / 2;
    if (radius > most) radius = most;
    if (fill->contour) paint_add_closed(painter, fill->contour, box.x, box.y);
    else if (radius > 0) add_rounded(painter, box, radius);
    else paint_add_rectangle(painter, box);
}

static Box grown(Box box, Len by)
{
    return box_inset(box, (Edges){ -by, -by, -by, -by });
}

static void outline_box(Painter *painter, const Fill *fill, Box box)
{
    const Plate *plate = &fill->plate;
    bool doubled = plate->pen.kind == LINE_DOUBLE && !fill->contour;
    Len width = doubled ? plate->pen.width / 3 : plate->pen.width;
    paint_set_stroke(painter, plate->pen.color, USE_LINE, width, plate->pen.kind == LINE_DOTTED ? 2 * width : 0);
    for (int side = doubled ? -1 : 0; side <= (doubled ? 1 : 0); side += 2) {
        paint_begin_part(painter, PATH_STROKE);
        add_outline(painter, fill, grown(box, side * width), plate->radius ? plate->radius + side * width : 0);
    }
}

/* A contour ends where it says: it has no bleed.  It is a path of its own, so that what lies over its neighbour does not empty it
   (8.5.3.3: windings add up). */
static void paint_fill(Painter *painter, const Fill *fill, Len x, Len y)
{
    Box box = { x, y, fill->width, fill->height };
    if (fill->contour) paint_end_path(painter);
    else box = paint_bled(painter, box);
    if (fill->plate.filled) {
        paint_set_fill(painter, fill->plate.fill, USE_AREA);
        paint_begin_part(painter, PATH_FILL);
        add_outline(painter, fill, box, fill->plate.radius);
    }
    if (fill->plate.pen.kind != LINE_NONE && fill->plate.pen.width > 0) outline_box(painter, fill, box);
    if (fill->contour) paint_end_path(painter);
}

/* ---- the walk ---- */

static void collect_text(const Frame *frame, StrBuilder *text)
{
    for (int i = 0; i < frame->n_items; i++) {
        if (frame->items[i].kind == ITEM_GLYPHS) str_add(text, frame->items[i].as.glyphs.text);
        if (frame->items[i].kind == ITEM_FRAME) collect_text(frame->items[i].as.frame, text);
    }
}

static void walk_items(Painter *painter, const Frame *frame, Len x, Len y);

/* All of the frame as one marked content, which reads as `said` if that is not empty. */
static void paint_whole(Painter *painter, const Frame *frame, Len x, Len y, Str said)
{
    paint_end_path(painter);
    paint_end_text(painter);
    content_end(painter);
    content_take(painter);
    int start = painter->ink.n;
    painter->is_whole = true;
    walk_items(painter, frame, x, y);
    paint_end_path(painter);
    paint_end_text(painter);
    painter->is_whole = false;
    content_put(painter, start, said);
    content_end(painter);
}

static void paint_column(Painter *painter, const Frame *frame, Len x, Len y)
{
    StrBuilder text = { .arena = painter->arena };
    collect_text(frame, &text);
    const TagPage *tags = painter->tags;
    if (tags && tags->pieces[painter->next_piece].is_parted) str_add(&text, STR(" "));
    paint_whole(painter, frame, x, y, str_built(&text));
}

static void walk_frame(Painter *painter, const Frame *frame, Len x, Len y)
{
    bool is_figure = painter->tags && frame->mark && frame->mark->figure;
    if (!content_is_whole(painter, frame)) walk_items(painter, frame, x, y);
    else if (is_figure) paint_whole(painter, frame, x, y, STR(""));
    else paint_column(painter, frame, x, y);
}

static void walk_items(Painter *painter, const Frame *frame, Len x, Len y)
{
    const int *order = frame_order(frame, painter->arena);
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[order ? order[i] : i];
        Len at_x = x + item->x, at_y = y + item->y;
        switch (item->kind) {
        case ITEM_GLYPHS:
            content_take(painter);
            paint_glyphs(painter, &item->as.glyphs, at_x, at_y);
            content_end_run(painter);
            break;
        case ITEM_RULE:
            content_take(painter);
            paint_rule(painter, &item->as.rule, at_x, at_y);
            break;
        case ITEM_FILL:
            content_take(painter);
            paint_fill(painter, &item->as.fill, at_x, at_y);
            break;
        case ITEM_PATH:
            content_take(painter);
            paint_path(painter, &item->as.path, at_x, at_y);
            break;
        case ITEM_PICTURE:
            content_take(painter);
            paint_picture(painter, &item->as.picture, at_x, at_y);
            break;
        case ITEM_LINK: break; /* an annotation (file.c) */
        case ITEM_FRAME: walk_frame(painter, item->as.frame, at_x, at_y); break;
        case ITEM_SLOT: break; /* reserved room: what fills it stands beside it */
        }
    }
}

void paint_page(Painter *painter, const Page *page, int number, const TagPage *tags)
{
    /* 8.4.1: how a page begins. */
    Tone black = { .space = painter->press ? TONE_NONE : TONE_GRAY };
    painter->state = (PaintState){ .fill = black, .stroke = black, .line_width = LEN_PT, .font = -1, .squeeze = 1000 };
    painter->ink.n = painter->page_fonts.n = painter->page_inks.n = painter->page_pictures.n = 0;
    painter->page = number;
    painter->tags = tags;
    painter->width = page->master->width;
    painter->height = page->master->height;
    if (painter->press) press_begin_page(&painter->ink, painter->press);
    painter->next_piece = painter->n_taken = 0;
    walk_frame(painter, page->frame, 0, 0);
    assert(!tags || painter->next_piece == tags->n_pieces);
    if (painter->press && page->beside) walk_frame(painter, page->beside, 0, 0);
    paint_end_path(painter);
    paint_end_text(painter);
    content_end(painter);
}

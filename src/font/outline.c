/* The outline of a glyph as an SVG path.  Steps are relative: they are short.  A face that stays open from run to run remembers them. */
#include "font/face.h"

#include "base/map.h"

#include <hb.h>

typedef struct {
    uint64_t glyph;
    Str path;
} KnownOutline;
struct KnownOutlines {
    Map of_glyphs;
};

typedef struct {
    StrBuilder out;
    int x, y; /* where the pen is, in units of the face */
} OutlinePen;

static int rounded(float value)
{
    return (int)(value < 0 ? value - 0.5F : value + 0.5F);
}

/* A minus parts it from the one before, too. */
static void add_number(OutlinePen *pen, int value, bool is_first)
{
    if (!is_first && value >= 0) str_add(&pen->out, STR(" "));
    str_add_int(&pen->out, value);
}

/* y grows downwards here. */
static void add_point(OutlinePen *pen, float x, float y, bool is_first)
{
    add_number(pen, rounded(x) - pen->x, is_first);
    add_number(pen, rounded(-y) - pen->y, false);
}

static void go_to(OutlinePen *pen, float x, float y)
{
    pen->x = rounded(x);
    pen->y = rounded(-y);
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *more)
{
    (void)funcs, (void)state, (void)more;
    OutlinePen *pen = data;
    str_add(&pen->out, STR("m"));
    add_point(pen, x, y, true);
    go_to(pen, x, y);
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *more)
{
    (void)funcs, (void)state, (void)more;
    OutlinePen *pen = data;
    str_add(&pen->out, STR("l"));
    add_point(pen, x, y, true);
    go_to(pen, x, y);
}

static void quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float cx, float cy, float x, float y,
                         void *more)
{
    (void)funcs, (void)state, (void)more;
    OutlinePen *pen = data;
    str_add(&pen->out, STR("q"));
    add_point(pen, cx, cy, true);
    add_point(pen, x, y, false);
    go_to(pen, x, y);
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float ax, float ay, float bx, float by, float x,
                     float y, void *more)
{
    (void)funcs, (void)state, (void)more;
    OutlinePen *pen = data;
    str_add(&pen->out, STR("c"));
    add_point(pen, ax, ay, true);
    add_point(pen, bx, by, false);
    add_point(pen, x, y, false);
    go_to(pen, x, y);
}

/* Behind it a relative step begins where the part began; HarfBuzz has gone back there. */
static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *more)
{
    (void)funcs, (void)more;
    OutlinePen *pen = data;
    str_add(&pen->out, STR("z"));
    go_to(pen, state->path_start_x, state->path_start_y);
}

static Str drawn(const Face *face, uint32_t glyph, Arena *arena)
{
    OutlinePen pen = { .out.arena = arena };
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(face->hb_font, glyph, funcs, &pen);
#else
    hb_font_get_glyph_shape(face->hb_font, glyph, funcs, &pen);
#endif
    hb_draw_funcs_destroy(funcs);
    return str_built(&pen.out);
}

KnownOutlines *outlines_remembered(Arena *arena)
{
    KnownOutlines *known = arena_new(arena, KnownOutlines);
    known->of_glyphs = map_new(arena);
    return known;
}

Str font_outline(const Face *face, uint32_t glyph)
{
    Map *known = &face->outlines->of_glyphs;
    const uint64_t name = glyph;
    KnownOutline *outline = map_find(known, MAP_KEY(name));
    if (outline) return outline->path;
    outline = arena_new(known->arena, KnownOutline);
    *outline = (KnownOutline){ name, drawn(face, glyph, known->arena) };
    map_put(known, MAP_KEY(outline->glyph), outline);
    return outline->path;
}

int font_advance(const Face *face, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(face->hb_font, glyph);
}

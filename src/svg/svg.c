#include "svg/svg.h"

#include "font/font.h"

static void add_frame(Svg *svg, const Frame *frame, Len x, Len y);

void svg_add_color(StrBuilder *out, const char *attribute, Color color)
{
    str_add_printf(out, " %s=\"#%02x%02x%02x\"", attribute, color.red, color.green, color.blue);
}

static void add_pen(StrBuilder *out, Pen pen, Len dash)
{
    if (pen.kind == LINE_NONE || pen.kind == LINE_HIDDEN || pen.width <= 0) return;
    int width = svg_length(pen.width) > 1 ? svg_length(pen.width) : 1;
    svg_add_color(out, "stroke", pen.color);
    str_add_printf(out, " stroke-width=\"%d\"", width);
    if (dash) str_add_printf(out, " stroke-dasharray=\"%d\"", svg_length(dash));
    else if (pen.kind == LINE_DOTTED) str_add_printf(out, " stroke-dasharray=\"0 %d\" stroke-linecap=\"round\"", 2 * width);
}

static void add_fill_color(StrBuilder *out, bool is_filled, Color color)
{
    if (is_filled) svg_add_color(out, "fill", color);
    else str_add(out, STR(" fill=\"none\""));
}

static void add_contour(StrBuilder *out, const Contour *contour, Len x, Len y, bool is_closed)
{
    str_add(out, STR("<path d=\""));
    for (int i = 0; i < contour->n; i++) {
        const PathPoint *point = &contour->points[i];
        bool begins = point->step == STEP_BEGIN, was_handle = i > 0 && point[-1].step == STEP_HANDLE;
        if (begins && i > 0 && is_closed) str_add(out, STR("z"));
        str_add(out, begins ? STR("M") : was_handle ? STR(" ") : point->step == STEP_HANDLE ? STR("C") : STR("L"));
        str_add_printf(out, "%d %d", svg_length((LenSum)x + point->x), svg_length((LenSum)y + point->y));
        bool is_dot = begins && (i + 1 == contour->n || point[1].step == STEP_BEGIN);
        if (is_dot) str_add(out, STR("h0"));
    }
    str_add(out, is_closed ? STR("z\"") : STR("\" stroke-linecap=\"round\" stroke-linejoin=\"round\""));
}

static void add_fill(StrBuilder *out, const Fill *fill, Len x, Len y)
{
    if (fill->contour) add_contour(out, fill->contour, x, y, true);
    else
        str_add_printf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", svg_length(x), svg_length(y),
                       svg_length(fill->width), svg_length(fill->height));
    if (!fill->contour && fill->plate.radius) str_add_printf(out, " rx=\"%d\"", svg_length(fill->plate.radius));
    add_fill_color(out, fill->plate.filled, fill->plate.fill);
    add_pen(out, fill->plate.pen, 0);
    str_add(out, STR("/>"));
}

static void add_path(StrBuilder *out, const Path *path, Len x, Len y)
{
    add_contour(out, &path->contour, x, y, path->is_filled);
    add_fill_color(out, path->is_filled, path->fill);
    add_pen(out, path->pen, path->dash);
    str_add(out, STR("/>"));
}

static void add_rule(StrBuilder *out, const Rule *rule, Len x, Len y)
{
    str_add_printf(out, "<path d=\"M%d %dl%d %d\"", svg_length(x), svg_length(y), svg_length(rule->dx), svg_length(rule->dy));
    add_pen(out, rule->pen, 0);
    str_add(out, STR("/>"));
}

/* ---- words ---- */

static void add_words(StrBuilder *out, const Glyphs *glyphs, Str words, const char *more)
{
    str_add_printf(out, " font-size=\"%d\"%s", svg_length(glyphs->size), more);
    if (glyphs->face->weight >= WEIGHT_BOLD) str_add(out, STR(" font-weight=\"700\""));
    svg_add_color(out, "fill", glyphs->color);
    str_add(out, STR(">"));
    str_add_xml(out, words);
    str_add(out, STR("</text>"));
}

static Len advance_of(const Glyphs *glyphs)
{
    LenSum sum = 0;
    for (int i = 0; i < glyphs->n_glyphs; i++) sum += glyphs->glyphs[i].advance;
    return (Len)sum;
}

/* Each in the middle of its em box, under the one before. */
static void add_upright(StrBuilder *out, const Glyphs *glyphs, Len x, Len y)
{
    for (int i = 0; i < glyphs->n_glyphs; i++) {
        const Glyph *glyph = &glyphs->glyphs[i];
        int end = i + 1 < glyphs->n_glyphs ? glyph[1].cluster : glyphs->text.n;
        if (end <= glyph->cluster) continue;
        str_add_printf(out, "<text x=\"%d\" y=\"%d\"", svg_length((LenSum)x + glyph->x),
                       svg_length((LenSum)y + glyph->y + (LenSum)glyphs->size * 88 / 100));
        add_words(out, glyphs, str_part(glyphs->text, glyph->cluster, end), " text-anchor=\"middle\"");
    }
}

/* As wide as on paper, whatever the font of whoever reads it. */
static void add_glyphs(StrBuilder *out, const Glyphs *glyphs, Len x, Len y)
{
    if (!glyphs->text.n || !glyphs->n_glyphs) return;
    if (glyphs->posture == SET_UPRIGHT) {
        add_upright(out, glyphs, x, y);
        return;
    }
    str_add_printf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\"", svg_length(x),
                   svg_length(y), svg_length(advance_of(glyphs)));
    if (glyphs->posture == SET_SIDEWAYS) str_add_printf(out, " transform=\"rotate(90 %d %d)\"", svg_length(x), svg_length(y));
    if (glyphs->posture == SET_RISING) str_add_printf(out, " transform=\"rotate(-90 %d %d)\"", svg_length(x), svg_length(y));
    add_words(out, glyphs, glyphs->text, "");
}

static void add_item(Svg *svg, const Item *item, Len x, Len y)
{
    StrBuilder *out = &svg->out;
    switch (item->kind) {
    case ITEM_GLYPHS:
        if (svg->outlines) svg_add_outlines(svg, &item->as.glyphs, x, y);
        else add_glyphs(out, &item->as.glyphs, x, y);
        break;
    case ITEM_RULE: add_rule(out, &item->as.rule, x, y); break;
    case ITEM_FILL: add_fill(out, &item->as.fill, x, y); break;
    case ITEM_PATH: add_path(out, &item->as.path, x, y); break;
    case ITEM_PICTURE: svg_add_picture(svg, &item->as.picture, x, y); break;
    case ITEM_FRAME: add_frame(svg, item->as.frame, x, y); break;
    case ITEM_LINK:
    case ITEM_SLOT: break;
    }
}

static void add_frame(Svg *svg, const Frame *frame, Len x, Len y)
{
    for (int i = 0; i < frame->n_items; i++) add_item(svg, &frame->items[i], x + frame->items[i].x, y + frame->items[i].y);
}

/* The box of what is painted may reach beyond that of the frame by half a pen. */
Str svg_of(const Frame *frame, Str name, Arena *arena)
{
    Svg svg = { .out.arena = arena, .name = name };
    enum { AROUND = 20 };
    int width = svg_length(frame->width) + 2 * AROUND, height = svg_length(frame->height) + 2 * AROUND;
    str_add_printf(&svg.out, " viewBox=\"%d %d %d %d\" width=\"%d.%02dmm\" height=\"%d.%02dmm\">", -AROUND, -AROUND, width,
                   height, width / 100, width % 100, height / 100, height % 100);
    add_frame(&svg, frame, 0, 0);
    str_add(&svg.out, STR("</svg>"));
    return str_built(&svg.out);
}

Str svg_of_page(const Frame *frame, Str name, SvgOutlines *outlines, Arena *arena)
{
    Svg svg = { .out.arena = arena, .name = name, .outlines = outlines };
    str_add_printf(&svg.out, " viewBox=\"0 0 %d %d\">", svg_length(frame->width), svg_length(frame->height));
    add_frame(&svg, frame, 0, 0);
    str_add(&svg.out, STR("</svg>"));
    return str_built(&svg.out);
}

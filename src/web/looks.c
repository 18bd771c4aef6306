#include "web/looks.h"

#include <math.h>

static const Color white = { 255, 255, 255 }, shade = { 0xEE, 0xF1, 0xF4 }; /* shade: of heads of tables (page.css) */

/* ---- what can be read ---- */

static double linear(uint8_t value)
{
    double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(Color color)
{
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

static bool is_legible(Color a, Color b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return (one > other ? one / other : other / one) >= 4.6;
}

static bool is_black(Color color)
{
    return color.red + color.green + color.blue < 3 * 0x30;
}

static bool is_filled(const Style *style)
{
    return style->plate.filled && is_legible(style->color, style->plate.fill);
}

/* ---- declarations ---- */

static void add_color(StrBuilder *css, const char *property, Color color)
{
    str_add_printf(css, "%s:#%02x%02x%02x;", property, color.red, color.green, color.blue);
}

static void add_rule(StrBuilder *css, const char *side, Pen pen)
{
    if (pen.kind == LINE_NONE || pen.kind == LINE_HIDDEN || pen.width <= 0) return;
    str_add_printf(css, "%s:%s #%02x%02x%02x;", side,
                   pen.kind == LINE_DOUBLE       ? "4px double"
                   : pen.kind == LINE_DOTTED     ? "2px dotted"
                   : pen.width > LEN_MM * 3 / 10 ? "3px solid"
                                                 : "1px solid",
                   pen.color.red, pen.color.green, pen.color.blue);
}

static void add_lines(StrBuilder *css, const Style *style)
{
    bool under = style->underline != LINE_NONE, through = style->strike != LINE_NONE;
    if (under || through) str_add_printf(css, "text-decoration:%s%s;", under ? "underline " : "", through ? "line-through" : "");
}

static int class_of(WebLooks *looks, const StrBuilder *css)
{
    Str rule = str_built(css);
    if (!rule.n) return 0;
    int *known = map_find(&looks->classes, rule);
    if (known) return *known;
    *vec_push(&looks->rules) = rule;
    int *number = arena_new(looks->arena, int);
    *number = looks->rules.n;
    map_put(&looks->classes, rule, number);
    return *number;
}

int looks_of_block(WebLooks *looks, const Style *style)
{
    StrBuilder css = { .arena = looks->arena };
    if (!style) return 0;
    if (style->weight >= WEIGHT_BOLD) str_add(&css, STR("font-weight:700;"));
    if (style->align == ALIGN_CENTER || style->align == ALIGN_END)
        str_add_printf(&css, "text-align:%s;", style->align == ALIGN_END ? "end" : "center");
    if (is_filled(style)) {
        add_color(&css, "background", style->plate.fill);
        str_add(&css, STR("padding:.15em .5em;"));
    }
    if (is_filled(style) || (!is_black(style->color) && is_legible(style->color, shade) && is_legible(style->color, white)))
        add_color(&css, "color", style->color);
    add_rule(&css, "border-top", style->above);
    add_rule(&css, "border-bottom", style->below);
    if (style->plate.pen.width) add_rule(&css, "border", style->plate.pen);
    add_lines(&css, style);
    return class_of(looks, &css);
}

int looks_of_run(WebLooks *looks, const Style *style, const Style *around)
{
    StrBuilder css = { .arena = looks->arena };
    if (!style || !around || style == around) return 0;
    bool was_bold = around->weight >= WEIGHT_BOLD, is_bold = style->weight >= WEIGHT_BOLD;
    if (was_bold != is_bold) str_add_printf(&css, "font-weight:%d;", is_bold ? WEIGHT_BOLD : WEIGHT_REGULAR);
    bool has_own = memcmp(&style->color, &around->color, sizeof(Color)) != 0;
    bool is_seen = is_filled(around) ? is_legible(style->color, around->plate.fill)
                                     : is_legible(style->color, shade) && is_legible(style->color, white);
    if (is_filled(style)) {
        add_color(&css, "background", style->plate.fill);
        add_color(&css, "color", style->color);
        str_add(&css, STR("padding:0 .3em;border-radius:.2em;"));
    } else if (has_own && is_seen) add_color(&css, "color", style->color);
    if (style->plate.pen.width && style->plate.pen.kind != LINE_NONE)
        str_add(&css, STR("border:1px solid;border-radius:.3em;padding:0 .2em;"));
    add_lines(&css, style);
    return class_of(looks, &css);
}

void looks_write(const WebLooks *looks, StrBuilder *css)
{
    for (int i = 0; i < looks->rules.n; i++) str_add_printf(css, ".c%d{" STR_FMT "}\n", i + 1, STR_ARG(looks->rules.at[i]));
}

/* Letters narrowed (長体) and made smaller, as far as their style allows. */
#include "layout/letters.h"

/* How a style is made from another: bytes no word of bind is like. */
typedef struct {
    int squeeze, size;
    uint32_t ink; /* 0: its own */
    Len lead;     /* likewise, an indent */
} StyleChange;

static const Style *fit_style(const Style *style, Fit fit, Shop shop)
{
    StyleChange change = { .squeeze = fit.squeeze, .size = fit.size };
    Style *fitted = style_known(shop.derived, style, MAP_KEY(change));
    if (fitted) return fitted;
    fitted = style_derive(shop.derived, style, MAP_KEY(change));
    int natural = style_squeeze(style), squeeze = natural * fit.squeeze / FIT_NATURAL;
    int floor = style->fit_squeeze < natural ? style->fit_squeeze : natural;
    fitted->fitted_from = style;
    fitted->body = style->size;
    fitted->squeeze = squeeze > floor ? squeeze : floor;
    fitted->size = len_max(len_scale(style->size, fit.size, FIT_NATURAL), len_min(style->fit_size, style->size));
    Len *ems[] = { &fitted->indent, &fitted->hang, &fitted->tracking, &fitted->raise };
    for (size_t i = 0; i < sizeof ems / sizeof *ems; i++) *ems[i] = len_scale(*ems[i], fitted->size, style->size);
    return fitted;
}

const Style *ink_style(const Style *style, Color ink, Shop shop)
{
    enum { GIVEN = 1 << 24 };
    StyleChange change = { .ink = GIVEN | (uint32_t)ink.red << 16 | (uint32_t)ink.green << 8 | ink.blue };
    Style *inked = style_known(shop.derived, style, MAP_KEY(change));
    if (inked) return inked;
    inked = style_derive(shop.derived, style, MAP_KEY(change));
    inked->color = ink;
    inked->fitted_from = NULL;
    return inked;
}

const Style *led_style(const Style *style, Len indent, Shop shop)
{
    StyleChange change = { .lead = indent };
    Style *led = style_known(shop.derived, style, MAP_KEY(change));
    if (led) return led;
    led = style_derive(shop.derived, style, MAP_KEY(change));
    led->indent = indent;
    led->fit_squeeze = style_squeeze(style); /* narrower, the line would begin within the heading */
    led->fit_size = style->size;
    return led;
}

/* Relative luminance (WCAG 2.1), 0 … 1. */
static double luminance(Color color)
{
    double channels[3] = { color.red / 255.0, color.green / 255.0, color.blue / 255.0 };
    for (int i = 0; i < 3; i++) { /* the usual polynomial stand-in for the sRGB curve */
        double c = channels[i];
        channels[i] = c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878);
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
}

Color ink_on(Color ground)
{
    bool is_white =
        1.05 / (luminance(ground) + 0.05) >= 1.9; /* white, as on signs of all kinds, until it can no longer be read */
    return is_white ? (Color){ 255, 255, 255 } : (Color){ 29, 36, 33 };
}

const Rich *ink_rich(const Rich *rich, Color ink, Shop shop)
{
    Rich *copy = arena_new(shop.arena, Rich);
    *copy = *rich;
    Run *runs = arena_array(shop.arena, Run, rich->n_runs);
    for (int i = 0; i < rich->n_runs; i++) {
        runs[i] = rich->runs[i];
        runs[i].style = ink_style(runs[i].style, ink, shop);
    }
    copy->runs = runs;
    return copy;
}

const Rich *fit_rich(const Rich *rich, Fit fit, Shop shop)
{
    if (!fit.squeeze || (fit.squeeze == FIT_NATURAL && fit.size == FIT_NATURAL)) return rich;
    Rich *fitted = arena_new(shop.arena, Rich);
    *fitted = *rich;
    fitted->style = fit_style(rich->style, fit, shop);
    fitted->runs = arena_array(shop.arena, Run, rich->n_runs);
    for (int i = 0; i < rich->n_runs; i++) {
        fitted->runs[i] = rich->runs[i];
        fitted->runs[i].style = fit_style(rich->runs[i].style, fit, shop);
    }
    return fitted;
}

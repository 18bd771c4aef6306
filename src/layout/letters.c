/* Letters narrowed (長体) and made smaller, as far as their style allows. */
#include "layout/letters.h"

static Style *new_style(const Style *style, Fit fit, Arena *arena)
{
    Style *fitted = arena_new(arena, Style);
    *fitted = *style;
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

/* What a style is made from. */
typedef struct {
    const Style *style;
    int squeeze, size;
    uint32_t ink; /* 0: its own */
    uint32_t none;
} StyleOrigin;

static const Style *known_style(const StyleOrigin *origin, Shop shop)
{
    return map_find(&shop.fitted->styles, MAP_KEY(*origin));
}

static const Style *remember_style(const StyleOrigin *origin, const Style *style, Shop shop)
{
    Str kept = { arena_copy(shop.fitted->arena, origin, sizeof *origin), sizeof *origin };
    map_put(&shop.fitted->styles, kept, (void *)(uintptr_t)style);
    return style;
}

/* One for each style and fit, as long as the document is laid out: that texts share it says that they are set alike. */
static const Style *fit_style(const Style *style, Fit fit, Shop shop)
{
    StyleOrigin origin = { .style = style, .squeeze = fit.squeeze, .size = fit.size };
    const Style *known = known_style(&origin, shop);
    return known ? known : remember_style(&origin, new_style(style, fit, shop.fitted->arena), shop);
}

const Style *ink_style(const Style *style, Color ink, Shop shop)
{
    enum { GIVEN = 1 << 24 };
    StyleOrigin origin = { .style = style, .ink = GIVEN | (uint32_t)ink.red << 16 | (uint32_t)ink.green << 8 | ink.blue };
    const Style *known = known_style(&origin, shop);
    if (known) return known;
    Style *inked = arena_new(shop.fitted->arena, Style);
    *inked = *style;
    inked->color = ink;
    inked->fitted_from = NULL;
    return remember_style(&origin, inked, shop);
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

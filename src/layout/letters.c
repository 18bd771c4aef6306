/* Letters narrowed (長体) and made smaller, as far as their style allows. */
#include "layout/letters.h"

static Style *new_style(const Style *style, Fit fit, Arena *arena)
{
    Style *fitted = arena_new(arena, Style);
    *fitted = *style;
    int natural = style_squeeze(style), squeeze = natural * fit.squeeze / FIT_NATURAL;
    int floor = style->fit_squeeze < natural ? style->fit_squeeze : natural;
    fitted->body = style->size;
    fitted->squeeze = squeeze > floor ? squeeze : floor;
    fitted->size = len_max(len_scale(style->size, fit.size, FIT_NATURAL), len_min(style->fit_size, style->size));
    Len *ems[] = { &fitted->indent, &fitted->hang, &fitted->tracking, &fitted->raise };
    for (size_t i = 0; i < sizeof ems / sizeof *ems; i++) *ems[i] = len_scale(*ems[i], fitted->size, style->size);
    return fitted;
}

/* One for each style and fit, as long as the document is laid out: that texts share it says that they are set alike. */
static const Style *fit_style(const Style *style, Fit fit, Shop shop)
{
    struct {
        const Style *style;
        int squeeze, size;
    } key = { style, fit.squeeze, fit.size };
    const Style *fitted = map_find(&shop.fitted->styles, MAP_KEY(key));
    if (fitted) return fitted;
    fitted = new_style(style, fit, shop.fitted->arena);
    Str kept = { arena_copy(shop.fitted->arena, &key, sizeof key), sizeof key };
    map_put(&shop.fitted->styles, kept, (void *)(uintptr_t)fitted);
    return fitted;
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

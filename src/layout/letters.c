/* Letters narrowed (長体) and made smaller, as far as their style allows. */
#include "layout/letters.h"

static Style *fit_style(const Style *style, Fit fit, Arena *arena)
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

/* One derived style for each: that runs share one says that they are set alike. */
static const Style *fitted_before(const Rich *rich, const Rich *fitted, int run)
{
    const Style *style = rich->runs[run].style;
    if (style == rich->style) return fitted->style;
    for (int i = 0; i < run; i++)
        if (rich->runs[i].style == style) return fitted->runs[i].style;
    return NULL;
}

const Rich *fit_rich(const Rich *rich, Fit fit, Arena *arena)
{
    if (!fit.squeeze || (fit.squeeze == FIT_NATURAL && fit.size == FIT_NATURAL)) return rich;
    Rich *fitted = arena_new(arena, Rich);
    *fitted = *rich;
    fitted->style = fit_style(rich->style, fit, arena);
    fitted->runs = arena_array(arena, Run, rich->n_runs);
    for (int i = 0; i < rich->n_runs; i++) {
        const Style *style = fitted_before(rich, fitted, i);
        fitted->runs[i] = rich->runs[i];
        fitted->runs[i].style = style ? style : fit_style(rich->runs[i].style, fit, arena);
    }
    return fitted;
}

/* How badly a text fits its width, and what is said of it. */
#include "layout/strain.h"

#include "base/utf8.h"

Strain strain_of(const Lines *lines, const Style *style)
{
    if (lines->overfull || lines->relaxed) return lines->overfull ? STRAIN_OVERFULL : STRAIN_RELAXED;
    return lines->torn || (style->fit_words && lines->words_torn) ? STRAIN_TORN : STRAIN_NONE;
}

Str rich_shown(const Rich *rich, Shop shop)
{
    enum { BYTES = 60 };
    int n = 0;
    while (n < rich->text.n && n < BYTES) utf8_next(rich->text, &n);
    return str_printf(shop.arena, STR_FMT "%s", n, rich->text.at, n < rich->text.n ? "…" : "");
}

/* A reading that is longer than the line it stands over. */
static const Rich *long_reading(const Para *para, Len width)
{
    for (int i = 0; i < para->n_glosses; i++) {
        const Gloss *gloss = &para->glosses[i];
        for (int k = 0; k < gloss->n_readings && !gloss->each; k++)
            if (gloss->readings[k]->max_width > width) return gloss->readings[k]->rich;
    }
    return NULL;
}

void strain_report(const Rich *rich, const Para *para, const Lines *lines, Len width, Shop shop)
{
    const Rich *reading = long_reading(para, width);
    Len widest = 0;
    for (int i = 0; i < lines->n; i++) widest = len_max(widest, lines->at[i].width + lines->at[i].indent);
    if (reading)
        diag_report(shop.diag, reading->where, rich->key.text, DIAG_RUBY_TOO_LONG, rich_shown(reading, shop).at,
                    len_to_mm(width));
    else if (lines->overfull)
        diag_report(shop.diag, rich->where, rich->key.text, DIAG_CELL_OVERFULL, rich_shown(rich, shop).at, len_to_mm(width),
                    len_to_mm(widest - width));
    else if (lines->relaxed)
        diag_report(shop.diag, rich->where, rich->key.text, DIAG_KINSOKU_RELAXED, len_to_mm(width), rich_shown(rich, shop).at);
    else if (lines->torn)
        diag_report(shop.diag, rich->where, rich->key.text, DIAG_FIGURE_TORN, len_to_mm(width), rich_shown(rich, shop).at);
}

/* What was found on the sheets, for the summary. */
#ifndef PRESS_PREFLIGHT_H
#define PRESS_PREFLIGHT_H

#include "font/font.h"
#include "press/things.h"

typedef struct {
    PlateSet plates;
    bool *in_color;                             /* pages with ink on other plates than black */
    Len least_rule, least_type, least_reversed; /* 0: there is none */
    int most_ink;                               /* per mille */
    const Face **faces;
    int n_faces;
    int n_pictures, least_dpi; /* as often as they are shown */
} Preflight;

Preflight preflight_inspect(const Pages *sheets, const Press *press, Arena *arena, Diag *diag);
/* The marked pages by their labels, "3, 5–8"; #2: one that has none, by its place. */
Str preflight_pages(const Pages *sheets, const bool *on, Arena *arena);

#endif

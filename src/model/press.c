/* Colours to plates, in whole numbers, so that every machine makes the same ones. */
#include "model/press.h"

#include <assert.h>

enum { SOLID_BELOW = 500 }; /* text and rules darker than this are printed solid: a screen would fray their edges */

LenSum press_margin(const Press *press)
{
    enum { BEYOND = 16 * LEN_MM }; /* the bleed: room for marks, colour bar and job line */
    return (LenSum)press->bleed + (press->marks ? BEYOND : 0);
}

static const InkRule *find_rule(const Press *press, Color color, ColorUse use)
{
    for (int i = 0; i < press->n_inks; i++) {
        const InkRule *rule = &press->inks[i];
        bool same = rule->color.red == color.red && rule->color.green == color.green && rule->color.blue == color.blue;
        if (same && (use == USE_AREA || rule->lines)) return rule;
    }
    return NULL;
}

static Separation black_of(int lightness)
{
    return (Separation){ .process = { [BLACK] = (int16_t)(INK_FULL - lightness) }, .spot = NO_SPOT };
}

/* Rec. 601, of the values as they stand. */
static int lightness_of(Color color)
{
    return (299 * color.red + 587 * color.green + 114 * color.blue + 127) / 255;
}

static int per_mille(int part)
{
    return (part * INK_FULL + 127) / 255;
}

/* What the three inks have in common is printed in black, and the rest is raised to make up for the light that black takes. */
static Separation process_of(Color color)
{
    int inks[] = { INK_FULL - per_mille(color.red), INK_FULL - per_mille(color.green), INK_FULL - per_mille(color.blue) };
    int common = INK_FULL;
    for (int i = CYAN; i <= YELLOW; i++)
        if (inks[i] < common) common = inks[i];
    Separation separation = { .process = { [BLACK] = (int16_t)common }, .spot = NO_SPOT };
    int light = INK_FULL - common;
    assert(light > 0); /* a colour that is not grey has some */
    for (int i = CYAN; i <= YELLOW; i++) separation.process[i] = (int16_t)(((inks[i] - common) * INK_FULL + light / 2) / light);
    return separation;
}

Separation press_separate(const Press *press, Color color, ColorUse use)
{
    const InkRule *rule = find_rule(press, color, use);
    if (rule) return rule->separation;
    if (color.red == color.green && color.green == color.blue) return black_of(per_mille(color.red));
    if (use == USE_AREA) return process_of(color);
    int lightness = lightness_of(color);
    return black_of(lightness < SOLID_BELOW ? 0 : lightness);
}

bool press_knows(const Press *press, Color color)
{
    return find_rule(press, color, USE_AREA) || (color.red == color.green && color.green == color.blue);
}

int separation_sum(Separation separation)
{
    int sum = separation.spot == NO_SPOT ? 0 : separation.tint;
    for (int i = 0; i < PROCESS_INKS; i++) sum += separation.process[i];
    return sum;
}

bool separation_is_white(Separation separation)
{
    return separation_sum(separation) == 0;
}

bool separation_is_solid_black(Separation separation)
{
    return separation.process[BLACK] == INK_FULL && separation_sum(separation) == INK_FULL;
}

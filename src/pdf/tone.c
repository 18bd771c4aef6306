/* Solid black text and rules are printed over fills: were the fills left out beneath them, white would show at their edges
   as soon as the plates shift. */
#include "pdf/tone.h"

#include <string.h>

static Tone tone_on_screen(Color color)
{
    const int parts[3] = { color.red, color.green, color.blue };
    /* 8.6.8: pure greys in DeviceGray, so that black text stays black on any printer. */
    Tone tone = { .space = color.red == color.green && color.green == color.blue ? TONE_GRAY : TONE_RGB };
    for (int i = 0; i < 3; i++) tone.parts[i] = (int16_t)((parts[i] * INK_FULL + 127) / 255);
    return tone;
}

Tone tone_from(const Press *press, Color color, ColorUse use)
{
    if (!press) return tone_on_screen(color);
    Separation separation = press_separate(press, color, use);
    if (separation.spot != NO_SPOT)
        return (Tone){ .space = TONE_SPOT, .parts = { (int16_t)separation.tint }, .spot = separation.spot };
    Tone tone = { .space = TONE_PROCESS, .overprint = use == USE_LINE && separation_is_solid_black(separation) };
    memcpy(tone.parts, separation.process, sizeof tone.parts);
    return tone;
}

static int count_parts(ToneSpace space)
{
    static const int parts[] = { [TONE_NONE] = 0, [TONE_GRAY] = 1, [TONE_RGB] = 3, [TONE_PROCESS] = 4, [TONE_SPOT] = 1 };
    return parts[space];
}

bool tone_same_color(Tone a, Tone b)
{
    if (a.space != b.space || (a.space == TONE_SPOT && a.spot != b.spot)) return false;
    return memcmp(a.parts, b.parts, (size_t)count_parts(a.space) * sizeof a.parts[0]) == 0;
}

void tone_add(Ink *ink, Tone tone, bool stroke)
{
    static const char *const operators[][2] = { [TONE_NONE] = { "", "" },
                                                [TONE_GRAY] = { "g\n", "G\n" },
                                                [TONE_RGB] = { "rg\n", "RG\n" },
                                                [TONE_PROCESS] = { "k\n", "K\n" },
                                                [TONE_SPOT] = { "scn\n", "SCN\n" } };
    if (tone.space == TONE_SPOT) ink_format(ink, "/S%d %s ", tone.spot + 1, stroke ? "CS" : "cs");
    for (int i = 0; i < count_parts(tone.space); i++) {
        ink_number(ink, tone.parts[i], 3);
        ink_add(ink, STR(" "));
    }
    ink_add(ink, str_from(operators[tone.space][stroke]));
}

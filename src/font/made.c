/* The boxes of forms.  Japanese faces have □, ✓ and ×, few have ☐, ☑ and ☒: these are made of them, one upon the other. */
#include "font/font.h"

static const struct {
    uint32_t character, base, over;
} made[] = { { 0x2610, 0x25A1, 0 }, { 0x2611, 0x25A1, 0x2713 }, { 0x2612, 0x25A1, 0xD7 } };

bool font_makes(const Face *face, uint32_t character, uint32_t *base, uint32_t *over)
{
    for (int i = 0; i < (int)(sizeof made / sizeof *made); i++) {
        if (made[i].character != character) continue;
        *base = made[i].base;
        *over = made[i].over;
        return !font_glyph(face, character) && font_glyph(face, *base) && (!*over || font_glyph(face, *over));
    }
    return false;
}

bool font_shows(const Face *face, uint32_t character)
{
    uint32_t base, over;
    return font_glyph(face, character) || font_makes(face, character, &base, &over);
}

/* The boxes of forms.  Japanese faces have □, ✓ and ×, few have ☐, ☑ and ☒: these are made of them, one upon the other. */
#include "font/font.h"

enum { FIRST_MADE = 0x2610 }; /* ☐ */

static const struct {
    uint32_t base, over;
} made[] = { { 0x25A1, 0 }, { 0x25A1, 0x2713 }, { 0x25A1, 0xD7 } };

bool font_makes(const Face *face, uint32_t character, uint32_t *base, uint32_t *over)
{
    uint32_t i = character - FIRST_MADE;
    if (i >= sizeof made / sizeof *made) return false;
    *base = made[i].base;
    *over = made[i].over;
    return !font_glyph(face, character) && font_glyph(face, *base) && (!*over || font_glyph(face, *over));
}

bool font_shows(const Face *face, uint32_t character)
{
    uint32_t base, over;
    return font_glyph(face, character) || font_makes(face, character, &base, &over);
}

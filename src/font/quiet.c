/* Which glyphs a font does something to in level text for which nothing is asked.  A か is among them where か゜ is one glyph; but as long as
   only kana are met, none of which together become anything, they stay what they are, too. */
#include "font/face.h"

#include <hb-aat.h>
#include <hb-ot.h>

enum { FIRST_KANA = 0x3041, LAST_KANA = 0x30FF };

/* What HarfBuzz does unasked, but for kerning. */
static const hb_tag_t features[] = {
    HB_TAG('r', 'v', 'r', 'n'), HB_TAG('l', 't', 'r', 'a'), HB_TAG('l', 't', 'r', 'm'), HB_TAG('r', 'a', 'n', 'd'),
    HB_TAG('H', 'a', 'r', 'f'), HB_TAG('B', 'u', 'z', 'z'), HB_TAG('a', 'b', 'v', 'm'), HB_TAG('b', 'l', 'w', 'm'),
    HB_TAG('c', 'c', 'm', 'p'), HB_TAG('l', 'o', 'c', 'l'), HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k'),
    HB_TAG('r', 'l', 'i', 'g'), HB_TAG('c', 'a', 'l', 't'), HB_TAG('c', 'l', 'i', 'g'), HB_TAG('c', 'u', 'r', 's'),
    HB_TAG('d', 'i', 's', 't'), HB_TAG('l', 'i', 'g', 'a'), HB_TAG('r', 'c', 'l', 't'), HB_TAG_NONE,
};

typedef struct {
    hb_face_t *face;
    hb_set_t *lookups; /* of GSUB */
    hb_set_t *replaced, *replacing, *placed;
} Touching;

/* Of a table: the glyphs its rules look at, and those they put there. */
static void read_rules(const Touching *touching, hb_tag_t table, hb_set_t *lookups, hb_set_t *met, hb_set_t *put)
{
    hb_ot_layout_collect_lookups(touching->face, table, NULL, NULL, features, lookups);
    for (hb_codepoint_t i = HB_SET_VALUE_INVALID; hb_set_next(lookups, &i);)
        hb_ot_layout_lookup_collect_glyphs(touching->face, table, i, met, met, met, put);
}

/* Of the kana a rule replaces, in the company of whatever. */
static hb_set_t *touched_kana(const Touching *touching, const Face *face)
{
    hb_set_t *kana = hb_set_create();
    for (uint32_t c = FIRST_KANA; c <= LAST_KANA; c++) {
        uint32_t glyph = font_glyph(face, c);
        bool is_plain = glyph && font_is_everyday(c);
        if (is_plain && hb_set_has(touching->replaced, glyph) && !hb_set_has(touching->placed, glyph)) hb_set_add(kana, glyph);
    }
    return kana;
}

static bool becomes_another(const Touching *touching, hb_codepoint_t glyph)
{
    for (hb_codepoint_t i = HB_SET_VALUE_INVALID; hb_set_next(touching->lookups, &i);)
        if (hb_ot_layout_lookup_would_substitute(touching->face, i, &glyph, 1, false)) return true;
    return hb_set_has(touching->replacing, glyph);
}

/* Whatever they stand beside among each other, they stay. */
static bool stay_among_themselves(const Touching *touching, const hb_set_t *glyphs)
{
    hb_set_t *reached = hb_set_copy(glyphs);
    hb_ot_layout_lookups_substitute_closure(touching->face, touching->lookups, reached);
    bool stay = hb_set_is_equal(reached, glyphs);
    for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; stay && hb_set_next(glyphs, &glyph);)
        stay = !becomes_another(touching, glyph);
    hb_set_destroy(reached);
    return stay;
}

static const uint8_t *as_bits(const hb_set_t *glyphs, int n_glyphs, Arena *arena)
{
    uint8_t *bits = arena_array(arena, uint8_t, n_glyphs / 8 + 1);
    for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next(glyphs, &glyph);)
        if (glyph < (uint32_t)n_glyphs) bits[glyph / 8] |= (uint8_t)(1 << glyph % 8);
    return bits;
}

const uint8_t *face_touched(const Face *face, Arena *arena)
{
    hb_face_t *of = face->hb_face;
    if (face->n_pins || hb_aat_layout_has_substitution(of) || hb_aat_layout_has_positioning(of)) return NULL;
    Touching touching = { of, hb_set_create(), hb_set_create(), hb_set_create(), hb_set_create() };
    hb_set_t *placing = hb_set_create();
    read_rules(&touching, HB_OT_TAG_GSUB, touching.lookups, touching.replaced, touching.replacing);
    read_rules(&touching, HB_OT_TAG_GPOS, placing, touching.placed, NULL);
    hb_set_t *kana = touched_kana(&touching, face);
    if (stay_among_themselves(&touching, kana)) hb_set_subtract(touching.replaced, kana);
    hb_set_union(touching.replaced, touching.placed);
    const uint8_t *bits = as_bits(touching.replaced, face->n_glyphs, arena);
    hb_set_t *sets[] = { touching.lookups, touching.replaced, touching.replacing, touching.placed, placing, kana };
    for (int i = 0; i < 6; i++) hb_set_destroy(sets[i]);
    return bits;
}

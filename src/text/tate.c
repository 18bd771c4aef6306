/* 縦組: how characters stand in a line that runs down the page.  Japanese stands upright, each character under the other
   in its vertical form; Western words lie on their side; a figure of one or two digits stands upright and level, as one
   character of the line (縦中横, JLReq 3.2.5):

        令
        ２５     ← abreast
        年
*/
#include "text/steps.h"

#include "base/utf8.h"

typedef struct {
    uint32_t first, last;
} UprightRange;

/* Upright below the Japanese blocks (Unicode, UAX 50), and what a Japanese font has a vertical form of. */
static bool stands_upright(uint32_t c)
{
    static const UprightRange upright[] = { { 0xA7, 0xA7 },     { 0xA9, 0xA9 },     { 0xAE, 0xAE },     { 0xB1, 0xB1 },
                                            { 0xBC, 0xBE },     { 0xD7, 0xD7 },     { 0xF7, 0xF7 },     { 0x2014, 0x2016 },
                                            { 0x2018, 0x2021 }, { 0x2025, 0x2026 }, { 0x2030, 0x2031 }, { 0x203B, 0x203C },
                                            { 0x2047, 0x2049 }, { 0x2100, 0x218F }, { 0x2460, 0x24FF }, { 0x25A0, 0x27BF } };
    if (c >= 0x2E80) return c < 0xFF61 || c > 0xFFDC;
    for (size_t i = 0; i < sizeof upright / sizeof *upright; i++)
        if (c >= upright[i].first && c <= upright[i].last) return true;
    return false;
}

/* Figures up to the most the style allows, one capital, or two marks of exclamation and question. */
static bool may_stand_abreast(Str word, int most)
{
    int digits = 0, marks = 0;
    for (int i = 0; i < word.n; i++) {
        digits += word.at[i] >= '0' && word.at[i] <= '9';
        marks += word.at[i] == '!' || word.at[i] == '?';
    }
    if (word.n == 1 && word.at[0] >= 'A' && word.at[0] <= 'Z') return true;
    return word.n > 0 && (digits == word.n ? digits <= (most ? most : 2) : marks == word.n && marks <= 2);
}

Posture tate_posture(Str text, int at, int last, int most_abreast, int *end, bool *abreast)
{
    int first = at;
    bool upright = stands_upright(utf8_next(text, &at));
    while (at < last && (upright || text.at[at - 1] != ' ')) {
        int next = at;
        if (stands_upright(utf8_next(text, &next)) != upright) break;
        if (!upright && text.at[at] == ' ') break;
        at = next;
    }
    *end = at;
    *abreast = !upright && may_stand_abreast(str_part(text, first, at), most_abreast);
    return upright ? SET_UPRIGHT : *abreast ? SET_LEVEL : SET_SIDEWAYS;
}

/* ---- turning ---- */

static Len end_of_glyphs(const Glyphs *glyphs)
{
    const Glyph *last = &glyphs->glyphs[glyphs->n_glyphs - 1];
    return last->x + last->advance;
}

/* 平体: lower by what squeezes the line, and as wide as before. */
static void flatten(Glyphs *glyphs)
{
    int squeeze = glyphs->squeeze;
    glyphs->size = len_scale(glyphs->size, squeeze, 1000);
    glyphs->squeeze = 1000 * 1000 / squeeze;
}

/* Glyphs under each other: what ran along the line runs down. */
static void turn_glyphs(Glyphs *glyphs, Arena *arena)
{
    Glyph *turned = arena_array(arena, Glyph, glyphs->n_glyphs);
    for (int i = 0; i < glyphs->n_glyphs; i++) {
        turned[i] = glyphs->glyphs[i];
        turned[i].x = -glyphs->glyphs[i].y;
        turned[i].y = glyphs->glyphs[i].x;
    }
    glyphs->glyphs = turned;
    flatten(glyphs);
}

/* Figures abreast are as wide as they like, or narrowed to the em of the line, and stand in the middle of it. */
static void center_abreast(Item *item, Arena *arena)
{
    Glyphs *glyphs = &item->as.glyphs;
    Len em = glyphs->size, set = end_of_glyphs(glyphs), natural = len_scale(set, 1000, glyphs->squeeze);
    Len width = len_min(natural, em);
    Glyph *placed = arena_array(arena, Glyph, glyphs->n_glyphs);
    for (int i = 0; i < glyphs->n_glyphs; i++) {
        placed[i] = glyphs->glyphs[i];
        placed[i].x = len_scale(placed[i].x, width, set);
        placed[i].advance = len_scale(placed[i].advance, width, set);
    }
    glyphs->glyphs = placed;
    flatten(glyphs);
    if (width < natural) glyphs->squeeze = (int)((int64_t)glyphs->squeeze * width / natural);
    item->x -= width / 2;
    item->y += len_scale(glyphs->size, 88, 100);
}

void tate_turn(Item *items, int n, Len height, Arena *arena)
{
    for (int i = 0; i < n; i++) {
        Item *item = &items[i];
        Len along = item->x, across = height - item->y;
        item->x = across;
        item->y = along;
        switch (item->kind) {
        case ITEM_GLYPHS:
            if (item->as.glyphs.posture == SET_UPRIGHT) turn_glyphs(&item->as.glyphs, arena);
            if (item->as.glyphs.posture == SET_LEVEL) center_abreast(item, arena);
            break;
        case ITEM_FILL:
            item->x -= item->as.fill.height;
            item->as.fill = (Fill){ item->as.fill.height, item->as.fill.width, item->as.fill.plate };
            break;
        case ITEM_LINK:
            item->x -= item->as.link.height;
            item->as.link = (Link){ item->as.link.height, item->as.link.width, item->as.link.target, item->as.link.at };
            break;
        case ITEM_FRAME: item->x -= item->as.frame->width; break;
        case ITEM_RULE:
        case ITEM_SLOT: break;
        }
    }
}

/* 縦組: how characters stand in a line that runs down the page.  Japanese stands upright, each character under the other
   in its vertical form; Western words lie on their side; a figure of one or two digits stands upright and level, as one
   character of the line (縦中横, JLReq 3.2.5):

        令
        ２５     ← abreast
        年
*/
#include "text/steps.h"

#include "base/ranges.h"
#include "base/utf8.h"

/* Unicode's Vertical_Orientation (UAX 50): U and Tu stand, Tr turns; and so do those of R that Japanese faces have vertical forms
   of, — … ＝ and the like.  What is not here lies. */
static const CharRange stances[] = {
    { 0xA7, 0xA7, TATE_STANDS },       { 0xA9, 0xA9, TATE_STANDS },       { 0xAE, 0xAE, TATE_STANDS },
    { 0xB1, 0xB1, TATE_STANDS },       { 0xBC, 0xBE, TATE_STANDS },       { 0xD7, 0xD7, TATE_STANDS },
    { 0xF7, 0xF7, TATE_STANDS },       { 0x2EA, 0x2EB, TATE_STANDS },     { 0x1100, 0x11FF, TATE_STANDS },
    { 0x1401, 0x167F, TATE_STANDS },   { 0x18B0, 0x18FF, TATE_STANDS },   { 0x2014, 0x2015, TATE_TURNS },
    { 0x2016, 0x2016, TATE_STANDS },   { 0x2018, 0x201F, TATE_TURNS },    { 0x2020, 0x2021, TATE_STANDS },
    { 0x2025, 0x2026, TATE_TURNS },    { 0x2030, 0x2031, TATE_STANDS },   { 0x203B, 0x203C, TATE_STANDS },
    { 0x2042, 0x2042, TATE_STANDS },   { 0x2047, 0x2049, TATE_STANDS },   { 0x2051, 0x2051, TATE_STANDS },
    { 0x2065, 0x2065, TATE_STANDS },   { 0x20DD, 0x20E0, TATE_STANDS },   { 0x20E2, 0x20E4, TATE_STANDS },
    { 0x2100, 0x2101, TATE_STANDS },   { 0x2103, 0x2109, TATE_STANDS },   { 0x210F, 0x210F, TATE_STANDS },
    { 0x2113, 0x2114, TATE_STANDS },   { 0x2116, 0x2117, TATE_STANDS },   { 0x211E, 0x2123, TATE_STANDS },
    { 0x2125, 0x2125, TATE_STANDS },   { 0x2127, 0x2127, TATE_STANDS },   { 0x2129, 0x2129, TATE_STANDS },
    { 0x212E, 0x212E, TATE_STANDS },   { 0x2135, 0x213F, TATE_STANDS },   { 0x2145, 0x214A, TATE_STANDS },
    { 0x214C, 0x214D, TATE_STANDS },   { 0x214F, 0x2189, TATE_STANDS },   { 0x218C, 0x218F, TATE_STANDS },
    { 0x221E, 0x221E, TATE_STANDS },   { 0x2234, 0x2235, TATE_STANDS },   { 0x2300, 0x2307, TATE_STANDS },
    { 0x230C, 0x231F, TATE_STANDS },   { 0x2324, 0x2328, TATE_STANDS },   { 0x2329, 0x232A, TATE_TURNS },
    { 0x232B, 0x232B, TATE_STANDS },   { 0x237D, 0x239A, TATE_STANDS },   { 0x23BE, 0x23CD, TATE_STANDS },
    { 0x23CF, 0x23CF, TATE_STANDS },   { 0x23D1, 0x23DB, TATE_STANDS },   { 0x23E2, 0x2422, TATE_STANDS },
    { 0x2424, 0x24FF, TATE_STANDS },   { 0x25A0, 0x2619, TATE_STANDS },   { 0x2620, 0x2767, TATE_STANDS },
    { 0x2776, 0x2793, TATE_STANDS },   { 0x2B12, 0x2B2F, TATE_STANDS },   { 0x2B50, 0x2B59, TATE_STANDS },
    { 0x2B97, 0x2B97, TATE_STANDS },   { 0x2BB8, 0x2BD1, TATE_STANDS },   { 0x2BD3, 0x2BEB, TATE_STANDS },
    { 0x2BF0, 0x2BFF, TATE_STANDS },   { 0x2E50, 0x2E51, TATE_STANDS },   { 0x2E80, 0x3007, TATE_STANDS },
    { 0x3008, 0x3011, TATE_TURNS },    { 0x3012, 0x3013, TATE_STANDS },   { 0x3014, 0x301F, TATE_TURNS },
    { 0x3020, 0x302F, TATE_STANDS },   { 0x3030, 0x3030, TATE_TURNS },    { 0x3031, 0x309F, TATE_STANDS },
    { 0x30A0, 0x30A0, TATE_TURNS },    { 0x30A1, 0x30FB, TATE_STANDS },   { 0x30FC, 0x30FC, TATE_TURNS },
    { 0x30FD, 0xA4CF, TATE_STANDS },   { 0xA960, 0xA97F, TATE_STANDS },   { 0xAC00, 0xD7FF, TATE_STANDS },
    { 0xE000, 0xFAFF, TATE_STANDS },   { 0xFE10, 0xFE1F, TATE_STANDS },   { 0xFE30, 0xFE48, TATE_STANDS },
    { 0xFE50, 0xFE57, TATE_STANDS },   { 0xFE58, 0xFE5E, TATE_TURNS },    { 0xFE5F, 0xFE62, TATE_STANDS },
    { 0xFE63, 0xFE66, TATE_TURNS },    { 0xFE67, 0xFE6F, TATE_STANDS },   { 0xFF01, 0xFF07, TATE_STANDS },
    { 0xFF08, 0xFF09, TATE_TURNS },    { 0xFF0A, 0xFF0C, TATE_STANDS },   { 0xFF0D, 0xFF0D, TATE_TURNS },
    { 0xFF0E, 0xFF19, TATE_STANDS },   { 0xFF1A, 0xFF1E, TATE_TURNS },    { 0xFF1F, 0xFF3A, TATE_STANDS },
    { 0xFF3B, 0xFF3B, TATE_TURNS },    { 0xFF3C, 0xFF3C, TATE_STANDS },   { 0xFF3D, 0xFF3D, TATE_TURNS },
    { 0xFF3E, 0xFF3E, TATE_STANDS },   { 0xFF3F, 0xFF3F, TATE_TURNS },    { 0xFF40, 0xFF5A, TATE_STANDS },
    { 0xFF5B, 0xFF60, TATE_TURNS },    { 0xFFE0, 0xFFE2, TATE_STANDS },   { 0xFFE3, 0xFFE3, TATE_TURNS },
    { 0xFFE4, 0xFFE7, TATE_STANDS },   { 0xFFE8, 0xFFEE, TATE_TURNS },    { 0xFFF0, 0xFFF8, TATE_STANDS },
    { 0xFFFC, 0xFFFD, TATE_STANDS },   { 0x10980, 0x1099F, TATE_STANDS }, { 0x11580, 0x115FF, TATE_STANDS },
    { 0x11A00, 0x11ABF, TATE_STANDS }, { 0x13000, 0x1345F, TATE_STANDS }, { 0x14400, 0x1467F, TATE_STANDS },
    { 0x16FE0, 0x18D7F, TATE_STANDS }, { 0x1AFF0, 0x1B2FF, TATE_STANDS }, { 0x1CF00, 0x1CFCF, TATE_STANDS },
    { 0x1D000, 0x1D1FF, TATE_STANDS }, { 0x1D2E0, 0x1D37F, TATE_STANDS }, { 0x1D800, 0x1DAAF, TATE_STANDS },
    { 0x1F000, 0x1F7FF, TATE_STANDS }, { 0x1F900, 0x1FAFF, TATE_STANDS }, { 0x20000, 0x2FFFD, TATE_STANDS },
    { 0x30000, 0x3FFFD, TATE_STANDS }, { 0xF0000, 0xFFFFD, TATE_STANDS }, { 0x100000, 0x10FFFD, TATE_STANDS }
};

Stance tate_stance(uint32_t character)
{
    if (character >= 0x4E00 && character <= 0x9FFF) return TATE_STANDS;
    return (Stance)ranges_find(stances, sizeof stances / sizeof *stances, character, TATE_LIES);
}

static bool stands_upright(uint32_t character)
{
    return tate_stance(character) != TATE_LIES;
}

/* White that is no wider than letters, and stands between two words. */
static bool is_blank_between(Str text, int at)
{
    uint32_t c = utf8_next(text, &at);
    return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/* Figures up to the most the style allows, a capital by itself or with figures behind it, as many together (R2, A4), or two marks of
   exclamation and question. */
static bool may_stand_abreast(Str word, int most)
{
    int digits = 0, marks = 0;
    for (int i = 0; i < word.n; i++) {
        digits += word.at[i] >= '0' && word.at[i] <= '9';
        marks += word.at[i] == '!' || word.at[i] == '?';
    }
    int capital = word.n > 0 && word.at[0] >= 'A' && word.at[0] <= 'Z';
    if (word.n == 1 && capital) return true;
    return word.n > 0 && (capital + digits == word.n ? word.n <= (most ? most : 2) : marks == word.n && marks <= 2);
}

Posture tate_posture(Str text, int at, int last, int most_abreast, int *end, bool *abreast)
{
    int first = at, ahead = at;
    bool upright = stands_upright(utf8_next(text, &ahead));
    at = end_of_cluster(text, at, last);
    while (at < last && (upright || !is_blank_between(text, first))) {
        ahead = at;
        if (stands_upright(utf8_next(text, &ahead)) != upright) break;
        if (!upright && is_blank_between(text, at)) break;
        at = end_of_cluster(text, at, last);
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

/* Each point of a contour. */
static Contour turned_contour(const Contour *contour, Len height, Arena *arena)
{
    PathPoint *points = arena_array(arena, PathPoint, contour->n);
    for (int i = 0; i < contour->n; i++)
        points[i] = (PathPoint){ height - contour->points[i].y, contour->points[i].x, contour->points[i].step };
    return (Contour){ points, contour->n };
}

static void turn_fill(Item *item, Arena *arena)
{
    Fill *fill = &item->as.fill, lying = *fill;
    item->x -= lying.height;
    *fill = (Fill){ lying.height, lying.width, lying.plate, NULL };
    if (!lying.contour) return;
    Contour *contour = arena_new(arena, Contour);
    *contour = turned_contour(lying.contour, lying.height, arena);
    fill->contour = contour;
}

static void turn_item(Item *item, Len height, Arena *arena)
{
    Len along = item->x, across = height - item->y;
    item->x = across;
    item->y = along;
    switch (item->kind) {
    case ITEM_GLYPHS:
        if (item->as.glyphs.posture == SET_UPRIGHT) turn_glyphs(&item->as.glyphs, arena);
        if (item->as.glyphs.posture == SET_LEVEL) center_abreast(item, arena);
        break;
    case ITEM_FILL: turn_fill(item, arena); break;
    case ITEM_PATH: item->as.path.contour = turned_contour(&item->as.path.contour, 0, arena); break;
    case ITEM_LINK:
        item->x -= item->as.link.height;
        item->as.link = (Link){ item->as.link.height, item->as.link.width, item->as.link.target, item->as.link.at };
        break;
    case ITEM_FRAME:
        item->as.frame = text_turned(item->as.frame, arena);
        item->x -= item->as.frame->width;
        break;
    case ITEM_RULE: item->as.rule = (Rule){ -item->as.rule.dy, item->as.rule.dx, item->as.rule.pen }; break;
    case ITEM_PICTURE: /* there is none in what lies */
    case ITEM_SLOT: break;
    }
}

const Frame *text_turned(const Frame *lying, Arena *arena)
{
    Frame *turned = arena_new(arena, Frame);
    *turned = *lying;
    turned->width = lying->height;
    turned->height = lying->width;
    turned->baseline = 0;
    turned->stands = false;
    if (lying->stands) return turned;
    turned->items = arena_array(arena, Item, lying->n_items);
    for (int i = 0; i < lying->n_items; i++) {
        turned->items[i] = lying->items[i];
        turn_item(&turned->items[i], lying->height, arena);
    }
    return turned;
}

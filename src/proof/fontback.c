/* Type0 fonts with codes of two bytes (9.7).  An outline that was copied is found in the embedded program byte for byte.  Any other is
   loaded from there by FreeType, and the glyph it came from is read, and where need be drawn, by HarfBuzz: two readers of outlines, and
   the boxes around all points must be the same. */
#include "proof/fontback.h"

#include "base/vec.h"
#include "proof/plain.h"

#include <hb.h>
#include <stdlib.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

enum { CODES = 65536, LEAF = 256, UNIT = 1 };

/* What the file says of a code, and what was found of it. */
typedef struct {
    int width, drop;
    Str text;
    uint64_t drawn; /* the face and glyph it was found to draw */
} Code;

/* A face glyphs of the font came from. */
typedef struct {
    const Face *face;
    PlainOutlines outlines;
} SourceFace;

struct FontBack {
    Arena *arena;
    bool is_vertical;
    Code plain;                 /* a code of which nothing is said */
    Code *leaves[CODES / LEAF]; /* NULL: all are plain */
    const Str *glyph_map;       /* CIDToGIDMap, or NULL */
    Str map;
    FT_Library library;
    FT_Face program;
    PlainOutlines outlines;  /* of the program, where it has such */
    Vec(SourceFace) sources; /* met so far */
    hb_draw_funcs_t *pen;    /* what asks HarfBuzz for the points of a glyph */
};

/* ---- codes ---- */

static const Code *code_at(const FontBack *font, int code)
{
    const Code *leaf = font->leaves[code / LEAF];
    return leaf ? &leaf[code % LEAF] : &font->plain;
}

static Code *code_to_note(FontBack *font, int code)
{
    Code **leaf = &font->leaves[code / LEAF];
    if (!*leaf) {
        *leaf = arena_array(font->arena, Code, LEAF);
        for (int i = 0; i < LEAF; i++) (*leaf)[i] = font->plain;
    }
    return &(*leaf)[code % LEAF];
}

/* ---- widths ---- */

static void note_width(FontBack *font, int code, int width)
{
    if (code >= 0 && code < CODES) code_to_note(font, code)->width = width;
}

static void note_drop(FontBack *font, int code, int drop)
{
    if (code >= 0 && code < CODES) code_to_note(font, code)->drop = drop;
}

/* c [a b …] or first last a …, `step` numbers for each code of which the first counts. */
static void read_widths(FontBack *font, Archive *archive, const Thing *list, int step, void (*note)(FontBack *, int, int))
{
    for (int i = 0; list->kind == THING_ARRAY && i + 1 < list->n;) {
        int first = thing_int(&list->items[i], -1);
        const Thing *second = archive_value(archive, &list->items[i + 1]);
        if (second->kind == THING_ARRAY) {
            for (int k = 0; k * step < second->n; k++) note(font, first + k, thing_int(&second->items[k * step], -1));
            i += 2;
            continue;
        }
        int last = thing_int(second, -1);
        for (int code = first; code >= 0 && code <= last && code < CODES && i + 2 < list->n; code++)
            note(font, code, thing_int(&list->items[i + 2], -1));
        i += 2 + step;
    }
}

/* ---- characters ---- */

static Str from_utf16(Str bytes, int more, Arena *arena)
{
    StrBuilder text = { .arena = arena };
    for (int i = 0; i + 1 < bytes.n; i += 2) {
        uint32_t c = (uint32_t)(unsigned char)bytes.at[i] << 8 | (unsigned char)bytes.at[i + 1];
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.n) {
            c = 0x10000 + ((c - 0xD800) << 10) +
                ((uint32_t)(unsigned char)bytes.at[i + 2] << 8 | (unsigned char)bytes.at[i + 3]) - 0xDC00;
            i += 2;
        }
        str_add_char(&text, i + 2 >= bytes.n ? c + (uint32_t)more : c); /* of a range the last character counts on */
    }
    return str_built(&text);
}

static int code_of(const Thing *thing)
{
    return thing->kind == THING_STRING && thing->text.n == 2
               ? (unsigned char)thing->text.at[0] << 8 | (unsigned char)thing->text.at[1]
               : -1;
}

static void note_text(FontBack *font, int code, Str utf16, int more)
{
    if (code >= 0 && code < CODES) code_to_note(font, code)->text = from_utf16(utf16, more, font->arena);
}

static void read_range(FontBack *font, Scanner *scanner, const Thing *from)
{
    Thing to = thing_read(scanner), target = thing_read(scanner);
    int first = code_of(from), last = code_of(&to);
    for (int code = first; first >= 0 && code <= last; code++) {
        if (target.kind == THING_STRING) note_text(font, code, target.text, code - first);
        else if (target.kind == THING_ARRAY && code - first < target.n) note_text(font, code, target.items[code - first].text, 0);
    }
}

/* 9.10.3 */
static void read_characters(FontBack *font, Str cmap)
{
    Scanner scanner = { .bytes = cmap, .arena = font->arena };
    bool in_characters = false, in_ranges = false;
    for (Thing thing = thing_read(&scanner); thing.kind != THING_END; thing = thing_read(&scanner)) {
        if (thing.kind == THING_WORD) {
            in_characters = str_is(thing.text, "beginbfchar");
            in_ranges = str_is(thing.text, "beginbfrange");
        } else if (in_characters) {
            Thing target = thing_read(&scanner);
            note_text(font, code_of(&thing), target.text, 0);
        } else if (in_ranges) read_range(font, &scanner, &thing);
    }
}

/* ---- outlines ---- */

/* The box around all points. */
typedef struct {
    float left, bottom, right, top;
    bool any;
} GlyphBox;

static void take_in(GlyphBox *extent, float x, float y)
{
    if (!extent->any || x < extent->left) extent->left = x;
    if (!extent->any || x > extent->right) extent->right = x;
    if (!extent->any || y < extent->bottom) extent->bottom = y;
    if (!extent->any || y > extent->top) extent->top = y;
    extent->any = true;
}

static void to_point(hb_draw_funcs_t *functions, void *extent, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)functions, (void)state, (void)user;
    take_in(extent, x, y);
}

static void to_quadratic(hb_draw_funcs_t *functions, void *extent, hb_draw_state_t *state, float x1, float y1, float x, float y,
                         void *user)
{
    (void)functions, (void)state, (void)user;
    take_in(extent, x1, y1);
    take_in(extent, x, y);
}

static void to_cubic(hb_draw_funcs_t *functions, void *extent, hb_draw_state_t *state, float x1, float y1, float x2, float y2,
                     float x, float y, void *user)
{
    (void)functions, (void)state, (void)user;
    take_in(extent, x1, y1);
    take_in(extent, x2, y2);
    take_in(extent, x, y);
}

static hb_draw_funcs_t *pen_open(void)
{
    hb_draw_funcs_t *pen = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(pen, to_point, NULL, NULL);
    hb_draw_funcs_set_line_to_func(pen, to_point, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(pen, to_quadratic, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(pen, to_cubic, NULL, NULL);
    return pen;
}

/* ---- the program ---- */

static PlainOutlines outlines_in(Str program)
{
    hb_blob_t *blob = hb_blob_create(program.at, (unsigned)program.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    const PlainOutlines outlines = plain_open(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return outlines;
}

static bool open_program(FontBack *font, Archive *archive, const Thing *cid_font)
{
    const Thing *descriptor = archive_find(archive, cid_font, "FontDescriptor");
    const Thing *truetype = thing_find(descriptor, "FontFile2"), *map = thing_find(cid_font, "CIDToGIDMap");
    Str program;
    bool is_truetype = truetype->kind == THING_REF;
    if (!archive_shared_stream(archive, is_truetype ? truetype : thing_find(descriptor, "FontFile3"), &program)) return false;
    if (map->kind == THING_REF && archive_stream(archive, map, &font->map, font->arena)) font->glyph_map = &font->map;
    if (FT_Init_FreeType(&font->library) != 0) return false;
    if (FT_New_Memory_Face(font->library, (const FT_Byte *)program.at, program.n, 0, &font->program) != 0) return false;
    if (is_truetype) font->outlines = outlines_in(program);
    return true;
}

/* Of a bare CFF program FreeType asks for the CID, as the page does. */
static int glyph_of(const FontBack *font, int code)
{
    if (!font->glyph_map) return code;
    if (2 * code + 1 >= font->map.n) return 0;
    return (unsigned char)font->map.at[2 * code] << 8 | (unsigned char)font->map.at[2 * code + 1];
}

FontBack *fontback_open(Archive *archive, const Thing *dict, Arena *arena)
{
    FontBack *font = arena_new(arena, FontBack);
    const Thing *encoding = archive_find(archive, dict, "Encoding"), *below = archive_find(archive, dict, "DescendantFonts");
    const Thing *cid_font = below->kind == THING_ARRAY && below->n ? archive_value(archive, &below->items[0]) : dict;
    const Thing *drops = archive_find(archive, cid_font, "DW2");
    Str cmap;
    *font = (FontBack){ .arena = arena,
                        .is_vertical = thing_is(encoding, "Identity-V"),
                        .plain.width = thing_int(archive_find(archive, cid_font, "DW"), 1000),
                        .plain.drop = drops->kind == THING_ARRAY && drops->n == 2 ? thing_int(&drops->items[1], -1000) : -1000,
                        .sources.arena = arena,
                        .pen = pen_open() };
    bool known = thing_is(encoding, "Identity-H") || font->is_vertical;
    if (!known || !archive_stream(archive, thing_find(archive_value(archive, dict), "ToUnicode"), &cmap, arena) ||
        !open_program(font, archive, cid_font)) {
        fontback_close(font);
        return NULL;
    }
    read_characters(font, cmap);
    read_widths(font, archive, archive_find(archive, cid_font, "W"), 1, note_width);
    read_widths(font, archive, archive_find(archive, cid_font, "W2"), 3, note_drop);
    return font;
}

void fontback_close(FontBack *font)
{
    if (font->library) FT_Done_FreeType(font->library); /* its faces with it */
    font->library = NULL;
    plain_close(&font->outlines);
    for (int i = 0; i < font->sources.n; i++) plain_close(&font->sources.at[i].outlines);
    hb_draw_funcs_destroy(font->pen);
    font->pen = NULL;
}

bool fontback_is_vertical(const FontBack *font)
{
    return font->is_vertical;
}

int fontback_width(const FontBack *font, int code)
{
    return code_at(font, code)->width;
}

int fontback_drop(const FontBack *font, int code)
{
    return -code_at(font, code)->drop;
}

Str fontback_text(const FontBack *font, int code)
{
    return code_at(font, code)->text;
}

/* ---- what is drawn ---- */

/* As the font says itself, without a look at the points; nothing, where it does not. */
static GlyphBox extent_said(const Face *face, uint32_t glyph)
{
    hb_glyph_extents_t said;
    if (!hb_font_get_glyph_extents(face->hb_font, glyph, &said) || !said.width) return (GlyphBox){ 0 };
    return (GlyphBox){ .left = (float)said.x_bearing,
                       .right = (float)(said.x_bearing + said.width),
                       .top = (float)said.y_bearing,
                       .bottom = (float)(said.y_bearing + said.height),
                       .any = true };
}

static GlyphBox extent_in_face(const FontBack *font, const Face *face, uint32_t glyph)
{
    GlyphBox extent = { 0 };
#if HB_VERSION_ATLEAST(7, 0, 0) /* by its present name */
    hb_font_draw_glyph(face->hb_font, glyph, font->pen, &extent);
#else
    hb_font_get_glyph_shape(face->hb_font, glyph, font->pen, &extent);
#endif
    return extent;
}

static bool extent_in_file(const FontBack *font, int code, GlyphBox *extent)
{
    *extent = (GlyphBox){ 0 };
    if (FT_Load_Glyph(font->program, (FT_UInt)glyph_of(font, code), FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return false;
    const FT_Outline *outline = &font->program->glyph->outline;
    for (int i = 0; i < outline->n_points; i++) take_in(extent, (float)outline->points[i].x, (float)outline->points[i].y);
    return true;
}

static bool is_near(float a, float b)
{
    return a - b <= UNIT && b - a <= UNIT;
}

static bool is_same_box(const GlyphBox *a, const GlyphBox *b)
{
    if (!a->any || !b->any) return a->any == b->any;
    return is_near(a->left, b->left) && is_near(a->right, b->right) && is_near(a->top, b->top) && is_near(a->bottom, b->bottom);
}

/* No glyphs: its outlines cannot be copied. */
static const PlainOutlines *outlines_of(FontBack *font, const Face *face)
{
    for (int i = 0; i < font->sources.n; i++)
        if (font->sources.at[i].face == face) return &font->sources.at[i].outlines;
    SourceFace *source = vec_push(&font->sources);
    *source = (SourceFace){ .face = face };
    if (face_has_plain_outlines(face)) source->outlines = plain_open(face->hb_face);
    return &source->outlines;
}

static bool draws(FontBack *font, int code, const Face *face, uint32_t glyph)
{
    int64_t advance = hb_font_get_glyph_h_advance(face->hb_font, glyph);
    if (fontback_width(font, code) != (int)((advance * 1000 + face->upem / 2) / face->upem)) return false;
    if (plain_is_copied(outlines_of(font, face), glyph, &font->outlines, (uint32_t)glyph_of(font, code))) return true;
    GlyphBox ours = extent_said(face, glyph), theirs;
    if (!extent_in_file(font, code, &theirs)) return false;
    if (ours.any && is_same_box(&ours, &theirs)) return true;
    ours = extent_in_face(font, face, glyph); /* what a font says of itself may be wrong */
    return is_same_box(&ours, &theirs);
}

bool fontback_is_blank(const FontBack *font, int code)
{
    GlyphBox extent;
    return str_equal(fontback_text(font, code), STR(" ")) && extent_in_file(font, code, &extent) && !extent.any;
}

bool fontback_draws(FontBack *font, int code, const Face *face, uint32_t glyph)
{
    uint64_t name = ((uint64_t)(unsigned)face->serial << 32 | glyph) + 1;
    if (code_at(font, code)->drawn == name) return true; /* looked at before */
    if (!draws(font, code, face, glyph)) return false;
    code_to_note(font, code)->drawn = name;
    return true;
}

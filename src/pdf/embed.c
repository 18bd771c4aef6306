/* Codes.  One code can stand for one text only (ToUnicode), but a glyph may show several: が is U+304C or か with
   U+3099.  A TrueType font is reached through a map from codes to glyphs, so there a code is simply the order of
   first use, and a second text is a second code.  In a CFF font the code must be the CID; a second text goes into a
   further font made of the same face ("rank" 1, 2, …).
   Widths are those of hmtx, rounded to whole numbers: MuPDF cuts off fractions, and the positions in the page are
   worked out from the same whole numbers. */
#include "pdf/embed.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "pdf/cmap.h"
#include "pdf/programs.h"

#include <assert.h>
#include <hb.h>

#include <stdlib.h>
#include <string.h>

enum { MAX_CODES = 65535, DEFAULT_WIDTH = 1000 };

/* Set in the number of a text of several characters. */
#define SEVERAL 0x80000000u

/* A face as it is used in this file. */
typedef struct {
    const Face *face;
    int *first; /* by glyph: index of its first letter + 1; 0: not used */
    Vec(Letter) letters;
    int n_codes; /* TrueType: of the newest font */
} FaceUse;

/* A Type0 font of the file. */
typedef struct {
    const FaceUse *use;
    int rank;
    Ref ref;
    int vertical;
    Ref descendant, unicode;
} FileFont; /* vertical: index of its twin, or 0 */

enum { VERTICAL = -1 }; /* the rank of such a twin */

struct Fonts {
    Objects *objects;
    Arena *arena;
    Vec(FaceUse *) uses; /* by serial of the face; NULL: not used */
    Vec(FileFont) fonts;
    Vec(Str) texts;   /* those of several characters */
    Map text_numbers; /* text → its number, as a pointer */
};

Fonts *embed_open(Objects *objects, Arena *arena)
{
    Fonts *fonts = arena_new(arena, Fonts);
    *fonts = (Fonts){ .objects = objects,
                      .arena = arena,
                      .uses = { .arena = arena },
                      .fonts = { .arena = arena },
                      .texts = { .arena = arena },
                      .text_numbers = map_new(arena) };
    return fonts;
}

Ref embed_font_ref(const Fonts *fonts, int font)
{
    return fonts->fonts.at[font].ref;
}

uint32_t embed_text(Fonts *fonts, Str characters)
{
    int end = 0;
    uint32_t single = characters.n ? utf8_next(characters, &end) : 0;
    if (end == characters.n) return single;
    uint32_t *known = map_find(&fonts->text_numbers, characters);
    if (known) return *known;
    uint32_t *number = arena_new(fonts->arena, uint32_t);
    *number = SEVERAL | (uint32_t)fonts->texts.n;
    Str copy = str_copy(fonts->arena, characters);
    *vec_push(&fonts->texts) = copy;
    map_put(&fonts->text_numbers, copy, number);
    return *number;
}

static Str characters_of(const Fonts *fonts, uint32_t text)
{
    if (text & SEVERAL) return fonts->texts.at[text & ~SEVERAL];
    char bytes[4];
    int n = utf8_encode(text, bytes);
    return str_copy(fonts->arena, (Str){ bytes, n });
}

static int add_font(Fonts *fonts, const FaceUse *use, int rank)
{
    *vec_push(&fonts->fonts) = (FileFont){ .use = use, .rank = rank, .ref = objects_reserve(fonts->objects) };
    return fonts->fonts.n - 1;
}

/* The file's font for this rank of a face; made if it is the first to ask. */
static int font_of_rank(Fonts *fonts, const FaceUse *use, int rank)
{
    for (int i = 0; i < fonts->fonts.n; i++)
        if (fonts->fonts.at[i].use == use && fonts->fonts.at[i].rank == rank) return i;
    return add_font(fonts, use, rank);
}

int embed_vertical(Fonts *fonts, int font)
{
    if (!fonts->fonts.at[font].vertical) {
        int twin = add_font(fonts, fonts->fonts.at[font].use, VERTICAL);
        fonts->fonts.at[font].vertical = twin;
    }
    return fonts->fonts.at[font].vertical;
}

static FaceUse *use_of(Fonts *fonts, const Face *face)
{
    while (fonts->uses.n <= face->serial) *vec_push(&fonts->uses) = NULL;
    FaceUse **use = &fonts->uses.at[face->serial];
    if (!*use) {
        *use = arena_new(fonts->arena, FaceUse);
        **use = (FaceUse){ .face = face,
                           .first = arena_array(fonts->arena, int, face->n_glyphs + 1),
                           .letters = { .arena = fonts->arena } };
        if (!face->may_embed)
            objects_fail(fonts->objects,
                         str_printf(fonts->arena, "%s: embedding not allowed (OS/2 fsType)", face->postscript_name.at).at);
    }
    return *use;
}

static int width_of(const Face *face, uint32_t glyph)
{
    int64_t advance = hb_font_get_glyph_h_advance(face->hb_font, glyph);
    return (int)((advance * 1000 + face->upem / 2) / face->upem);
}

static int of_em(const Face *face, int64_t units)
{
    return (int)((units * 1000 + (units < 0 ? -face->upem / 2 : face->upem / 2)) / face->upem);
}

static void set_vertical(const Face *face, Letter *letter)
{
    hb_position_t x, y;
    hb_font_get_glyph_v_origin(face->hb_font, letter->glyph, &x, &y);
    letter->drop = -of_em(face, hb_font_get_glyph_v_advance(face->hb_font, letter->glyph));
    letter->origin_x = of_em(face, x);
    letter->origin_y = of_em(face, y);
}

/* Code and font of a letter that has `n_before` others of the same glyph before it. */
static void assign_code(Fonts *fonts, FaceUse *use, Letter *letter, int n_before)
{
    const Face *face = use->face;
    if (face->kind == FACE_TRUETYPE) {
        int rank = use->n_codes / MAX_CODES;
        letter->code = (uint16_t)(use->n_codes % MAX_CODES + 1); /* 0 is .notdef in every font */
        letter->font = font_of_rank(fonts, use, rank);
        use->n_codes++;
    } else {
        letter->code = face->kind == FACE_CFF_CID ? face->cid_of_gid[letter->glyph] : (uint16_t)letter->glyph;
        letter->font = font_of_rank(fonts, use, n_before);
    }
}

const Letter *embed_letter(Fonts *fonts, const Face *face, uint32_t glyph, uint32_t text)
{
    FaceUse *use = face->serial < fonts->uses.n ? fonts->uses.at[face->serial] : NULL;
    if (!use) use = use_of(fonts, face);
    if (glyph >= (uint32_t)face->n_glyphs) glyph = 0;
    int *link = &use->first[glyph], n_before = 0;
    assert(!*link || use->letters.at); /* a link leads to a letter */
    for (; *link; link = &use->letters.at[*link - 1].next, n_before++)
        if (use->letters.at[*link - 1].text == text) /* NOLINT(clang-analyzer-core.NullDereference): asserted above */
            return &use->letters.at[*link - 1];
    *link = use->letters.n + 1; /* before the push: the array may move */
    Letter *letter = vec_push(&use->letters);
    *letter = (Letter){ .glyph = glyph, .text = text, .width = width_of(face, glyph) };
    set_vertical(face, letter);
    assign_code(fonts, use, letter, n_before);
    return letter;
}

static bool is_private_use(uint32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD);
}

bool embed_shows_private_use(const Fonts *fonts)
{
    for (int u = 0; u < fonts->uses.n; u++)
        for (int i = 0; fonts->uses.at[u] && i < fonts->uses.at[u]->letters.n; i++) {
            Str text = characters_of(fonts, fonts->uses.at[u]->letters.at[i].text);
            for (int at = 0; at < text.n;)
                if (is_private_use(utf8_next(text, &at))) return true;
        }
    return false;
}

/* ---- writing ---- */

/* What one font of the file holds. */
typedef struct {
    const Face *face;
    const Letter **letters; /* ascending by code */
    uint32_t *glyphs;       /* ascending, each once */
    CodeEntry *entries;
    int n_letters, n_glyphs;
    Str name; /* TAG+PostScriptName */
} Content;

static int by_code(const void *a, const void *b)
{
    return (*(const Letter *const *)a)->code - (*(const Letter *const *)b)->code;
}

static int by_number(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    return (one > other) - (one < other);
}

static void collect_glyphs(Content *content, Arena *arena)
{
    content->glyphs = arena_array(arena, uint32_t, content->n_letters);
    for (int i = 0; i < content->n_letters; i++) content->glyphs[i] = content->letters[i]->glyph;
    qsort(content->glyphs, (size_t)content->n_letters, sizeof(uint32_t), by_number);
    int n = 0;
    for (int i = 0; i < content->n_letters; i++)
        if (n == 0 || content->glyphs[n - 1] != content->glyphs[i]) content->glyphs[n++] = content->glyphs[i];
    content->n_glyphs = n;
}

/* 9.6.4: six letters that differ between subsets; here they follow from the glyphs and the texts. */
static Str tagged_name(const Content *content, Arena *arena)
{
    uint64_t hash = str_hash(content->face->postscript_name);
    for (int i = 0; i < content->n_letters; i++)
        hash = (hash ^ ((uint64_t)content->letters[i]->glyph << 32 | content->letters[i]->text)) * 0x9FB21C651E98DF25u;
    hash ^= hash >> 32;
    char tag[8] = "AAAAAA+";
    for (int i = 0; i < 6; i++, hash /= 26) tag[i] = (char)('A' + hash % 26);
    return str_printf(arena, "%s" STR_FMT, tag, STR_ARG(content->face->postscript_name));
}

static Content content_of(const Fonts *fonts, int font)
{
    const FaceUse *use = fonts->fonts.at[font].use;
    Content content = { .face = use->face, .letters = arena_array(fonts->arena, const Letter *, use->letters.n) };
    for (int i = 0; i < use->letters.n; i++)
        if (use->letters.at[i].font == font) content.letters[content.n_letters++] = &use->letters.at[i];
    qsort(content.letters, (size_t)content.n_letters, sizeof *content.letters, by_code);
    content.entries = arena_array(fonts->arena, CodeEntry, content.n_letters);
    for (int i = 0; i < content.n_letters; i++) {
        const Letter *letter = content.letters[i];
        content.entries[i] = (CodeEntry){ letter->code, letter->width, characters_of(fonts, letter->text) };
    }
    collect_glyphs(&content, fonts->arena);
    content.name = tagged_name(&content, fonts->arena);
    return content;
}

static Ref put_stream(const Fonts *fonts, Str entries, Str bytes)
{
    Ref ref = objects_reserve(fonts->objects);
    objects_set_stream(fonts->objects, ref, entries, bytes);
    return ref;
}

/* 9.7.4.3: two bytes for each code, the glyph it shows. */
static Ref put_glyph_map(const Fonts *fonts, const Content *content, const Outlines *outlines)
{
    int n = content->n_letters ? content->letters[content->n_letters - 1]->code + 1 : 1;
    char *map = arena_alloc(fonts->arena, (size_t)n * 2);
    for (int i = 0; i < content->n_letters; i++) {
        const Letter *letter = content->letters[i];
        const uint32_t *place = bsearch(&letter->glyph, content->glyphs, (size_t)content->n_glyphs, sizeof(uint32_t), by_number);
        unsigned glyph = outlines->new_glyph[place - content->glyphs];
        map[2 * letter->code] = (char)(glyph >> 8);
        map[2 * letter->code + 1] = (char)glyph;
    }
    return put_stream(fonts, STR(""), (Str){ map, n * 2 });
}

/* Of 1/1000 em. */
static int scaled(const Face *face, int units)
{
    return (int)((int64_t)units * 1000 / face->upem);
}

static Ref put_descriptor(const Fonts *fonts, const Content *content, const Outlines *outlines)
{
    enum { FIXED_PITCH = 1, SYMBOLIC = 4, ITALIC = 64 };
    const Face *face = content->face;
    bool truetype = face->kind == FACE_TRUETYPE;
    int flags = SYMBOLIC | (face->is_fixed ? FIXED_PITCH : 0) | (face->italic_angle ? ITALIC : 0);
    int stem = 50 + face->weight * face->weight / 4225; /* (weight / 65)²: 88 for 400, 166 for 700 */
    Ink ink = { .arena = fonts->arena };
    ink_add(&ink, STR("<</Type/FontDescriptor/FontName"));
    ink_name(&ink, content->name);
    ink_format(&ink, "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/%s %d 0 R>>",
               flags, scaled(face, face->bbox[0]), scaled(face, face->bbox[1]), scaled(face, face->bbox[2]),
               scaled(face, face->bbox[3]), face->italic_angle, scaled(face, face->ascent), -scaled(face, face->descent),
               scaled(face, face->cap_height), stem, truetype ? "FontFile2" : "FontFile3", outlines->program);
    Ref ref = objects_reserve(fonts->objects);
    objects_set(fonts->objects, ref, ink_str(&ink));
    return ref;
}

/* 9.7.4.3: an em down, from the middle of the top of the em box, unless said otherwise. */
static void add_vertical_widths(Ink *ink, const Content *content)
{
    enum { TOP = 880, EM = 1000 };
    ink_format(ink, "/DW2[%d %d]/W2[", TOP, -EM);
    for (int i = 0; i < content->n_letters; i++) {
        const Letter *letter = content->letters[i];
        if (letter->drop == EM && letter->origin_y == TOP && letter->origin_x == letter->width / 2) continue;
        ink_format(ink, "%d[%d %d %d]\n", letter->code, -letter->drop, letter->origin_x, letter->origin_y);
    }
    ink_add(ink, STR("]"));
}

static Ref put_cid_font(const Fonts *fonts, const Content *content, const Outlines *outlines, bool vertical)
{
    bool truetype = content->face->kind == FACE_TRUETYPE;
    Ref descriptor = put_descriptor(fonts, content, outlines);
    Ink ink = { .arena = fonts->arena };
    ink_format(&ink, "<</Type/Font/Subtype/CIDFontType%d/BaseFont", truetype ? 2 : 0);
    ink_name(&ink, content->name);
    ink_format(&ink, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW %d/W",
               descriptor, DEFAULT_WIDTH);
    cmap_add_widths(&ink, content->entries, content->n_letters, DEFAULT_WIDTH);
    if (vertical) add_vertical_widths(&ink, content);
    if (truetype) ink_format(&ink, "/CIDToGIDMap %d 0 R", put_glyph_map(fonts, content, outlines));
    ink_add(&ink, STR(">>"));
    Ref ref = objects_reserve(fonts->objects);
    objects_set(fonts->objects, ref, ink_str(&ink));
    return ref;
}

static void put_type0(const Fonts *fonts, const FileFont *font, const Content *content, Ref ref, const char *encoding)
{
    Ink ink = { .arena = fonts->arena };
    ink_add(&ink, STR("<</Type/Font/Subtype/Type0/BaseFont"));
    ink_name(&ink, content->name);
    if (content->face->kind != FACE_TRUETYPE) ink_format(&ink, "-%s", encoding); /* 9.7.6.1 */
    ink_format(&ink, "/Encoding/%s/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", encoding, font->descendant, font->unicode);
    objects_set(fonts->objects, ref, ink_str(&ink));
}

/* The vertical twin shares everything but the encoding. */
static void put_font(Fonts *fonts, int number, const Content *content, const Outlines *outlines)
{
    FileFont *font = &fonts->fonts.at[number];
    Ink unicode = { .arena = fonts->arena };
    font->descendant = put_cid_font(fonts, content, outlines, font->vertical != 0);
    cmap_add_unicode(&unicode, content->entries, content->n_letters);
    font->unicode = put_stream(fonts, STR("/Type/CMap/CMapName/Adobe-Identity-UCS"), ink_str(&unicode));
    put_type0(fonts, font, content, font->ref, "Identity-H");
    if (font->vertical) put_type0(fonts, font, content, fonts->fonts.at[font->vertical].ref, "Identity-V");
}

void embed_write(Fonts *fonts)
{
    Programs *programs = programs_open(fonts->objects, fonts->arena);
    for (int i = 0; i < fonts->fonts.n; i++) {
        if (fonts->fonts.at[i].rank == VERTICAL) continue;
        Content content = content_of(fonts, i);
        Outlines outlines = programs_add(programs, content.face, content.glyphs, content.n_glyphs);
        put_font(fonts, i, &content, &outlines);
    }
    programs_close(programs);
}

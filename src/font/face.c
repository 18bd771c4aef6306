/* A font file is mapped, never copied: HarfBuzz reads the tables it needs where they lie, and two or three of them
   (head, OS/2, post) are read here for what a PDF wants to know of a face.  FreeType is asked one question only,
   the CIDs of a CID-keyed CFF. */
#include "font/face.h"
#include "base/means.h"

#include <errno.h>
#include <fcntl.h>
#include <hb-ot.h>
#include <hb.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H

typedef struct {
    void *at;
    size_t size;
} Mapping;

static void unmap(void *data)
{
    Mapping *mapping = data;
    munmap(mapping->at, mapping->size);
}

/* The file as a blob, or NULL and why. */
static hb_blob_t *map_file(const char *path, Arena *arena, const char **why)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    *why = strerror(errno);
    if (fd < 0) return NULL;
    struct stat info;
    bool usable = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 && info.st_size <= UINT32_MAX;
    size_t size = usable ? (size_t)info.st_size : 0;
    void *at = usable ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    *why = usable ? strerror(errno) : "普通のファイルではありません (not a regular file)";
    close(fd);
    if (at == MAP_FAILED) return NULL;
    Mapping *mapping = arena_new(arena, Mapping);
    *mapping = (Mapping){ at, size };
    means_open(size);
    hb_blob_t *blob = hb_blob_create(at, (unsigned)size, HB_MEMORY_MODE_READONLY, mapping, unmap);
    if (blob == hb_blob_get_empty()) base_out_of_memory(); /* HarfBuzz answers so where malloc fails; so below */
    return blob;
}

/* Big-endian numbers of a table; 0 where the table ends. */
typedef struct {
    const unsigned char *at;
    unsigned n;
    hb_blob_t *blob;
} Bytes;

static Bytes open_table(hb_face_t *face, const char *tag)
{
    Bytes table = { .blob = hb_face_reference_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3])) };
    table.at = (const unsigned char *)hb_blob_get_data(table.blob, &table.n);
    return table;
}

static void close_table(Bytes *table)
{
    hb_blob_destroy(table->blob);
}

static int u16_at(const Bytes *table, unsigned offset)
{
    return offset + 2 <= table->n ? table->at[offset] << 8 | table->at[offset + 1] : 0;
}

static int i16_at(const Bytes *table, unsigned offset)
{
    return (int16_t)u16_at(table, offset);
}

static bool has_table(hb_face_t *face, const char *tag)
{
    Bytes table = open_table(face, tag);
    bool has = table.n > 0;
    close_table(&table);
    return has;
}

/* OpenType OS/2 fsType: 2 forbids embedding unless 4 or 8 allows some; 0x100 forbids subsets, 0x200 outlines. */
static void read_os2(Face *face)
{
    Bytes os2 = open_table(face->hb_face, "OS/2");
    int type = u16_at(&os2, 8);
    face->weight = u16_at(&os2, 4);
    face->may_embed = !((type & 2) && !(type & 12)) && !(type & 0x200);
    face->may_subset = !(type & 0x100);
    face->ascent = i16_at(&os2, 68);
    face->descent = -i16_at(&os2, 70);
    if (u16_at(&os2, 0) >= 2) face->cap_height = i16_at(&os2, 88);
    close_table(&os2);
}

static void read_metrics(Face *face)
{
    read_os2(face);
    Bytes hhea = open_table(face->hb_face, "hhea");
    if (!face->ascent && !face->descent) {
        face->ascent = i16_at(&hhea, 4);
        face->descent = -i16_at(&hhea, 6);
    }
    if (!face->cap_height) face->cap_height = face->ascent;
    face->most_advance = face->n_pins ? 0 : u16_at(&hhea, 10);
    close_table(&hhea);

    Bytes head = open_table(face->hb_face, "head");
    for (unsigned i = 0; i < 4; i++) face->bbox[i] = i16_at(&head, 36 + 2 * i);
    close_table(&head);

    Bytes post = open_table(face->hb_face, "post");
    face->italic_angle = i16_at(&post, 4);
    face->line_width = i16_at(&post, 10);
    face->is_fixed = u16_at(&post, 12) || u16_at(&post, 14);
    close_table(&post);
}

static Str read_postscript_name(hb_face_t *hb_face, Arena *arena)
{
    char name[128] = "";
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    return str_copy(arena, str_from(name[0] ? name : "Unnamed"));
}

/* The CID of each glyph, or NULL when the font is keyed by names. */
static const uint16_t *read_cids(const Face *face, hb_blob_t *blob, Arena *arena)
{
    FT_Library library;
    FT_Face ft_face;
    unsigned size;
    const char *bytes = hb_blob_get_data(blob, &size);
    if (FT_Init_FreeType(&library)) return NULL;
    uint16_t *cids = NULL;
    FT_Bool is_cid = 0;
    if (!FT_New_Memory_Face(library, (const FT_Byte *)bytes, (FT_Long)size, face->index, &ft_face)) {
        if (!FT_Get_CID_Is_Internally_CID_Keyed(ft_face, &is_cid) && is_cid) {
            cids = arena_array(arena, uint16_t, face->n_glyphs);
            for (int glyph = 0; glyph < face->n_glyphs; glyph++) {
                FT_UInt cid = 0;
                FT_Get_CID_From_Glyph_Index(ft_face, (FT_UInt)glyph, &cid);
                cids[glyph] = (uint16_t)cid;
            }
        }
        FT_Done_Face(ft_face);
    }
    FT_Done_FreeType(library);
    return cids;
}

/* HarfBuzz takes 1000 for what is out of range; every advance would be wrong. */
static bool has_right_upem(hb_face_t *face)
{
    Bytes head = open_table(face, "head");
    int upem = u16_at(&head, 18);
    close_table(&head);
    return upem >= 16 && upem <= 16384;
}

/* A variable font is pinned: at the weight its <file> serves, at the default of every other axis.  false: it has not that
   weight. */
static bool pin_axes(Face *face, int weight, Arena *arena)
{
    unsigned n = hb_ot_var_get_axis_count(face->hb_face);
    hb_ot_var_axis_info_t *axes = arena_array(arena, hb_ot_var_axis_info_t, n);
    AxisPin *pins = arena_array(arena, AxisPin, n);
    hb_ot_var_get_axis_infos(face->hb_face, 0, &n, axes);
    for (unsigned i = 0; i < n; i++) {
        bool is_weight = axes[i].tag == HB_OT_TAG_VAR_AXIS_WEIGHT;
        float value = is_weight ? (float)weight : axes[i].default_value;
        if (value < axes[i].min_value || value > axes[i].max_value) return false;
        pins[i] = (AxisPin){ axes[i].tag, value };
        if (is_weight) face->weight = weight;
    }
    face->pins = pins;
    face->n_pins = (int)n;
    return true;
}

static const char *reason_to_refuse(const Face *face)
{
    hb_face_t *hb_face = face->hb_face;
    if (!face->n_glyphs || !has_table(hb_face, "cmap") || !has_table(hb_face, "hmtx"))
        return "OpenType フォントではありません (not an OpenType font)";
    if (has_table(hb_face, "CFF2")) return "CFF2 の可変フォントです (a variable font with CFF2 outlines)";
    if (has_table(hb_face, "fvar") && !has_table(hb_face, "glyf"))
        return "glyf のない可変フォントです (a variable font without glyf outlines)";
    if (!has_table(hb_face, "glyf") && !has_table(hb_face, "CFF ")) return "glyf も CFF もありません (no glyf or CFF outlines)";
    if (!has_right_upem(hb_face)) return "head の unitsPerEm が正しくありません (unitsPerEm is out of range)";
    if (!face->may_embed) return "OS/2 fsType が埋め込みを禁じています (embedding is forbidden)";
    return NULL;
}

static void set_variations(const Face *face)
{
    enum { MOST_AXES = 64 };
    hb_variation_t variations[MOST_AXES];
    int n = face->n_pins < MOST_AXES ? face->n_pins : MOST_AXES;
    for (int i = 0; i < n; i++) variations[i] = (hb_variation_t){ face->pins[i].tag, face->pins[i].value };
    hb_font_set_variations(face->hb_font, variations, (unsigned)n);
}

static void finish(Face *face, hb_blob_t *blob, Arena *arena)
{
    if (!has_table(face->hb_face, "glyf")) face->cid_of_gid = read_cids(face, blob, arena);
    face->kind = has_table(face->hb_face, "glyf") ? FACE_TRUETYPE : face->cid_of_gid ? FACE_CFF_CID : FACE_CFF_NAMED;
    face->kerns = has_table(face->hb_face, "GPOS") || has_table(face->hb_face, "kern");
    face->hb_font = hb_font_create(face->hb_face);
    if (face->hb_font == hb_font_get_empty()) base_out_of_memory();
    set_variations(face);
    hb_face_make_immutable(face->hb_face);
    hb_font_make_immutable(face->hb_font);
    face->touched = face_touched(face, arena);
    face->outlines = outlines_remembered(arena);
}

static Face *face_from(hb_blob_t *blob, const FontFile *file, Arena *arena)
{
    Face *face = arena_new(arena, Face);
    *face = (Face){ .path = str_copy(arena, file->path), .index = file->index };
    face->hb_face = hb_face_create(blob, (unsigned)file->index);
    if (face->hb_face == hb_face_get_empty()) base_out_of_memory();
    face->n_glyphs = (int)hb_face_get_glyph_count(face->hb_face);
    face->upem = (int)hb_face_get_upem(face->hb_face);
    face->postscript_name = read_postscript_name(face->hb_face, arena);
    read_metrics(face);
    return face;
}

static void report(const FontFile *file, DiagCode code, const char *why, Arena *arena, Diag *diag)
{
    diag_report(diag, file->where, STR(""), code, str_printf(arena, STR_FMT ": %s", STR_ARG(file->path), why).at);
}

Face *face_open(const FontFile *file, Arena *arena, Diag *diag)
{
    const char *why;
    hb_blob_t *blob = map_file(str_copy(arena, file->path).at, arena, &why);
    if (!blob) {
        report(file, DIAG_FONT_UNREADABLE, why, arena, diag);
        return NULL;
    }
    Face *face = face_from(blob, file, arena);
    why = reason_to_refuse(face);
    if (!why && !pin_axes(face, file->weight, arena))
        why = str_printf(arena, "可変フォントに太さ %d がありません (a variable font without the weight %d)", file->weight,
                         file->weight)
                  .at;
    if (!why && face->n_pins)
        face->postscript_name = str_printf(arena, STR_FMT "_%dwght", STR_ARG(face->postscript_name), file->weight);
    if (why) {
        report(file, DIAG_FONT_UNUSABLE, why, arena, diag);
        hb_face_destroy(face->hb_face);
    } else {
        finish(face, blob, arena);
    }
    hb_blob_destroy(blob); /* the hb_face keeps it as long as it needs it */
    return why ? NULL : face;
}

void face_close(const Face *face)
{
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
}

bool font_has_variant(const Face *face, uint32_t character, uint32_t selector)
{
    hb_codepoint_t glyph;
    return hb_font_get_variation_glyph(face->hb_font, character, selector, &glyph);
}

uint32_t font_glyph(const Face *face, uint32_t character)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face->hb_font, character, &glyph) ? glyph : 0;
}

Len font_baseline(Len size, Len leading)
{
    return leading / 2 + len_scale(size, 38, 100);
}

bool font_ink(const Face *face, uint32_t glyph, int *left, int *right)
{
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(face->hb_font, glyph, &extents) || extents.width == 0) return false;
    *left = extents.x_bearing;
    *right = extents.x_bearing + extents.width;
    return true;
}

bool font_ink_down(const Face *face, uint32_t glyph, int *top, int *bottom)
{
    hb_glyph_extents_t extents;
    hb_position_t x, y;
    if (!hb_font_get_glyph_extents(face->hb_font, glyph, &extents) || extents.height == 0) return false;
    hb_font_get_glyph_v_origin(face->hb_font, glyph, &x, &y);
    *top = y - extents.y_bearing;
    *bottom = *top - extents.height;
    return true;
}

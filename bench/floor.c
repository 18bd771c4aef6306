// The floor: what a PDF of given pages costs before any of it is set.  Parse the data, shape each distinct line, cut the fonts
// to the glyphs used, deflate fonts and pages, write.  What comes of it has the bytes of such a file, and is no file to read.
//
//   floor FOLDER OUT.pdf DATA.xml…
//
// FOLDER, made by bench/run from a PDF of ours: `fonts`, a path a line; `lines`, a line each: number of the font, tab, text;
// `pages`, for each: its length in decimal, newline, its content.
#include <harfbuzz/hb-subset.h>
#include <harfbuzz/hb.h>
#include <libdeflate.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FONTS_MAX = 16, OBJECTS_MAX = 1 << 20, LEVEL = 6 };

typedef struct {
    hb_face_t *face;
    hb_font_t *font;
    hb_set_t *glyphs;
} Font;

typedef struct {
    FILE *file;
    struct libdeflate_compressor *compressor;
    long *at; // where each object begins
    int objects;
} Out;

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static char *whole(const char *folder, const char *name, size_t *size)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) fail(path);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size + 1);
    if (!bytes || fread(bytes, 1, *size, file) != *size) fail(path);
    bytes[*size] = '\0';
    fclose(file);
    return bytes;
}

static int fonts_read(const char *folder, Font *fonts)
{
    size_t size;
    char *paths = whole(folder, "fonts", &size), *rest = paths;
    int count = 0;
    for (char *path; (path = strsep(&rest, "\n")) && *path && count < FONTS_MAX; count++) {
        hb_blob_t *blob = hb_blob_create_from_file_or_fail(path); // mapped
        if (!blob) fail(path);
        hb_face_t *face = hb_face_create(blob, 0);
        fonts[count] = (Font){ face, hb_font_create(face), hb_set_create() };
        hb_blob_destroy(blob);
    }
    free(paths);
    return count;
}

static void lines_shape(const char *folder, const Font *fonts, int count)
{
    size_t size;
    char *lines = whole(folder, "lines", &size), *rest = lines;
    hb_buffer_t *buffer = hb_buffer_create();
    for (char *line; (line = strsep(&rest, "\n")) && *line;) {
        char *text;
        long font = strtol(line, &text, 10);
        if (*text != '\t' || font < 0 || font >= count) fail("lines");
        hb_buffer_clear_contents(buffer);
        hb_buffer_add_utf8(buffer, text + 1, -1, 0, -1);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(fonts[font].font, buffer, NULL, 0);
        unsigned glyphs;
        const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &glyphs);
        for (unsigned i = 0; i < glyphs; i++) hb_set_add(fonts[font].glyphs, info[i].codepoint);
    }
    hb_buffer_destroy(buffer);
    free(lines);
}

static void begin(Out *out)
{
    if (out->objects == OBJECTS_MAX) fail("objects");
    out->at[out->objects++] = ftell(out->file);
    fprintf(out->file, "%d 0 obj\n", out->objects);
}

static void stream(Out *out, const char *bytes, size_t size)
{
    size_t room = libdeflate_zlib_compress_bound(out->compressor, size);
    char *packed = malloc(room);
    if (!packed) fail("memory");
    size_t length = libdeflate_zlib_compress(out->compressor, bytes, size, packed, room);
    begin(out);
    fprintf(out->file, "<</Filter/FlateDecode/Length %zu>>stream\n", length);
    fwrite(packed, 1, length, out->file);
    fputs("\nendstream\nendobj\n", out->file);
    free(packed);
}

static void font_write(Out *out, Font *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) fail("hb-subset");
    hb_set_union(hb_subset_input_glyph_set(input), font->glyphs);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG); // a PDF shapes nothing
    for (const char *tag = "GSUBGPOSGDEFcmapnamepostOS/2vheavmtxDSIG"; *tag; tag += 4)
        hb_set_add(dropped, hb_tag_from_string(tag, 4));
    hb_face_t *cut = hb_subset_or_fail(font->face, input);
    if (!cut) fail("hb-subset");
    hb_blob_t *blob = hb_face_reference_blob(cut);
    unsigned size;
    const char *bytes = hb_blob_get_data(blob, &size);
    stream(out, bytes, size);
    hb_blob_destroy(blob);
    hb_face_destroy(cut);
    hb_subset_input_destroy(input);
}

static void pages_write(Out *out, const char *folder)
{
    size_t size;
    char *pages = whole(folder, "pages", &size);
    for (char *at = pages; at < pages + size;) {
        char *content;
        size_t length = strtoul(at, &content, 10);
        stream(out, ++content, length);
        begin(out);
        fprintf(out->file, "<</Type/Page/Parent 1 0 R/MediaBox[0 0 595 842]/Contents %d 0 R>>\nendobj\n", out->objects - 1);
        at = content + length;
    }
    free(pages);
}

static void close_file(Out *out)
{
    long table = ftell(out->file);
    fprintf(out->file, "xref\n0 %d\n0000000000 65535 f \n", out->objects + 1);
    for (int i = 0; i < out->objects; i++) fprintf(out->file, "%010ld 00000 n \n", out->at[i]);
    fprintf(out->file, "trailer\n<</Size %d>>\nstartxref\n%ld\n%%%%EOF\n", out->objects + 1, table);
    if (fclose(out->file)) fail("write");
}

int main(int count, char **words)
{
    if (count < 4) return fprintf(stderr, "floor FOLDER OUT.pdf DATA.xml…\n"), 2;
    for (int i = 3; i < count; i++) {
        xmlDoc *data = xmlReadFile(words[i], NULL, XML_PARSE_NONET);
        if (!data) fail(words[i]);
        xmlFreeDoc(data);
    }
    Font fonts[FONTS_MAX];
    int faces = fonts_read(words[1], fonts);
    lines_shape(words[1], fonts, faces);

    Out out = { fopen(words[2], "wb"), libdeflate_alloc_compressor(LEVEL), malloc(OBJECTS_MAX * sizeof(long)), 0 };
    if (!out.file || !out.compressor || !out.at) fail(words[2]);
    fputs("%PDF-1.7\n", out.file);
    for (int i = 0; i < faces; i++)
        if (!hb_set_is_empty(fonts[i].glyphs)) font_write(&out, &fonts[i]);
    pages_write(&out, words[1]);
    close_file(&out);
    return 0;
}

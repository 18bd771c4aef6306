/* OpenType 1.9: glyf, loca, hmtx, and of the first face head, hhea, maxp.  A glyph is copied as it stands but for its instructions;
   a composite one is told the new numbers of its parts.  Glyph 0 is .notdef. */
#include "pdf/program.h"

#include "base/map.h"
#include "base/vec.h"

#include <hb.h>
#include <string.h>

enum { MOST_GLYPHS = 65535, DEEPEST = 8, HEAD = 54, HHEA = 36, MAXP = 32, METRICS = 4 };

typedef struct {
    Str bytes; /* of glyf, and behind them as in hmtx: advance, left side bearing */
    int number;
} CopiedGlyph;

struct FontProgram {
    Arena *arena;
    const Face *first; /* NULL: it is empty */
    unsigned char head[HEAD], hhea[HHEA], maxp[MAXP];
    Vec(const CopiedGlyph *) glyphs; /* by number */
    Map known;                       /* by their bytes */
};

/* Of the face that is copied from. */
typedef struct {
    FontProgram *program;
    hb_blob_t *blobs[6];
    Str glyf, loca, hmtx, head, hhea, maxp;
    bool has_long_places;
    int n_glyphs, n_metrics; /* n_metrics: of those before the first glyph that has only a bearing */
} CopySource;

FontProgram *program_open(void)
{
    Arena *arena = arena_open();
    FontProgram *program = arena_new(arena, FontProgram);
    *program = (FontProgram){ .arena = arena, .glyphs = { .arena = arena }, .known = map_new(arena) };
    return program;
}

void program_close(FontProgram *program)
{
    arena_close(program->arena);
}

bool program_suits(const FontProgram *program, const Face *face, int n_glyphs)
{
    const Face *first = program->first;
    if (!first) return true;
    return first->upem == face->upem && first->weight == face->weight && first->italic_angle == face->italic_angle &&
           first->ascent == face->ascent && first->descent == face->descent && n_glyphs < MOST_GLYPHS - program->glyphs.n;
}

/* ---- numbers ---- */

static unsigned read16(const void *at)
{
    const unsigned char *bytes = at;
    return (unsigned)bytes[0] << 8 | bytes[1];
}

static uint32_t read32(const void *at)
{
    return (uint32_t)read16(at) << 16 | read16((const char *)at + 2);
}

static void write16(void *at, unsigned value)
{
    unsigned char *bytes = at;
    bytes[0] = (unsigned char)(value >> 8);
    bytes[1] = (unsigned char)value;
}

static void write32(void *at, uint32_t value)
{
    write16(at, value >> 16);
    write16((char *)at + 2, value & 0xFFFF);
}

/* ---- a face that is copied from ---- */

static void close_source(CopySource *source)
{
    for (int i = 0; i < 6; i++) hb_blob_destroy(source->blobs[i]);
}

static bool open_source(CopySource *source, FontProgram *program, const Face *face)
{
    *source = (CopySource){ .program = program, .n_glyphs = face->n_glyphs };
    const struct {
        const char *tag;
        Str *table;
        int least;
    } tables[] = { { "glyf", &source->glyf, 0 },    { "loca", &source->loca, 0 },    { "hmtx", &source->hmtx, METRICS },
                   { "head", &source->head, HEAD }, { "hhea", &source->hhea, HHEA }, { "maxp", &source->maxp, MAXP } };
    bool is_whole = true;
    for (int i = 0; i < 6; i++) {
        unsigned n;
        source->blobs[i] = hb_face_reference_table(face->hb_face, hb_tag_from_string(tables[i].tag, 4));
        tables[i].table->at = hb_blob_get_data(source->blobs[i], &n);
        tables[i].table->n = (int)n;
        is_whole = is_whole && tables[i].table->n >= tables[i].least;
    }
    if (!is_whole) return false;
    source->has_long_places = read16(source->head.at + 50) != 0;
    source->n_metrics = (int)read16(source->hhea.at + 34);
    int least = source->n_metrics * METRICS + (source->n_glyphs - source->n_metrics) * 2;
    return source->n_metrics > 0 && source->n_metrics <= source->n_glyphs && source->hmtx.n >= least &&
           source->loca.n >= (source->n_glyphs + 1) * (source->has_long_places ? 4 : 2);
}

static uint32_t place_of(const CopySource *source, uint32_t glyph)
{
    return source->has_long_places ? read32(source->loca.at + 4 * glyph) : 2 * (uint32_t)read16(source->loca.at + 2 * glyph);
}

static bool find_glyph(const CopySource *source, uint32_t glyph, Str *bytes)
{
    if (glyph >= (uint32_t)source->n_glyphs) return false;
    uint32_t from = place_of(source, glyph), to = place_of(source, glyph + 1);
    if (from > to || to > (uint32_t)source->glyf.n) return false;
    *bytes = str_part(source->glyf, (int)from, (int)to);
    return true;
}

static void add_metrics(const CopySource *source, uint32_t glyph, StrBuilder *bytes)
{
    int n = source->n_metrics, number = (int)glyph, last = number < n ? number : n - 1;
    str_add_bytes(bytes, source->hmtx.at + METRICS * last, 2);
    str_add_bytes(bytes, source->hmtx.at + (number < n ? METRICS * number + 2 : METRICS * n + 2 * (number - n)), 2);
}

/* ---- glyphs ---- */

/* Header, last points of the contours, no instructions, flags and points. */
static bool copy_simple(Str glyph, int n_contours, StrBuilder *copy)
{
    int head = 10 + 2 * n_contours;
    if (glyph.n < head + 2) return false;
    int rest = head + 2 + (int)read16(glyph.at + head);
    if (rest > glyph.n) return false;
    str_add(copy, str_part(glyph, 0, head));
    str_add_bytes(copy, "\0\0", 2);
    str_add(copy, str_part(glyph, rest, glyph.n));
    return true;
}

static int copy_glyph(const CopySource *source, uint32_t glyph, int depth);

/* Its parts one after the other: flags, glyph, where it is put, how it is turned. */
static bool copy_composite(const CopySource *source, Str glyph, StrBuilder *copy, int depth)
{
    enum { WORDS = 0x0001, SCALE = 0x0008, MORE = 0x0020, TWO_SCALES = 0x0040, MATRIX = 0x0080, INSTRUCTIONS = 0x0100 };
    str_add(copy, str_part(glyph, 0, 10));
    unsigned flags = MORE;
    for (int at = 10; flags & MORE;) {
        if (glyph.n < at + 4) return false;
        flags = read16(glyph.at + at);
        int n = 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
        int part = glyph.n < at + n ? -1 : copy_glyph(source, read16(glyph.at + at + 2), depth + 1);
        if (part < 0) return false;
        char start[4];
        write16(start, flags & ~(unsigned)INSTRUCTIONS);
        write16(start + 2, (unsigned)part);
        str_add_bytes(copy, start, 4);
        str_add(copy, str_part(glyph, at + 4, at + n));
        at += n;
    }
    return true;
}

/* The number of the copy, or of one that is the same; -1: damaged, or too many. */
static int copy_glyph(const CopySource *source, uint32_t glyph, int depth)
{
    FontProgram *program = source->program;
    StrBuilder copy = { .arena = program->arena };
    Str bytes;
    if (depth > DEEPEST || !find_glyph(source, glyph, &bytes) || (bytes.n && bytes.n < 10)) return -1;
    int n_contours = bytes.n ? (int16_t)read16(bytes.at) : 0;
    bool is_whole =
        !bytes.n || (n_contours >= 0 ? copy_simple(bytes, n_contours, &copy) : copy_composite(source, bytes, &copy, depth));
    if (!is_whole) return -1;
    if (copy.n % 2) str_add_bytes(&copy, "\0", 1);
    add_metrics(source, glyph, &copy);
    const CopiedGlyph *known = map_find(&program->known, str_built(&copy));
    if (known) return known->number;
    if (program->glyphs.n == MOST_GLYPHS) return -1;
    CopiedGlyph *fresh = arena_new(program->arena, CopiedGlyph);
    *fresh = (CopiedGlyph){ str_built(&copy), program->glyphs.n };
    *vec_push(&program->glyphs) = fresh;
    map_put(&program->known, fresh->bytes, fresh);
    return fresh->number;
}

/* ---- what is said of all ---- */

/* The box around all glyphs; what a reader must make room for (maxp without what hints would need). */
static void note_face(FontProgram *program, const CopySource *source)
{
    static const int boxes[] = { 36, 38, 40, 42 }, counts[] = { 6, 8, 10, 12, 28, 30 };
    for (int i = 0; i < 4; i++) {
        int16_t known = (int16_t)read16(program->head + boxes[i]), fresh = (int16_t)read16(source->head.at + boxes[i]);
        if (i < 2 ? fresh < known : fresh > known) write16(program->head + boxes[i], (uint16_t)fresh);
    }
    for (int i = 0; i < 6; i++) {
        unsigned fresh = read16(source->maxp.at + counts[i]);
        if (fresh > read16(program->maxp + counts[i])) write16(program->maxp + counts[i], fresh);
    }
}

static void begin_program(FontProgram *program, const CopySource *source, const Face *face)
{
    enum { ZONES = 14, ELEMENTS = 28 };
    program->first = face;
    memcpy(program->head, source->head.at, HEAD);
    memcpy(program->hhea, source->hhea.at, HHEA);
    memcpy(program->maxp, source->maxp.at, MAXP);
    memset(program->maxp + ZONES, 0, ELEMENTS - ZONES);
    write16(program->maxp + ZONES, 1);
}

bool program_add(FontProgram *program, const Face *face, const uint32_t *glyphs, int n_glyphs, uint16_t *numbers)
{
    CopySource source;
    bool is_whole = open_source(&source, program, face);
    if (is_whole && !program->first) {
        begin_program(program, &source, face);
        is_whole = copy_glyph(&source, 0, 0) >= 0;
    }
    for (int i = 0; i < n_glyphs && is_whole; i++) {
        int number = copy_glyph(&source, glyphs[i], 0);
        is_whole = number >= 0;
        numbers[i] = (uint16_t)number;
    }
    if (is_whole) note_face(program, &source);
    close_source(&source);
    return is_whole;
}

/* ---- the file ---- */

typedef struct {
    const char *tag;
    char *at;
    int n;
} WrittenTable;

static int round_up(int n)
{
    return (n + 3) / 4 * 4;
}

static uint32_t checksum(const char *at, int n)
{
    uint32_t sum = 0;
    for (int i = 0; i < n; i += 4) sum += read32(at + i); /* noughts stand behind every table */
    return sum;
}

static WrittenTable table_of(const char *tag, int n, Arena *arena)
{
    return (WrittenTable){ tag, arena_alloc(arena, (size_t)round_up(n)), n };
}

static int outline_size(const CopiedGlyph *glyph)
{
    return glyph->bytes.n - METRICS;
}

static void write_outlines(const FontProgram *program, WrittenTable *glyf, WrittenTable *loca, bool is_long)
{
    int at = 0;
    for (int i = 0; i <= program->glyphs.n; i++) {
        if (is_long) write32(loca->at + 4 * i, (uint32_t)at);
        else write16(loca->at + 2 * i, (unsigned)at / 2);
        if (i == program->glyphs.n) break;
        const CopiedGlyph *glyph = program->glyphs.at[i];
        memcpy(glyf->at + at, glyph->bytes.at, (size_t)outline_size(glyph));
        at += outline_size(glyph);
    }
}

static const char *metrics_of(const CopiedGlyph *glyph)
{
    return glyph->bytes.at + outline_size(glyph);
}

/* The last ones of one advance say it once. */
static int count_metrics(const FontProgram *program)
{
    int n = program->glyphs.n;
    unsigned advance = read16(metrics_of(program->glyphs.at[n - 1]));
    while (n > 1 && read16(metrics_of(program->glyphs.at[n - 2])) == advance) n--;
    return n;
}

static void write_metrics(const FontProgram *program, char *at, int n_metrics)
{
    for (int i = 0; i < program->glyphs.n; i++) {
        int skipped = i < n_metrics ? 0 : 2;
        memcpy(at, metrics_of(program->glyphs.at[i]) + skipped, (size_t)(METRICS - skipped));
        at += METRICS - skipped;
    }
}

/* Tables in the order of their tags, each on four bytes; head says what all of it sums up to. */
static Str assembled(const WrittenTable *tables, int n_tables, int head, Arena *arena)
{
    enum { START = 12, ROW = 16, SUM = 8 };
    int at = START + ROW * n_tables, size = at;
    for (int i = 0; i < n_tables; i++) size += round_up(tables[i].n);
    char *file = arena_alloc(arena, (size_t)size), *sum_at = NULL;
    /* version 1.0; six tables; 64 = 16 · 4, 4 being the largest power of two in 6, and 2 its exponent; 32 = 6 · 16 - 64 */
    const unsigned start[] = { 1, 0, (unsigned)n_tables, 64, 2, 32 };
    for (int i = 0; i < 6; i++) write16(file + 2 * i, start[i]);
    for (int i = 0; i < n_tables; i++) {
        char *row = file + START + ROW * i;
        memcpy(file + at, tables[i].at, (size_t)tables[i].n);
        memcpy(row, tables[i].tag, 4);
        write32(row + 4, checksum(tables[i].at, tables[i].n));
        write32(row + 8, (uint32_t)at);
        write32(row + 12, (uint32_t)tables[i].n);
        if (i == head) sum_at = file + at + SUM;
        at += round_up(tables[i].n);
    }
    if (sum_at) write32(sum_at, 0xB1B0AFBA - checksum(file, size));
    return (Str){ file, size };
}

Str program_written(const FontProgram *program, Arena *arena)
{
    enum { GLYF, HEAD_TABLE, HHEA_TABLE, HMTX, LOCA, MAXP_TABLE, TABLES };
    int n = program->glyphs.n, n_metrics = count_metrics(program), outlines = 0;
    for (int i = 0; i < n; i++) outlines += outline_size(program->glyphs.at[i]);
    bool is_long = outlines > 2 * 65535;
    Arena *own = program->arena;
    WrittenTable tables[TABLES] = { table_of("glyf", outlines, own),
                                    table_of("head", HEAD, own),
                                    table_of("hhea", HHEA, own),
                                    table_of("hmtx", METRICS * n_metrics + 2 * (n - n_metrics), own),
                                    table_of("loca", (n + 1) * (is_long ? 4 : 2), own),
                                    table_of("maxp", MAXP, own) };
    write_outlines(program, &tables[GLYF], &tables[LOCA], is_long);
    write_metrics(program, tables[HMTX].at, n_metrics);
    memcpy(tables[HEAD_TABLE].at, program->head, HEAD);
    memcpy(tables[HHEA_TABLE].at, program->hhea, HHEA);
    memcpy(tables[MAXP_TABLE].at, program->maxp, MAXP);
    write32(tables[HEAD_TABLE].at + 8, 0);
    write16(tables[HEAD_TABLE].at + 50, is_long);
    write16(tables[HHEA_TABLE].at + 34, (unsigned)n_metrics);
    write16(tables[MAXP_TABLE].at + 4, (unsigned)n);
    return assembled(tables, TABLES, HEAD_TABLE, arena);
}

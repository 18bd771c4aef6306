/* A glyph is a head, the last points of its contours, instructions, and its points: the parts around the instructions are compared. */
#include "proof/plain.h"

#include <hb.h>

enum { HEAD_FORMAT = 50, HHEA_METRICS = 34, METRIC = 4, BEARING = 2 };

static unsigned number_at(Str table, int at)
{
    return (unsigned)(unsigned char)table.at[at] << 8 | (unsigned char)table.at[at + 1];
}

PlainOutlines plain_open(hb_face_t *face)
{
    PlainOutlines outlines = { 0 };
    Str head, hhea;
    const struct {
        const char *tag;
        Str *table;
        int least;
    } tables[PLAIN_TABLES] = { { "glyf", &outlines.glyf, 1 },
                               { "loca", &outlines.loca, 2 },
                               { "hmtx", &outlines.metrics, METRIC },
                               { "head", &head, HEAD_FORMAT + 2 },
                               { "hhea", &hhea, HHEA_METRICS + 2 } };
    bool is_whole = true;
    for (int i = 0; i < PLAIN_TABLES; i++) {
        unsigned n;
        outlines.blobs[i] = hb_face_reference_table(face, hb_tag_from_string(tables[i].tag, 4));
        const char *bytes = hb_blob_get_data(outlines.blobs[i], &n);
        *tables[i].table = (Str){ bytes, (int)n };
        is_whole = is_whole && (int)n >= tables[i].least;
    }
    if (!is_whole) return outlines;
    outlines.has_long_places = number_at(head, HEAD_FORMAT) != 0;
    outlines.n_metrics = (int)number_at(hhea, HHEA_METRICS);
    int n = outlines.loca.n / (outlines.has_long_places ? 4 : 2) - 1, beyond = n - outlines.n_metrics;
    bool have_metrics =
        outlines.n_metrics > 0 && beyond >= 0 && outlines.metrics.n >= outlines.n_metrics * METRIC + beyond * BEARING;
    outlines.n_glyphs = have_metrics ? n : 0;
    return outlines;
}

void plain_close(PlainOutlines *outlines)
{
    for (int i = 0; i < PLAIN_TABLES; i++) hb_blob_destroy(outlines->blobs[i]);
}

static int64_t place_of(const PlainOutlines *outlines, uint32_t glyph)
{
    int at = (int)glyph;
    if (!outlines->has_long_places) return 2 * (int64_t)number_at(outlines->loca, 2 * at);
    return (int64_t)number_at(outlines->loca, 4 * at) << 16 | number_at(outlines->loca, 4 * at + 2);
}

static unsigned bearing_of(const PlainOutlines *outlines, uint32_t glyph)
{
    int number = (int)glyph, n = outlines->n_metrics;
    return number_at(outlines->metrics, number < n ? METRIC * number + 2 : METRIC * n + BEARING * (number - n));
}

typedef struct {
    Str contours, points; /* of a blank glyph both are empty */
} PlainOutline;

static bool find_outline(const PlainOutlines *outlines, uint32_t glyph, PlainOutline *outline)
{
    enum { HEAD = 10 };
    if (glyph >= (uint32_t)outlines->n_glyphs) return false;
    int64_t from = place_of(outlines, glyph), to = place_of(outlines, glyph + 1);
    if (from > to || to > outlines->glyf.n) return false;
    Str bytes = str_part(outlines->glyf, (int)from, (int)to);
    *outline = (PlainOutline){ 0 };
    if (!bytes.n) return true;
    int n_contours = bytes.n < HEAD ? -1 : (int16_t)number_at(bytes, 0), head = HEAD + 2 * n_contours;
    if (n_contours < 0 || bytes.n < head + 2) return false;
    int rest = head + 2 + (int)number_at(bytes, head);
    if (rest > bytes.n) return false;
    *outline = (PlainOutline){ str_part(bytes, 0, head), str_part(bytes, rest, bytes.n) };
    return true;
}

/* It may be followed by noughts, so that the next glyph stands evenly. */
static bool begins_with(Str bytes, Str start)
{
    enum { MOST_NOUGHTS = 3 };
    int more = bytes.n - start.n;
    if (more > MOST_NOUGHTS || !str_starts(bytes, start)) return false;
    for (int i = start.n; i < bytes.n; i++)
        if (bytes.at[i]) return false;
    return true;
}

bool plain_is_copied(const PlainOutlines *from, uint32_t glyph, const PlainOutlines *to, uint32_t copy)
{
    PlainOutline ours, theirs;
    if (!find_outline(from, glyph, &ours) || !find_outline(to, copy, &theirs)) return false;
    return str_equal(ours.contours, theirs.contours) && begins_with(theirs.points, ours.points) &&
           bearing_of(from, glyph) == bearing_of(to, copy);
}

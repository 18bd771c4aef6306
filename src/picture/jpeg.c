/* A JPEG is a row of segments (T.81 B.1.1): a marker, most with parameters, and behind SOS the coded samples, in which FF stands
   before 00 or a restart marker.  The samples are not decoded: it is seen that all segments are there, from the first to the last. */
#include "picture/formats.h"

enum {
    MARK_SOF0 = 0xC0, /* baseline */
    MARK_SOF2 = 0xC2, /* progressive; C1: extended */
    MARK_DHT = 0xC4,
    MARK_JPG = 0xC8,
    MARK_DAC = 0xCC,
    MARK_SOF15 = 0xCF,
    MARK_RST0 = 0xD0,
    MARK_RST7 = 0xD7,
    MARK_SOI = 0xD8,
    MARK_EOI = 0xD9,
    MARK_SOS = 0xDA,
    MARK_DQT = 0xDB,
    MARK_APP0 = 0xE0,
    MARK_APP1 = 0xE1,
    MARK_APP14 = 0xEE,
    MARK_APP15 = 0xEF,
    MARK_COM = 0xFE
};

typedef struct {
    int marker;
    Str body; /* its parameters, without their length */
    Str all;  /* from the marker to the next one */
} Segment;

typedef struct {
    Str bytes;
    int at;
    PictureState state;
} SegmentReader;

static int byte_at(Str bytes, int at)
{
    return (unsigned char)bytes.at[at];
}

static int short_at(Str bytes, int at)
{
    return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

static bool fail(SegmentReader *reader, PictureState state)
{
    reader->state = state;
    return false;
}

static bool stands_alone(int marker)
{
    return marker == MARK_SOI || marker == MARK_EOI || (marker >= MARK_RST0 && marker <= MARK_RST7) || marker == 0x01;
}

/* Behind the coded samples that begin at `at`: the next marker that is none of theirs. */
static int end_of_samples(Str bytes, int at)
{
    for (; at + 1 < bytes.n; at++) {
        int next = byte_at(bytes, at + 1);
        bool is_theirs = next == 0 || next == 0xFF || (next >= MARK_RST0 && next <= MARK_RST7);
        if (byte_at(bytes, at) == 0xFF && !is_theirs) return at;
    }
    return bytes.n;
}

static bool next_segment(SegmentReader *reader, Segment *segment)
{
    Str bytes = reader->bytes;
    int first = reader->at;
    if (first >= bytes.n) return fail(reader, PICTURE_CUT);
    if (byte_at(bytes, first) != 0xFF) return fail(reader, PICTURE_BROKEN);
    while (first + 1 < bytes.n && byte_at(bytes, first + 1) == 0xFF) first++; /* B.1.1.2: fill bytes */
    if (first + 1 >= bytes.n) return fail(reader, PICTURE_CUT);
    int body = first + 2, end = body;
    *segment = (Segment){ .marker = byte_at(bytes, first + 1) };
    if (!stands_alone(segment->marker)) {
        if (body + 2 > bytes.n) return fail(reader, PICTURE_CUT);
        int length = short_at(bytes, body);
        if (length < 2) return fail(reader, PICTURE_BROKEN);
        if (body + length > bytes.n) return fail(reader, PICTURE_CUT);
        segment->body = str_part(bytes, body + 2, body + length);
        end = body + length;
        if (segment->marker == MARK_SOS) end = end_of_samples(bytes, end);
    }
    segment->all = str_part(bytes, first, end);
    reader->at = end;
    return true;
}

/* ---- what a segment says ---- */

typedef struct {
    Picture *picture;
    bool has_frame, has_scan, has_quanta, has_codes, is_jfif;
    bool is_named_rgb; /* its components are called R, G, B */
    int adobe;         /* the transform of Adobe: 0 none, 1 YCbCr, 2 YCCK; -1: it says nothing */
} JpegHead;

static bool is_frame(int marker)
{
    return marker >= MARK_SOF0 && marker <= MARK_SOF15 && marker != MARK_DHT && marker != MARK_JPG && marker != MARK_DAC;
}

/* B.2.2 */
static PictureState read_frame(JpegHead *head, const Segment *segment)
{
    enum { FIXED = 6, PER_COMPONENT = 3 };
    Str body = segment->body;
    if (head->has_frame || body.n < FIXED) return PICTURE_BROKEN;
    head->has_frame = true;
    int n = byte_at(body, 5);
    head->picture->rows = short_at(body, 1);
    head->picture->columns = short_at(body, 3);
    if (segment->marker > MARK_SOF2 || byte_at(body, 0) != 8 || (n != 1 && n != 3 && n != 4)) return PICTURE_UNCOMMON;
    if (body.n != FIXED + PER_COMPONENT * n) return PICTURE_BROKEN;
    if (!head->picture->rows || !head->picture->columns) return PICTURE_BROKEN;
    char names[4] = { 0 };
    for (int i = 0; i < n; i++) {
        names[i] = body.at[FIXED + PER_COMPONENT * i];
        int sampling = byte_at(body, FIXED + PER_COMPONENT * i + 1);
        int across = sampling >> 4, down = sampling & 0xF;
        if (across < 1 || across > 4 || down < 1 || down > 4) return PICTURE_BROKEN;
    }
    head->is_named_rgb = n == 3 && str_equal((Str){ names, 3 }, STR("RGB"));
    head->picture->space = n == 1 ? PICTURE_GREY : n == 3 ? PICTURE_RGB : PICTURE_CMYK;
    return picture_is_too_large(head->picture) ? PICTURE_LARGE : PICTURE_WHOLE;
}

/* The directory of a TIFF (6.0, section 2) in either order of bytes; 1 where it says nothing. */
static int read_turn(Str tiff)
{
    enum { HEAD = 8, ENTRY = 12, TAG_ORIENTATION = 0x0112, TYPE_SHORT = 3 };
    if (tiff.n < HEAD) return 1;
    bool is_little = str_starts(tiff, STR("II"));
    if (!is_little && !str_starts(tiff, STR("MM"))) return 1;
#define SHORT(at) (is_little ? byte_at(tiff, (at)) | byte_at(tiff, (at) + 1) << 8 : short_at(tiff, (at)))
    int64_t offset = is_little ? (int64_t)SHORT(6) << 16 | SHORT(4) : (int64_t)SHORT(4) << 16 | SHORT(6);
    if (offset + 2 > tiff.n) return 1;
    int at = (int)offset, n = SHORT(at);
    for (at += 2; n > 0 && at + ENTRY <= tiff.n; n--, at += ENTRY) {
        if (SHORT(at) != TAG_ORIENTATION || SHORT(at + 2) != TYPE_SHORT) continue;
        int turn = SHORT(at + 8);
        return turn >= 1 && turn <= 8 ? turn : 1;
    }
#undef SHORT
    return 1;
}

static PictureState read_segment(JpegHead *head, const Segment *segment)
{
    enum { ADOBE = 12 };
    Str body = segment->body;
    if (is_frame(segment->marker)) return read_frame(head, segment);
    switch (segment->marker) {
    case MARK_DAC: return PICTURE_UNCOMMON;
    case MARK_DQT: head->has_quanta = true; break;
    case MARK_DHT: head->has_codes = true; break;
    case MARK_APP0: head->is_jfif |= str_starts(body, STR("JFIF")); break;
    case MARK_APP1:
        if (str_starts(body, (Str){ "Exif\0\0", 6 })) head->picture->turn = read_turn(str_part(body, 6, body.n));
        break;
    case MARK_APP14:
        if (body.n >= ADOBE && str_starts(body, STR("Adobe"))) head->adobe = byte_at(body, ADOBE - 1);
        break;
    case MARK_SOS:
        if (!head->has_frame || !head->has_quanta || !head->has_codes || body.n < 6) return PICTURE_BROKEN;
        head->has_scan = true;
        break;
    default: break;
    }
    return PICTURE_WHOLE;
}

PictureState jpeg_try(Str bytes, Picture *picture)
{
    SegmentReader reader = { .bytes = bytes };
    JpegHead head = { .picture = picture, .adobe = -1 };
    for (Segment segment; next_segment(&reader, &segment);) {
        if (segment.marker == MARK_EOI) {
            picture->is_negative = picture->space == PICTURE_CMYK && head.adobe >= 0;
            picture->is_plain_rgb = head.is_named_rgb && head.adobe < 0 && !head.is_jfif;
            return head.has_scan ? PICTURE_WHOLE : PICTURE_BROKEN;
        }
        PictureState state = read_segment(&head, &segment);
        if (state != PICTURE_WHOLE) return state;
    }
    return reader.state;
}

/* Comments, and what cameras and programs write for each other; but not what says how the samples are to be taken. */
static bool is_left_out(int marker)
{
    return marker == MARK_COM || (marker > MARK_APP0 && marker <= MARK_APP15 && marker != MARK_APP14);
}

bool jpeg_samples(Str bytes, Samples *samples, Arena *arena)
{
    SegmentReader reader = { .bytes = bytes };
    StrBuilder kept = { .arena = arena };
    for (Segment segment; next_segment(&reader, &segment);) {
        if (!is_left_out(segment.marker)) str_add(&kept, segment.all);
        if (segment.marker != MARK_EOI) continue;
        samples->color = str_built(&kept);
        return true;
    }
    return false;
}

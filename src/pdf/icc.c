/* A display profile of three primaries and one curve.  The primaries (0.64 0.33, 0.30 0.60, 0.15 0.06), the white point
   (0.3127 0.3290) and the curve are those of IEC 61966-2-1; profiles count from D50, to which the primaries are adapted by
   the Bradford matrix.  The curve is said as a formula, so the profile is exact and half a kilobyte.  All numbers are
   big-endian; fractions are whole numbers of 1/65536. */
#include "pdf/icc.h"

#include "pdf/ink.h"

enum { HEADER = 128, TAG_ROW = 12 };

static void add_number(Ink *ink, uint32_t value)
{
    const char bytes[] = { (char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value };
    ink_add(ink, (Str){ bytes, sizeof bytes });
}

static void add_numbers(Ink *ink, const uint32_t *values, int n)
{
    for (int i = 0; i < n; i++) add_number(ink, values[i]);
}

static void add_noughts(Ink *ink, int until)
{
    while (ink->n < until) ink_add(ink, (Str){ "", 1 });
}

/* ---- what the tags hold: a type, four noughts, values (10) ---- */

static Str numbers(const char *type, const uint32_t *values, int n, Arena *arena)
{
    Ink ink = { .arena = arena };
    ink_add(&ink, str_from(type));
    add_number(&ink, 0);
    add_numbers(&ink, values, n);
    return ink_str(&ink);
}

/* 10.13: one record, English; UTF-16 behind the 28 bytes before it. */
static Str words(const char *ascii, Arena *arena)
{
    enum { BEFORE = 28, RECORD = 12, EN_US = 0x656E5553 };
    Str text = str_from(ascii);
    const uint32_t values[] = { 1, RECORD, EN_US, 2 * (uint32_t)text.n, BEFORE };
    Ink ink = { .arena = arena };
    ink_add(&ink, numbers("mluc", values, 5, arena));
    for (int i = 0; i < text.n; i++) {
        const char unit[] = { 0, text.at[i] };
        ink_add(&ink, (Str){ unit, 2 });
    }
    return ink_str(&ink);
}

typedef struct {
    const char *name;
    Str data;
} IccTag;

/* 7.2: version 4.2, a display, RGB to XYZ, D50; all else is nought. */
static void add_header(Ink *ink, uint32_t size)
{
    const uint32_t white[] = { 0xF6D6, 0x10000, 0xD32D };
    add_number(ink, size);
    add_number(ink, 0);
    add_number(ink, 0x04200000);
    ink_add(ink, STR("mntrRGB XYZ "));
    add_noughts(ink, 36);
    ink_add(ink, STR("acsp"));
    add_noughts(ink, 68);
    add_numbers(ink, white, 3);
    add_noughts(ink, HEADER);
}

static int rounded_up(int n)
{
    return (n + 3) / 4 * 4;
}

static Str profile_of(const IccTag *tags, int n, Arena *arena)
{
    Ink ink = { .arena = arena }, table = { .arena = arena }, data = { .arena = arena };
    int before = HEADER + 4 + n * TAG_ROW, at = 0;
    for (int i = 0; i < n; i++) {
        bool is_shared = i > 0 && tags[i].data.at == tags[i - 1].data.at;
        if (!is_shared) {
            at = before + data.n;
            ink_add(&data, tags[i].data);
            add_noughts(&data, rounded_up(data.n));
        }
        ink_add(&table, str_from(tags[i].name));
        add_number(&table, (uint32_t)at);
        add_number(&table, (uint32_t)tags[i].data.n);
    }
    add_header(&ink, (uint32_t)(before + data.n));
    add_number(&ink, (uint32_t)n);
    ink_add(&ink, ink_str(&table));
    ink_add(&ink, ink_str(&data));
    return ink_str(&ink);
}

Str icc_srgb(Arena *arena)
{
    static const uint32_t white[] = { 0xF6D6, 0x10000, 0xD32D };
    static const uint32_t red[] = { 0x6FA0, 0x38F5, 0x0390 }, green[] = { 0x6297, 0xB787, 0x18D9 },
                          blue[] = { 0x249F, 0x0F84, 0xB6C3 };
    static const uint32_t from_d65[] = { 0x10C42, 0x5DE, 0xFFFFF325, 0x793, 0xFD90, 0xFFFFFBA1, 0xFFFFFDA2, 0x3DC, 0xC06E };
    /* 10.16, function 3: ((x + 0.055) / 1.055)^2.4 from 0.04045 up, x / 12.92 below */
    static const uint32_t curve[] = { 0x30000, 0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B };
    Str by_curve = numbers("para", curve, 6, arena);
    const IccTag tags[] = {
        { "desc", words("sRGB IEC61966-2.1", arena) },
        { "cprt", words("No copyright, use freely", arena) },
        { "wtpt", numbers("XYZ ", white, 3, arena) },
        { "chad", numbers("sf32", from_d65, 9, arena) },
        { "rXYZ", numbers("XYZ ", red, 3, arena) },
        { "gXYZ", numbers("XYZ ", green, 3, arena) },
        { "bXYZ", numbers("XYZ ", blue, 3, arena) },
        { "rTRC", by_curve },
        { "gTRC", by_curve },
        { "bTRC", by_curve },
    };
    return profile_of(tags, sizeof tags / sizeof *tags, arena);
}

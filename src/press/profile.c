/* Numbers are big-endian.  What lies outside the file, or is of an unknown type, is not there. */
#include "press/profile.h"

#include <string.h>

enum { HEADER = 128, TAG_ROW = 12, MOST_TAGS = 100 };

static uint32_t number_at(Str bytes, uint32_t at)
{
    if (bytes.n < 4 || at > (uint32_t)bytes.n - 4) return 0;
    const unsigned char *digit = (const unsigned char *)bytes.at + at;
    return (uint32_t)digit[0] << 24 | (uint32_t)digit[1] << 16 | (uint32_t)digit[2] << 8 | digit[3];
}

/* As much of it as there is. */
static Str part_of(Str bytes, uint64_t at, uint64_t n)
{
    uint64_t there = (uint64_t)bytes.n;
    if (at > there) at = there;
    if (n > there - at) n = there - at;
    return str_part(bytes, (int)at, (int)(at + n));
}

static bool is_at(Str bytes, int at, const char *four)
{
    return bytes.n >= at + 4 && memcmp(bytes.at + at, four, 4) == 0;
}

/* 7.3: a table of signature, place and size. */
static Str find_element(Str bytes, const char *signature)
{
    uint32_t n = number_at(bytes, HEADER);
    for (uint32_t i = 0; i < n && i < MOST_TAGS; i++) {
        uint32_t row = HEADER + 4 + i * TAG_ROW;
        if (is_at(bytes, (int)row, signature)) return part_of(bytes, number_at(bytes, row + 4), number_at(bytes, row + 8));
    }
    return STR("");
}

static Str until_nought(Str text)
{
    int end = str_find(text, '\0');
    return end < 0 ? text : str_part(text, 0, end);
}

static Str from_utf16(Str bytes, Arena *arena)
{
    StrBuilder text = { .arena = arena };
    for (int i = 0; i + 1 < bytes.n; i += 2) {
        uint32_t unit = (uint32_t)((unsigned char)bytes.at[i] << 8 | (unsigned char)bytes.at[i + 1]);
        bool is_half = (unit & 0xF800) == 0xD800;
        str_add_char(&text, is_half ? 0xFFFD : unit);
    }
    return str_built(&text);
}

/* 10.15 multiLocalizedUnicode: the first language; 10.24 text; the description of version 2, whose first part is ASCII. */
static Str words_of(Str element, Arena *arena)
{
    enum { TEXT = 8, DESCRIPTION = 12, FIRST_SIZE = 20, FIRST_PLACE = 24 };
    if (is_at(element, 0, "mluc"))
        return from_utf16(part_of(element, number_at(element, FIRST_PLACE), number_at(element, FIRST_SIZE)), arena);
    if (is_at(element, 0, "desc")) return until_nought(part_of(element, DESCRIPTION, number_at(element, TEXT)));
    if (is_at(element, 0, "text")) return until_nought(part_of(element, TEXT, (uint64_t)element.n));
    return STR("");
}

/* 7.2: size, device class and colour space. */
const char *profile_fault(Str bytes, IccProfile *profile, Arena *arena)
{
    enum { CLASS = 12, SPACE = 16, SIGNATURE = 36 };
    if (bytes.n < HEADER || !is_at(bytes, SIGNATURE, "acsp")) return "an ICC profile";
    if ((uint32_t)bytes.n != number_at(bytes, 0)) return "a whole ICC profile";
    if (!is_at(bytes, CLASS, "prtr")) return "an output profile (prtr)";
    if (!is_at(bytes, SPACE, "CMYK")) return "a CMYK profile";
    *profile = (IccProfile){ words_of(find_element(bytes, "desc"), arena), words_of(find_element(bytes, "targ"), arena) };
    return NULL;
}

/* Letters and figures alone: "Japan Color 2001 Coated" is JapanColor2001Coated, too. */
static Str bare(Str text, Arena *arena)
{
    StrBuilder letters = { .arena = arena };
    for (int i = 0; i < text.n; i++) {
        char c = text.at[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        if (c >= 'A' && c <= 'Z') str_add_char(&letters, (uint32_t)(c - 'A' + 'a'));
        else if (is_letter) str_add_bytes(&letters, &c, 1);
    }
    return str_built(&letters);
}

static bool says(Str text, Str name, Arena *arena)
{
    Str within = bare(text, arena), wanted = bare(name, arena);
    for (int i = 0; wanted.n && i + wanted.n <= within.n; i++)
        if (str_equal(str_part(within, i, i + wanted.n), wanted)) return true;
    return false;
}

bool profile_names(const IccProfile *profile, const Press *press, Arena *arena)
{
    const Str said[] = { profile->description, profile->target };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (says(said[i], press->condition, arena) || says(said[i], press->condition_name, arena)) return true;
    return false;
}

#include "base/utf8.h"

int utf8_encode(uint32_t c, char *bytes)
{
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        bytes[0] = (char)(0xC0 | c >> 6);
        bytes[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        bytes[0] = (char)(0xE0 | c >> 12);
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | c >> 18);
    bytes[1] = (char)(0x80 | (c >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (c >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* How many bytes a lead byte announces, and the smallest character that needs so many. */
static int announced(unsigned char lead, uint32_t *least)
{
    *least = lead < 0x80 ? 0 : lead < 0xE0 ? 0x80 : lead < 0xF0 ? 0x800 : 0x10000;
    return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

static bool goes_on_at(Str str, int at)
{
    return ((unsigned char)str.at[at] & 0xC0) == 0x80;
}

/* Bytes of an ASCII character, or one of U+1000 to U+CFFF, as kana and kanji are: those need no second look.  0: another. */
static int everyday_at(Str str, int at)
{
    unsigned char lead = (unsigned char)str.at[at];
    if (lead < 0x80) return 1;
    return lead > 0xE0 && lead < 0xED && at + 2 < str.n && goes_on_at(str, at + 1) && goes_on_at(str, at + 2) ? 3 : 0;
}

int utf8_check(Str str)
{
    for (int at = 0; at < str.n;) {
        int everyday = everyday_at(str, at);
        at += everyday;
        if (everyday) continue;
        uint32_t least;
        int start = at, n = announced((unsigned char)str.at[at], &least);
        if (n == 0 || n > str.n - at) return start;
        for (int i = 1; i < n; i++)
            if (!goes_on_at(str, at + i)) return start;
        uint32_t c = utf8_next(str, &at);
        if (c < least || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return start;
    }
    return -1;
}

int utf8_count(Str str)
{
    int n = 0;
    for (int i = 0; i < str.n; i++) n += ((unsigned char)str.at[i] & 0xC0) != 0x80;
    return n;
}

#include "base/utf8.h"

#include <string.h>

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

/* Behind characters of ASCII, and of U+1000 to U+CFFF, as kana and kanji are: those need no second look. */
static int behind_everyday(Str str, int at)
{
    const unsigned char *s = (const unsigned char *)str.at;
    while (at < str.n) {
        uint64_t eight = UINT64_MAX;
        if (s[at] < 0x80) {
            if (str.n - at >= (int)sizeof eight) memcpy(&eight, s + at, sizeof eight);
            at += eight & 0x8080808080808080u ? 1 : (int)sizeof eight;
        } else if (s[at] > 0xE0 && s[at] < 0xED && str.n - at > 2 && (s[at + 1] & 0xC0) == 0x80 && (s[at + 2] & 0xC0) == 0x80)
            at += 3;
        else return at;
    }
    return at;
}

int utf8_check(Str str)
{
    for (int at = behind_everyday(str, 0); at < str.n; at = behind_everyday(str, at)) {
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

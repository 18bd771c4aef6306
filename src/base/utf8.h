/* UTF-8 and Unicode scalar values. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* that some put before UTF-8 */

/* The character at byte `*at`, and `*at` moved behind it.  The bytes must be valid (utf8_check). */
static inline uint32_t utf8_next(Str str, int *at)
{
    const unsigned char *s = (const unsigned char *)str.at + *at;
    if (s[0] < 0x80) {
        *at += 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *at += 2;
        return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3Fu);
    }
    if (s[0] < 0xF0) {
        *at += 3;
        return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3Fu);
    }
    *at += 4;
    return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3Fu);
}
/* 1 to 4 bytes into `bytes`; returns how many. */
int utf8_encode(uint32_t character, char *bytes);
/* Of the scripts that write words with spaces between them: Latin, Greek, Cyrillic … */
static inline bool utf8_is_letter(uint32_t character)
{
    bool is_plain = (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    return is_plain || (character >= 0xC0 && character < 0x1100 && character != 0xD7 && character != 0xF7) ||
           (character >= 0x1E00 && character < 0x2000);
}
/* Index of the first byte that is not valid UTF-8, or -1. */
int utf8_check(Str str);
int utf8_count(Str str); /* characters */

#endif

/* UTF-8 and Unicode scalar values. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* that some put before UTF-8 */

/* The character at byte `*at`, and `*at` moved behind it.  The bytes must be valid (utf8_check). */
uint32_t utf8_next(Str str, int *at);
/* 1 to 4 bytes into `bytes`; returns how many. */
int utf8_encode(uint32_t character, char *bytes);
/* Index of the first byte that is not valid UTF-8, or -1. */
int utf8_check(Str str);
int utf8_count(Str str); /* characters */

#endif

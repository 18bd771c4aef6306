/* Bytes are appended through a pointer with room asked for beforehand: a page has tens of thousands of numbers, and each
   costs a few divisions and nothing else. */
#include "pdf/ink.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

/* Annex C.2: what every reader can hold. */
enum { LARGEST = 32767 };

static const char hex_digits[16] = "0123456789ABCDEF";

char *ink_room(Ink *ink, int n)
{
    if (ink->room - ink->n < n) {
        int room = ink->room ? ink->room * 2 : 128;
        while (room - ink->n < n) room *= 2;
        ink->at = arena_grow(ink->arena, ink->at, (size_t)ink->n, (size_t)room);
        ink->room = room;
    }
    return ink->at + ink->n;
}

Str ink_str(const Ink *ink)
{
    return (Str){ ink->at, ink->n };
}

void ink_format(Ink *ink, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    ink_add(ink, str_vprintf(ink->arena, format, args));
    va_end(args);
}

static int64_t power_of_ten(int decimals)
{
    static const int64_t powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
    assert(decimals >= 0 && (size_t)decimals < sizeof powers / sizeof powers[0]);
    return powers[decimals];
}

void ink_number(Ink *ink, int64_t value, int decimals)
{
    int64_t beyond = (LARGEST + 1) * power_of_ten(decimals);
    if (value >= beyond || value <= -beyond) {
        ink->overflow = true;
        value = 0;
    }
    while (decimals > 0 && value % 10 == 0) {
        value /= 10;
        decimals--;
    }
    char digits[24], *end = digits + sizeof digits, *at = end;
    uint64_t rest = value < 0 ? (uint64_t)-value : (uint64_t)value;
    for (int i = 0; rest || i == 0; i++) {
        if (i == decimals && i > 0) *--at = '.';
        *--at = (char)('0' + rest % 10);
        rest /= 10;
        while (!rest && i + 1 < decimals) { /* .05: noughts behind the point */
            *--at = '0';
            i++;
        }
    }
    if (decimals > 0 && end - at == decimals) *--at = '.';
    if (value < 0) *--at = '-';
    ink_add(ink, (Str){ at, (int)(end - at) });
}

void ink_count(Ink *ink, int value)
{
    char digits[12], *end = digits + sizeof digits, *at = end;
    do *--at = (char)('0' + value % 10);
    while (value /= 10);
    ink_add(ink, (Str){ at, (int)(end - at) });
}

void ink_ref(Ink *ink, int object)
{
    ink_count(ink, object);
    ink_add(ink, STR(" 0 R"));
}

int64_t ink_rounded(LenSum length, int decimals)
{
    int64_t product = length * power_of_ten(decimals);
    return (product + (product < 0 ? -LEN_PT / 2 : LEN_PT / 2)) / LEN_PT;
}

void ink_points(Ink *ink, LenSum length, int decimals)
{
    ink_number(ink, ink_rounded(length, decimals), decimals);
}

void ink_hex16(Ink *ink, unsigned value)
{
    char *at = ink_room(ink, 4);
    for (int i = 0; i < 4; i++) at[i] = hex_digits[value >> (12 - 4 * i) & 15];
    ink->n += 4;
}

void ink_utf16(Ink *ink, Str text)
{
    for (int i = 0; i < text.n;) {
        uint32_t character = utf8_next(text, &i);
        if (character > 0xFFFF) {
            ink_hex16(ink, 0xD800 + ((character - 0x10000) >> 10));
            ink_hex16(ink, 0xDC00 + ((character - 0x10000) & 0x3FF));
        } else {
            ink_hex16(ink, character);
        }
    }
}

void ink_text(Ink *ink, Str text)
{
    ink_add(ink, STR("<FEFF"));
    ink_utf16(ink, text);
    ink_add(ink, STR(">"));
}

void ink_name(Ink *ink, Str name)
{
    ink_add(ink, STR("/"));
    for (int i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.at[i];
        if (c <= ' ' || c >= 127 || strchr("()<>[]{}/%#", c)) ink_format(ink, "#%02X", c);
        else ink_add(ink, str_part(name, i, i + 1));
    }
}

void ink_words(Ink *ink, Str words)
{
    for (int i = 0; i < words.n; i++)
        if (words.at[i] < ' ' || words.at[i] == 127) {
            ink_text(ink, words);
            return;
        }
    ink_add(ink, STR("("));
    for (int i = 0; i < words.n; i++) {
        if (strchr("()\\", words.at[i])) ink_add(ink, STR("\\"));
        ink_add(ink, str_part(words, i, i + 1));
    }
    ink_add(ink, STR(")"));
}

void ink_insert(Ink *ink, int at, Str bytes)
{
    ink_room(ink, bytes.n);
    memmove(ink->at + at + bytes.n, ink->at + at, (size_t)(ink->n - at));
    memcpy(ink->at + at, bytes.at, (size_t)bytes.n);
    ink->n += bytes.n;
}

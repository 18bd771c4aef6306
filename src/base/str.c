#include "base/str.h"

#include "base/utf8.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

Str str_copy(Arena *arena, Str str)
{
    return (Str){ arena_copy(arena, str.at, (size_t)str.n), str.n };
}

Str str_vprintf(Arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    char small[256]; /* most are, and written once */
    int n = vsnprintf(small, sizeof small, format, args);
    assert(n >= 0);
    Str str = { n < (int)sizeof small ? arena_copy(arena, small, (size_t)n) : arena_alloc(arena, (size_t)n + 1), n };
    if (n >= (int)sizeof small) vsnprintf((char *)(uintptr_t)str.at, (size_t)n + 1, format, again);
    va_end(again);
    return str;
}

Str str_printf(Arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Str str = str_vprintf(arena, format, args);
    va_end(args);
    return str;
}

Str str_join(Arena *arena, Str a, Str b)
{
    char *at = arena_alloc(arena, (size_t)a.n + (size_t)b.n + 1);
    if (a.n) memcpy(at, a.at, (size_t)a.n);
    if (b.n) memcpy(at + a.n, b.at, (size_t)b.n);
    return (Str){ at, a.n + b.n };
}

int str_compare(Str a, Str b)
{
    int n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.at, b.at, (size_t)n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

Str str_join_by(Arena *arena, Str a, char between, Str b)
{
    char *at = arena_alloc(arena, (size_t)a.n + (size_t)b.n + 2);
    if (a.n) memcpy(at, a.at, (size_t)a.n);
    at[a.n] = between;
    if (b.n) memcpy(at + a.n + 1, b.at, (size_t)b.n);
    return (Str){ at, a.n + 1 + b.n };
}

bool str_starts(Str str, Str start)
{
    return str.n >= start.n && str_equal(str_part(str, 0, start.n), start);
}

bool str_ends(Str str, Str end)
{
    return str.n >= end.n && str_equal(str_part(str, str.n - end.n, str.n), end);
}

int str_find(Str str, char c)
{
    const char *at = str.n ? memchr(str.at, c, (size_t)str.n) : NULL;
    return at ? (int)(at - str.at) : -1;
}

Str str_replace(Arena *arena, Str text, Str what, Str with)
{
    StrBuilder built = { .arena = arena };
    for (int at = 0; at < text.n;) {
        const char *found = what.n ? memmem(text.at + at, (size_t)(text.n - at), what.at, (size_t)what.n) : NULL;
        int end = found ? (int)(found - text.at) : text.n;
        str_add(&built, str_part(text, at, end));
        if (found) str_add(&built, with);
        at = found ? end + what.n : end;
    }
    return str_built(&built);
}

Str str_trim(Str str)
{
    int first = 0, last = str.n;
    while (first < last && str_is_white(str.at[first])) first++;
    while (last > first && str_is_white(str.at[last - 1])) last--;
    return str_part(str, first, last);
}

/* FNV-1a from this basis on. */
static uint64_t fnv(Str str, uint64_t hash)
{
#pragma GCC unroll 8
    for (int i = 0; i < str.n; i++) hash = (hash ^ (unsigned char)str.at[i]) * 1099511628211u;
    return hash;
}

uint64_t str_hash(Str str)
{
    return fnv(str, 1469598103934665603u); /* of our own: names in files that are compared with older ones are made of it */
}

uint64_t str_checksum(Str str)
{
    return fnv(str, 14695981039346656037u);
}

char *str_room(StrBuilder *builder, int most)
{
    assert(most >= 0 && builder->n <= INT_MAX / 4 - most);
    if (builder->n + most + 1 > builder->room) {
        int room = (builder->n + most + 1) * (builder->room ? 2 : 1); /* most strings are written in one go */
        builder->at = arena_grow(builder->arena, builder->at, (size_t)builder->n, (size_t)room);
        builder->room = room;
    }
    return builder->at + builder->n;
}

void str_take(StrBuilder *builder, const char *end)
{
    builder->n = (int)(end - builder->at);
    builder->at[builder->n] = '\0';
}

void str_add_bytes(StrBuilder *builder, const char *bytes, int n)
{
    char *at = str_room(builder, n);
    if (n) memcpy(at, bytes, (size_t)n);
    str_take(builder, at + n);
}

void str_add(StrBuilder *builder, Str str)
{
    str_add_bytes(builder, str.at, str.n);
}

void str_add_xml(StrBuilder *builder, Str text)
{
    for (int i = 0; i < text.n; i++) {
        char c = text.at[i];
        if (c == '&') str_add(builder, STR("&amp;"));
        else if (c == '<') str_add(builder, STR("&lt;"));
        else if (c == '>') str_add(builder, STR("&gt;"));
        else str_add_bytes(builder, &c, 1);
    }
}

void str_add_json(StrBuilder *builder, Str text)
{
    str_add(builder, STR("\""));
    int from = 0; /* what is as it stands, and not yet added */
    for (int i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool is_plain = c >= 0x20 && c != '"' && c != '\\';
        if (is_plain) continue;
        str_add(builder, str_part(text, from, i));
        str_add_printf(builder, c < 0x20 ? "\\u%04x" : "\\%c", c);
        from = i + 1;
    }
    str_add(builder, str_part(text, from, text.n));
    str_add(builder, STR("\""));
}

void str_add_char(StrBuilder *builder, uint32_t character)
{
    char bytes[4];
    str_add_bytes(builder, bytes, utf8_encode(character, bytes));
}

void str_add_int(StrBuilder *builder, int number)
{
    enum { MOST = 12 };
    char digits[MOST];
    int at = MOST;
    for (unsigned rest = number < 0 ? 0U - (unsigned)number : (unsigned)number; rest || at == MOST; rest /= 10)
        digits[--at] = (char)('0' + rest % 10);
    if (number < 0) digits[--at] = '-';
    str_add_bytes(builder, digits + at, MOST - at);
}

void str_add_printf(StrBuilder *builder, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    char small[256];
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n < (int)sizeof small) str_add_bytes(builder, small, n);
    else str_add(builder, str_vprintf(builder->arena, format, again));
    va_end(again);
}

Str str_built(const StrBuilder *builder)
{
    return (Str){ builder->at ? builder->at : "", builder->n };
}

bool str_next_word(Str *list, Str *word)
{
    Str rest = str_trim(*list);
    int end = 0;
    while (end < rest.n && !str_is_white(rest.at[end])) end++;
    *word = str_part(rest, 0, end);
    *list = str_part(rest, end, rest.n);
    return end > 0;
}

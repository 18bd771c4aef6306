/* Strings: UTF-8 bytes with a length, borrowed unless said otherwise.  A Str made in an arena is
   also NUL-terminated behind its length, so that `%s` may be used with str.at. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    const char *at;
    int n;
} Str;

#define STR(literal) ((Str){ "" literal, (int)sizeof(literal) - 1 })
#define STR_FMT "%.*s"
#define STR_ARG(str) (str).n, (str).at ? (str).at : ""

/* NULL gives the empty string. */
static inline Str str_from(const char *text)
{
    return (Str){ text ? text : "", text ? (int)strlen(text) : 0 };
}
Str str_copy(Arena *arena, Str str);
Str str_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str str_vprintf(Arena *arena, const char *format, va_list args);
Str str_join(Arena *arena, Str a, Str b);
Str str_join_by(Arena *arena, Str a, char between, Str b);
static inline bool str_equal(Str a, Str b)
{
    return a.n == b.n && (a.n == 0 || (a.at[0] == b.at[0] && memcmp(a.at, b.at, (size_t)a.n) == 0));
}
int str_compare(Str a, Str b); /* by bytes, shorter first */
bool str_starts(Str str, Str start);
bool str_ends(Str str, Str end);
int str_find(Str str, char c); /* index, or -1 */
/* Bytes first … last-1. */
static inline Str str_part(Str str, int first, int last)
{
    assert(0 <= first && first <= last && last <= str.n);
    return (Str){ str.at + first, last - first };
}
/* Each `what` in the text replaced. */
Str str_replace(Arena *arena, Str text, Str what, Str with);
/* A blank, a tab, an end of a line. */
static inline bool str_is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
Str str_trim(Str str); /* without ASCII white space at both ends */
/* The next word of a list of words, cut off its front; false when there is none. */
bool str_next_word(Str *list, Str *word);
uint64_t str_hash(Str str);     /* the same on every machine */
uint64_t str_checksum(Str str); /* FNV-1a, as published */

/* Are two texts that end with NUL the same?  Most differ in their first byte. */
static inline bool str_same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

static inline bool str_is(Str a, const char *b)
{
    return str_equal(a, str_from(b));
}

/* A string under construction; grows in its arena. */
typedef struct {
    Arena *arena;
    char *at;
    int n, room;
} StrBuilder;

void str_add_bytes(StrBuilder *builder, const char *bytes, int n);
/* Where `most` bytes may be written behind the others, and that they are written up to `end`. */
char *str_room(StrBuilder *builder, int most);
void str_take(StrBuilder *builder, const char *end);
void str_add(StrBuilder *builder, Str str);
/* As the text of an XML element. */
void str_add_xml(StrBuilder *builder, Str text);
/* As a string of JSON, in quotation marks. */
void str_add_json(StrBuilder *builder, Str text);
void str_add_char(StrBuilder *builder, uint32_t character);
void str_add_int(StrBuilder *builder, int number); /* as %d: what is made of thousands of numbers has no time for a format */
void str_add_printf(StrBuilder *builder, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str str_built(const StrBuilder *builder);

#endif

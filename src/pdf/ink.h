/* PDF syntax under construction: bytes that grow in an arena.  Numbers are written from whole numbers, so no locale
   and no floating point is met, and the same value is always the same bytes (PDF 32000-1 7.3). */
#ifndef PDF_INK_H
#define PDF_INK_H

#include "base/len.h"
#include "base/str.h"

#include <assert.h>
#include <string.h>

typedef struct {
    Arena *arena;
    char *at;
    int n, room;
    bool overflow; /* a number no reader is bound to accept was asked for; it was written as 0 */
} Ink;

Str ink_str(const Ink *ink);
/* Room for n more bytes; who writes them adds to ink->n how many there were. */
char *ink_room(Ink *ink, int n);
static inline void ink_add(Ink *ink, Str bytes)
{
    char *at = ink->room - ink->n < bytes.n ? ink_room(ink, bytes.n) : ink->at + ink->n;
    assert(at || !bytes.n);
    if (bytes.n) memcpy(at, bytes.at, (size_t)bytes.n);
    ink->n += bytes.n;
}
void ink_format(Ink *ink, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A whole number ≥ 0, of any size: a count, an object's number; a reference to that object, 12 0 R. */
void ink_count(Ink *ink, int value);
void ink_ref(Ink *ink, int object);
/* value / 10^decimals, as short as it can be said: 1250, 2 → "12.5". */
void ink_number(Ink *ink, int64_t value, int decimals);
/* A length in points, rounded to so many decimals; the same rounding, as a whole number. */
void ink_points(Ink *ink, LenSum length, int decimals);
int64_t ink_rounded(LenSum length, int decimals);
/* 16 bits as four hex digits. */
void ink_hex16(Ink *ink, unsigned value);
/* UTF-8 as UTF-16BE in hex digits, without brackets or mark. */
void ink_utf16(Ink *ink, Str text);
/* A text string: <FEFF…>.  A name: /… with all that is not plain escaped. */
void ink_text(Ink *ink, Str text);
void ink_name(Ink *ink, Str name);
/* A text string as short as it can be said: (…) where it is ASCII. */
void ink_words(Ink *ink, Str words);
/* Put bytes in before what begins at `at`. */
void ink_insert(Ink *ink, int at, Str bytes);

#endif

/* The text of a field as characters, and what kind a character is. */
#ifndef AUDIT_LETTERS_H
#define AUDIT_LETTERS_H

#include "base/str.h"

typedef struct {
    const uint32_t *at;
    int n;
} Letters;

Letters letters_from(Str text, Arena *arena);
/* Characters first … last-1. */
Str letters_part(const Letters *letters, int first, int last, Arena *arena);
/* The character, or 0 before the first and behind the last. */
static inline uint32_t letters_at(const Letters *letters, int i)
{
    return i >= 0 && i < letters->n ? letters->at[i] : 0;
}
/* Do these words stand at `i`? */
bool letters_say(const Letters *letters, int i, const char *words);

enum { FULL_WIDTH = 0xFEE0 }; /* from ! … ~ to ！ … ～ */

static inline bool letter_is_half_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}
static inline bool letter_is_full_digit(uint32_t c)
{
    return letter_is_half_digit(c - FULL_WIDTH);
}
static inline bool letter_is_digit(uint32_t c)
{
    return letter_is_half_digit(c) || letter_is_full_digit(c);
}
/* Of a digit of either width. */
static inline int letter_digit(uint32_t c)
{
    return (int)(letter_is_full_digit(c) ? c - FULL_WIDTH : c) - '0';
}
static inline bool letter_is_half_latin(uint32_t c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
static inline bool letter_is_full_latin(uint32_t c)
{
    return letter_is_half_latin(c - FULL_WIDTH);
}
static inline bool letter_is_latin(uint32_t c)
{
    return letter_is_half_latin(c) || letter_is_full_latin(c);
}
static inline bool letter_is_hiragana(uint32_t c)
{
    return c >= 0x3041 && c <= 0x3096;
}
enum { LONG_SOUND = 0x30FC }; /* ー */
/* ー among them. */
static inline bool letter_is_katakana(uint32_t c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || c == LONG_SOUND;
}
/* ァ ィ ゥ ェ ォ ッ ャ ュ ョ ー: what goes on with a word of katakana. */
bool letter_goes_on(uint32_t c);
static inline bool letter_is_kanji(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || c == 0x3005 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c < 0x40000);
}
static inline bool letter_is_japanese(uint32_t c)
{
    return letter_is_kanji(c) || letter_is_hiragana(c) || letter_is_katakana(c);
}
/* Of the line: its ends are none. */
static inline bool letter_is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0x3000;
}
/* ） of （, 」 of 「 …, and the other way round; 0: it is none. */
uint32_t letter_closing(uint32_t opening);
uint32_t letter_opening(uint32_t closing);
bool letter_is_one_of(uint32_t c, const char *list);

#endif

/* Brackets pair, within a field; punctuation stands by itself. */
#include "audit/hygiene.h"

#include "base/vec.h"

typedef Vec(int) OpenBrackets; /* where */

/* 1) or ア) at the head of a line opens nothing. */
static bool is_list_mark(const Letters *letters, int closing)
{
    enum { MOST = 3 };
    int n = 0;
    for (int i = closing - 1; i >= 0 && letters->at[i] != '\n'; i--) {
        uint32_t c = letters->at[i];
        if (letter_is_space(c)) return n > 0;
        if (!letter_is_digit(c) && !letter_is_latin(c) && !letter_is_hiragana(c) && !letter_is_katakana(c)) return false;
        if (++n == MOST) return false;
    }
    return n > 0;
}

static Str text_of(uint32_t character, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    str_add_char(&words, character);
    return str_built(&words);
}

/* （…) and 「…） are a pair all the same, if what is open has no other end. */
static void close_bracket(const Hygiene *hygiene, const HygieneText *text, OpenBrackets *open, int at)
{
    uint32_t closing = text->letters.at[at];
    Arena *arena = hygiene->audit->arena;
    for (int i = open->n - 1; i >= 0; i--) {
        if (letter_closing(text->letters.at[open->at[i]]) != closing) continue;
        for (int k = i + 1; k < open->n; k++) {
            uint32_t opening = text->letters.at[open->at[k]];
            hygiene_say(hygiene, text, open->at[k], open->at[k] + 1, DIAG_BRACKET_OPEN, text_of(letter_closing(opening), arena));
        }
        open->n = i;
        return;
    }
    if (open->n) {
        int first = open->at[--open->n];
        hygiene_say(hygiene, text, first, first + 1, DIAG_BRACKET_PAIR, text_of(closing, arena));
    } else if (!is_list_mark(&text->letters, at))
        hygiene_say(hygiene, text, at, at + 1, DIAG_BRACKET_STRAY, text_of(letter_opening(closing), arena));
}

void hygiene_brackets(const Hygiene *hygiene, const HygieneText *text)
{
    OpenBrackets open = { .arena = hygiene->audit->arena };
    for (int i = 0; i < text->letters.n; i++) {
        uint32_t c = text->letters.at[i];
        if (letter_closing(c)) *vec_push(&open) = i;
        else if (letter_opening(c)) close_bracket(hygiene, text, &open, i);
    }
    for (int i = 0; i < open.n; i++) {
        uint32_t closing = letter_closing(text->letters.at[open.at[i]]);
        hygiene_say(hygiene, text, open.at[i], open.at[i] + 1, DIAG_BRACKET_OPEN, text_of(closing, hygiene->audit->arena));
    }
}

/* --- punctuation --------------------------------------------------------------------------------------------------- */

/* Of a figure it separates digits (separators.c). */
static bool is_punctuation(const Letters *letters, int i)
{
    uint32_t c = letters_at(letters, i);
    if (!letter_is_one_of(c, "。、，．,・")) return false;
    return c == 0x3002 || c == 0x3001 || c == 0x30FB || !letter_is_digit(letters_at(letters, i + 1));
}

void hygiene_punctuation(const Hygiene *hygiene, const HygieneText *text)
{
    enum { DOTS = 3 }; /* …: what three of ・ stand for */
    const Letters *letters = &text->letters;
    for (int i = 0, end; i < letters->n; i = end) {
        for (end = i; is_punctuation(letters, end); end++) {}
        if (end - i > 1) {
            uint32_t last = letters->at[end - 1], meant = last == 0x30FB && end - i >= DOTS ? 0x2026 : last;
            hygiene_say(hygiene, text, i, end, DIAG_PUNCTUATION_TWICE, text_of(meant, hygiene->audit->arena));
        }
        end += end == i;
    }
}

#include "model/marker.h"

#include "base/utf8.h"
#include "model/document.h"

/* The character there, and the byte behind it; 0: the text ends. */
static uint32_t character_at(Str text, int at, int *behind)
{
    *behind = at;
    return at < text.n ? utf8_next(text, behind) : 0;
}

/* Of each text the first character is asked: the sets are characters, not bytes. */
static bool is_in(const uint_least32_t *set, uint32_t c)
{
    while (*set && *set != c) set++;
    return c && *set;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* ①–⓿, ㊀–㊉, ❶–➓ */
static bool is_circled(uint32_t c)
{
    return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x3280 && c <= 0x3289) || (c >= 0x2776 && c <= 0x2793);
}

/* (ア) (a) （イ） */
static bool is_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0x30A2 && c <= 0x30F3) || (c >= 0x2160 && c <= 0x217B);
}

static int skip_digits(Str text, int at)
{
    enum { MOST = 2 };
    for (int i = 0, behind; i < MOST && is_digit(character_at(text, at, &behind)); i++) at = behind;
    return at;
}

/* Behind a marker in brackets, with a dot or a bracket behind, or `first`: there is none. */
static int skip_enumerator(Str text, int first)
{
    int inside, behind, after;
    bool opens = is_in(U"(（〔［[【", character_at(text, first, &inside));
    if (!opens) inside = first;
    int end = skip_digits(text, inside);
    bool is_letters = end == inside && is_letter(character_at(text, inside, &behind));
    if (is_letters && (opens || is_in(U")）", character_at(text, behind, &after)))) end = behind;
    if (end == inside) return first;
    const uint_least32_t *closing = opens ? U")）〕］]】" : U")）．.";
    uint32_t last = character_at(text, end, &behind);
    bool point = !opens && is_in(U"．.", last) && is_digit(character_at(text, behind, &after)); /* 1.5 is a number */
    return is_in(closing, last) && !point ? behind : first;
}

/* The number of a note, known when its page is. */
static int skip_late(Str text, int at)
{
    int behind;
    return character_at(text, at, &behind) == SLOT_CHARACTER ? behind : at;
}

/* 1.2, 3-1-2 */
static int skip_steps(Str text, int first)
{
    int end = skip_digits(text, first), dot, next;
    while (end > first && is_in(U".．-－", character_at(text, end, &dot)) && (next = skip_digits(text, dot)) > dot) end = next;
    return end;
}

/* The steps of official writing that have no bracket: 第1, 第2章, 1, 1.1, ア, with an em of white behind, or `first`. */
static int skip_step(Str text, int first)
{
    enum { EM_OF_WHITE = 0x3000 };
    int inside, behind, after;
    bool is_titled = is_in(U"第", character_at(text, first, &inside));
    if (!is_titled) inside = first;
    int end = skip_steps(text, inside);
    if (is_titled && end > inside && is_in(U"部編章節款項条", character_at(text, end, &behind))) end = behind;
    if (!is_titled && end == inside && is_letter(character_at(text, inside, &behind))) end = behind;
    return end > inside && character_at(text, end, &after) == EM_OF_WHITE ? end : first;
}

int marker_end(Str text, int at)
{
    int behind;
    uint32_t c = character_at(text, at, &behind);
    if (is_in(U"※＊*", c)) return skip_late(text, skip_digits(text, behind));
    if (is_circled(c) || is_in(U"・●○◎◆◇■□▲△▼▽★☆◯➢✓", c)) return behind;
    int end = skip_enumerator(text, at);
    return end > at ? end : skip_step(text, at);
}

bool marker_counts(Str text, int at)
{
    for (int end = marker_end(text, at); at < end;) {
        uint32_t c = utf8_next(text, &at);
        if (is_digit(c) || is_circled(c)) return true;
    }
    return false;
}

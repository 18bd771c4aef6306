/* A font has glyphs for much that no one means to write: forms a program picks for vertical lines, radicals of a
   dictionary's index, characters of one office's own.  They look right and cannot be searched, copied or read aloud,
   so they are mistakes of the input, however good their glyphs are. */
#include "xml/characters.h"

#include "base/utf8.h"

typedef struct {
    uint32_t first, last;
} CharacterRange;

static bool is_in(const CharacterRange *ranges, size_t n, uint32_t c)
{
    for (size_t i = 0; i < n; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    return false;
}

#define IS_IN(ranges, c) is_in((ranges), sizeof(ranges) / sizeof *(ranges), (c))

bool characters_may_stand(uint32_t c)
{
    static const CharacterRange refused[] = {
        { 0, 8 },           { 0xB, 0xC },       { 0xE, 0x1F },      { 0x7F, 0x9F },     /* controls */
        { 0x61C, 0x61C },   { 0x200E, 0x200F }, { 0x202A, 0x202E }, { 0x2066, 0x2069 }, /* they turn text around */
        { 0x2028, 0x2029 }, { 0xFDD0, 0xFDEF }, { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFC }, { 0xE0000, 0xE007F }
    };
    return (c & 0xFFFE) != 0xFFFE && !IS_IN(refused, c);
}

static bool is_text(uint32_t c)
{
    static const CharacterRange refused[] = { { 0x2F00, 0x2FDF },                        /* Kangxi radicals: ⼀ for 一 */
                                              { 0xFE10, 0xFE19 }, { 0xFE30, 0xFE4F },    /* vertical forms: ︓ for ： */
                                              { 0xFE50, 0xFE6F },                        /* small forms: ﹙ for （ */
                                              { 0xE000, 0xF8FF }, { 0xF0000, 0x10FFFF }, /* private use (外字) */
                                              { 0xFFFD, 0xFFFD } }; /* what a converter writes for something it has lost */
    return characters_may_stand(c) && !IS_IN(refused, c);
}

bool characters_is_text(uint32_t character)
{
    return is_text(character);
}

static bool is_mark(uint32_t c)
{
    static const CharacterRange marks[] = { { 0x300, 0x36F },   { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x20D0, 0x20FF },
                                            { 0x3099, 0x309A }, { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F }, { 0xE0100, 0xE01EF } };
    return IS_IN(marks, c);
}

/* Nothing a mark could hang on. */
static bool is_gap(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0x200B;
}

int characters_fault(Str text, DiagCode *fault)
{
    int marks = 0;
    bool has_base = false;
    for (int at = 0; at < text.n;) {
        int start = at;
        uint32_t c = utf8_next(text, &at);
        if (characters_is_everyday(c)) {
            marks = 0;
            has_base = !is_gap(c);
            continue;
        }
        marks = is_mark(c) ? marks + 1 : 0;
        bool lone = marks && !has_base;
        has_base = !is_gap(c);
        if (is_text(c) && !lone && marks <= CHARACTERS_MOST_MARKS) continue;
        *fault = !is_text(c) ? DIAG_BAD_CHARACTER : lone ? DIAG_LONE_MARK : DIAG_TOO_MANY_MARKS;
        return start;
    }
    return -1;
}

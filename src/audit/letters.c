#include "audit/letters.h"

#include "base/utf8.h"

Letters letters_from(Str text, Arena *arena)
{
    uint32_t *letters = arena_array(arena, uint32_t, text.n + 1);
    int n = 0;
    for (int at = 0; at < text.n;) letters[n++] = utf8_next(text, &at);
    return (Letters){ letters, n };
}

Str letters_part(const Letters *letters, int first, int last, Arena *arena)
{
    StrBuilder part = { .arena = arena };
    for (int i = first; i < last; i++) str_add_char(&part, letters->at[i]);
    return str_built(&part);
}

bool letters_say(const Letters *letters, int i, const char *words)
{
    Str text = str_from(words);
    for (int at = 0; at < text.n; i++)
        if (letters_at(letters, i) != utf8_next(text, &at)) return false;
    return true;
}

bool letter_is_one_of(uint32_t c, const char *list)
{
    Str text = str_from(list);
    for (int at = 0; at < text.n;)
        if (utf8_next(text, &at) == c) return true;
    return false;
}

bool letter_goes_on(uint32_t c)
{
    return letter_is_one_of(c, "ァィゥェォッャュョー");
}

/* Openings and closings by turns. */
static const char brackets[] = "()（）[]［］{}｛｝「」『』【】〔〕〈〉《》〖〗〘〙“”｢｣";

static uint32_t other_of_pair(uint32_t c, bool is_opening)
{
    Str text = str_from(brackets);
    for (int at = 0; at < text.n;) {
        uint32_t opening = utf8_next(text, &at), closing = utf8_next(text, &at);
        if (c == (is_opening ? opening : closing)) return is_opening ? closing : opening;
    }
    return 0;
}

uint32_t letter_closing(uint32_t opening)
{
    return other_of_pair(opening, true);
}

uint32_t letter_opening(uint32_t closing)
{
    return other_of_pair(closing, false);
}

#include "model/language.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Up to a hyphen or the end, `least` to `most` letters, or figures where they may be. */
static Str take_part(Str *tag, int least, int most, bool may_count)
{
    int n = 0;
    while (n < tag->n && (is_letter(tag->at[n]) || (may_count && tag->at[n] >= '0' && tag->at[n] <= '9'))) n++;
    Str part = str_part(*tag, 0, n);
    bool ends = n == tag->n || tag->at[n] == '-';
    *tag = str_part(*tag, n, tag->n);
    return ends && least <= n && n <= most ? part : STR("");
}

static bool has_two_letters(Str name)
{
    Str list = STR(LANGUAGES_OF_TWO);
    for (int at = 0; at < list.n; at += 3)
        if (str_equal(str_part(list, at, at + 2), name)) return true;
    return false;
}

bool language_is_known(Str tag)
{
    Str name = take_part(&tag, 2, 3, false);
    if (tag.n + name.n > LANGUAGE_LONGEST) return false;
    bool is_known = name.n == 3 || (name.n == 2 && has_two_letters(name));
    while (is_known && tag.n) {
        tag = str_part(tag, 1, tag.n);
        is_known = take_part(&tag, 1, 8, true).n > 0;
    }
    return is_known;
}

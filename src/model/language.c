#include "model/language.h"

/* ISO 639-1. */
static const char known[] = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
                            "dz ee el en eo es et eu fa ff fi "
                            "fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg "
                            "ki kj kk kl km kn ko kr ks ku kv "
                            "kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc "
                            "oj om or os pa pi pl ps pt qu rm "
                            "rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts "
                            "tt tw ty ug uk ur uz ve vi vo wa "
                            "wo xh yi yo za zh zu";

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
    Str list = str_from(known);
    for (Str word; str_next_word(&list, &word);)
        if (str_equal(word, name)) return true;
    return false;
}

bool language_is_known(Str tag)
{
    Str name = take_part(&tag, 2, 3, false);
    bool is_known = name.n == 3 || (name.n == 2 && has_two_letters(name));
    while (is_known && tag.n) {
        tag = str_part(tag, 1, tag.n);
        is_known = take_part(&tag, 1, 8, true).n > 0;
    }
    return is_known;
}

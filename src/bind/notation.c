/* How a house writes what the data write in their own way: one step for each setting, each a walk over the characters with
   a look at the neighbours.  The data stay as they are. */
#include "base/utf8.h"
#include "bind/house.h"

enum { FULL_WIDTH = 0xFEE0 }; /* from ASCII to its full-width form */

/* A text taken apart, so that neighbours can be looked at. */
typedef struct {
    uint32_t *at;
    int n;
    Arena *arena;
} Codepoints;

static Codepoints characters_of(Arena *arena, Str text)
{
    Codepoints all = { arena_array(arena, uint32_t, text.n), 0, arena };
    for (int at = 0; at < text.n;) all.at[all.n++] = utf8_next(text, &at);
    return all;
}

static uint32_t codepoint_at(const Codepoints *all, int i)
{
    return i >= 0 && i < all->n ? all->at[i] : 0;
}

static bool is_figure(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* A to Z, a to z, of either width. */
static bool is_latin(uint32_t c)
{
    uint32_t half = c >= 0xFF01 && c <= 0xFF5E ? c - FULL_WIDTH : c;
    return (half >= 'A' && half <= 'Z') || (half >= 'a' && half <= 'z');
}

static bool is_comma(uint32_t c)
{
    return c == ',' || c == 0xFF0C;
}

static bool is_point(uint32_t c)
{
    return c == '.' || c == 0xFF0E;
}

static Str text_from(const Codepoints *all, const bool *left_out)
{
    StrBuilder built = { .arena = all->arena };
    for (int i = 0; i < all->n; i++)
        if (!left_out || !left_out[i]) str_add_char(&built, all->at[i]);
    return str_built(&built);
}

/* ---- thousands ---- */

static int end_of_figures(const Codepoints *all, int i)
{
    while (is_figure(codepoint_at(all, i))) i++;
    return i;
}

/* 2020年, 03-3993 and A1234 are names rather than numbers; behind a point there are no thousands. */
static bool takes_commas(const Codepoints *all, int first, int last)
{
    uint32_t before = codepoint_at(all, first - 1), behind = codepoint_at(all, last), zero = codepoint_at(all, first);
    if (last - first < 4 || zero == '0' || zero == 0xFF10) return false;
    if (is_point(before) || is_comma(before) || before == '-' || is_latin(before)) return false;
    if (behind == '-' || is_latin(behind)) return false;
    return !(last - first == 4 && (behind == 0x5E74 || behind == 0x2F || behind == 0xFF0F)); /* 年 / ／ */
}

static Str add_commas(Arena *arena, Str text)
{
    Codepoints all = characters_of(arena, text);
    StrBuilder built = { .arena = arena };
    for (int i = 0; i < all.n;) {
        int last = end_of_figures(&all, i);
        bool takes = takes_commas(&all, i, last);
        if (last == i) str_add_char(&built, all.at[i++]);
        for (int first = i; i < last; i++) {
            if (takes && i > first && (last - i) % 3 == 0) str_add_char(&built, codepoint_at(&all, i) > 0x7F ? 0xFF0C : ',');
            str_add_char(&built, all.at[i]);
        }
    }
    return str_built(&built);
}

/* A comma with three figures behind it and one before. */
static Str drop_commas(Arena *arena, Str text)
{
    Codepoints all = characters_of(arena, text);
    bool *left_out = arena_array(arena, bool, all.n);
    for (int i = 1; i < all.n; i++)
        left_out[i] = is_comma(all.at[i]) && is_figure(all.at[i - 1]) && end_of_figures(&all, i + 1) == i + 4;
    return text_from(&all, left_out);
}

/* ---- 句読点 and brackets ---- */

/* An ASCII comma or stop counts as 読点 or 句点 behind Japanese; between figures no mark does. */
static bool is_mark(const Codepoints *all, int i)
{
    if (is_figure(codepoint_at(all, i - 1)) && is_figure(codepoint_at(all, i + 1))) return false;
    return all->at[i] > 0x7F || codepoint_at(all, i - 1) >= 0x3000;
}

static Str set_marks(Arena *arena, const House *house, Str text)
{
    Codepoints all = characters_of(arena, text);
    StrBuilder built = { .arena = arena };
    for (int i = 0; i < all.n; i++) {
        uint32_t c = all.at[i];
        if ((c == 0x3001 || is_comma(c)) && is_mark(&all, i)) str_add(&built, house->comma);
        else if ((c == 0x3002 || is_point(c)) && is_mark(&all, i)) str_add(&built, house->stop);
        else str_add_char(&built, c);
    }
    return str_built(&built);
}

static Str set_brackets(Arena *arena, Paren paren, Str text)
{
    Codepoints all = characters_of(arena, text);
    for (int i = 0; i < all.n; i++) {
        uint32_t c = all.at[i];
        if (paren == PAREN_HALF && (c == 0xFF08 || c == 0xFF09)) all.at[i] = c - FULL_WIDTH;
        if (paren == PAREN_FULL && (c == '(' || c == ')')) all.at[i] = c + FULL_WIDTH;
    }
    return text_from(&all, NULL);
}

/* ---- Roman numerals ---- */

static const char *const numerals[] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII" };
enum { NUMERAL_COUNT = sizeof numerals / sizeof *numerals, ONE = 0x2160 };

/* Letters of a word that is no part of a longer one; I, V and X alone may be letters. */
static int numeral_at(const Codepoints *all, int first, int *last)
{
    char word[8];
    int n = 0;
    if (is_latin(codepoint_at(all, first - 1))) return -1;
    for (*last = first; is_latin(codepoint_at(all, *last)); (*last)++) {
        uint32_t c = all->at[*last];
        if (n < (int)sizeof word - 1) word[n++] = (char)(c > 0x7F ? c - FULL_WIDTH : c);
    }
    for (int i = 0; i < NUMERAL_COUNT && n > 1; i++)
        if (str_is((Str){ word, n }, numerals[i])) return i;
    return -1;
}

static Str set_numerals(Arena *arena, Roman roman, Str text)
{
    Codepoints all = characters_of(arena, text);
    StrBuilder built = { .arena = arena };
    for (int i = 0, last; i < all.n; i++) {
        uint32_t c = all.at[i];
        int numeral = roman == ROMAN_SINGLE ? numeral_at(&all, i, &last) : -1;
        if (numeral >= 0) {
            str_add_char(&built, (uint32_t)(ONE + numeral));
            i = last - 1;
        } else if (roman == ROMAN_LETTERS && c >= ONE && c < ONE + NUMERAL_COUNT) {
            str_add(&built, str_from(numerals[c - ONE]));
        } else {
            str_add_char(&built, c);
        }
    }
    return str_built(&built);
}

/* ---- all ---- */

Str house_text(Arena *arena, const House *house, Str text)
{
    text = house_digits(arena, house->digits, text);
    if (house->roman != ROMAN_AS_IS) text = set_numerals(arena, house->roman, text);
    switch (house->thousands) {
    case THOUSANDS_AS_IS: break;
    case THOUSANDS_COMMA: text = add_commas(arena, text); break;
    case THOUSANDS_NONE: text = drop_commas(arena, text); break;
    }
    if (house->comma.n) text = set_marks(arena, house, text);
    return house->paren == PAREN_AS_IS ? text : set_brackets(arena, house->paren, text);
}

/* 3箇所, 数か月: a counter of this family behind a figure or 数, 何. */
Str house_stray_counter(const House *house, Str text)
{
    static const char *const marks[] = { "か", "カ", "ヵ", "ヶ", "ケ", "箇", "個" };
    static const char *const counted[] = { "所", "月", "年", "国", "条" };
    uint32_t before = 0;
    for (int i = 0; house->counter.n && i < text.n;) {
        Str rest = str_part(text, i, text.n);
        bool counts = is_figure(before) || before == 0x6570 || before == 0x4F55; /* 数 何 */
        for (size_t k = 0; k < sizeof marks / sizeof *marks && counts; k++) {
            if (!str_starts(rest, str_from(marks[k])) || str_is(house->counter, marks[k])) continue;
            for (size_t c = 0; c < sizeof counted / sizeof *counted; c++)
                if (str_starts(str_part(rest, 3, rest.n), str_from(counted[c]))) return str_part(rest, 0, 6);
        }
        before = utf8_next(text, &i);
    }
    return STR("");
}

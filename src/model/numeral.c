/* What counts in an order of its own is a table of characters; the rest is worked out. */
#include "model/numeral.h"

#include "base/utf8.h"

/* 五十音 without what is said no more, and いろは without ん: as laws and official letters count (公用文作成の考え方, 文化審議会 2022). */
static const char katakana[] = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ",
                  iroha[] = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
                  kanji[] = "一二三四五六七八九";

/* The numeral that stands there. */
static const Choice *numeral_at(Str text, int at)
{
    static const Choice numerals[] = CHOICE_TABLE(NUMERAL_CHOICES);
    for (const Choice *choice = numerals; choice->word; choice++)
        if (str_starts(str_part(text, at, text.n), str_from(choice->word))) return choice;
    return NULL;
}

bool number_form_read(Str text, NumberForm *form)
{
    int n = 0;
    for (int at = 0; at < text.n; utf8_next(text, &at)) {
        const Choice *found = numeral_at(text, at);
        if (!found) continue;
        n++;
        *form = (NumberForm){ .before = str_part(text, 0, at),
                              .after = str_part(text, at + str_from(found->word).n, text.n),
                              .numeral = (Numeral)found->value };
    }
    return n == 1;
}

/* The n-th character of a list, from 1; false: it has not so many. */
static bool add_nth(Str list, int n, StrBuilder *out)
{
    for (int at = 0; at < list.n;) {
        int first = at;
        utf8_next(list, &at);
        if (--n == 0) str_add(out, str_part(list, first, at));
        if (n == 0) return true;
    }
    return false;
}

static bool add_from(uint32_t first, int n, int most, StrBuilder *out)
{
    if (n <= most) str_add_char(out, first + (uint32_t)n - 1);
    return n <= most;
}

static void add_wide(int n, StrBuilder *out)
{
    if (n > 9) add_wide(n / 10, out);
    str_add_char(out, 0xFF10 + (uint32_t)(n % 10));
}

/* 一, 十一, 二十 … 九十九 */
static bool add_kanji(int n, StrBuilder *out)
{
    if (n > 99) return false;
    if (n >= 20) add_nth(str_from(kanji), n / 10, out);
    if (n >= 10) str_add_char(out, 0x5341);
    return n % 10 == 0 || add_nth(str_from(kanji), n % 10, out);
}

/* ①–⑳, ㉑–㉟, ㊱–㊿ */
static bool add_circled(int n, StrBuilder *out)
{
    if (n <= 20) return add_from(0x2460, n, 20, out);
    return n <= 35 ? add_from(0x3251, n - 20, 15, out) : add_from(0x32B1, n - 35, 15, out);
}

static bool add_lower_roman(int n, StrBuilder *out)
{
    static const struct {
        int value;
        const char *letters;
    } parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
                  { 40, "xl" },  { 10, "x" },   { 9, "ix" },  { 5, "v" },    { 4, "iv" },  { 1, "i" } };
    enum { MOST = 3999 };
    if (n > MOST) return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; n >= parts[i].value; n -= parts[i].value) str_add(out, str_from(parts[i].letters));
    return true;
}

bool numeral_write(Numeral numeral, int n, StrBuilder *out)
{
    enum { ROMANS = 12, LETTERS = 26 };
    if (n < 1) return false;
    switch (numeral) {
    case NUMERAL_ARABIC: str_add_printf(out, "%d", n); return true;
    case NUMERAL_WIDE: add_wide(n, out); return true;
    case NUMERAL_KANJI: return add_kanji(n, out);
    case NUMERAL_KATAKANA: return add_nth(str_from(katakana), n, out);
    case NUMERAL_IROHA: return add_nth(str_from(iroha), n, out);
    case NUMERAL_CIRCLED: return add_circled(n, out);
    case NUMERAL_ROMAN: return add_from(0x2160, n, ROMANS, out);
    case NUMERAL_LOWER_ROMAN: return add_lower_roman(n, out);
    case NUMERAL_LETTER: return add_from('a', n, LETTERS, out);
    case NUMERAL_CAPITAL: return add_from('A', n, LETTERS, out);
    }
    return false;
}

bool number_write(NumberForm form, int n, StrBuilder *out)
{
    str_add(out, form.before);
    bool is_written = numeral_write(form.numeral, n, out);
    str_add(out, form.after);
    return is_written;
}

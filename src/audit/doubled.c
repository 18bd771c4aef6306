/* A word that was typed twice: をを, 事業事業, についてについて, サービスサービス, 5人人. */
#include "audit/hygiene.h"

static bool run_again(const Letters *letters, int a, int b, int n)
{
    for (int i = 0; i < n; i++)
        if (letters_at(letters, a + i) != letters_at(letters, b + i)) return false;
    return true;
}

static bool run_is(const Letters *letters, int at, int n, bool (*is)(uint32_t))
{
    for (int i = 0; i < n; i++)
        if (!is(letters_at(letters, at + i))) return false;
    return true;
}

/* Of を there is one in a row.  Others also begin words: 区とともに, 区ののびのびひろば, 協議ののち go on in hiragana; and の と も は
   end some: ものの, 子どもも, 父とはは. */
static int doubled_particle(const Letters *letters, int at)
{
    uint32_t c = letters->at[at], before = letters_at(letters, at - 1);
    if (!letter_is_one_of(c, "をにはがのでともへ") || before == c) return 0;
    int end = at;
    while (letters_at(letters, end) == c) end++;
    if (end - at < 2) return 0;
    if (c == 0x3092) return 1; /* を */
    bool ends_word = letter_is_one_of(c, "のともは") && letter_is_hiragana(before);
    bool follows_word =
        letter_is_japanese(before) || letter_is_digit(before) || letter_is_latin(before) || letter_opening(before);
    bool is_country = c == 0x306B && before == 0x304F; /* くにに */
    return letter_is_hiragana(letters_at(letters, end)) || ends_word || is_country || !follows_word ? 0 : 1;
}

/* 一人一人, 毎日毎日 */
static bool is_each(uint32_t c)
{
    return letter_is_one_of(c, "一毎各個");
}

/* からから is no word behind a kanji, のびのび and いきいき are. */
static bool is_ending(const Letters *letters, int at)
{
    static const char *const endings[] = { "から", "まで", "より", "する", "した", "ため", "など", "こと", "おける" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (letters_say(letters, at, endings[i])) return true;
    return false;
}

/* A word of `n` letters that stands at `at` and again behind itself. */
static bool doubled_word(const Letters *letters, int at, int n)
{
    enum { LONG = 3 };
    if (at + 2 * n > letters->n || !run_again(letters, at, at + n, n)) return false;
    uint32_t c = letters->at[at], before = letters_at(letters, at - 1);
    if (run_is(letters, at, n, letter_is_kanji)) return n > 1 && !is_each(c) && !run_again(letters, at, at + 1, n - 1);
    if (run_is(letters, at, n, letter_is_katakana)) return n >= LONG && !letter_is_katakana(before);
    if (!run_is(letters, at, n, letter_is_hiragana)) return false;
    return n >= LONG || (n == 2 && letter_is_kanji(before) && is_ending(letters, at));
}

/* What is counted, behind a figure: 5人人, 3か所か所; but 4日日曜日, 3月月末. */
static int doubled_unit(const Letters *letters, int at)
{
    if (!letter_is_digit(letters_at(letters, at - 1))) return 0;
    uint32_t c = letters->at[at], next = letters_at(letters, at + 1);
    bool is_unit = (letter_is_kanji(c) && !letter_is_one_of(c, "日月々")) || letter_is_one_of(c, "%％");
    if (is_unit && next == c) return 1;
    return letter_is_one_of(c, "かカヵヶケ") && letters_say(letters, at + 1, "所") && run_again(letters, at, at + 2, 2) ? 2 : 0;
}

/* the the; サーービス */
static int doubled_latin(const Letters *letters, int at)
{
    if (letters->at[at] == LONG_SOUND && letters_at(letters, at + 1) == LONG_SOUND)
        return letters_at(letters, at - 1) != LONG_SOUND;
    int end = at;
    if (letter_is_latin(letters_at(letters, at - 1))) return 0;
    while (letter_is_latin(letters_at(letters, end))) end++;
    int n = end - at;
    bool again = n > 1 && letters_at(letters, end) == ' ' && run_again(letters, at, end + 1, n);
    return again && !letter_is_latin(letters_at(letters, end + 1 + n)) ? n + 1 : 0;
}

/* How many letters at `at` are said again right behind; 0: none. */
static int doubled_at(const Letters *letters, int at)
{
    enum { LONGEST = 8 };
    int n = doubled_particle(letters, at);
    if (!n) n = doubled_unit(letters, at);
    if (!n) n = doubled_latin(letters, at);
    for (int k = LONGEST; !n && k > 1; k--) n = doubled_word(letters, at, k) ? k : 0;
    return n;
}

void hygiene_doubled(const Hygiene *hygiene, const HygieneText *text)
{
    const Letters *letters = &text->letters;
    for (int i = 0; i < letters->n;) {
        int n = doubled_at(letters, i), end = i + n;
        if (!n) {
            i++;
            continue;
        }
        bool has_gap = letters->at[i + n - 1] == ' ';
        while (end < letters->n && run_again(letters, i, end, n)) end += n;
        if (has_gap) end = i + 2 * n - 1;
        hygiene_say(hygiene, text, i, end, DIAG_WORD_TWICE, letters_part(letters, i, i + n - has_gap, hygiene->audit->arena));
        i = end;
    }
}

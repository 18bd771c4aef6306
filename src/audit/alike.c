/* Characters that look like others, told by what stands beside them.  Where a house may mean either, nothing is said. */
#include "audit/hygiene.h"

/* What stands before and behind it. */
typedef struct {
    const Letters *letters;
    int at;
    uint32_t before, c, behind;
} Likeness;

typedef struct {
    uint32_t looks, meant;
} Alike;

/* ー drawn otherwise: － ― — ‐ - − ─ ｰ 一 */
static const uint32_t strokes[] = { 0xFF0D, 0x2015, 0x2014, 0x2013, 0x2010, 0x2011, '-', 0x2212, 0x2500, 0x4E00 };

static bool is_stroke(uint32_t c)
{
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
        if (strokes[i] == c) return true;
    return false;
}

/* サ－ビス, センタ―の; not 東京―大阪, コース一つ. */
static uint32_t meant_long_sound(const Likeness *of)
{
    if (!is_stroke(of->c) || !letter_is_katakana(of->before)) return 0;
    if (letter_is_katakana(of->behind)) return LONG_SOUND;
    bool is_sign = of->c != 0x4E00; /* 一 is a number, too */
    return is_sign && (!of->behind || of->behind == '\n' || letter_is_hiragana(of->behind)) ? LONG_SOUND : 0;
}

static const Alike kanji_kana[] = { { 0x529B, 0x30AB } /* 力カ */, { 0x4E8C, 0x30CB } /* 二ニ */, { 0x53E3, 0x30ED } /* 口ロ */,
                                    { 0x516B, 0x30CF } /* 八ハ */, { 0x5DE5, 0x30A8 } /* 工エ */, { 0x5915, 0x30BF } /* 夕タ */,
                                    { 0x535C, 0x30C8 } /* 卜ト */, { 0x5343, 0x30C1 } /* 千チ */, { 0x624D, 0x30AA } /* 才オ */ };
enum { N_KANJI_KANA = sizeof kanji_kana / sizeof *kanji_kana };

/* 1ー2, Aー1; 統ーする; of 力ード it is 力 that is wrong. */
static uint32_t meant_other_than_long_sound(const Likeness *of)
{
    if (of->c != LONG_SOUND) return 0;
    if (letter_is_digit(of->before) || letter_is_latin(of->before)) return '-';
    for (int i = 0; i < N_KANJI_KANA; i++)
        if (kanji_kana[i].looks == of->before) return 0;
    return letter_is_kanji(of->before) ? 0x4E00 : 0;
}

static bool says_any(const Letters *letters, int at, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (letters_say(letters, at, words[i])) return true;
    return false;
}

/* サ一ビスの力ード, マン口ード; not ネット口コミ, チーム力アップ, アジア二カ国, ハイキング八ヶ岳. */
static uint32_t meant_kana(const Likeness *of)
{
    static const char *const words[] = { "口コミ", "力アップ", "力テスト", "力チェック", "二カ", "八ヶ", "八カ", "千カ", "千ド" };
    bool is_number = letter_is_one_of(of->c, "二八千"); /* 八ッ場 */
    bool goes_on = letter_goes_on(of->behind) && !(is_number && letter_is_one_of(of->behind, "ッァ"));
    bool is_within = letter_is_katakana(of->before) && letter_is_katakana(of->behind);
    if ((!goes_on && !is_within) || says_any(of->letters, of->at, words, sizeof words / sizeof *words)) return 0;
    for (int i = 0; i < N_KANJI_KANA; i++)
        if (kanji_kana[i].looks == of->c) return kanji_kana[i].meant;
    return 0;
}

/* 人ロ, 努カ, 第ニ, タ方; not 数カ国, 同号ロの, 三ッ. */
static uint32_t meant_kanji(const Likeness *of)
{
    bool counts = of->c == 0x30AB && letter_is_one_of(of->behind, "国所月年町村箇校地店条");
    bool is_item = letter_is_one_of(of->before, "号項条表類種第款目節");
    bool is_evening = of->c == 0x30BF && !letter_is_katakana(of->before) && letter_is_one_of(of->behind, "方刊食暮張焼");
    bool goes_on = of->c == 0x30AB || of->c == 0x30A8; /* 努カする, 竣エした */
    bool is_last = !of->behind || of->behind == '\n' || letter_is_hiragana(of->behind);
    bool is_within = letter_is_kanji(of->before) && letter_is_kanji(of->behind);
    bool ends_word = letter_is_kanji(of->before) && is_last && (goes_on || (of->c == 0x30ED && !is_item));
    if (counts || (!is_within && !is_evening && !ends_word)) return 0;
    if (is_item && of->c != 0x30CB && of->c != 0x30CF) return 0;
    for (int i = 0; i < N_KANJI_KANA; i++)
        if (kanji_kana[i].meant == of->c) return kanji_kana[i].looks;
    return 0;
}

/* 学校ヘの, 取リ組む; イべント, サりー.  へ may stand between katakana: センターへタクシーで. */
static uint32_t meant_other_kana(const Likeness *of)
{
    static const Alike hiragana_katakana[] = { { 0x3078, 0x30D8 }, { 0x3079, 0x30D9 }, { 0x307A, 0x30DA }, { 0x308A, 0x30EA } };
    bool in_katakana = letter_is_katakana(of->before) && letter_is_katakana(of->behind);
    bool goes_on = letter_goes_on(of->behind);
    bool begins = (!of->before || of->before == '\n') && letter_is_katakana(of->behind);
    bool alone = !letter_is_katakana(of->before) && !letter_is_katakana(of->behind) &&
                 (letter_is_hiragana(of->before) || letter_is_hiragana(of->behind) || letter_is_kanji(of->before));
    for (size_t i = 0; i < sizeof hiragana_katakana / sizeof *hiragana_katakana; i++) {
        uint32_t hiragana = hiragana_katakana[i].looks, katakana = hiragana_katakana[i].meant;
        if (of->c == hiragana && (goes_on || begins || (in_katakana && hiragana != 0x3078))) return katakana;
        bool needs_hiragana = katakana == 0x30EA || katakana == 0x30D9; /* 甲リ乙 may be anything */
        if (of->c == katakana && alone && (!needs_hiragana || letter_is_hiragana(of->behind))) return hiragana;
    }
    return 0;
}

static bool is_of_token(uint32_t c)
{
    return letter_is_digit(c) || letter_is_latin(c);
}

/* Is there nothing around it but figures and letters that look like some? */
static bool is_in_figures(const Likeness *of)
{
    int first = of->at, end = of->at + 1;
    while (is_of_token(letters_at(of->letters, first - 1))) first--;
    while (is_of_token(letters_at(of->letters, end))) end++;
    for (int i = first; i < end; i++)
        if (!letter_is_digit(of->letters->at[i]) && !letter_is_one_of(of->letters->at[i], "OoＯlI|ｌＩ")) return false;
    return true;
}

/* 1O人, l2か所, 4,3o0m; not O157, 5l, A1O. */
static uint32_t meant_figure(const Likeness *of)
{
    bool is_round = letter_is_one_of(of->c, "OoＯ"), is_bar = letter_is_one_of(of->c, "lI|ｌＩ");
    bool follows = letter_is_digit(of->before), precedes = letter_is_digit(of->behind);
    bool is_first_l = letter_is_one_of(of->c, "lｌ|") && precedes, is_last_o = is_round && follows;
    if ((!is_round && !is_bar) || !((follows && precedes) || ((is_first_l || is_last_o) && is_in_figures(of)))) return 0;
    return (is_round ? '0' : '1') + (uint32_t)(of->c > FULL_WIDTH ? FULL_WIDTH : 0);
}

/* 二○二○年 for 〇, 1〇0 for 0; 〇〇課 is a blank. */
static uint32_t meant_zero(const Likeness *of)
{
    if (!letter_is_one_of(of->c, "〇○◯")) return 0;
    if (letter_is_digit(of->before) && letter_is_digit(of->behind))
        return letter_is_full_digit(of->before) ? '0' + FULL_WIDTH : '0';
    bool is_year =
        letter_is_one_of(of->before, "一二三四五六七八九") && letter_is_one_of(of->behind, "一二三四五六七八九〇○◯年月日");
    return is_year && of->c != 0x3007 ? 0x3007 : 0;
}

/* КPI in Cyrillic, ΚPI in Greek. */
static uint32_t meant_latin(const Likeness *of)
{
    static const Alike others[] = { { 0x410, 'A' }, { 0x412, 'B' }, { 0x415, 'E' }, { 0x41A, 'K' }, { 0x41C, 'M' },
                                    { 0x41D, 'H' }, { 0x41E, 'O' }, { 0x420, 'P' }, { 0x421, 'C' }, { 0x422, 'T' },
                                    { 0x425, 'X' }, { 0x430, 'a' }, { 0x435, 'e' }, { 0x43E, 'o' }, { 0x440, 'p' },
                                    { 0x441, 'c' }, { 0x445, 'x' }, { 0x391, 'A' }, { 0x392, 'B' }, { 0x395, 'E' },
                                    { 0x396, 'Z' }, { 0x397, 'H' }, { 0x399, 'I' }, { 0x39A, 'K' }, { 0x39C, 'M' },
                                    { 0x39D, 'N' }, { 0x39F, 'O' }, { 0x3A1, 'P' }, { 0x3A4, 'T' }, { 0x3A5, 'Y' },
                                    { 0x3A7, 'X' } };
    if (!letter_is_half_latin(of->before) && !letter_is_half_latin(of->behind)) return 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].looks == of->c) return others[i].meant;
    return 0;
}

/* 計画·実績 */
static uint32_t meant_middle_dot(const Likeness *of)
{
    bool is_dot = of->c == 0xB7 || of->c == 0x2022 || of->c == 0x22C5;
    return is_dot && letter_is_japanese(of->before) && letter_is_japanese(of->behind) ? 0x30FB : 0;
}

void hygiene_look_alikes(const Hygiene *hygiene, const HygieneText *text)
{
    static uint32_t (*const asked[])(const Likeness *) = { meant_long_sound, meant_other_than_long_sound,
                                                           meant_kana,       meant_kanji,
                                                           meant_other_kana, meant_figure,
                                                           meant_zero,       meant_latin,
                                                           meant_middle_dot };
    const Letters *letters = &text->letters;
    for (int i = 0; i < letters->n; i++) {
        Likeness of = { letters, i, letters_at(letters, i - 1), letters->at[i], letters_at(letters, i + 1) };
        uint32_t meant = 0;
        for (size_t k = 0; k < sizeof asked / sizeof *asked && !meant; k++) meant = asked[k](&of);
        if (meant) hygiene_say(hygiene, text, i, i + 1, DIAG_LOOK_ALIKE, hygiene_name(meant, hygiene->audit->arena));
    }
}

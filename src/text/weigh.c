/* What reads badly when it is torn.  The seams say where a line may end; among those places a typesetter of narrow
   columns still prefers some: behind a particle rather than before it, between the halves of a four-kanji compound
   rather than off its beat, never between a figure and its counter if there is room elsewhere.  There is no dictionary
   here, only scripts and parities, and for figures (figures.c) a list of counters; the prices decide between lines otherwise
   as good. */
#include "text/weigh.h"

#include "base/utf8.h"

#include <string.h>

/* What a character is to a reader who looks for words. */
typedef enum { KANJI, HIRA, KATA, WEST, MARK, KIND_COUNT } WordKind;

/* Price of a break between two kinds.  Within a run of kanji its parity decides, within katakana the group. */
static const int16_t prices[KIND_COUNT][KIND_COUNT] = {
    /*           KANJI HIRA KATA WEST MARK */
    [KANJI] = { 5, 40, 8, 10, 4 }, [HIRA] = { 6, 34, 2, 2, 3 }, [KATA] = { 9, 40, 12, 9, 3 },
    [WEST] = { 20, 30, 12, 4, 4 }, [MARK] = { 3, 25, 3, 3, 2 },
};
enum {
    AFTER_PARTICLE = 0,
    BEFORE_PARTICLE = 30,
    BETWEEN_PARTICLES = 25,
    AFTER_ENDING = 9,
    AFTER_COMMA = 0,
    AFTER_COLON = 25,
    BEFORE_LEADER = 600,
    KANJI_ON_BEAT = 5,
    KANJI_OFF_BEAT = 30,
    KANJI_ODD = 14,
    KANJI_THREE_TWO = 18,
    KATAKANA_TORN = 70,
    KATAKANA_SPLINTER = 30,
    HIRAGANA_SPLINTER = 15,
    HIRAGANA_TORN = 30
};

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005;
}

static bool is_katakana(uint32_t c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9D);
}

static WordKind kind_of(const Para *para, int i, WordKind before)
{
    switch ((JClass)para->atoms[i].jclass) {
    case IDEOGRAPH:
    case ITERATION: return is_han(weigh_character(para, i)) ? KANJI : MARK;
    case HIRAGANA: return HIRA;
    case KATAKANA: return KATA;
    case SMALL_KANA: return is_katakana(weigh_character(para, i)) ? KATA : HIRA;
    case PROLONGED: return before;
    case NUMERAL:
    case WESTERN:
    case WIDE_NUMERAL:
    case WIDE_LETTER:
    case HANGUL:
    case POSTFIX:
    case REFERENCE: return WEST;
    default: return MARK;
    }
}

bool weigh_is_among(const char *characters, uint32_t c)
{
    enum { FIRST = 0x800, LAST = 0xFFFF, BYTES = 3 };
    if (c < FIRST || c > LAST) return false;
    const char bytes[BYTES] = { (char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F)) };
    for (const char *at = characters; *at; at += BYTES)
        if (memcmp(at, bytes, BYTES) == 0) return true;
    return false;
}

/* から, まで and the like, two kana of which the first is atom i. */
static bool is_long_particle(const Para *para, int i)
{
    static const char *const particles[] = { "から", "まで", "など", "より", "ほか", "ため" };
    if (i < 0 || i + 1 >= para->n_atoms) return false;
    if (para->atoms[i].jclass != HIRAGANA || para->atoms[i + 1].jclass != HIRAGANA) return false;
    Str two = str_part(para->rich->text, para->atoms[i].first, para->atoms[i + 1].last);
    for (size_t k = 0; k < sizeof particles / sizeof *particles; k++)
        if (str_equal(two, str_from(particles[k]))) return true;
    return false;
}

/* Without a dictionary: particles end a phrase, and so do the endings of verbs. */
static int price_within_hiragana(const Para *para, int i)
{
    uint32_t a = weigh_character(para, i), b = weigh_character(para, i + 1);
    bool behind = weigh_is_among("をにはがのとでもやへ", a), before = weigh_is_among("をはがのにへ", b);
    if (before) return behind ? BETWEEN_PARTICLES : BEFORE_PARTICLE;
    if (a == 0x3092) return AFTER_PARTICLE; /* を is nothing else */
    if (is_long_particle(para, i + 1)) return BEFORE_PARTICLE;
    if (is_long_particle(para, i - 1)) return AFTER_ENDING;
    return behind || weigh_is_among("るたて", a) ? AFTER_ENDING : prices[HIRA][HIRA];
}

static bool is_colon(uint32_t c)
{
    return c == ':' || c == 0xFF1A || c == 0xFE13;
}

static int price_between(const Para *para, const uint8_t *kinds, int i)
{
    JClass a = (JClass)para->atoms[i].jclass, b = (JClass)para->atoms[i + 1].jclass;
    if (b == LEADER) return BEFORE_LEADER;
    if (a == COMMA || a == FULL_STOP || a == SPACE || a == WIDE_SPACE) return AFTER_COMMA;
    if (is_colon(weigh_character(para, i))) return AFTER_COLON;
    if (a == HIRAGANA && b == HIRAGANA) return price_within_hiragana(para, i);
    if (is_long_particle(para, i + 1)) return BEFORE_PARTICLE;
    if (a == HIRAGANA && weigh_is_among("をにはがのとでもやへ", weigh_character(para, i))) return AFTER_PARTICLE;
    return prices[kinds[i]][kinds[i + 1]];
}

static void price_seams(Weigher *w)
{
    Para *para = w->para;
    for (int i = 0; i + 1 < para->n_atoms; i++)
        if (para->seams[i].may_break && !para->seams[i].must_break)
            para->seams[i].cost = (int16_t)price_between(para, w->kinds, i);
}

/* Kanji compounds are built of pairs: 重要|業績|評価|指標; of five, the last three are more often one: 区民|文化祭. */
static void weigh_kanji(Weigher *w, int first, int last)
{
    int length = last - first;
    for (int i = first; i + 1 < last; i++) {
        int before = i + 1 - first, after = last - i - 1;
        int price = before % 2 == 0 && after % 2 == 0              ? KANJI_ON_BEAT
                    : length % 2 == 0 || before == 1 || after == 1 ? KANJI_OFF_BEAT
                    : length == 5 && before == 3                   ? KANJI_THREE_TWO
                                                                   : KANJI_ODD;
        if (w->para->seams[i].may_break) w->para->seams[i].cost = (int16_t)price;
    }
}

/* A number begins a word: 乳幼児|一時預かり. */
static bool goes_on(const Weigher *w, int first, int i)
{
    if (i >= w->para->n_atoms || w->kinds[i] != w->kinds[first]) return false;
    return w->kinds[first] != KANJI || !weigh_begins_kanji_number(w->para, i);
}

/* A word too long for its line is still not left with a single kana on one side. */
static void weigh_katakana(Weigher *w, int first, int last)
{
    for (int i = first; i + 1 < last; i++)
        if (w->para->seams[i].may_break && (i == first || i + 2 == last)) w->para->seams[i].cost = KATAKANA_SPLINTER;
    weigh_group(w, (Group){ .first = first, .last = last, .cost = KATAKANA_TORN, .word = true });
}

static bool is_particle(const Para *para, int i)
{
    return weigh_is_among("をにはがのとでもやへ", weigh_character(para, i));
}

/* The last kana of a word is not set adrift.  What is left of a run without the particles at its ends is one word, まちづくり,
   if no kana in it may be a particle; behind kanji a short one is their ending, 書かない. */
static void weigh_hiragana(Weigher *w, int first, int last)
{
    enum { SHORTEST = 3, SHORTEST_BEHIND_KANJI = 4 };
    Para *para = w->para;
    bool ends_kanji = first > 0 && w->kinds[first - 1] == KANJI && !is_particle(para, first);
    if (last - first >= 2 && para->seams[last - 2].may_break)
        para->seams[last - 2].cost = (int16_t)(para->seams[last - 2].cost + HIRAGANA_SPLINTER);
    while (first < last && is_particle(para, first)) first++;
    while (first < last && is_particle(para, last - 1)) last--;
    for (int i = first; i < last; i++)
        if (is_particle(para, i) || is_long_particle(para, i)) return;
    if (last - first >= (ends_kanji ? SHORTEST_BEHIND_KANJI : SHORTEST))
        weigh_group(w, (Group){ .first = first, .last = last, .cost = HIRAGANA_TORN, .word = true });
}

static void weigh_runs(Weigher *w)
{
    int n = w->para->n_atoms;
    for (int first = 0, last; first < n; first = last) {
        for (last = first + 1; goes_on(w, first, last); last++) continue;
        if (w->kinds[first] == KANJI) weigh_kanji(w, first, last);
        if (w->kinds[first] == HIRA) weigh_hiragana(w, first, last);
        if (w->kinds[first] == KATA) weigh_katakana(w, first, last);
    }
}

/* ---- all ---- */

uint32_t weigh_character(const Para *para, int atom)
{
    int at = para->atoms[atom].first;
    return utf8_next(para->rich->text, &at);
}

void weigh_group(Weigher *w, Group group)
{
    if (group.last - group.first > 1) *vec_push(&w->groups) = group;
}

static void welcome_hints(Para *para)
{
    for (int i = 0; i < para->n_atoms; i++)
        if (para->seams[i].hinted) para->seams[i].cost = 0;
}

void weigh(Para *para, Arena *arena)
{
    if (para->n_atoms < 2) return;
    enum { USUALLY = 2 };
    Weigher w = { .para = para,
                  .kinds = arena_array(arena, uint8_t, para->n_atoms),
                  .groups = { arena, arena_array(arena, Group, USUALLY), 0, USUALLY } };
    for (int i = 0; i < para->n_atoms; i++) w.kinds[i] = (uint8_t)kind_of(para, i, i ? (WordKind)w.kinds[i - 1] : MARK);
    price_seams(&w);
    weigh_runs(&w);
    weigh_figures(&w);
    weigh_brackets(&w);
    welcome_hints(para);
    para->groups = w.groups.at;
    para->n_groups = w.groups.n;
}

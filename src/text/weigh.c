/* What reads badly when it is torn.  The seams say where a line may end; among those places a typesetter of narrow
   columns still prefers some: behind a particle rather than before it, between the words of a compound rather than within
   one, never between a figure and its counter if there is room elsewhere.  There is no dictionary here.  The two characters
   before a line end and the two behind it each say something of it, and so do their kinds (weights_table.h); the sum is the
   price of the seam, and the prices decide between lines otherwise as good. */
#include "text/weigh.h"

#include "base/utf8.h"
#include "text/prices.h"

#include <string.h>

/* What a character is to a reader who looks for words. */
typedef enum { KANJI, HIRA, KATA, WEST, MARK, KIND_COUNT } WordKind;
/* How many of a run stand on one side of a line end: 1, 2, 3, 4, then odd, even. */
enum { STEPS = 6 };

/* What a character says of a line end, by where it stands. */
typedef struct Weight {
    uint32_t character;
    int8_t second_before, before, behind, second_behind;
} Weight;

#define KIND(...)
#define BETWEEN(...)
#define WITHIN(...)
#define CHARACTER(...) { __VA_ARGS__ },
static const Weight of_characters[] = {
#include "text/weights_table.h"
};
#undef CHARACTER
#define CHARACTER(...)
#undef KIND
#define KIND(kind, ...) [kind] = { 0, __VA_ARGS__ },
static const Weight of_kinds[KIND_COUNT] = {
#include "text/weights_table.h"
};
#undef KIND
#define KIND(...)
#undef BETWEEN
#define BETWEEN(a, b, price) [a][b] = (price),
static const int16_t between[KIND_COUNT][KIND_COUNT] = {
#include "text/weights_table.h"
};
#undef BETWEEN
#define BETWEEN(...)
#undef WITHIN
#define WITHIN(kind, before, ...) [kind][before] = { __VA_ARGS__ },
static const int16_t within[KIND_COUNT][STEPS][STEPS] = {
#include "text/weights_table.h"
};

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005;
}

static bool is_katakana(uint32_t c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9D);
}

static WordKind kind_of(JClass jclass, uint32_t c, WordKind before)
{
    switch (jclass) {
    case IDEOGRAPH:
    case ITERATION: return is_han(c) ? KANJI : MARK;
    case HIRAGANA: return HIRA;
    case KATAKANA: return KATA;
    case SMALL_KANA: return is_katakana(c) ? KATA : HIRA;
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

static const Weight *weight_of(uint32_t character, WordKind kind)
{
    const Weight *first = of_characters, *last = first + sizeof of_characters / sizeof *of_characters;
    if (kind == WEST || kind == MARK) return &of_kinds[kind];
    while (first < last) {
        const Weight *middle = first + (last - first) / 2;
        if (middle->character == character) return middle;
        if (middle->character < character) first = middle + 1;
        else last = middle;
    }
    return &of_kinds[kind];
}

/* Particles of one kana; は and に rather than と and も: those before which a line hardly ends. */
static bool is_first_particle(uint32_t c)
{
    switch (c) {
    case U'を':
    case U'は':
    case U'が':
    case U'の':
    case U'に':
    case U'へ': return true;
    default: return false;
    }
}

static bool is_particle(uint32_t c)
{
    return is_first_particle(c) || c == U'と' || c == U'で' || c == U'も' || c == U'や';
}

/* Is a kanji a part of words that goes before them (再開発), behind them (障害者)?  Surely, wherever it stands; or where it begins or
   ends a run of kanji. */
typedef enum { NEVER, AT_EDGE, SURELY } Sureness;
typedef struct {
    uint32_t kanji;
    Sureness begins, ends;
} WordPart;

#define PARTICLE(text)
#define PART(...) { __VA_ARGS__ },
static const WordPart word_parts[] = {
#include "text/parts_table.h"
};
#undef PARTICLE
#undef PART
#define PART(...)
#define PARTICLE(text) { "" text, (int)sizeof(text) - 1 },
static const Str compound_particles[] = {
#include "text/parts_table.h"
};
#undef PARTICLE

static WordPart part_of(uint32_t kanji)
{
    int first = 0, last = (int)(sizeof word_parts / sizeof *word_parts);
    while (first < last) {
        int middle = first + (last - first) / 2;
        if (word_parts[middle].kanji == kanji) return word_parts[middle];
        if (word_parts[middle].kanji < kanji) first = middle + 1;
        else last = middle;
    }
    return (WordPart){ kanji, NEVER, NEVER };
}

/* ---- seams ---- */

static bool is_colon(uint32_t c)
{
    return c == ':' || c == 0xFF1A || c == 0xFE13;
}

static int step_of(int n)
{
    return n < STEPS - 1 ? n - 1 : STEPS - 1 - n % 2;
}

/* に|よる, に|おける: a particle and what makes one word of kana with it. */
static bool is_compound_particle(const Weigher *w, int i)
{
    if (w->characters[i] != U'に' && w->characters[i] != U'と' && w->characters[i] != U'を') return false;
    Str rest = str_part(w->para->rich->text, w->para->atoms[i].first, w->para->rich->text.n);
    for (size_t k = 0; k < sizeof compound_particles / sizeof *compound_particles; k++)
        if (str_starts(rest, compound_particles[k])) return true;
    return false;
}

/* 光が丘, 自由が丘: its が is no particle.  380 places of IPADIC (Noun.place.csv) end so, and hardly a sentence goes on so. */
static bool is_hill(const Weigher *w, int i)
{
    return i > 0 && w->characters[i] == U'丘' && w->characters[i - 1] == U'が';
}

/* Behind the kanji another one, or an ending of its own: 区|会議, 確保|済み, but not 協議|会の. */
static bool goes_on(const Weigher *w, int i)
{
    if (i + 1 == w->para->n_atoms) return false;
    return w->kinds[i + 1] == KANJI || (w->kinds[i + 1] == HIRA && !is_particle(w->characters[i + 1]));
}

/* What a part of a word adds that would stand alone there; of a word that MeCab, and so the table, reads as two. */
static int price_of_part(const Weigher *w, int i, int before, int behind)
{
    WordKind a = (WordKind)w->kinds[i], b = (WordKind)w->kinds[i + 1];
    if (a == HIRA && b == HIRA) return is_compound_particle(w, i) ? COMPOUND_TORN : 0;
    if (is_hill(w, i + 1)) return WORD_TORN;
    if (is_hill(w, i)) return -AFFIX_TORN;
    if (b != KANJI || (a != KANJI && a != KATA)) return 0;
    Sureness begins = a == KANJI ? part_of(w->characters[i]).begins : NEVER, ends = part_of(w->characters[i + 1]).ends;
    if (begins == SURELY || ends == SURELY) return AFFIX_TORN;
    bool is_first = begins == AT_EDGE && before == 1 && behind > 1;
    bool is_last = ends == AT_EDGE && before > 1 && !goes_on(w, i + 1);
    return is_first || is_last ? EDGE_TORN : 0;
}

/* Of the seam behind atom i; so many of its run stand before it, so many of the same behind. */
static int price_in_words(const Weigher *w, int i, int before, int behind)
{
    WordKind a = (WordKind)w->kinds[i], b = (WordKind)w->kinds[i + 1];
    const Weight *first = i > 0 ? w->weights[i - 1] : &of_kinds[MARK];
    const Weight *last = i + 2 < w->para->n_atoms ? w->weights[i + 2] : &of_kinds[MARK];
    int price = behind > 0 && a != WEST ? within[a][step_of(before)][step_of(behind)] : between[a][b];
    price += first->second_before + w->weights[i]->before + w->weights[i + 1]->behind + last->second_behind;
    if (a != HIRA && is_first_particle(w->characters[i + 1])) price += BEFORE_PARTICLE;
    price += price_of_part(w, i, before, behind);
    return price < 0 ? 0 : price > WORD_TORN ? WORD_TORN : price;
}

static int price_between(const Weigher *w, int i, int before, int behind)
{
    const Para *para = w->para;
    JClass a = (JClass)para->atoms[i].jclass, b = (JClass)para->atoms[i + 1].jclass;
    if (b == LEADER) return BEFORE_LEADER;
    if (a == COMMA || a == FULL_STOP || a == SPACE || a == WIDE_SPACE) return AFTER_COMMA;
    if (is_colon(w->characters[i])) return AFTER_COLON;
    if (w->kinds[i] == MARK || w->kinds[i + 1] == MARK) return w->kinds[i + 1] == HIRA ? MARK_BEFORE_HIRAGANA : BESIDE_MARK;
    return price_in_words(w, i, before, behind);
}

/* Where a <keep> is longer than its line, it, too, rather ends between words. */
static void price_run(Weigher *w, int first, int last)
{
    Para *para = w->para;
    for (int i = first; i < last && i + 1 < para->n_atoms; i++) {
        Seam *seam = &para->seams[i];
        bool is_only_kept = !seam->may_break && seam->cost == PARTED_KEEP;
        if (seam->must_break || !(seam->may_break || is_only_kept)) continue;
        int price = price_between(w, i, i + 1 - first, last - i - 1);
        seam->cost = (int16_t)(is_only_kept ? PARTED_KEEP + price : price);
    }
}

/* ---- words of kana ---- */

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

/* What is left of a run without the particles at its ends is one word, まちづくり, if no kana in it may be a particle; behind
   kanji a short one is their ending, 書かない. */
static void weigh_hiragana(Weigher *w, int first, int last)
{
    enum { SHORTEST = 3, SHORTEST_BEHIND_KANJI = 4 };
    const Para *para = w->para;
    bool ends_kanji = first > 0 && w->kinds[first - 1] == KANJI && !is_particle(w->characters[first]);
    while (first < last && is_particle(w->characters[first])) first++;
    while (first < last && is_particle(w->characters[last - 1])) last--;
    for (int i = first; i < last; i++)
        if (is_particle(w->characters[i]) || is_long_particle(para, i)) return;
    if (last - first >= (ends_kanji ? SHORTEST_BEHIND_KANJI : SHORTEST))
        weigh_group(w, (Group){ .first = first, .last = last, .cost = HIRAGANA_TORN, .word = true });
}

static void weigh_runs(Weigher *w)
{
    int n = w->para->n_atoms;
    for (int first = 0, last; first < n; first = last) {
        for (last = first + 1; last < n && w->kinds[last] == w->kinds[first]; last++) continue;
        price_run(w, first, last);
        if (w->kinds[first] == HIRA) weigh_hiragana(w, first, last);
        if (w->kinds[first] == KATA) weigh_group(w, (Group){ .first = first, .last = last, .cost = KATAKANA_TORN, .word = true });
    }
}

/* ---- all ---- */

void weigh_group(Weigher *w, Group group)
{
    if (group.last - group.first > 1) *vec_push(&w->groups) = group;
}

static void welcome_hints(Para *para)
{
    for (int i = 0; i < para->n_atoms; i++)
        if (para->seams[i].hinted) para->seams[i].cost = 0;
}

static void read_characters(Weigher *w)
{
    const Para *para = w->para;
    WordKind kind = MARK;
    for (int i = 0; i < para->n_atoms; i++) {
        int at = para->atoms[i].first;
        w->characters[i] = utf8_next(para->rich->text, &at);
        kind = kind_of((JClass)para->atoms[i].jclass, w->characters[i], kind);
        w->kinds[i] = (uint8_t)kind;
        w->weights[i] = weight_of(w->characters[i], kind);
    }
}

void weigh(Para *para, Arena *arena)
{
    if (para->n_atoms < 2) return;
    enum { USUALLY = 2 };
    Weigher w = { .para = para,
                  .characters = arena_array(arena, uint32_t, para->n_atoms),
                  .kinds = arena_array(arena, uint8_t, para->n_atoms),
                  .weights = arena_array(arena, const Weight *, para->n_atoms),
                  .groups = { arena, arena_array(arena, Group, USUALLY), 0, USUALLY } };
    read_characters(&w);
    weigh_runs(&w);
    weigh_figures(&w);
    weigh_brackets(&w);
    welcome_hints(para);
    para->groups = w.groups.at;
    para->n_groups = w.groups.n;
}

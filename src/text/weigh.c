/* What reads badly when it is torn.  The seams say where a line may end; among those places a typesetter of narrow
   columns still prefers some: behind a particle rather than before it, between the halves of a four-kanji compound
   rather than off its beat, never between a figure and its counter if there is room elsewhere.  There is no dictionary
   here, only scripts, parities and a list of counters; the prices decide between lines otherwise as good. */
#include "text/steps.h"

#include "base/utf8.h"

#include <string.h>

/* What a character is to a reader who looks for words. */
typedef enum { KANJI, HIRA, KATA, WEST, MARK, KIND_COUNT } Kind;

/* Price of a break between two kinds.  Between kanji the parity of the run decides, within katakana the group. */
static const int16_t prices[KIND_COUNT][KIND_COUNT] = {
    /*           KANJI HIRA KATA WEST MARK */
    [KANJI] = { 0, 40, 8, 10, 4 }, [HIRA] = { 6, 34, 2, 2, 3 }, [KATA] = { 9, 40, 12, 9, 3 },
    [WEST] = { 20, 30, 12, 4, 4 }, [MARK] = { 3, 25, 3, 3, 2 },
};
enum {
    AFTER_PARTICLE = 0,
    BEFORE_PARTICLE = 30,
    BETWEEN_PARTICLES = 25,
    AFTER_ENDING = 9,
    AFTER_COMMA = 0,
    AFTER_COLON = 25,
    AFTER_ENUMERATOR = 90,
    BEFORE_LEADER = 200,
    KANJI_ON_BEAT = 5,
    KANJI_OFF_BEAT = 30,
    KANJI_ODD = 14,
    KANJI_THREE_TWO = 18,
    KATAKANA_TORN = 70,
    KATAKANA_SPLINTER = 30,
    HIRAGANA_SPLINTER = 15,
    HIRAGANA_TORN = 30,
    COUNTER_TORN = 130,
    TOTAL_TORN = 140,
    PREFIX_TORN = 80,
    RANGE_TORN = 30,
    BRACKET_TORN = 75
};

/* 助数詞 and units behind a figure, longest first where one begins another. */
static const char *const counters[] = {
    "か所",     "カ所",       "ヶ所", "ヵ所",       "箇所",     "か月",     "カ月",   "ヶ月",   "ヵ月",   "箇月", "か年",
    "カ年",     "ヶ年",       "か国", "か条",       "人分",     "人日",     "人",     "施設",   "年度末", "年度", "年間",
    "年代",     "年生",       "年",   "月末",       "月分",     "月",       "日間",   "日",     "時間",   "時",   "分間",
    "分",       "秒",         "件",   "園",         "校",       "回線",     "回",     "個",     "台分",   "台",   "名",
    "社",       "店",         "戸",   "棟",         "基",       "本",       "冊",     "枚",     "歳児",   "歳",   "才",
    "億円",     "万円",       "千円", "百万円",     "兆円",     "円",       "倍",     "割",     "点",     "位",   "次",
    "期",       "号",         "条",   "項",         "章",       "節",       "階",     "路線",   "地区",   "地域", "区間",
    "区",       "週間",       "週",   "団体",       "事業所",   "事業",     "世帯",   "床",     "室",     "箱",   "機",
    "隻",       "両",         "頭",   "匹",         "羽",       "株",       "坪",     "畳",     "番",     "丁目", "町",
    "市",       "県",         "級",   "段階",       "段",       "種類",     "種",     "類",     "項目",   "部",   "組",
    "班",       "隊",         "路",   "駅",         "拠点",     "圏域",     "沿道",   "公園",   "病院",   "つ",   "キロ",
    "メートル", "ヘクタール", "トン", "パーセント", "ポイント", "グループ", "クラス", "コース", "ページ", "億",   "万",
    "千",       "百",
};
/* Words before a figure that belong to it. */
static const char *const prefixes[] = {
    "令和", "平成", "昭和", "大正", "明治", "延べ", "のべ", "合計", "最大", "最低", "計",
    "約",   "第",   "各",   "全",   "延",   "月",   "週",   "年",   "他",   "ほか",
};

typedef struct {
    Para *para;
    uint8_t *kinds;
    Vec(Group) groups;
} Weigher;

static uint32_t character_at(const Para *para, int i)
{
    const Atom *atom = &para->atoms[i];
    int at = atom->first;
    return utf8_next(para->rich->text, &at);
}

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005;
}

static bool is_katakana(uint32_t c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9D);
}

static Kind kind_of(const Para *para, int i, Kind before)
{
    switch ((JClass)para->atoms[i].jclass) {
    case IDEOGRAPH:
    case ITERATION: return is_han(character_at(para, i)) ? KANJI : MARK;
    case HIRAGANA: return HIRA;
    case KATAKANA: return KATA;
    case SMALL_KANA: return is_katakana(character_at(para, i)) ? KATA : HIRA;
    case PROLONGED: return before;
    case NUMERAL:
    case WESTERN:
    case WIDE_NUMERAL:
    case WIDE_LETTER:
    case POSTFIX:
    case REFERENCE: return WEST;
    default: return MARK;
    }
}

/* Is the character one of these hiragana? */
static bool is_among(const char *kana, uint32_t c)
{
    Str set = str_from(kana);
    for (int at = 0; at < set.n;)
        if (utf8_next(set, &at) == c) return true;
    return false;
}

/* から, まで and the like, two kana of which the first is atom i. */
static bool is_long_particle(const Para *para, int i)
{
    static const char *const particles[] = { "から", "まで", "など", "より", "ほか", "ため" };
    if (i < 0 || i + 1 >= para->n_atoms) return false;
    Str two = str_part(para->rich->text, para->atoms[i].first, para->atoms[i + 1].last);
    for (size_t k = 0; k < sizeof particles / sizeof *particles; k++)
        if (str_equal(two, str_from(particles[k]))) return true;
    return false;
}

/* Without a dictionary: particles end a phrase, and so do the endings of verbs. */
static int price_within_hiragana(const Para *para, int i)
{
    uint32_t a = character_at(para, i), b = character_at(para, i + 1);
    bool behind = is_among("をにはがのとでもやへ", a), before = is_among("をはがのにへ", b);
    if (before) return behind ? BETWEEN_PARTICLES : BEFORE_PARTICLE;
    if (a == 0x3092) return AFTER_PARTICLE; /* を is nothing else */
    if (is_long_particle(para, i + 1)) return BEFORE_PARTICLE;
    if (is_long_particle(para, i - 1)) return AFTER_ENDING;
    return behind || is_among("るたて", a) ? AFTER_ENDING : prices[HIRA][HIRA];
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
    if (is_colon(character_at(para, i))) return AFTER_COLON;
    if (a == HIRAGANA && b == HIRAGANA) return price_within_hiragana(para, i);
    if (is_long_particle(para, i + 1)) return BEFORE_PARTICLE;
    if (a == HIRAGANA && is_among("をにはがのとでもやへ", character_at(para, i))) return AFTER_PARTICLE;
    return prices[kinds[i]][kinds[i + 1]];
}

static void price_seams(Weigher *w)
{
    Para *para = w->para;
    for (int i = 0; i + 1 < para->n_atoms; i++)
        if (para->seams[i].may_break && !para->seams[i].must_break)
            para->seams[i].cost = (int16_t)price_between(para, w->kinds, i);
}

static void add_group(Weigher *w, int first, int last, int cost)
{
    bool firm = cost == COUNTER_TORN || cost == TOTAL_TORN, word = cost == KATAKANA_TORN || cost == HIRAGANA_TORN;
    if (last - first > 1)
        *vec_push(&w->groups) = (Group){ .first = first, .last = last, .cost = cost, .firm = firm, .word = word };
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

/* A word too long for its line is still not left with a single kana on one side. */
static void weigh_katakana(Weigher *w, int first, int last)
{
    for (int i = first; i + 1 < last; i++)
        if (w->para->seams[i].may_break && (i == first || i + 2 == last)) w->para->seams[i].cost = KATAKANA_SPLINTER;
    add_group(w, first, last, KATAKANA_TORN);
}

static bool is_particle(const Para *para, int i)
{
    return is_among("をにはがのとでもやへ", character_at(para, i));
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
    if (last - first >= (ends_kanji ? SHORTEST_BEHIND_KANJI : SHORTEST)) add_group(w, first, last, HIRAGANA_TORN);
}

static void weigh_runs(Weigher *w)
{
    int n = w->para->n_atoms;
    for (int first = 0, last; first < n; first = last) {
        for (last = first + 1; last < n && w->kinds[last] == w->kinds[first]; last++) continue;
        if (w->kinds[first] == KANJI) weigh_kanji(w, first, last);
        if (w->kinds[first] == HIRA) weigh_hiragana(w, first, last);
        if (w->kinds[first] == KATA) weigh_katakana(w, first, last);
    }
}

/* ---- figures ---- */

static bool is_digit(const Para *para, int i)
{
    return i >= 0 && i < para->n_atoms && (para->atoms[i].jclass == NUMERAL || para->atoms[i].jclass == WIDE_NUMERAL);
}

/* Atoms of the word that ends right before atom i. */
static int prefix_before(const Para *para, int i)
{
    Str head = str_part(para->rich->text, 0, para->atoms[i].first);
    for (size_t k = 0; k < sizeof prefixes / sizeof *prefixes; k++) {
        if (!str_ends(head, str_from(prefixes[k]))) continue;
        int begin = head.n - (int)strlen(prefixes[k]), n = 0;
        while (i - n > 0 && para->atoms[i - n - 1].first >= begin) n++;
        return n;
    }
    return 0;
}

/* 元 of 令和元年. */
static bool is_first_year(const Para *para, int i)
{
    return i + 1 < para->n_atoms && para->atoms[i].jclass == IDEOGRAPH && character_at(para, i) == 0x5143 &&
           character_at(para, i + 1) == 0x5E74 && prefix_before(para, i) > 0;
}

static int end_of_number(const Para *para, int i)
{
    if (is_first_year(para, i)) return i + 1;
    while (is_digit(para, i)) {
        i++;
        JClass mark = i < para->n_atoms ? (JClass)para->atoms[i].jclass : LINE_FEED;
        bool inside = (mark == PLAIN_STOP || mark == COMMA || mark == FULL_STOP) && is_digit(para, i + 1);
        if (inside) i++;
    }
    return i;
}

/* Atoms of the counter that begins at atom i, 0 for none. */
static int counter_at(const Para *para, int i)
{
    if (i >= para->n_atoms) return 0;
    Str rest = str_part(para->rich->text, para->atoms[i].first, para->rich->text.n);
    for (size_t k = 0; k < sizeof counters / sizeof *counters; k++) {
        if (!str_starts(rest, str_from(counters[k]))) continue;
        int end = para->atoms[i].first + (int)strlen(counters[k]), n = 0;
        while (i + n < para->n_atoms && para->atoms[i + n].first < end) n++;
        return n;
    }
    return 0;
}

static void weigh_numbers(Weigher *w)
{
    const Para *para = w->para;
    int range = -1; /* where the number before a ～ began */
    for (int i = 0; i < para->n_atoms;) {
        if (!is_digit(para, i) && !is_first_year(para, i)) {
            if (para->atoms[i].jclass != HYPHEN) range = -1;
            i++;
            continue;
        }
        int end = end_of_number(para, i);
        int counter = counter_at(para, end), prefix = prefix_before(para, i);
        if (counter) add_group(w, i, end + counter, COUNTER_TORN);
        if (prefix) add_group(w, i - prefix, end + counter, PREFIX_TORN);
        if (range >= 0) add_group(w, range, end + counter, RANGE_TORN);
        range = i - prefix;
        i = end + counter;
    }
}

/* ---- brackets ---- */

static bool opens(const Atom *atom)
{
    return atom->jclass == OPENING || atom->jclass == PLAIN_OPENING;
}

static bool closes(const Atom *atom)
{
    return atom->jclass == CLOSING || atom->jclass == PLAIN_CLOSING;
}

/* (1) and ① alone at the end of a first line are no beginning. */
static void weigh_enumerator(Weigher *w, int first, int last)
{
    Para *para = w->para;
    bool begins = first == 0 || para->seams[first - 1].must_break;
    if (begins && last - first <= 4 && last < para->n_atoms && para->seams[last - 1].may_break)
        para->seams[last - 1].cost = AFTER_ENUMERATOR;
}

/* 〔計181所〕: brackets around a figure with what belongs to it, and nothing else. */
static bool holds_figure(const Para *para, int first, int last)
{
    int i = first + 1;
    while (i < last - 1 && !is_digit(para, i)) i++;
    int prefix = prefix_before(para, i), end = end_of_number(para, i);
    return i < last - 1 && i - prefix == first + 1 && end + counter_at(para, end) == last - 1;
}

static void weigh_brackets(Weigher *w)
{
    enum { DEEPEST = 16 };
    const Para *para = w->para;
    int open[DEEPEST], depth = 0;
    for (int i = 0; i < para->n_atoms; i++) {
        if (opens(&para->atoms[i]) && depth < DEEPEST) open[depth++] = i;
        if (closes(&para->atoms[i]) && depth > 0) {
            int first = open[--depth];
            add_group(w, first, i + 1, holds_figure(para, first, i + 1) ? TOTAL_TORN : BRACKET_TORN);
            weigh_enumerator(w, first, i + 1);
        }
        if (para->seams[i].must_break) depth = 0;
    }
}

/* ---- all ---- */

static void measure_groups(Weigher *w)
{
    const Para *para = w->para;
    for (int i = 0; i < w->groups.n; i++) {
        Group *group = &w->groups.at[i];
        LenSum width = para->atoms[group->last - 1].advance;
        for (int k = group->first; k + 1 < group->last; k++) width += para->atoms[k].advance + para->seams[k].space;
        group->width = (Len)(width > INT32_MAX ? INT32_MAX : width);
    }
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
    for (int i = 0; i < para->n_atoms; i++) w.kinds[i] = (uint8_t)kind_of(para, i, i ? (Kind)w.kinds[i - 1] : MARK);
    price_seams(&w);
    weigh_runs(&w);
    weigh_numbers(&w);
    weigh_brackets(&w);
    measure_groups(&w);
    welcome_hints(para);
    para->groups = w.groups.at;
    para->n_groups = w.groups.n;
}

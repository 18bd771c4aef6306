/* Figures with what belongs to them, and what stands in brackets: 延べ 1,234人, 令和元年, 三丁目, 10～15件, 〔計181所〕.  A line ends
   inside only where it must. */
#include "text/weigh.h"

#include "text/prices.h"

#include <string.h>

/* 助数詞 and units behind a figure, longest first where one begins another. */
static const char *const counters[] = {
    "か所",   "カ所",   "ヶ所",         "ヵ所",         "箇所",       "か月", "カ月",       "ヶ月",     "ヵ月",     "箇月",
    "か年",   "カ年",   "ヶ年",         "か国",         "か条",       "人分", "人日",       "人",       "施設",     "年度末",
    "年度",   "年間",   "年代",         "年生",         "年",         "月末", "月分",       "月",       "日間",     "日",
    "時間",   "時",     "分間",         "分",           "秒",         "件",   "園",         "校",       "回線",     "回",
    "個",     "台分",   "台",           "名",           "社",         "店",   "戸",         "棟",       "基",       "本",
    "冊",     "枚",     "歳児",         "歳",           "才",         "億円", "万円",       "千円",     "百万円",   "兆円",
    "円",     "倍",     "割",           "点",           "位",         "次",   "期",         "号線",     "号",       "条",
    "項目",   "項",     "章",           "節",           "階",         "路線", "地区",       "地域",     "区間",     "区",
    "週間",   "週",     "団体",         "事業所",       "事業",       "世帯", "床",         "室",       "箱",       "機",
    "隻",     "両",     "頭",           "匹",           "羽",         "株",   "坪",         "畳",       "番地",     "番",
    "丁目",   "町",     "市",           "県",           "級",         "段階", "段",         "種類",     "種",       "類",
    "部",     "組",     "班",           "隊",           "路",         "駅",   "拠点",       "圏域",     "沿道",     "公園",
    "病院",   "つ",     "キロ",         "メートル",     "ヘクタール", "トン", "パーセント", "ポイント", "グループ", "クラス",
    "コース", "ページ", "億",           "万",           "千",         "百",   "所",         "橋",       "工区",     "経営体",
    "周年",   "代",     "平方メートル", "立方メートル", "リットル",   "度",   "問",         "票",       "通",       "法人",
    "自治体", "会場",   "学級",
};
/* Words before a figure that belong to it. */
static const char *const prefixes[] = {
    "令和", "平成", "昭和", "大正", "明治", "延べ", "のべ", "合計", "最大", "最低", "計",
    "約",   "第",   "各",   "全",   "延",   "月",   "週",   "年",   "他",   "ほか",
};

/* They number what stands before them rather than count it. */
static const char *const naming[] = { "号線", "番地" };

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

/* 令和|2年 */
static bool is_era(const Para *para, int first, int last)
{
    static const char *const eras[] = { "令和", "平成", "昭和", "大正", "明治" };
    Str word = str_part(para->rich->text, para->atoms[first].first, para->atoms[last - 1].last);
    for (size_t k = 0; k < sizeof eras / sizeof *eras; k++)
        if (str_equal(word, str_from(eras[k]))) return true;
    return false;
}

/* The character of a kanji; 0: it is none. */
static uint32_t kanji_at(const Weigher *w, int i)
{
    bool is_kanji = i >= 0 && i < w->para->n_atoms && w->para->atoms[i].jclass == IDEOGRAPH;
    return is_kanji ? w->characters[i] : 0;
}

static bool is_kanji_numeral(const Weigher *w, int i)
{
    switch (kanji_at(w, i)) {
    case U'〇':
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
    case U'百':
    case U'千':
    case U'万':
    case U'億':
    case U'兆': return true;
    default: return false;
    }
}

/* 一 is its second half, 統一; behind any other kanji it begins a word. */
static bool goes_before_one(uint32_t kanji)
{
    switch (kanji) {
    case U'統':
    case U'同':
    case U'唯':
    case U'単':
    case U'均':
    case U'画':
    case U'択':
    case U'随':
    case U'逐':
    case U'専':
    case U'純': return true;
    default: return false;
    }
}

/* 三丁目, 一方, but not the 一 of 統一. */
static bool begins_kanji_number(const Weigher *w, int i)
{
    if (!is_kanji_numeral(w, i) || is_kanji_numeral(w, i - 1) || is_digit(w->para, i - 1)) return false;
    bool is_one = w->characters[i] == U'一' && !is_kanji_numeral(w, i + 1);
    return !(is_one && goes_before_one(kanji_at(w, i - 1)));
}

/* 元 of 令和元年. */
static bool is_first_year(const Weigher *w, int i)
{
    return kanji_at(w, i) == U'元' && i + 1 < w->para->n_atoms && w->characters[i + 1] == U'年' && prefix_before(w->para, i) > 0;
}

static int end_of_number(const Weigher *w, int i)
{
    const Para *para = w->para;
    if (is_first_year(w, i)) return i + 1;
    if (is_kanji_numeral(w, i)) {
        while (is_kanji_numeral(w, i)) i++;
        return i;
    }
    while (is_digit(para, i)) {
        i++;
        JClass mark = i < para->n_atoms ? (JClass)para->atoms[i].jclass : LINE_FEED;
        bool inside = (mark == PLAIN_STOP || mark == COMMA || mark == FULL_STOP) && is_digit(para, i + 1);
        if (inside) i++;
    }
    return i;
}

/* Atoms of the first of these words that begins at atom i, 0 for none. */
static int word_at(const Para *para, int i, const char *const *words, size_t n_words)
{
    if (i >= para->n_atoms) return 0;
    Str rest = str_part(para->rich->text, para->atoms[i].first, para->rich->text.n);
    for (size_t k = 0; k < n_words; k++) {
        if (*words[k] != *rest.at || words[k][2] != rest.at[2] || !str_starts(rest, str_from(words[k])))
            continue; /* kana, kanji */
        int end = para->atoms[i].first + (int)strlen(words[k]), n = 0;
        while (i + n < para->n_atoms && para->atoms[i + n].first < end) n++;
        return n;
    }
    return 0;
}

static int counter_at(const Para *para, int i)
{
    return word_at(para, i, counters, sizeof counters / sizeof *counters);
}

/* Where a figure begins: 1,234, 元 of 令和元年, 三 of 三丁目. */
static bool begins_figure(const Weigher *w, int i)
{
    return is_digit(w->para, i) || is_first_year(w, i) || begins_kanji_number(w, i);
}

/* With the sign before it: ▲1,301. */
static int begin_of_figure(const Para *para, int i)
{
    while (i > 0 && signs_figure(para, &para->atoms[i - 1])) i--;
    return i;
}

/* 一方, 千葉: a kanji behind kanji numerals that is no counter makes a word with them, but not in 第一中学校. */
static int end_of_number_word(const Weigher *w, int i, int end)
{
    return begins_kanji_number(w, i) && kanji_at(w, end) ? end + 1 : end;
}

/* 児童数|0人, 補助|232号線: a line rather ends elsewhere than between a figure and the noun before it. */
static void weigh_noun_before(Weigher *w, int first, int end)
{
    if (first == 0 || is_digit(w->para, first - 1)) return;
    JClass before = (JClass)w->para->atoms[first - 1].jclass;
    Seam *seam = &w->para->seams[first - 1];
    if (!seam->may_break || (before != IDEOGRAPH && before != KATAKANA && before != PROLONGED)) return;
    seam->cost =
        (int16_t)(seam->cost + (word_at(w->para, end, naming, sizeof naming / sizeof *naming) ? BEHIND_NAME : BEHIND_NOUN));
}

/* 平成26年 is one thing to the eye: its parts are not drawn asunder as long as others can be. */
static void stiffen(Weigher *w, int first, int last)
{
    for (int i = first; i + 1 < last; i++) w->para->seams[i].growth = GROWS_NEVER;
}

void weigh_figures(Weigher *w)
{
    const Para *para = w->para;
    int range = -1; /* where the number before a ～ began */
    for (int i = 0; i < para->n_atoms;) {
        if (!begins_figure(w, i)) {
            if (range >= 0 && para->atoms[i].jclass != HYPHEN && !signs_figure(para, &para->atoms[i])) range = -1;
            i++;
            continue;
        }
        int first = begin_of_figure(para, i), end = end_of_number(w, i), prefix = prefix_before(para, first);
        int counter = counter_at(para, end), last = end + counter;
        if (counter) weigh_group(w, (Group){ .first = first, .last = last, .cost = COUNTER_TORN, .firm = true });
        else if (!prefix) last = end_of_number_word(w, i, end);
        if (last > end && !counter) weigh_group(w, (Group){ .first = i, .last = last, .cost = NUMBER_WORD_TORN, .word = true });
        if (prefix) {
            int cost = is_era(para, first - prefix, first) ? ERA_TORN : PREFIX_TORN;
            weigh_group(w, (Group){ .first = first - prefix, .last = last, .cost = cost, .word = true });
        }
        if (range >= 0) weigh_group(w, (Group){ .first = range, .last = last, .cost = RANGE_TORN });
        if (counter) stiffen(w, first - prefix, last);
        weigh_noun_before(w, first - prefix, end);
        range = first - prefix;
        i = last;
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
static bool holds_figure(const Weigher *w, int first, int last)
{
    const Para *para = w->para;
    int i = first + 1;
    while (i < last - 1 && !is_digit(para, i)) i++;
    int begin = begin_of_figure(para, i), prefix = prefix_before(para, begin), end = end_of_number(w, i);
    return i < last - 1 && begin - prefix == first + 1 && end + counter_at(para, end) == last - 1;
}

/* （定員／2,293人）: with a figure, and so short that it is one word to the eye. */
static bool is_word_with_figure(const Para *para, int first, int last)
{
    enum { LONGEST = 10 }; /* characters within */
    bool has_figure = false;
    for (int i = first + 1; i < last - 1; i++) {
        if (is_blank(&para->atoms[i]) || para->seams[i].must_break) return false;
        has_figure |= is_digit(para, i);
    }
    return has_figure && last - first - 2 <= LONGEST;
}

void weigh_brackets(Weigher *w)
{
    enum { DEEPEST = 16 };
    const Para *para = w->para;
    int open[DEEPEST], depth = 0;
    for (int i = 0; i < para->n_atoms; i++) {
        if (opens(&para->atoms[i]) && depth < DEEPEST) open[depth++] = i;
        if (closes(&para->atoms[i]) && depth > 0) {
            int first = open[--depth];
            bool is_total = holds_figure(w, first, i + 1), is_word = !is_total && is_word_with_figure(para, first, i + 1);
            weigh_group(w, (Group){ .first = first,
                                    .last = i + 1,
                                    .cost = is_total ? TOTAL_TORN : BRACKET_TORN,
                                    .firm = is_total,
                                    .word = is_word });
            weigh_enumerator(w, first, i + 1);
        }
        if (para->seams[i].must_break) depth = 0;
    }
}

/* Class × class → seam: what stands between two characters, what it may give or take, whether a line may end there.
   JLReq writes this as four tables of 28 × 28 (Appendix B–E).  They follow from a few sentences, which stand here
   as sets of classes:
   - a mark brings white of its own (Atom.before, Atom.after); it is dropped beside marks that bring theirs (Table 1);
   - Japanese and Western letters keep a quarter em apart (Table 1);
   - some never begin a line, some never end one, some never part (Table 2);
   - white gives way in the order of 3.8.3 (Table 3) and grows in that of 3.8.4 (Table 6). */
#include "text/steps.h"

#include "base/utf8.h"
#include "text/prices.h"

#define LETTERS_AND_SIGNS (IN(NUMERAL) | IN(WESTERN) | IN(PLAIN_SIGN) | IN(HANGUL))

/* What never begins a line, whatever the level, and what a line end uses up; what never ends one, and a leader, whose
   right-hand neighbour stays with it. */
#define NEVER_HEADS                                                                                                              \
    (IN(CLOSING) | IN(FULL_STOP) | IN(COMMA) | IN(REFERENCE) | IN(PLAIN_CLOSING) | IN(PLAIN_STOP) | IN(PLAIN_SIGN) | IN(SPACE) | \
     IN(WIDE_SPACE) | IN(LINE_FEED) | IN(BOUND_SPACE))
#define NEVER_TAILS (IN(OPENING) | IN(PLAIN_OPENING) | IN(LEADER) | IN(BOUND_SPACE))
/* What loose setting lets go. */
#define LOOSE_HEADS (IN(HYPHEN) | IN(DIVIDING) | IN(MIDDLE_DOT) | IN(ITERATION) | IN(POSTFIX))

/* 行頭禁則 JLReq 3.1.7, 行末禁則 3.1.8, 分離禁止 3.1.10, class by class.  strict is what Appendix C.3 calls very strict, loose
   what it calls very loose; normal lies between them where line-break: normal of CSS has it. */
static const struct {
    JClasses heads, tails;
    bool keeps_doubles;
} kinsoku[] = {
    [KINSOKU_STRICT] = { NEVER_HEADS | LOOSE_HEADS | IN(WAVE) | IN(PROLONGED) | IN(SMALL_KANA), NEVER_TAILS | IN(PREFIX), true },
    [KINSOKU_NORMAL] = { NEVER_HEADS | LOOSE_HEADS, NEVER_TAILS | IN(PREFIX), true },
    [KINSOKU_LOOSE] = { NEVER_HEADS, NEVER_TAILS, false },
};
static const JClasses LETTERS = IN(NUMERAL) | IN(WESTERN);
static const JClasses JAPANESE = IN(ITERATION) | IN(PROLONGED) | IN(SMALL_KANA) | IN(HIRAGANA) | IN(KATAKANA) | IN(IDEOGRAPH) |
                                 IN(WIDE_NUMERAL) | IN(WIDE_LETTER);
static const JClasses DIGITS = IN(NUMERAL) | IN(WIDE_NUMERAL);
static const JClasses GROWS = /* Table 6: where a quarter em may be added */
    IN(INSEPARABLE) | IN(ITERATION) | IN(PROLONGED) | IN(SMALL_KANA) | IN(PREFIX) | IN(POSTFIX) | IN(HIRAGANA) | IN(KATAKANA) |
    IN(EQUALS) | IN(OPERATOR) | IN(IDEOGRAPH) | IN(REFERENCE) | IN(NUMERAL) | IN(WESTERN) | IN(WIDE_NUMERAL) | IN(WIDE_LETTER) |
    IN(HANGUL);

/* Table 6, its gaps: pairs of those in which nothing is added all the same; nor is it before any raised mark. */
static const JClasses stiff[JCLASS_COUNT] = {
    [INSEPARABLE] = IN(NUMERAL),   [PREFIX] = IN(NUMERAL),         [ITERATION] = IN(INSEPARABLE),
    [PROLONGED] = IN(INSEPARABLE), [SMALL_KANA] = IN(INSEPARABLE), [NUMERAL] = IN(POSTFIX),
};

/* Table 1.  drops: before these the class loses the white behind it.  closes_up: behind it an opening bracket loses
   the white before it. */
static const struct {
    JClasses drops;
    bool closes_up;
} whites[JCLASS_COUNT] = {
    [OPENING] = { 0, true },
    [PLAIN_OPENING] = { 0, true },
    [CLOSING] = { IN(CLOSING) | IN(PLAIN_CLOSING) | IN(MIDDLE_DOT) | IN(FULL_STOP) | IN(COMMA) | IN(PLAIN_STOP) | IN(WIDE_SPACE) |
                      IN(SPACE) | IN(REFERENCE) | IN(LINE_FEED),
                  true },
    [FULL_STOP] = { IN(CLOSING) | IN(PLAIN_CLOSING) | IN(FULL_STOP) | IN(COMMA) | IN(PLAIN_STOP) | IN(SPACE) | IN(REFERENCE) |
                        IN(LINE_FEED),
                    true },
    [COMMA] = { IN(CLOSING) | IN(PLAIN_CLOSING) | IN(FULL_STOP) | IN(COMMA) | IN(PLAIN_STOP) | IN(SPACE) | IN(REFERENCE) |
                    IN(LINE_FEED),
                true },
    [MIDDLE_DOT] = { IN(SPACE) | IN(LINE_FEED), true },
    [SPACE] = { IN(LINE_FEED), false },
    [WIDE_SPACE] = { IN(LINE_FEED), true },
};

/* 分離禁止 JLReq 3.1.10: pairs that never part, whatever the line.  Korean parts at the spaces between words (어절), with what is
   written on to them: 3월, 서울(Seoul)은. */
static const JClasses stays[JCLASS_COUNT] = {
    [NUMERAL] = LETTERS_AND_SIGNS,
    [WESTERN] = LETTERS_AND_SIGNS,
    [PLAIN_SIGN] = LETTERS_AND_SIGNS,
    [PLAIN_STOP] = LETTERS_AND_SIGNS,
    [HANGUL] = LETTERS_AND_SIGNS | IN(PLAIN_OPENING),
    [CLOSING] = IN(HANGUL),
    [PLAIN_CLOSING] = IN(HANGUL),
    [POSTFIX] = IN(HANGUL),
    [WIDE_NUMERAL] = IN(WIDE_NUMERAL) | IN(WIDE_LETTER),
    [WIDE_LETTER] = IN(WIDE_NUMERAL) | IN(WIDE_LETTER),
};

/* What a forbidden break costs when nothing else fits.  The dearest last: JLReq's loose rules (Appendix C) give first. */
static const int16_t head_prices[JCLASS_COUNT] = {
    [SMALL_KANA] = 100,         [PROLONGED] = 110,      [ITERATION] = 120,
    [PLAIN_SIGN] = 200,         [HYPHEN] = 300,         [WAVE] = 300,
    [MIDDLE_DOT] = 400,         [POSTFIX] = 500,        [DIVIDING] = 700,
    [REFERENCE] = 900,          [BOUND_SPACE] = 900,    [PLAIN_STOP] = 2500,
    [PLAIN_CLOSING] = 2500,     [CLOSING] = 2500,       [COMMA] = 2500,
    [FULL_STOP] = 2500,         [SPACE] = NEVER_PARTED, [WIDE_SPACE] = NEVER_PARTED,
    [LINE_FEED] = NEVER_PARTED,
};
static const int16_t tail_prices[JCLASS_COUNT] = {
    [PREFIX] = 800, [OPENING] = 2500, [PLAIN_OPENING] = 2500, [BOUND_SPACE] = 900, [LEADER] = NEVER_PARTED,
};

typedef struct {
    const Para *para;
    const Atom *a, *b; /* b NULL: the paragraph ends */
    const Style *style_a, *style_b;
} Pair;

static bool is(JClasses set, const Atom *atom)
{
    return atom && set >> atom->jclass & 1;
}

static Str text_of(const Para *para, const Atom *atom)
{
    return str_part(para->rich->text, atom->first, atom->last);
}

/* JLReq 3.1.3: a comma or dot between the digits of a number brings no white: ３、４ １０・１１. */
static bool stands_in_number(const Para *para, const Atom *mark)
{
    const Atom *first = para->atoms, *last = para->atoms + para->n_atoms - 1;
    return is(IN(COMMA) | IN(FULL_STOP) | IN(MIDDLE_DOT), mark) && mark > first && mark < last && is(DIGITS, mark - 1) &&
           is(DIGITS, mark + 1);
}

/* Does the atom begin with one of these characters? */
static bool begins_among(const Para *para, const Atom *atom, Str characters)
{
    int at = atom->first;
    uint32_t character = utf8_next(para->rich->text, &at);
    for (int i = 0; i < characters.n;)
        if (utf8_next(characters, &i) == character) return true;
    return false;
}

static bool is_named(const Para *para, const Atom *atom, Str characters)
{
    return characters.n && begins_among(para, atom, characters);
}

/* Of those that also stand between two figures, 2019－2020, 5＋3, x-1, one is the sign of the second only where no first is. */
static bool joins_figures(const Para *para, const Atom *sign)
{
    const JClasses joined = DIGITS | IN(WESTERN) | IN(WIDE_LETTER) | IN(POSTFIX) | IN(REFERENCE) | IN(CLOSING) |
                            IN(PLAIN_CLOSING) | IN(PLAIN_SIGN) | IN(PLAIN_STOP);
    return sign > para->atoms && is(joined, sign - 1);
}

bool signs_figure(const Para *para, const Atom *atom)
{
    const Atom *figure = atom + 1, *end = para->atoms + para->n_atoms;
    if (figure < end && is(IN(PREFIX), figure)) figure++; /* ▲￥500 */
    if (figure >= end || !is(DIGITS, figure) || is(IN(REFERENCE), atom)) return false;
    return is_named(para, atom, STR("▲△▼▽±∓")) || (is_named(para, atom, STR("＋－−+-")) && !joins_figures(para, atom));
}

/* ３，０００ and ３．５ are one number; ３、４ and １０・１１ are two. */
static bool is_inside_number(const Pair *pair)
{
    return stands_in_number(pair->para, pair->a) &&
           (str_is(text_of(pair->para, pair->a), "，") || str_is(text_of(pair->para, pair->a), "．"));
}

static Len white_behind(const Pair *pair)
{
    if (!pair->a->after) return 0;
    bool dropped = (pair->b && is(whites[pair->a->jclass].drops, pair->b)) || stands_in_number(pair->para, pair->a);
    return dropped ? 0 : pair->a->after;
}

static Len white_before(const Pair *pair)
{
    if (!pair->b || !pair->b->before || stands_in_number(pair->para, pair->b)) return 0;
    return is(IN(OPENING), pair->b) && whites[pair->a->jclass].closes_up ? 0 : pair->b->before;
}

static JClass class_of_character(const Para *para, const Atom *atom)
{
    int at = atom->first;
    return jclass_of(utf8_next(para->rich->text, &at));
}

/* The last of what is raised behind a letter as part of it, m², 10³: cl-21, which is spaced as the letter.  ※1 and the marks
   of notes are cl-20. */
static bool ends_index(const Pair *pair)
{
    const Para *para = pair->para;
    const Atom *atom = pair->a;
    for (; atom > para->atoms && atom->jclass == REFERENCE; atom--) {
        bool is_index = (LETTERS | IN(OPERATOR) | IN(REFERENCE)) >> class_of_character(para, atom) & 1;
        if (!is_index || para->rich->runs[atom->run].note_mark) return false;
    }
    return atom != pair->a && is(LETTERS, atom);
}

/* これは－5となり: a minus or plus keeps the distance the figure behind it would (JLReq 3.7.4 c). */
static bool begins_signed(const Pair *pair)
{
    bool has_next = pair->b && pair->b + 1 < pair->para->atoms + pair->para->n_atoms;
    return has_next && is(JAPANESE, pair->a) && is(IN(OPERATOR), pair->b) && is(LETTERS, pair->b + 1);
}

/* 和欧間 JLReq 3.2.6, in ems of the Japanese character. */
static Len quarter_between(const Pair *pair)
{
    if (!is(LETTERS | IN(REFERENCE), pair->a) && !is(LETTERS | IN(OPERATOR), pair->b)) return 0;
    if (signs_figure(pair->para, pair->a)) return 0;
    if (begins_signed(pair)) return len_scale(style_em(pair->style_a), pair->style_a->autospace, 1000);
    if (is(JAPANESE | IN(DIVIDING), pair->a) && is(LETTERS, pair->b))
        return len_scale(style_em(pair->style_a), pair->style_a->autospace, 1000);
    if ((is(LETTERS, pair->a) || ends_index(pair)) && is(JAPANESE, pair->b))
        return len_scale(style_em(pair->style_b), pair->style_b->autospace, 1000);
    return 0;
}

static Len plate_tail(const Pair *pair)
{
    bool ends = pair->style_a != pair->style_b && is_visible_plate(pair->style_a, pair->para->rich->style);
    return ends ? pair->style_a->plate.padding.right : 0;
}

static Len plate_lead(const Pair *pair)
{
    bool begins = pair->b && pair->style_a != pair->style_b && is_visible_plate(pair->style_b, pair->para->rich->style);
    return begins ? pair->style_b->plate.padding.left : 0;
}

/* Two of a kind —— …… ‥‥, and the halves of 〳〵 and 〴〵 (JLReq Table 2, note 5). */
static bool is_double(Str a, Str b)
{
    bool halves = (str_is(a, "〳") || str_is(a, "〴")) && str_is(b, "〵");
    return str_equal(a, b) || halves;
}

/* 合印 (cl-20) that is not raised: of a <note>, or a ※ typed behind a word.  A ※ that follows nothing begins a remark. */
static bool is_note_mark(const Para *para, const Atom *atom)
{
    const JClasses word = JAPANESE | LETTERS | IN(HANGUL) | IN(CLOSING) | IN(PLAIN_CLOSING) | IN(POSTFIX) | IN(REFERENCE);
    if (para->rich->runs[atom->run].note_mark) return true;
    while (is(IN(PREFIX), atom) && is_named(para, atom, STR("※")) && atom > para->atoms)
        if (is(word, --atom)) return true;
    return false;
}

static bool never_parts(const Pair *pair)
{
    if (is(stays[pair->a->jclass], pair->b) || is_inside_number(pair) || signs_figure(pair->para, pair->a)) return true;
    return kinsoku[pair->style_a->kinsoku].keeps_doubles && is(IN(INSEPARABLE), pair->a) && is(IN(INSEPARABLE), pair->b) &&
           is_double(text_of(pair->para, pair->a), text_of(pair->para, pair->b));
}

static bool is_kept(const Pair *pair)
{
    const Run *runs = pair->para->rich->runs;
    return runs[pair->a->run].keep && runs[pair->a->run].keep == runs[pair->b->run].keep;
}

/* Numbers hold longest; an address rather ends a line behind its / or - than within a word. */
static int price_of_parting(const Pair *pair)
{
    if (is(DIGITS, pair->a) || is(DIGITS, pair->b)) return PARTED_NUMBER;
    return is(IN(PLAIN_SIGN) | IN(PLAIN_STOP), pair->a) ? PARTED_SIGN : PARTED_WORD;
}

/* What the atom costs at the head of a line: by its class, or by name. */
static int price_of_head(const Pair *pair)
{
    const Style *style = pair->style_b;
    if (is_named(pair->para, pair->b, style->no_start)) return PARTED_NAMED;
    if (!is_blank(pair->b) && is_named(pair->para, pair->b, style->may_start)) return 0;
    if (signs_figure(pair->para, pair->b)) return 0; /* 収支|-1,301 */
    int price = is(kinsoku[style->kinsoku].heads, pair->b) ? head_prices[pair->b->jclass] : 0;
    return price == 0 && is_note_mark(pair->para, pair->b) ? head_prices[REFERENCE] : price;
}

/* What stands before the blanks that end with this atom; the atom itself where it is none. */
static const Atom *before_blanks(const Para *para, const Atom *atom)
{
    const Atom *word = atom;
    while (word > para->atoms && is_blank(word) && !is(IN(LINE_FEED), word)) word--;
    return word;
}

/* 〔 計７か所 〕: a blank behind an opening mark does not let it end a line (UAX 14, LB14). */
static int price_of_tail_with_blank(const Pair *pair)
{
    const Atom *mark = before_blanks(pair->para, pair->a);
    JClasses opening = kinsoku[pair->style_a->kinsoku].tails & (IN(OPENING) | IN(PLAIN_OPENING) | IN(PREFIX));
    if (!is(opening, mark) || is_named(pair->para, mark, pair->style_a->may_end)) return 0;
    return is(IN(PREFIX), mark) && is_note_mark(pair->para, mark) ? 0 : tail_prices[mark->jclass];
}

static int price_of_tail(const Pair *pair)
{
    const Style *style = pair->style_a;
    if (is_named(pair->para, pair->a, style->no_end)) return PARTED_NAMED;
    if (is_blank(pair->a)) return price_of_tail_with_blank(pair);
    if (is_named(pair->para, pair->a, style->may_end)) return 0;
    if (is(IN(PREFIX), pair->a) && !is(DIGITS, pair->b) && is_note_mark(pair->para, pair->a)) return 0; /* 支援所※|の */
    return is(kinsoku[style->kinsoku].tails, pair->a) ? tail_prices[pair->a->jclass] : 0;
}

/* https://www.|city.|example.|lg.|jp/, ABC-|12345: behind a sign between letters, but not in 1.5. */
static bool is_joint(const Pair *pair)
{
    const Para *para = pair->para;
    bool decimal = is(IN(PLAIN_STOP), pair->a) && is(DIGITS, pair->b);
    if (!is(LETTERS, pair->b) || decimal || !is_named(para, pair->a, STR("/.-@_?&")) || signs_figure(para, pair->a)) return false;
    if (pair->a == para->atoms || !is(LETTERS_AND_SIGNS | IN(PLAIN_STOP), pair->a - 1) || is_kept(pair)) return false;
    return price_of_head(pair) == 0 && price_of_tail(pair) == 0;
}

/* never: the two never part.  0: a line may end here. */
static int price_of_break(const Pair *pair, bool never)
{
    if (pair->a->hinted && !is_blank(pair->b)) return 0;
    int price = price_of_head(pair), tail = price_of_tail(pair);
    if (tail > price) price = tail;
    if (never && price_of_parting(pair) > price) price = price_of_parting(pair);
    if (is_kept(pair) && price < PARTED_KEEP) price = PARTED_KEEP;
    return price;
}

static Growth growth_of(const Pair *pair, bool never)
{
    bool grows = is(GROWS, pair->a) && is(GROWS & ~IN(REFERENCE), pair->b) && !is(stiff[pair->a->jclass], pair->b) && !never;
    return grows ? GROWS_BETWEEN_LETTERS : GROWS_BY_WHITE;
}

static Seam seam_between(const Pair *pair)
{
    if (!pair->b || is(IN(LINE_FEED), pair->a)) return (Seam){ .may_break = true, .must_break = true };
    bool never = never_parts(pair);
    int price = price_of_break(pair, never);
    return (Seam){ .cost = (int16_t)price,
                   .may_break = price == 0,
                   .hinted = pair->a->hinted && price == 0,
                   .joint = price > 0 && is_joint(pair),
                   .growth = (uint8_t)growth_of(pair, never) };
}

static Pair pair_at(const Para *para, int i)
{
    const Atom *a = &para->atoms[i], *b = i + 1 < para->n_atoms ? a + 1 : NULL;
    return (Pair){ para, a, b, para->stretches[a->stretch].style, b ? para->stretches[b->stretch].style : NULL };
}

void sew(Para *draft, Arena *arena)
{
    draft->seams = arena_array(arena, Seam, draft->n_atoms);
    for (int i = 0; i < draft->n_atoms; i++) {
        Pair pair = pair_at(draft, i);
        draft->seams[i] = seam_between(&pair);
    }
}

/* ---- how wide they are ---- */

/* 3.8.3 and 3.8.4: who gives way, who grows, and in which order.  Rank 2 of taking is Seam.spare: the white
   at the line end goes before any white within. */
static void set_elasticity(Seam *seam, const Pair *pair, Len behind, Len before, Len quarter)
{
    Len size = style_em(pair->style_a);
    if (is(IN(SPACE), pair->a)) {
        seam->take = len_max(0, behind - size / 4);
        seam->give = len_max(0, size / 2 - behind);
        seam->rank_take = seam->rank_give = 1;
    } else if (behind + before > 0) {
        bool kept = is(IN(FULL_STOP), pair->a); /* 句点 stays half an em within a line */
        bool dots = is(IN(MIDDLE_DOT), pair->a) || is(IN(MIDDLE_DOT), pair->b);
        seam->take = (kept || is(IN(WIDE_SPACE), pair->a) ? 0 : behind) + before;
        seam->rank_take = dots && !is(IN(COMMA), pair->a) ? 4 : 5;
    } else if (quarter > 0) {
        seam->take = quarter / 2;
        seam->give = len_max(0, size / 2 - quarter);
        seam->rank_take = 6;
        seam->rank_give = 2;
    } else if (seam->growth == GROWS_BETWEEN_LETTERS) {
        seam->give = size / 4;
        seam->rank_give = 3;
    }
    bool beside_dot = is(IN(MIDDLE_DOT), pair->a) || is(IN(MIDDLE_DOT), pair->b);
    if (beside_dot && !seam->rank_give) seam->rank_give = GROWS_EVENLY; /* ・ stays in the middle of its white */
    if (seam->growth == GROWS_NEVER) seam->give = seam->rank_give = 0;
}

static void space_seam(Seam *seam, const Pair *pair)
{
    seam->tail = plate_tail(pair);
    seam->lead = plate_lead(pair);
    seam->spare = is_blank(pair->a) ? 0 : pair->a->after;
    if (seam->must_break || !pair->b) return;
    Len behind = white_behind(pair), before = white_before(pair), quarter = quarter_between(pair);
    seam->space = behind + before + quarter + seam->tail + seam->lead;
    if (!is_blank(pair->b)) seam->space += pair->style_a->tracking;
    set_elasticity(seam, pair, behind, before, quarter);
}

void space_seams(Para *para)
{
    if (!para->n_atoms) return;
    for (int i = 0; i < para->n_atoms; i++) {
        Pair pair = pair_at(para, i);
        space_seam(&para->seams[i], &pair);
        if (para->seams[i].parts_word) para->seams[i].tail += hyphen_width(&para->stretches[para->atoms[i].stretch]);
    }
    const Style *first = para->stretches[para->atoms[0].stretch].style;
    if (is_visible_plate(first, para->rich->style)) para->lead = first->plate.padding.left;
}

/* 全角 and 半角: of figures, Latin, ％, brackets, spaces; half kana; spaces that are there for their looks. */
#include "audit/hygiene.h"

#include "model/letterforms.h"

#include "base/utf8.h"

/* --- what may be written in two widths ----------------------------------------------------------------------------- */

typedef struct {
    HabitKind kind;
    bool has_half, has_full;
    int first, end;
} WidthUse;

static int run_of(const Letters *letters, int i, bool (*is)(uint32_t))
{
    while (i < letters->n && is(letters->at[i])) i++;
    return i;
}

static uint32_t half_of(uint32_t c)
{
    return c == 0x3000 ? ' ' : c > FULL_WIDTH ? c - FULL_WIDTH : c;
}

static uint32_t full_of(uint32_t c)
{
    return c == ' ' ? 0x3000 : c < FULL_WIDTH ? c + FULL_WIDTH : c;
}

/* The end of a figure, 1,234.5 being one. */
static int figure_end(const Letters *letters, int i)
{
    do i = run_of(letters, i + 1, letter_is_digit);
    while (letter_is_one_of(letters_at(letters, i), ",.，．") && letter_is_digit(letters_at(letters, i + 1)));
    return i;
}

/* A space between words; not one of several, not at the end of a line, not between letters of the Latin alphabet. */
static bool parts_words(const Letters *letters, int i)
{
    return (letters->at[i] == ' ' || letters->at[i] == 0x3000) && letter_is_japanese(letters_at(letters, i - 1)) &&
           letter_is_japanese(letters_at(letters, i + 1));
}

/* Whether one begins at `i`, and what. */
static bool width_at(const Letters *letters, int i, WidthUse *use)
{
    uint32_t c = letters->at[i];
    *use = (WidthUse){ .first = i, .end = i + 1 };
    if (letter_is_digit(c)) {
        use->end = figure_end(letters, i);
        use->kind = use->end == i + 1 ? HABIT_DIGIT : HABIT_DIGITS;
    } else if (letter_is_latin(c)) {
        use->end = run_of(letters, i, letter_is_latin);
        use->kind = use->end == i + 1 ? HABIT_LETTER : HABIT_WORD;
    } else if (half_of(c) == '%') use->kind = HABIT_PERCENT;
    else if (half_of(c) == '(') use->kind = HABIT_BRACKET;
    else if (parts_words(letters, i)) use->kind = HABIT_SPACE;
    else return false;
    bool is_figure = letter_is_digit(c);
    for (; i < use->end; i++) {
        if (is_figure && !letter_is_digit(letters->at[i])) continue;
        bool is_full = letters->at[i] >= 0x3000;
        use->has_full |= is_full;
        use->has_half |= !is_full;
    }
    return true;
}

void hygiene_count_widths(Habit *habits, const Letters *letters)
{
    WidthUse use;
    for (int i = 0; i < letters->n; i = use.end)
        if (width_at(letters, i, &use)) {
            habits[use.kind].n[0] += use.has_half && !use.has_full;
            habits[use.kind].n[1] += use.has_full && !use.has_half;
        }
}

/* --- the check ----------------------------------------------------------------------------------------------------- */

/* One way in five at most is against the habit. */
static bool is_unusual(Habit habit, int way)
{
    enum { ONE_IN = 5 };
    return habit.n[way] * (ONE_IN - 1) < habit.n[!way];
}

static Str in_width(const Letters *letters, int first, int last, bool full, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    for (int i = first; i < last; i++) str_add_char(&words, full ? full_of(letters->at[i]) : half_of(letters->at[i]));
    return str_built(&words);
}

void hygiene_width(const Hygiene *hygiene, const HygieneText *text)
{
    const Letters *letters = &text->letters;
    Habit own[HABIT_COUNT] = { 0 };
    hygiene_count_widths(own, letters);
    WidthUse use;
    for (int i = 0; i < letters->n; i = use.end) {
        if (!width_at(letters, i, &use)) continue;
        Habit habit = hygiene_habit(hygiene, use.kind), here = own[use.kind];
        bool is_mixed = use.has_half && use.has_full, wants_full = habit.n[1] > habit.n[0];
        bool against_habit = is_unusual(habit, use.has_full),
             against_others = here.n[0] && here.n[1] && use.has_full != wants_full;
        if (!is_mixed && !against_habit && !against_others) continue;
        hygiene_say(hygiene, text, use.first, use.end, is_mixed ? DIAG_WIDTH_MIXED : DIAG_WIDTH_UNUSUAL,
                    in_width(letters, use.first, use.end, wants_full, hygiene->audit->arena));
    }
}

/* --- half kana ----------------------------------------------------------------------------------------------------- */

static bool is_half_kana(uint32_t c)
{
    return letterform_of_half_kana(c) != 0;
}

static Str in_full_kana(const Letters *letters, int first, int last, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    for (int i = first; i < last; i++) {
        uint32_t kana = letterform_of_half_kana(letters->at[i]), mark = i + 1 < last ? letters->at[i + 1] : 0;
        uint32_t voiced = letterform_voiced(kana, mark);
        str_add_char(&words, voiced ? voiced : kana);
        i += voiced != 0;
    }
    return str_built(&words);
}

void hygiene_half_kana(const Hygiene *hygiene, const HygieneText *text)
{
    const Letters *letters = &text->letters;
    for (int i = 0; i < letters->n; i++) {
        int end = run_of(letters, i, is_half_kana);
        if (end == i) continue;
        hygiene_say(hygiene, text, i, end, DIAG_HALF_KANA, in_full_kana(letters, i, end, hygiene->audit->arena));
        i = end;
    }
}

/* --- spaces -------------------------------------------------------------------------------------------------------- */

/* U+3000, or how many of them. */
static Str name_of_spaces(const Letters *letters, int first, int end, Arena *arena)
{
    Str name = str_printf(arena, "U+%04X", letters->at[first]);
    return end - first > 1 ? str_printf(arena, "%s × %d", name.at, end - first) : name;
}

static bool ends_line(uint32_t c)
{
    return !c || c == '\n';
}

/* One letter by itself, a space, one letter by itself: 氏　名. */
static bool is_spread(const Letters *letters, int space)
{
    int before = space - 1, behind = space + 1;
    uint32_t left = letters_at(letters, before - 1), right = letters_at(letters, behind + 1);
    return letter_is_japanese(letters_at(letters, before)) && letter_is_japanese(letters_at(letters, behind)) &&
           (ends_line(left) || letter_is_space(left) || letter_closing(left)) &&
           (ends_line(right) || letter_is_space(right) || letter_opening(right));
}

void hygiene_spaces(const Hygiene *hygiene, const HygieneText *text)
{
    const Letters *letters = &text->letters;
    for (int i = 0; i < letters->n; i++) {
        int end = run_of(letters, i, letter_is_space);
        if (end == i) continue;
        bool is_at_end = ends_line(letters_at(letters, i - 1)) || ends_line(letters_at(letters, end));
        bool is_for_looks = end - i > 1 || letters->at[i] == '\t' || is_spread(letters, i);
        if (is_at_end || is_for_looks)
            hygiene_say(hygiene, text, i, end, is_at_end ? DIAG_SPACE_AT_END : DIAG_SPACES_FOR_LOOKS,
                        name_of_spaces(letters, i, end, hygiene->audit->arena));
        i = end;
    }
}

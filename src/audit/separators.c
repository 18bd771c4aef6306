/* 1,234 and 12.5: where commas and points of a figure stand. */
#include "audit/hygiene.h"

enum { MOST_GROUPS = 12, GROUP = 3 };

/* 12 34.5: digits between commas, then those behind a point. */
typedef struct {
    int first, end, point; /* point: where, or `end` */
    int n_groups, digits[MOST_GROUPS];
    int64_t value[MOST_GROUPS]; /* of the first nine digits of a group */
    int n_points, n_late;       /* commas behind the point */
    bool has_full_comma, has_twice;
} DigitGroups;

static bool is_comma(uint32_t c)
{
    return c == ',' || c == ',' + FULL_WIDTH;
}

static bool is_point(uint32_t c)
{
    return c == '.' || c == '.' + FULL_WIDTH;
}

/* A comma of full width is at home in a figure of full width only. */
static void read_mark(const Letters *letters, int at, DigitGroups *groups)
{
    uint32_t c = letters->at[at];
    if (is_point(c) && !groups->n_points++) groups->point = at;
    if (!is_comma(c)) return;
    groups->n_late += groups->n_points > 0;
    groups->has_full_comma |= c != ',' && letter_is_half_digit(letters_at(letters, at - 1));
    if (!groups->n_points && groups->n_groups < MOST_GROUPS) groups->n_groups++;
}

static void read_digit(uint32_t c, DigitGroups *groups)
{
    enum { MOST_DIGITS = 9 };
    int i = groups->n_groups - 1;
    if (groups->n_points) return;
    if (groups->digits[i]++ < MOST_DIGITS) groups->value[i] = groups->value[i] * 10 + letter_digit(c);
}

/* From the digit at `at` on; it ends with a digit. */
static DigitGroups groups_at(const Letters *letters, int at)
{
    DigitGroups groups = { .first = at, .n_groups = 1 };
    for (; at < letters->n; at++) {
        uint32_t c = letters->at[at], next = letters_at(letters, at + 1);
        if (letter_is_digit(c)) {
            read_digit(c, &groups);
            continue;
        }
        bool is_mark = is_comma(c) || is_point(c), is_second = is_comma(next) || is_point(next);
        is_second = is_second && letter_is_digit(letters_at(letters, at + 2));
        if (!is_mark || (!letter_is_digit(next) && !is_second)) break;
        groups.has_twice |= is_second;
        read_mark(letters, at, &groups);
        at += is_second;
    }
    groups.end = at;
    if (!groups.n_points) groups.point = at;
    return groups;
}

/* 1,2,3 and 9,10 and 2019,2020 are several figures. */
static bool is_list(const DigitGroups *groups)
{
    bool singles = groups->digits[0] == 1, running = true, years = true;
    for (int i = 0; i < groups->n_groups; i++) {
        singles &= groups->digits[i] == 1 && groups->value[0] > 0;
        running &= !i || groups->value[i] == groups->value[i - 1] + 1;
        years &= groups->digits[i] == 4 && groups->value[i] >= 1900 && groups->value[i] < 2100;
    }
    return singles || running || years;
}

static bool is_grouped(const DigitGroups *groups)
{
    bool right = groups->digits[0] <= GROUP && (groups->digits[0] > 1 || groups->value[0] > 0);
    for (int i = 1; i < groups->n_groups; i++) right &= groups->digits[i] == GROUP;
    return right;
}

/* What comes by the piece has neither fractions nor two points. */
static bool counts_pieces(const Letters *letters, int at)
{
    if (letter_is_one_of(letters_at(letters, at), "か箇")) return letter_is_one_of(letters_at(letters, at + 1), "所国年月条");
    return letter_is_one_of(letters_at(letters, at), "人件所校台枚冊世戸団回名本室棟園社頭床基");
}

static bool is_percent(const Letters *letters, int at)
{
    return letter_is_one_of(letters_at(letters, at), "%％");
}

/* The digits up to `end`, by threes, and what follows as it is. */
static Str regrouped(const Letters *letters, const DigitGroups *groups, int end, Arena *arena)
{
    StrBuilder figure = { .arena = arena };
    int n = 0;
    for (int i = groups->first; i < end; i++) n += letter_is_digit(letters->at[i]);
    for (int i = groups->first; i < end; i++) {
        if (!letter_is_digit(letters->at[i])) continue;
        str_add_char(&figure, letters->at[i]);
        if (--n && n % GROUP == 0) str_add_char(&figure, ',');
    }
    str_add(&figure, letters_part(letters, end, groups->end, arena));
    return str_built(&figure);
}

/* 8.454件 */
static bool is_point_for_comma(const Letters *letters, const DigitGroups *groups)
{
    return groups->n_points == 1 && groups->n_groups == 1 && groups->end - groups->point - 1 == GROUP && groups->value[0] > 0 &&
           groups->digits[0] <= GROUP && counts_pieces(letters, groups->end);
}

void hygiene_separators(const Hygiene *hygiene, const HygieneText *text)
{
    const Letters *letters = &text->letters;
    DigitGroups groups;
    for (int i = 0; i < letters->n; i = groups.end) {
        groups.end = i + 1;
        if (!letter_is_digit(letters->at[i])) continue;
        groups = groups_at(letters, i);
        bool is_unit = counts_pieces(letters, groups.end) || is_percent(letters, groups.end),
             for_comma = is_point_for_comma(letters, &groups);
        bool is_twice = groups.has_twice || (groups.n_points > 1 && is_unit);
        bool has_commas = groups.n_groups > 1 && !is_list(&groups);
        bool is_wrong = groups.n_late || for_comma || (has_commas && (!is_grouped(&groups) || groups.has_full_comma));
        if (!is_twice && !is_wrong) continue;
        int end = for_comma || groups.n_late ? groups.end : groups.point;
        hygiene_say(hygiene, text, groups.first, groups.end, is_twice ? DIAG_POINT_TWICE : DIAG_SEPARATOR_WRONG,
                    regrouped(letters, &groups, end, hygiene->audit->arena));
    }
}

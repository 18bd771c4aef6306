/* The name with the fewest slips. */
#include "base/suggest.h"

#include "base/utf8.h"

enum { SLIP = 2, HALF_SLIP = 1 }; /* the second: what a hand, or an eye, slips on most: d5l, p01 */

/* Wide as narrow, capitals as small letters. */
static uint32_t folded(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static uint32_t looks_like(uint32_t c)
{
    return c == 'l' || c == 'i' ? '1' : c == 'o' ? '0' : c == 0x2212 ? '-' : c;
}

static int cost_of_other(uint32_t a, uint32_t b)
{
    return a == b ? 0 : looks_like(a) == looks_like(b) ? HALF_SLIP : SLIP;
}

static int cost_of_one(uint32_t c)
{
    return c == '0' ? HALF_SLIP : SLIP;
}

/* What it costs to get from one word to the other: a character too many, too few, another, two swapped. */
static int slips_between(Str a, Str b)
{
    enum { MOST = 48, MANY = 99 };
    int a_n = utf8_count(a), b_n = utf8_count(b), table[3][MOST + 1];
    uint32_t letters[2][MOST];
    if (a_n > MOST || b_n > MOST) return MANY;
    for (int i = 0, at = 0; i < a_n; i++) letters[0][i] = folded(utf8_next(a, &at));
    for (int i = 0, at = 0; i < b_n; i++) letters[1][i] = folded(utf8_next(b, &at));
    table[0][0] = 0;
    for (int j = 1; j <= b_n; j++) table[0][j] = table[0][j - 1] + cost_of_one(letters[1][j - 1]);
    for (int i = 1; i <= a_n; i++) {
        int *row = table[i % 3], *above = table[(i + 2) % 3], *two_above = table[(i + 1) % 3];
        row[0] = above[0] + cost_of_one(letters[0][i - 1]);
        for (int j = 1; j <= b_n; j++) {
            int best = above[j - 1] + cost_of_other(letters[0][i - 1], letters[1][j - 1]);
            int more = above[j] + cost_of_one(letters[0][i - 1]), less = row[j - 1] + cost_of_one(letters[1][j - 1]);
            if (more < best) best = more;
            if (less < best) best = less;
            bool swapped = i > 1 && j > 1 && letters[0][i - 1] == letters[1][j - 2] && letters[0][i - 2] == letters[1][j - 1];
            if (swapped && two_above[j - 2] + SLIP < best) best = two_above[j - 2] + SLIP;
            row[j] = best;
        }
    }
    return table[a_n % 3][b_n];
}

int suggest_index(Str wrong, const Str *names, int n_names)
{
    int best = 2 * SLIP + 1, found = -1;
    for (int i = 0; i < n_names; i++) {
        int slips = slips_between(wrong, names[i]);
        if (slips >= best || slips > utf8_count(wrong)) continue;
        best = slips;
        found = i;
    }
    return found;
}

Str suggest_name(Str wrong, const Str *names, int n_names, Arena *arena)
{
    int found = suggest_index(wrong, names, n_names);
    return found < 0 ? STR("") : str_printf(arena, " → " STR_FMT "?", STR_ARG(names[found]));
}

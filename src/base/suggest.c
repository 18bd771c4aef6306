/* The name with the fewest slips. */
#include "base/suggest.h"

#include "base/utf8.h"

/* Slips (a character too many, too few, another, two swapped) between two words; anything above 2 is "many". */
static int slips_between(Str a, Str b)
{
    enum { MOST = 48, MANY = 9 };
    int a_n = utf8_count(a), b_n = utf8_count(b), table[3][MOST + 1];
    uint32_t letters[2][MOST];
    if (a_n > MOST || b_n > MOST) return MANY;
    for (int i = 0, at = 0; i < a_n; i++) letters[0][i] = utf8_next(a, &at);
    for (int i = 0, at = 0; i < b_n; i++) letters[1][i] = utf8_next(b, &at);
    for (int j = 0; j <= b_n; j++) table[0][j] = j;
    for (int i = 1; i <= a_n; i++) {
        int *row = table[i % 3], *above = table[(i + 2) % 3], *two_above = table[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= b_n; j++) {
            int best = above[j - 1] + (letters[0][i - 1] != letters[1][j - 1]);
            if (above[j] + 1 < best) best = above[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            bool swapped = i > 1 && j > 1 && letters[0][i - 1] == letters[1][j - 2] && letters[0][i - 2] == letters[1][j - 1];
            if (swapped && two_above[j - 2] + 1 < best) best = two_above[j - 2] + 1;
            row[j] = best;
        }
    }
    return table[a_n % 3][b_n];
}

int suggest_index(Str wrong, const Str *names, int n_names)
{
    int best = 3, found = -1;
    for (int i = 0; i < n_names; i++) {
        int slips = slips_between(wrong, names[i]);
        if (slips >= best || slips * 2 > utf8_count(wrong)) continue;
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

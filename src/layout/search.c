/* Widths are chosen column by column, from the left; the last one has what is left.  With each column the cells are known that end
   with it, so rows only grow, and what is dearer already than the best found so far need not be gone on with.

   Where all ways are too many they are tried in greater steps.  From the best of those, room is moved from one column to another, in
   ever smaller steps, as long as the table gets better by it.  So the work is bounded, and a few columns have the best there is. */
#include "layout/search.h"

#include <string.h>

enum { MOST_WORK = 1 << 22 }; /* ways × rows */

typedef struct {
    int64_t cost;  /* heights of the rows and what is torn */
    int64_t apart; /* from the widths that were given, squared */
} WidthPrice;

typedef struct {
    WidthTrial *trial;
    const int *given;
    int *units, *best;
    WidthPrice least; /* of the best */
    Len **heights;    /* heights[i]: of the rows, once i columns are known */
    int step;
} WidthSearch;

static bool is_less(WidthPrice a, WidthPrice b)
{
    return a.cost != b.cost ? a.cost < b.cost : a.apart < b.apart;
}

static int64_t sum_of(const Len *heights, int n)
{
    int64_t sum = 0;
    for (int i = 0; i < n; i++) sum += heights[i];
    return sum;
}

/* What is torn in the cells that end with the i-th column, whose rows grow by them. */
static int64_t add_cells(WidthSearch *search, int i)
{
    TrialCells *cells = &search->trial->cells[i];
    Len *heights = search->heights[i];
    int64_t torn = 0;
    for (int k = 0; k < cells->n; k++) {
        TrialCell *cell = &cells->at[k];
        TrialLooks looks = trial_looks(search->trial, cell, search->units);
        heights[cell->row] = len_max(heights[cell->row], looks.height);
        torn += looks.torn;
    }
    return torn;
}

/* With i columns known, what is torn so far. */
static int64_t add_column(WidthSearch *search, int i, int64_t torn)
{
    if (i) memcpy(search->heights[i], search->heights[i - 1], (size_t)search->trial->n_rows * sizeof(Len));
    return torn + add_cells(search, i);
}

/* Cells over several rows, which may need more than these have. */
static int64_t price_of_tall(WidthSearch *search)
{
    WidthTrial *trial = search->trial;
    Len *heights = search->heights[trial->n_open];
    int64_t price = 0;
    for (int k = 0; k < trial->tall.n; k++) {
        TrialCell *cell = &trial->tall.at[k];
        TrialLooks looks = trial_looks(trial, cell, search->units);
        int64_t lacks = looks.height - sum_of(&heights[cell->row], cell->last_row - cell->row + 1);
        price += looks.torn;
        if (lacks <= 0) continue;
        price += lacks;
        heights[cell->last_row] += (Len)lacks;
    }
    return price;
}

static int64_t heights_so_far(const WidthSearch *search, int i)
{
    return sum_of(search->heights[i], search->trial->n_rows);
}

/* All columns are known, and what is torn in cells of one row. */
static void consider(WidthSearch *search, int64_t torn)
{
    int n = search->trial->n_open;
    WidthPrice price = { .cost = heights_so_far(search, n) + torn };
    price.cost += price_of_tall(search);
    for (int i = 0; i < n; i++) {
        int64_t apart = search->units[i] - search->given[i];
        price.apart += apart * apart;
    }
    if (!is_less(price, search->least)) return;
    search->least = price;
    memcpy(search->best, search->units, (size_t)n * sizeof *search->best);
}

/* --- all ways ---------------------------------------------------------------------------------------------------------- */

/* i columns are known, and `left` units. */
static void try_ways(WidthSearch *search, int i, int left, int64_t torn)
{
    bool is_last = i == search->trial->n_open - 1;
    for (int units = is_last ? left : 0; units <= left; units += search->step) {
        search->units[i] = units;
        int64_t so_far = add_column(search, i + 1, torn);
        if (heights_so_far(search, i + 1) + so_far > search->least.cost) continue;
        if (is_last) consider(search, so_far);
        else try_ways(search, i + 1, left - units, so_far);
    }
}

/* No row is lower than it is where all the room is given to each of its cells. */
static void bound_rows(WidthSearch *search)
{
    WidthTrial *trial = search->trial;
    for (int i = 0; i < trial->n_open; i++) search->units[i] = trial->n_units;
    for (int i = 1; i <= trial->n_open; i++)
        for (int k = 0; k < trial->cells[i].n; k++) {
            TrialCell *cell = &trial->cells[i].at[k];
            Len *height = &search->heights[0][cell->row];
            *height = len_max(*height, trial_looks(trial, cell, search->units).height);
        }
}

/* Of n columns that share so many units: C(units + n - 1, n - 1). */
static int64_t ways_of(int units, int n)
{
    int64_t ways = 1;
    for (int i = 1; i < n && ways <= MOST_WORK; i++) ways = ways * (units + i) / i;
    return ways;
}

static int step_for(const WidthTrial *trial)
{
    int step = 1;
    while (step < trial->n_units && ways_of(trial->n_units / step, trial->n_open) * len_max(trial->n_rows, 1) > MOST_WORK)
        step *= 2;
    return step;
}

/* --- from one to another ----------------------------------------------------------------------------------------------- */

static void try_these(WidthSearch *search, int64_t torn)
{
    for (int i = 1; i <= search->trial->n_open; i++) torn = add_column(search, i, torn);
    consider(search, torn);
}

/* true: the table is better with it. */
static bool try_move(WidthSearch *search, int from, int to, int64_t torn)
{
    int n = search->trial->n_open;
    WidthPrice before = search->least;
    memcpy(search->units, search->best, (size_t)n * sizeof *search->units);
    if (from == to || search->units[from] < search->step) return false;
    search->units[from] -= search->step;
    search->units[to] += search->step;
    try_these(search, torn);
    return is_less(search->least, before);
}

static void move_room(WidthSearch *search, int64_t torn)
{
    int n = search->trial->n_open;
    for (bool is_better = true; is_better;) {
        is_better = false;
        for (int from = 0; from < n; from++)
            for (int to = 0; to < n; to++) is_better |= try_move(search, from, to, torn);
    }
}

void search_widths(WidthTrial *trial, int *units)
{
    int n = trial->n_open;
    WidthSearch search = { .trial = trial, .given = units, .step = step_for(trial), .least = { INT64_MAX, INT64_MAX } };
    search.units = arena_array(trial->arena, int, n);
    search.best = arena_array(trial->arena, int, n);
    search.heights = arena_array(trial->arena, Len *, n + 1);
    for (int i = 0; i <= n; i++) search.heights[i] = arena_array(trial->arena, Len, trial->n_rows);
    memcpy(search.heights[0], trial->heights, (size_t)trial->n_rows * sizeof(Len));
    bound_rows(&search);
    int64_t torn = add_column(&search, 0, 0);
    memcpy(search.units, units, (size_t)n * sizeof *units);
    try_these(&search, torn);
    try_ways(&search, 0, trial->n_units, torn);
    for (; search.step > 1; move_room(&search, torn)) search.step = (search.step + 1) / 2;
    memcpy(units, search.best, (size_t)n * sizeof *units);
}

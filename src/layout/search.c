/* Widths are chosen column by column, from the left; the last one has what is left.  With each column the cells are known that end
   with it, so rows only grow, and what is dearer already than the best found so far need not be gone on with.  No lines are broken
   for that: a text has no fewer lines than its length asks for.  Only of what might be the best the cells are asked, span by span,
   as long as it still may be.

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
    int64_t price;    /* of heights[0], and of what is torn in any case */
    int step;
    bool asks; /* false: what is known already will do */
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

/* The rows grow by the cells that end with the i-th column: by how much, and what those tear. */
static int64_t add_column(WidthSearch *search, int i)
{
    const TrialSpans *spans = &search->trial->spans[i];
    Len *heights = search->heights[i + 1];
    int64_t price = 0;
    memcpy(heights, search->heights[i], (size_t)search->trial->n_rows * sizeof(Len));
    for (int s = 0; s < spans->n; s++) {
        const TrialSpan *span = &spans->at[s];
        const TrialLooks *looks = trial_looks(search->trial, span, search->units);
        for (int k = 0; k < span->cells.n; k++) {
            Len *height = &heights[span->cells.at[k].row];
            Len more = len_max(0, looks->heights[k] - *height);
            *height += more;
            price += more;
        }
        price += looks->torn;
    }
    return price;
}

/* As far as it is known. */
static int64_t price_of_all(WidthSearch *search)
{
    int64_t price = search->price;
    for (int i = 0; i < search->trial->n_open; i++) price += add_column(search, i);
    return price;
}

/* Cells over several rows, which may need more than these have. */
static int64_t price_of_tall(WidthSearch *search)
{
    WidthTrial *trial = search->trial;
    Len *heights = search->heights[trial->n_open];
    int64_t price = 0;
    for (int s = 0; s < trial->tall.n; s++) {
        const TrialSpan *span = &trial->tall.at[s];
        (void)trial_ask(trial, span, search->units);
        const TrialLooks *looks = trial_looks(trial, span, search->units);
        price += looks->torn;
        for (int k = 0; k < span->cells.n; k++) {
            const TrialCell *cell = &span->cells.at[k];
            int64_t lacks = looks->heights[k] - sum_of(&heights[cell->row], cell->last_row - cell->row + 1);
            if (lacks <= 0) continue;
            price += lacks;
            heights[cell->last_row] += (Len)lacks;
        }
    }
    return price;
}

static bool ask_next(WidthSearch *search)
{
    for (int i = 0; i < search->trial->n_open; i++)
        for (int s = 0; s < search->trial->spans[i].n; s++)
            if (trial_ask(search->trial, &search->trial->spans[i].at[s], search->units)) return true;
    return false;
}

static int64_t apart_by(const WidthSearch *search, int i)
{
    int64_t apart = search->units[i] - search->given[i];
    return apart * apart;
}

/* All columns are known.  Lines are broken only as long as it may be the best. */
static void consider(WidthSearch *search)
{
    int n = search->trial->n_open;
    WidthPrice price = { 0 };
    for (int i = 0; i < n; i++) price.apart += apart_by(search, i);
    do {
        price.cost = price_of_all(search);
        if (!is_less(price, search->least)) return;
    } while (search->asks && ask_next(search));
    price.cost += search->asks ? price_of_tall(search) : 0;
    if (!is_less(price, search->least)) return;
    search->least = price;
    memcpy(search->best, search->units, (size_t)n * sizeof *search->best);
}

/* --- all ways ---------------------------------------------------------------------------------------------------------- */

/* i columns are known, what that costs and how far they are from the given ones, and `left` units. */
static void try_ways(WidthSearch *search, int i, int left, WidthPrice price)
{
    bool is_last = i == search->trial->n_open - 1;
    for (int units = is_last ? left : 0; units <= left; units += search->step) {
        search->units[i] = units;
        WidthPrice so_far = { price.cost, price.apart + apart_by(search, i) };
        if (!is_less(so_far, search->least)) continue; /* nor will it be */
        so_far.cost += add_column(search, i);
        if (!is_less(so_far, search->least)) continue;
        if (is_last) consider(search);
        else try_ways(search, i + 1, left - units, so_far);
    }
}

/* No row is lower than it is where all the room is given to each of its cells. */
static void bound_rows(WidthSearch *search)
{
    const WidthTrial *trial = search->trial;
    size_t size = (size_t)trial->n_rows * sizeof(Len);
    memcpy(search->heights[0], trial->heights, size);
    for (int i = 0; i < trial->n_open; i++) {
        memset(search->units, 0, (size_t)trial->n_open * sizeof *search->units);
        search->units[i] = trial->n_units;
        add_column(search, i);
    }
    memcpy(search->heights[0], search->heights[trial->n_open], size);
    search->price = sum_of(search->heights[0], trial->n_rows) + trial->torn;
}

/* What would be the best if nothing were torn is not far from it: what costs more than that does need not be looked at.  It is
   found again. */
static void bound_cost(WidthSearch *search)
{
    search->asks = false;
    try_ways(search, 0, search->trial->n_units, (WidthPrice){ search->price, 0 });
    search->asks = true;
    memcpy(search->units, search->best, (size_t)search->trial->n_open * sizeof *search->units);
    search->least = (WidthPrice){ INT64_MAX, INT64_MAX };
    consider(search);
    search->least.apart = INT64_MAX;
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

/* true: the table is better with it. */
static bool try_move(WidthSearch *search, int from, int to)
{
    int n = search->trial->n_open;
    WidthPrice before = search->least;
    memcpy(search->units, search->best, (size_t)n * sizeof *search->units);
    if (from == to || search->units[from] < search->step) return false;
    search->units[from] -= search->step;
    search->units[to] += search->step;
    consider(search);
    return is_less(search->least, before);
}

static void move_room(WidthSearch *search)
{
    int n = search->trial->n_open;
    for (bool is_better = true; is_better;) {
        is_better = false;
        for (int from = 0; from < n; from++)
            for (int to = 0; to < n; to++) is_better |= try_move(search, from, to);
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
    bound_rows(&search);
    bound_cost(&search);
    memcpy(search.units, units, (size_t)n * sizeof *units);
    consider(&search);
    try_ways(&search, 0, trial->n_units, (WidthPrice){ search.price, 0 });
    for (; search.step > 1; move_room(&search)) search.step = (search.step + 1) / 2;
    memcpy(units, search.best, (size_t)n * sizeof *units);
}

/* A year, or a day, that the layout works out by itself, fiscal-year(/data/booklet/@target-year), no schema says.  But one that said what
   a correction calls wrong and says what that calls right, in whatever form, is from there; or one that is as far from it in both. */
#include "model/era.h"
#include "revise/comparison.h"

/* What it said, and what it says. */
typedef struct {
    Moment was, now;
} MomentPair;

static bool read_pair(Str was, Str now, MomentPair *pair)
{
    return era_read(was, STR(""), &pair->was) && era_read(now, STR(""), &pair->now);
}

static bool is_same(Moment a, Moment b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool says_same(MomentPair pair, MomentPair other)
{
    return is_same(pair.was, other.was) && is_same(pair.now, other.now);
}

static bool says_beside(MomentPair pair, MomentPair other)
{
    bool are_years = !pair.was.month && !pair.now.month && !other.was.month && !other.now.month;
    return are_years && pair.was.year - other.was.year == pair.now.year - other.now.year;
}

/* Those corrections of which it is so; NULL: of none, or it could be one or another. */
static const bool *causes_by(const Comparison *comparison, MomentPair pair, bool (*says)(MomentPair, MomentPair))
{
    const Corrections *applied = comparison->applied;
    bool *causes = arena_array(comparison->arena, bool, applied->n), is_one = true;
    const Correction *first = NULL;
    for (int i = 0; i < applied->n; i++) {
        const Correction *correction = &applied->at[i];
        MomentPair other;
        causes[i] = !cause_is_whole(correction) && read_pair(correction->was, correction->now, &other) && says(pair, other);
        if (!causes[i]) continue;
        is_one &= !first || str_equal(first->reason, correction->reason);
        first = correction;
    }
    return first && is_one ? causes : NULL;
}

const bool *year_causes(const Comparison *comparison, Str was, Str now)
{
    MomentPair pair;
    if (!comparison->applied || !read_pair(was, now, &pair)) return NULL;
    const bool *causes = causes_by(comparison, pair, says_same);
    return causes ? causes : causes_by(comparison, pair, says_beside);
}

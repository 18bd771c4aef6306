/* What is new or gone moves nothing; and so bands, spans and joints never move because a neighbour did.

       was   A B C D     now   A C D B     stays A, moves B, is passed C D                              */
#include "model/moved.h"

#include "base/order.h"

#include <limits.h>

RecordPlaces places_of_facts(Facts facts)
{
    return (RecordPlaces){ facts.records, facts.n_records };
}

typedef enum { STAYED, PASSED, MOVED } Fate;

/* Records that lie together in both, as they lie now. */
typedef struct {
    Vec(int) members; /* of all that are there now */
} Siblings;

typedef struct {
    RecordPlaces now, was;
    const MoveTeller *teller;
    int *stood; /* of each that is there now: where it was; -1: nowhere */
    Fate *fates;
    Arena *arena;
} MoveSurvey;

static RecordMove move_of(const MoveSurvey *survey, int i)
{
    return (RecordMove){ &survey->was.at[survey->stood[i]], &survey->now.at[i], survey->fates[i] == PASSED };
}

static bool is_mute(const MoveSurvey *survey, int i)
{
    RecordMove move = move_of(survey, i);
    return survey->teller && survey->teller->is_mute(&move, survey->teller->teller);
}

/* The k-th of them has stayed: those out of order with it have not. */
static void hold(int *stood, int n, int k)
{
    for (int i = 0; i < n; i++)
        if (i != k && (i < k) != (stood[i] < stood[k])) stood[i] = -1;
}

/* kept: where each stood; -1 of the few that have moved. */
static void keep_most(const MoveSurvey *survey, const Siblings *siblings, int *kept)
{
    const int n = siblings->members.n;
    int *stood = arena_array(survey->arena, int, n);
    for (int i = 0; i < n; i++) stood[i] = survey->stood[siblings->members.at[i]];
    for (bool again = true; again;) {
        for (int i = 0; i < n; i++) kept[i] = stood[i];
        order_keep_longest(kept, n, survey->arena);
        again = false;
        for (int i = 0; i < n; i++) {
            if (kept[i] >= 0 || stood[i] < 0 || !is_mute(survey, siblings->members.at[i])) continue;
            hold(stood, n, i);
            again = true;
        }
    }
}

static void settle(const MoveSurvey *survey, const Siblings *siblings)
{
    const int n = siblings->members.n;
    int *kept = arena_array(survey->arena, int, n), *least = arena_array(survey->arena, int, n + 1);
    keep_most(survey, siblings, kept);
    least[n] = INT_MAX; /* of those from here on */
    for (int i = n - 1; i >= 0; i--) {
        int stood = survey->stood[siblings->members.at[i]];
        least[i] = stood < least[i + 1] ? stood : least[i + 1];
    }
    for (int i = 0, most = -1; i < n; i++) {
        int member = siblings->members.at[i], stood = survey->stood[member];
        bool is_passed = stood < most || stood > least[i + 1];
        survey->fates[member] = kept[i] < 0 ? MOVED : is_passed ? PASSED : STAYED;
        if (stood > most) most = stood;
    }
}

/* By what they lie in. */
static Map find_siblings(const MoveSurvey *survey)
{
    Map families = map_new(survey->arena), known = map_new(survey->arena);
    for (int i = 0; i < survey->was.n; i++) map_put(&known, survey->was.at[i].id, (void *)(uintptr_t)&survey->was.at[i]);
    for (int i = 0; i < survey->now.n; i++) {
        const RecordPlace *now = &survey->now.at[i], *was = map_find(&known, now->id);
        survey->stood[i] = was ? (int)(was - survey->was.at) : -1;
        if (!was || !str_equal(was->parent, now->parent)) {
            survey->fates[i] = was ? MOVED : STAYED;
            continue;
        }
        Siblings *siblings = map_find(&families, now->parent);
        if (!siblings) {
            siblings = arena_new(survey->arena, Siblings);
            siblings->members.arena = survey->arena;
            map_put(&families, now->parent, siblings);
        }
        *vec_push(&siblings->members) = i;
    }
    return families;
}

RecordMoves records_moved(RecordPlaces now, RecordPlaces was, const MoveTeller *teller, Arena *arena)
{
    const MoveSurvey survey = { now, was, teller, arena_array(arena, int, now.n), arena_array(arena, Fate, now.n), arena };
    RecordMoves moves = { .arena = arena };
    Map families = find_siblings(&survey);
    for (int i = 0; i < families.room; i++)
        if (families.entries[i].value) settle(&survey, families.entries[i].value);
    for (int i = 0; i < now.n; i++)
        if (survey.fates[i] != STAYED) *vec_push(&moves) = move_of(&survey, i);
    return moves;
}

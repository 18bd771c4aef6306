/* Why: what the corrections say, what went with them, and what was edited without one. */
#include "base/map.h"
#include "base/vec.h"
#include "revise/revise.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Vec(Correction) list;
    Map given; /* "record\nfield", or "record\n" of a whole one, of which it is said why */
    Arena *arena;
} Reasons;

static bool is_given(const Reasons *reasons, const Fact *fact)
{
    return map_find(&reasons->given, fact_name(fact->record, fact->field, reasons->arena)) ||
           map_find(&reasons->given, fact_name(fact->record, STR(""), reasons->arena));
}

/* Where a record lies in both editions. */
typedef struct {
    const RecordPlace *old, *now;
    int turn; /* of the old one, among all */
} Placed;

static void give(Reasons *reasons, Str record, Str field, Str reason)
{
    Correction *correction = vec_push(&reasons->list);
    *correction = (Correction){ .record = record, .field = field, .reason = reason, .past = true };
    map_put(&reasons->given, fact_name(record, field, reasons->arena), correction);
}

static void give_whole(Reasons *reasons, Str record, Str reason)
{
    if (!map_find(&reasons->given, fact_name(record, STR(""), reasons->arena))) give(reasons, record, STR(""), reason);
}

/* All records of what was put in: in the markup of a correction there is one way to write an id. */
static void give_inner(Reasons *reasons, const Correction *insertion)
{
    Str rest = insertion->now;
    while (rest.n) {
        const char *found = memmem(rest.at, (size_t)rest.n, " id=\"", sizeof " id=\"" - 1);
        if (!found) return;
        rest = str_part(rest, (int)(found - rest.at) + (int)sizeof " id=\"" - 1, rest.n);
        Str id = str_copy(reasons->arena, str_part(rest, 0, str_find(rest, '"')));
        if (!str_equal(id, insertion->record)) give(reasons, id, STR(""), insertion->reason);
    }
}

/* What went with a record or a list that was taken out, as far as all that were have one reason. */
static void give_removed(Reasons *reasons, const Corrections *applied, Facts old, Facts now)
{
    const Correction *removal = NULL;
    Map known = map_new(reasons->arena);
    for (int i = 0; i < now.n; i++) map_put(&known, now.at[i].record, &now.at[i]);
    for (int i = 0; i < applied->n; i++) {
        if (applied->at[i].field.n) continue;
        if (removal && !str_equal(removal->reason, applied->at[i].reason)) return;
        removal = &applied->at[i];
    }
    for (int i = 0; removal && i < old.n; i++)
        if (!map_find(&known, old.at[i].record) && !is_given(reasons, &old.at[i]))
            give(reasons, old.at[i].record, STR(""), removal->reason);
}

/* What the data say otherwise without a correction that says why. */
static void give_edited(Reasons *reasons, Facts old, Facts now, Str reason)
{
    FactsOtherwise edited = facts_otherwise(now, old, reasons->arena);
    for (int i = 0; i < edited.n; i++)
        if (!is_given(reasons, edited.at[i])) give(reasons, edited.at[i]->record, edited.at[i]->field, reason);
}

static int by_parent(const void *a, const void *b)
{
    const Placed *x = a, *y = b;
    int order = str_compare(x->now->parent, y->now->parent);
    return order ? order : (x->now > y->now) - (x->now < y->now);
}

/* Those of one parent that lie there out of their old order with another, whichever of the two will be said to have moved; or that had
   lain elsewhere. */
static void give_moved(Reasons *reasons, const Placed *placed, int n, Str reason)
{
    int *least = arena_array(reasons->arena, int, n + 1), most = -1; /* least: of those from here on */
    least[n] = INT_MAX;
    for (int i = n - 1; i >= 0; i--) {
        bool stays = str_equal(placed[i].old->parent, placed[i].now->parent);
        least[i] = stays && placed[i].turn < least[i + 1] ? placed[i].turn : least[i + 1];
    }
    for (int i = 0; i < n; i++) {
        bool stays = str_equal(placed[i].old->parent, placed[i].now->parent);
        if (!stays || placed[i].turn < most || placed[i].turn > least[i + 1]) give_whole(reasons, placed[i].now->id, reason);
        if (stays && placed[i].turn > most) most = placed[i].turn;
    }
}

/* Records that were put in, taken out or moved without a correction that says why. */
static void give_edited_records(Reasons *reasons, Facts old, Facts now, Str reason)
{
    Map before = map_new(reasons->arena), after = map_new(reasons->arena);
    for (int i = 0; i < old.n_records; i++) map_put(&before, old.records[i].id, &old.records[i]);
    Placed *placed = arena_array(reasons->arena, Placed, now.n_records);
    int n = 0;
    for (int i = 0; i < now.n_records; i++) {
        const RecordPlace *record = &now.records[i], *was = map_find(&before, record->id);
        map_put(&after, record->id, &now.records[i]);
        if (was) placed[n++] = (Placed){ was, record, (int)(was - old.records) };
        else give_whole(reasons, record->id, reason);
    }
    for (int i = 0; i < old.n_records; i++)
        if (!map_find(&after, old.records[i].id)) give_whole(reasons, old.records[i].id, reason);
    if (n) qsort(placed, (size_t)n, sizeof *placed, by_parent);
    for (int i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && str_equal(placed[end].now->parent, placed[i].now->parent);) end++;
        give_moved(reasons, &placed[i], end - i, reason);
    }
}

Corrections revise_with_reason(const Corrections *applied, const Release *before, Facts facts, Str reason, Arena *arena)
{
    Reasons reasons = { .list.arena = arena, .given = map_new(arena), .arena = arena };
    for (int i = 0; i < applied->n; i++) {
        bool is_whole = str_find(applied->at[i].field, ' ') >= 0;
        *vec_push(&reasons.list) = applied->at[i];
        map_put(&reasons.given, fact_name(applied->at[i].record, is_whole ? STR("") : applied->at[i].field, arena),
                (void *)(uintptr_t)&applied->at[i]);
    }
    for (int i = 0; i < applied->n; i++)
        if (str_find(applied->at[i].field, ' ') >= 0) give_inner(&reasons, &applied->at[i]);
    give_removed(&reasons, applied, before->facts, facts);
    if (reason.n) {
        give_edited_records(&reasons, before->facts, facts, reason);
        give_edited(&reasons, before->facts, facts, reason);
    }
    return (Corrections){ reasons.list.at, reasons.list.n };
}

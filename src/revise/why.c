/* Why: what the corrections say, what went with them, and what was edited without one. */
#include "base/map.h"
#include "base/vec.h"
#include "model/moved.h"
#include "revise/revise.h"

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

/* Records that were put in, taken out or moved without a correction that says why; also those past which others have, for it is not
   known yet which will be said to have moved. */
static void give_edited_records(Reasons *reasons, Facts old, Facts now, Str reason)
{
    Map before = map_new(reasons->arena), after = map_new(reasons->arena);
    for (int i = 0; i < old.n_records; i++) map_put(&before, old.records[i].id, &old.records[i]);
    for (int i = 0; i < now.n_records; i++) {
        map_put(&after, now.records[i].id, &now.records[i]);
        if (!map_find(&before, now.records[i].id)) give_whole(reasons, now.records[i].id, reason);
    }
    for (int i = 0; i < old.n_records; i++)
        if (!map_find(&after, old.records[i].id)) give_whole(reasons, old.records[i].id, reason);
    RecordMoves moves = records_moved(places_of_facts(now), places_of_facts(old), NULL, reasons->arena);
    for (int i = 0; i < moves.n; i++) give_whole(reasons, moves.at[i].now->id, reason);
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

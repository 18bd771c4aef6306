/* Before anything is written: what would a careful reader say of the corrected records? */
#include "audit/audit.h"
#include "base/map.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "model/moved.h"

/* By corrections given now, or by hand since it was published. */
static Map corrected_records(const Job *job, const Data *data, Arena *arena)
{
    Map records = map_new(arena);
    for (int i = 0; i < job->history.n; i++)
        if (!job->history.at[i].past) map_put(&records, job->history.at[i].record, &job->history.at[i]);
    if (!job->pins) return records;
    const Facts published = job->pins->release->facts;
    FactsOtherwise corrected = facts_otherwise(data->facts, published, arena);
    for (int i = 0; i < corrected.n; i++) map_put(&records, corrected.at[i]->record, (void *)(uintptr_t)corrected.at[i]);
    RecordMoves moves = records_moved(places_of_facts(data->facts), places_of_facts(published), NULL, arena);
    for (int i = 0; i < moves.n; i++)
        if (!moves.at[i].was_passed) map_put(&records, moves.at[i].now->id, &moves.at[i]);
    return records;
}

/* Both said as exactly as the less exact of them. */
static bool is_before(Str date, Str other)
{
    int n = date.n < other.n ? date.n : other.n;
    return n && str_compare(str_part(date, 0, n), str_part(other, 0, n)) < 0;
}

static void ask_dates(const Job *job, Arena *arena, Diag *diag)
{
    Str published = job->pins ? job->pins->release->date : STR("");
    for (int i = 0; i < job->history.n; i++) {
        const Correction *correction = &job->history.at[i];
        if (correction->past || !is_before(correction->date, published)) continue;
        diag_report(diag, correction->where, correction->record, DIAG_CORRECTION_EARLY, str_copy(arena, correction->date).at,
                    str_copy(arena, published).at);
        return; /* most often all have the date of the file */
    }
}

void ask_corrected(const Job *job, const Data *data, Arena *arena, Diag *diag)
{
    Map records = corrected_records(job, data, arena);
    ask_dates(job, arena, diag);
    if (records.n) audit_corrected(data, &job->history, &records, job->past, arena, diag);
}

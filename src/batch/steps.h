/* What the steps of this room share. */
#ifndef BATCH_STEPS_H
#define BATCH_STEPS_H

#include "base/map.h"
#include "batch/batch.h"

/* An entry as one line of JSON, without its line end; and back: false: it is none.  `by` names the id. */
Str entry_text(const Outcome *entry, Str by, Arena *arena);
bool entry_read(Str line, Str by, Outcome *entry, Arena *arena);

/* manifest.json, or manifest-2-of-8.json; with ".log" the journal of a run that has not ended. */
const char *manifest_name(const Batch *batch, const char *ending, Arena *arena);
Str manifest_text(const Batch *batch, const Outcomes *entries, Arena *arena);
/* What earlier runs noted in the folder, theirs and their journals': id → Memory, newest note first. */
typedef struct Memory {
    Outcome entry;
    struct Memory *older;
} Memory;
Map manifest_memories(const Batch *batch, Arena *arena);

/* Says which PDFs in the folder a person must not take for some of these: those no entry knows, and those made in another mode. */
void strangers_report(const Batch *batch, const Outcomes *entries, const Str *files, Arena *arena, Diag *diag);

/* One output after the other, each in a worker.  `done` is called as they end, in no order. */
typedef struct {
    const Batch *batch;
    const Str *files;
    const Map *memories; /* what may be kept; or NULL */
    void (*done)(void *self, int i, const Outcome *entry, Str words, bool is_kept);
    void *self;
} Workers;
/* false: no worker could be started (reported). */
bool workers_run(const Workers *workers, const int *wanted, int n, Arena *arena, Diag *diag);

/* A bar with rate and time left on a terminal, a line for each file elsewhere, and what they come to; nothing when quiet. */
typedef struct {
    const Batch *batch;
    int n, n_done, n_files, n_pages;
    double started;
    bool is_terminal;
} Progress;
Progress progress_begin(const Batch *batch, int n);
void progress_step(Progress *progress, const Outcome *entry, Str words, bool is_kept);
void progress_end(const Progress *progress);
double batch_clock(void); /* seconds, from any beginning */

#endif

/* A run in a folder: take it, look at what is there, make what is to be made, say what came of it.  Whatever the moment at
   which the run is killed, the folder holds whole files under their names, and manifest and journal between them know of
   each what --resume must know. */
#include "base/fileset.h"
#include "base/suggest.h"
#include "base/words.h"
#include "batch/steps.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct BatchRun {
    const Batch *batch;
    Outcomes entries;
    int *entry_of; /* of each output: its place in `entries`, or -1 */
    Progress progress;
    const Str *files;    /* of each output */
    int folder, journal; /* descriptors */
    Arena *arena;
};

static bool fail(const Batch *batch, DiagCode code, Diag *diag)
{
    diag_report(diag, (Where){ .file = batch->folder }, STR(""), code, words_of_error(errno, diag));
    return false;
}

static bool fail_taken(const Batch *batch, Diag *diag)
{
    return fail(batch, errno == EWOULDBLOCK ? DIAG_FOLDER_IN_USE : DIAG_OUTPUT_UNWRITABLE, diag);
}

/* Are there outputs of which only what was noted before can be said? */
static bool is_partial(const Batch *batch)
{
    bool leaves_out = batch->n_only > 0;
    for (int i = 0; i < batch->n_outputs; i++) leaves_out |= batch->outputs[i].is_left_out;
    return leaves_out;
}

/* Shards may work in one folder side by side; a whole run is there alone, and so is each shard. */
static bool take_folder(BatchRun *run, Diag *diag)
{
    const Batch *batch = run->batch;
    const char *made;
    if (!file_make_folder(batch->folder, &made, run->arena)) return fail(batch, DIAG_OUTPUT_UNWRITABLE, diag);
    run->folder = open(batch->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (run->folder < 0) return fail(batch, DIAG_OUTPUT_UNWRITABLE, diag);
    if (flock(run->folder, (batch->n_shards ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) return fail_taken(batch, diag);
    const char *name = manifest_name(batch, ".log", run->arena);
    run->journal = openat(run->folder, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (run->journal < 0) return fail(batch, DIAG_OUTPUT_UNWRITABLE, diag);
    if (flock(run->journal, LOCK_EX | LOCK_NB) != 0) return fail_taken(batch, diag);
    bool goes_on = batch->resume || is_partial(batch);
    return goes_on || ftruncate(run->journal, 0) == 0 || fail(batch, DIAG_OUTPUT_UNWRITABLE, diag);
}

static bool is_of_shard(const Batch *batch, int i)
{
    return !batch->n_shards || i % batch->n_shards == batch->shard - 1;
}

/* What a killed run of this shard, or a worker of this one, was writing. */
static void clear_temporaries(const BatchRun *run, const Str *files, Diag *diag)
{
    const Batch *batch = run->batch;
    for (int i = 0; i <= batch->n_outputs; i++) {
        const char *name = i < batch->n_outputs ? files[i].at : manifest_name(batch, ".json", run->arena);
        if (i == batch->n_outputs || is_of_shard(batch, i))
            fileset_mend(str_printf(run->arena, "%s/%s", batch->folder, name).at, run->arena, diag);
    }
}

static bool is_wanted(const Batch *batch, int i)
{
    bool named = batch->n_only == 0;
    for (int k = 0; k < batch->n_only; k++) named |= str_is(batch->outputs[i].id, batch->only[k]);
    return named && !batch->outputs[i].is_left_out && is_of_shard(batch, i);
}

/* " → k1?" of one that is called by its name; empty: none is. */
static Str id_of_name(const Batch *batch, Str name, Arena *arena)
{
    for (int i = 0; i < batch->n_outputs; i++)
        if (str_equal(batch->outputs[i].name, name)) return suggest_name(batch->outputs[i].id, &batch->outputs[i].id, 1, arena);
    return STR("");
}

static bool check_only(const Batch *batch, Arena *arena, Diag *diag)
{
    bool good = true;
    for (int k = 0; k < batch->n_only; k++) {
        bool known = false;
        for (int i = 0; i < batch->n_outputs; i++) known |= str_is(batch->outputs[i].id, batch->only[k]);
        if (!known)
            diag_report(diag, (Where){ 0 }, STR(""), DIAG_UNKNOWN_NAME, batch->by.at, batch->only[k],
                        id_of_name(batch, str_from(batch->only[k]), arena).at);
        good &= known;
    }
    return good;
}

/* One entry for each output there is something to say of: those wanted, and those an earlier run has left. */
static int *begin_entries(BatchRun *run, const Map *memories, int *n_wanted)
{
    const Batch *batch = run->batch;
    int *wanted = arena_array(run->arena, int, batch->n_outputs);
    run->entries.at = arena_array(run->arena, Outcome, batch->n_outputs);
    run->entry_of = arena_array(run->arena, int, batch->n_outputs);
    for (int i = 0; i < batch->n_outputs; i++) {
        const Output *output = &batch->outputs[i];
        const Memory *memory = map_find(memories, output->id);
        run->entry_of[i] = -1;
        bool makes = is_wanted(batch, i), keeps = !makes && is_partial(batch) && memory && is_of_shard(batch, i);
        if (!makes && !keeps) continue;
        run->entry_of[i] = run->entries.n++;
        run->entries.at[run->entry_of[i]] =
            keeps ? memory->entry : (Outcome){ .id = output->id, .name = output->name, .mode = batch->mode };
        if (makes && !output->is_empty) wanted[(*n_wanted)++] = i;
        else if (makes && batch->n_only && !batch->quiet) /* whoever names one waits for a file */
            printf(words(WORD_NOTHING_OF, batch->lang), output->id.at);
    }
    return wanted;
}

bool batch_note(BatchRun *run, const Outcome *entry, Diag *diag)
{
    Str text = entry_text(entry, run->batch->by, run->arena);
    Str line = str_printf(run->arena, "\n" STR_FMT "\n", STR_ARG(text)); /* what is torn before it stays alone */
    bool written = write(run->journal, line.at, (size_t)line.n) == line.n;
    if (entry->job) written = written && fsync(run->journal) == 0; /* paper is not to be had back */
    return written || fail(run->batch, DIAG_OUTPUT_UNWRITABLE, diag);
}

typedef struct {
    BatchRun *run;
    Diag *diag;
} Desk;

/* A journal that cannot be written costs the next run time, no more. */
static void take_answer(void *self, int i, const Outcome *entry, Str words, bool is_kept)
{
    Desk *desk = self;
    BatchRun *run = desk->run;
    run->entries.at[run->entry_of[i]] = *entry;
    batch_note(run, entry, desk->diag);
    progress_step(&run->progress, entry, words, is_kept);
}

BatchRun *batch_run(const Batch *batch, Arena *arena, Diag *diag)
{
    BatchRun *run = arena_new(arena, BatchRun);
    *run = (BatchRun){ .batch = batch, .folder = -1, .journal = -1, .arena = arena };
    if (!check_only(batch, arena, diag) || !take_folder(run, diag)) return NULL;
    const Str *files = run->files = batch_names(batch->outputs, batch->n_outputs, ".pdf", arena);
    clear_temporaries(run, files, diag);
    Map memories = manifest_memories(batch, arena);
    int n_wanted = 0;
    const int *wanted = begin_entries(run, &memories, &n_wanted);
    run->progress = progress_begin(batch, n_wanted);
    Desk desk = { run, diag };
    Workers workers = { batch, files, batch->resume ? &memories : NULL, take_answer, &desk };
    bool done = workers_run(&workers, wanted, n_wanted, arena, diag);
    progress_end(&run->progress);
    clear_temporaries(run, files, diag);
    return done ? run : NULL;
}

Outcomes *batch_entries(BatchRun *run)
{
    return &run->entries;
}

bool batch_is_wanted(const BatchRun *run, const Outcome *entry)
{
    const Batch *batch = run->batch;
    int place = (int)(entry - run->entries.at);
    for (int i = 0; i < batch->n_outputs; i++)
        if (run->entry_of[i] == place) return is_wanted(batch, i);
    return false;
}

bool batch_close(BatchRun *run, int *n_failed, Diag *diag)
{
    const Batch *batch = run->batch;
    const char *path = str_printf(run->arena, "%s/%s", batch->folder, manifest_name(batch, ".json", run->arena)).at;
    Str text = manifest_text(batch, &run->entries, run->arena);
    *n_failed = 0;
    for (int i = 0; i < run->entries.n; i++) *n_failed += run->entries.at[i].failed != 0;
    OutFile *file = file_create(path, run->arena, diag);
    bool written = file && (file_write(file, text.at, (size_t)text.n), file_commit(file, diag));
    if (written) strangers_report(batch, &run->entries, run->files, run->arena, diag);
    if (written) unlinkat(run->folder, manifest_name(batch, ".log", run->arena), 0);
    close(run->journal);
    close(run->folder);
    return written;
}

/* One booklet, a file for each department: read once, divide, set the whole booklet once for its pages, then a worker for
   each file. */
#include "base/file.h"
#include "base/words.h"
#include "cmd/portions.h"
#include "data/data.h"
#include "font/font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- what is asked for ---------------------------------------------------------------------------------------------- */

/* A whole number from 1 on, and what follows it. */
static int number_at(const char **text)
{
    enum { MOST = 10000 };
    char *end;
    if (**text < '0' || **text > '9') return 0;
    long number = strtol(*text, &end, 10);
    *text = end;
    return number >= 1 && number <= MOST ? (int)number : 0;
}

static bool refuse_value(const ExcerptWork *work, const char *name, const char *value, const char *form)
{
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_BAD_OPTION_VALUE, name, value, form);
    return false;
}

/* "4", "2/8"; false: it is no such thing, which is reported. */
static bool read_numbers(const ExcerptWork *work, Batch *batch)
{
    const Options *options = work->options;
    const char *jobs = options->jobs, *shard = options->shard;
    bool is_right = true;
    if (jobs && (!(batch->jobs = number_at(&jobs)) || *jobs)) is_right = refuse_value(work, "--jobs", options->jobs, "N");
    if (shard) {
        batch->shard = number_at(&shard);
        batch->n_shards = *shard == '/' && *++shard ? number_at(&shard) : 0;
        if (!batch->shard || batch->shard > batch->n_shards || *shard)
            is_right = refuse_value(work, "--shard", options->shard, "I/N");
    }
    return is_right;
}

static bool is_complete(const ExcerptWork *work)
{
    const Options *options = work->options;
    if (options->by && options->output) return true;
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_MISSING_ARGUMENT, options->by ? "-o DIR" : "--by NAME");
    return false;
}

/* Each department; `touched` (or NULL: all of them): of which there is something new. */
static const Output *outputs_from(const Division *division, const bool *touched, Arena *arena)
{
    Output *outputs = arena_array(arena, Output, division->n_portions);
    for (int i = 0; i < division->n_portions; i++) {
        const Portion *portion = &division->portions[i];
        outputs[i] = (Output){ portion->id, portion->name, portion->n_records == 0, touched && !touched[i] };
    }
    return outputs;
}

/* --- what the manifest says of it ----------------------------------------------------------------------------------- */

typedef Vec(BatchFact) BatchFactList;

/* Which file it was, wherever that lay. */
static void add_fact(BatchFactList *facts, const char *name, const char *name_of_sum, const char *path)
{
    if (!path) return;
    Arena *arena = facts->arena;
    Str bytes = STR(""), file = str_from(path);
    for (int slash = str_find(file, '/'); slash >= 0; slash = str_find(file, '/')) file = str_part(file, slash + 1, file.n);
    file_read(path, arena, &bytes, NULL);
    *vec_push(facts) = (BatchFact){ name, file };
    *vec_push(facts) = (BatchFact){ name_of_sum, batch_sha_of(bytes, arena) };
}

static BatchFactList facts_of(const Options *options, Arena *arena)
{
    BatchFactList facts = { .arena = arena };
    add_fact(&facts, "release", "release-sha256", options->release);
    add_fact(&facts, "corrections", "corrections-sha256", options->corrections);
    add_fact(&facts, "changed-since", "changed-since-sha256", options->since);
    return facts;
}

/* --- the verb ------------------------------------------------------------------------------------------------------- */

/* How many files are made; who has lost all by what has changed gets none, and is named. */
static void say_left_out(const ExcerptWork *work, const bool *touched)
{
    DiagLang lang = options_lang(work->options);
    int n = work->division->n_portions, n_touched = 0;
    if (work->options->quiet) return;
    for (int i = 0; i < n; i++) n_touched += touched[i];
    printf(words(WORD_LEFT_OUT, lang), n_touched, n - n_touched);
    for (int i = 0; i < n; i++) {
        const Portion *portion = &work->division->portions[i];
        if (touched[i] && !portion->n_records) printf(words(WORD_LEFT_EMPTY, lang), portion->name.at);
    }
}

static int excerpt(ExcerptWork *work)
{
    enum { SOME_FAILED = 6 };
    const Options *options = work->options;
    Batch batch = { .folder = options->output,
                    .resume = options->resume,
                    .quiet = options->quiet,
                    .lang = options_lang(options),
                    .only = options->only.at,
                    .n_only = options->only.n,
                    .mode = work->by_pages ? STR("pages") : STR("rows"),
                    .inputs = portion_inputs,
                    .make = portion_make,
                    .end = portion_end,
                    .is_as_born = portion_is_as_born,
                    .maker = work };
    if (!is_complete(work) || !read_numbers(work, &batch) || !whole_read(work)) return diag_exit_status(work->diag);
    if (!whole_make(work)) return diag_exit_status(work->diag) ? diag_exit_status(work->diag) : 1;
    const bool *touched = work->changed ? concern_touched(work) : NULL;
    if (touched) say_left_out(work, touched);
    work->n_faces = font_n_faces(work->job.fonts);
    BatchFactList facts = facts_of(options, work->arena);
    batch.by = work->division->by;
    batch.layout = work->job.report->name;
    batch.facts = facts.at;
    batch.n_facts = facts.n;
    batch.outputs = outputs_from(work->division, touched, work->arena);
    batch.n_outputs = work->division->n_portions;
    BatchRun *run = batch_run(&batch, work->arena, work->diag);
    if (!run) return diag_exit_status(work->diag);
    int n_failed = 0;
    if (options->printer) print_entries(options, &work->division->print, run, work->arena, work->diag);
    if (!batch_close(run, &n_failed, work->diag)) return diag_exit_status(work->diag);
    return n_failed && !diag_exit_status(work->diag) ? SOME_FAILED : diag_exit_status(work->diag);
}

int cmd_excerpt(const Options *options, Diag *diag, Arena *arena)
{
    ExcerptWork work = {
        .options = options, .by_pages = options->mode && strcmp(options->mode, "pages") == 0, .arena = arena, .diag = diag
    };
    int status = excerpt(&work);
    earlier_close(&work);
    data_close(work.data);
    job_close(&work.job);
    return status;
}

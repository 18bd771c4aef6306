/* The whole booklet, which excerpts are parts of: set once, as it is filed where it has been published. */
#include "bind/bind.h"
#include "cmd/portions.h"
#include "data/data.h"
#include "font/font.h"
#include "layout/layout.h"
#include "report/report.h"
#include "revise/revise.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

/* --- what is read ------------------------------------------------------------------------------------------------- */

/* A release that says both how the booklet is filed and since when changes count is read once. */
static bool read_since(ExcerptWork *work)
{
    const Options *options = work->options;
    if (!options->since) return true;
    work->since = options->release ? revise_read(options->since, work->arena, work->diag) : work->job.before;
    if (!work->since) return false;
    if (str_equal(work->since->layout, work->job.report->name)) return true;
    diag_report(work->diag, (Where){ .file = options->since }, STR(""), DIAG_RELEASE_OTHER, work->since->layout.at,
                work->job.report->name.at);
    return false;
}

bool whole_read(ExcerptWork *work)
{
    const Options *options = work->options;
    const char *release = options->release ? options->release : options->since;
    work->job.keeps_shapes = !work->by_pages;
    if (!typeset_open(options, release, &work->job, work->arena, work->diag) || !read_since(work) ||
        !typeset_prepare(options, &work->job, work->arena, work->diag))
        return false;
    work->data = typeset_data(options, &work->job, work->arena, work->diag);
    work->division =
        work->data ? bind_division(work->job.report, work->data, str_from(options->by), work->arena, work->diag) : NULL;
    return work->division;
}

/* --- the booklet ---------------------------------------------------------------------------------------------------- */

const Holding *whole_holding_of_fault(const ExcerptWork *work, const DiagFault *fault)
{
    int end = str_find(fault->key, '#');
    DataNode record = data_find(work->data, end < 0 ? fault->key : str_part(fault->key, 0, end));
    return record ? division_holding(work->division, record) : map_find(work->places, where_key(&fault->where));
}

/* True when each fault lies in a record, so that outputs without it are none the worse. */
static bool faults_are_of_records(ExcerptWork *work, const Diag *diag, Str words)
{
    work->faults = diag_faults(diag, &work->n_faults);
    for (int i = 0; i < work->n_faults; i++)
        if (!whole_holding_of_fault(work, &work->faults[i])) {
            fprintf(stderr, STR_FMT, STR_ARG(words));
            return false;
        }
    return true;
}

/* Goes on to its pages whatever is wrong with a record: the pages of the others are wanted. */
static void set_booklet(ExcerptWork *work, Arena *arena, Diag *diag)
{
    Job *job = &work->job;
    ChosenList chosen = { .arena = work->arena };
    const PagesWish wish = { .pins = job->pins, .despite_faults = true, .chosen = &chosen };
    job->document = typeset_bind(job, work->data, arena, diag);
    job->pages = job->document ? typeset_pages(job, job->document, wish, arena, diag) : NULL;
    job->chosen = chosen.first;
    if (job->pages && !diag_has_errors(diag)) pages_prove(job->document, job->pages, arena, diag);
}

/* Its release as it would be filed now: pages that have changed say so. */
static Release *filed_release(const ExcerptWork *work, Arena *arena, Diag *diag)
{
    const Job *job = &work->job;
    const char *path = work->options->release ? work->options->release : work->options->since;
    Release *filed = job_release(job, arena, diag);
    revise_check_versions(job->before, filed, path, diag);
    revise_compare(job->before, filed, round_of(work->options, job->document, job->before, &job->fresh, arena).line, &job->fresh,
                   arena, NULL);
    return filed;
}

/* So that the fonts of the margins are open before workers are born. */
static void open_faces(const ExcerptWork *work, Arena *arena, Diag *diag)
{
    PageNotes notes = work->notes;
    if (work->by_pages) notes.head = work->division->portions[0].line;
    else if (work->since) {
        notes.head = work->n_pasts ? work->pasts[work->n_pasts - 1].next.line : work->edited.line;
        notes.head_style = notes.style;
    }
    if (notes.marks || notes.head.n) pages_noted(work->job.pages, &notes, work->job.fonts, arena, diag);
}

static bool keep(ExcerptWork *work, Arena *arena, Diag *diag)
{
    Release *filed = work->job.before ? filed_release(work, arena, diag) : NULL;
    if (!work->by_pages) work->printed = excerpt_printed(work->job.pages, work->arena);
    if (work->by_pages || work->since) whole_note(work, filed, arena, diag);
    if (!work->by_pages && work->since) earlier_read(work, filed, arena);
    open_faces(work, arena, diag);
    whole_hash(work, filed);
    if (work->by_pages) work->booklet = excerpt_ready(work->job.pages, work->data, work->division, work->places, arena);
    return true;
}

bool whole_make(ExcerptWork *work)
{
    char *text = NULL;
    size_t n = 0;
    FILE *words = open_memstream(&text, &n);
    if (!words) base_out_of_memory();
    Diag *diag = diag_open_like(work->diag, words, SEVERITY_WARNING, work->arena);
    bool stays = work->by_pages || work->since; /* what the pages and their notes borrow is kept with them */
    Arena *arena = stays ? work->arena : arena_open();
    work->places = bind_places(work->division, arena);
    set_booklet(work, arena, diag);
    fflush(words);
    bool good = faults_are_of_records(work, diag, (Str){ text, (int)n }) && work->job.pages && keep(work, arena, work->diag);
    fclose(words);
    free(text);
    if (stays) return good;
    work->job.document = NULL;
    work->job.pages = NULL;
    arena_close(arena);
    malloc_trim(0); /* what is given back need not be given to each worker */
    return good;
}

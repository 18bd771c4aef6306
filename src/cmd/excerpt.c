/* One booklet, a file for each department: read once, divide, set the whole booklet once for its pages, then a worker for
   each file.  `rows` sets the department's data afresh; `pages` takes the others out of the booklet's own pages. */
#include "excerpt/excerpt.h"
#include "base/file.h"
#include "batch/batch.h"
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "font/font.h"
#include "layout/layout.h"
#include "pages/pages.h"
#include "report/report.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const Options *options;
    Job job;
    const Data *data;
    const Division *division;
    bool by_pages;
    Sha *sha;                /* of all that every output is made from */
    const Map *printed;      /* rows: the page of the booklet each record is on */
    const Booklet *booklet;  /* pages; */
    const Map *places;       /* whose its words are; */
    const DiagFault *faults; /* what is wrong with it, */
    int n_faults;
    int n_faces;         /* open when the workers are born */
    const Data *portion; /* in a worker: read for its hash, and then made from */
    Arena *arena;
    Diag *diag;
} ExcerptWork;

/* --- the whole booklet -------------------------------------------------------------------------------------------- */

/* A fault in a record is that of the department whose record it is. */
static const Holding *holding_of_fault(const ExcerptWork *work, const DiagFault *fault)
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
        if (!holding_of_fault(work, &work->faults[i])) {
            fprintf(stderr, STR_FMT, STR_ARG(words));
            return false;
        }
    return true;
}

/* Goes on to its pages whatever is wrong with a record: the pages of the others are wanted. */
static const Pages *set_booklet(ExcerptWork *work, Arena *arena, Diag *diag)
{
    const Document *document = bind_document(work->job.report, work->data, arena, diag);
    const Galley *galley = document ? layout_document(document, work->job.fonts, arena, diag) : NULL;
    const Pages *pages = galley ? pages_make(galley, NULL, work->job.fonts, arena, diag) : NULL;
    if (pages && !diag_has_errors(diag)) pages_prove(document, pages, arena, diag);
    return pages;
}

static void hash_node(Sha *sha, const Node *node)
{
    for (; node; node = node->next) {
        batch_sha_add(sha, node->element ? str_from(node->element) : node->text);
        for (int i = 0; i < node->n_attributes; i++) {
            batch_sha_add(sha, str_from(node->attributes[i].name));
            batch_sha_add(sha, node->attributes[i].text);
        }
        batch_sha_add(sha, STR("("));
        hash_node(sha, node->first);
        batch_sha_add(sha, STR(")"));
    }
}

/* What only excerpts show may need a face that no page of the booklet does.  Of every file there could be, the beginning is
   read: a font has there a checksum of each of its tables. */
static void hash_font_list(const ExcerptWork *work)
{
    enum { DIRECTORY = 1 << 14 };
    const FontList *list = font_list(work->job.fonts);
    for (int i = 0; i < list->n_families; i++) {
        const FontFamily *family = &list->families[i];
        batch_sha_add(work->sha, family->name);
        for (int k = 0; k < family->n_files; k++) {
            const FontFile *file = &family->files[k];
            Str start = STR("");
            long long size = 0;
            file_read_start(file->path.at, DIRECTORY, work->arena, &start, &size);
            batch_sha_add(work->sha, str_printf(work->arena, "%d %d %lld", file->index, file->weight, size));
            batch_sha_add(work->sha, start);
        }
        for (int k = 0; k < family->n_fallbacks; k++) batch_sha_add(work->sha, family->fallbacks[k]);
    }
}

/* All that is common to the outputs: program, profile, layout, fonts, date. */
static void hash_common(ExcerptWork *work)
{
    const char *press = work->options->press ? work->options->press : "";
    work->sha = batch_sha_new(work->arena);
    batch_sha_add(work->sha, STR(HYOGUMI_VERSION));
    batch_sha_add(work->sha, work->by_pages ? STR("pages") : STR("rows"));
    batch_sha_add(work->sha, str_printf(work->arena, "%d %s", cmd_profile(work->options), press));
    batch_sha_add(work->sha, cmd_date(STR(""), work->arena));
    hash_node(work->sha, work->job.report->root);
    hash_font_list(work);
    if (work->by_pages) batch_sha_add(work->sha, data_print(work->data, work->arena));
}

/* The booklet once; of a run that sets rows afresh only the page of each record is kept. */
static bool make_booklet(ExcerptWork *work)
{
    char *text = NULL;
    size_t n = 0;
    FILE *words = open_memstream(&text, &n);
    if (!words) base_out_of_memory();
    Diag *diag = diag_open_like(work->diag, words, SEVERITY_WARNING, work->arena);
    Arena *arena = work->by_pages ? work->arena : arena_open();
    work->places = bind_places(work->division, arena);
    const Pages *pages = set_booklet(work, arena, diag);
    fclose(words);
    bool good = faults_are_of_records(work, diag, (Str){ text, (int)n }) && pages;
    free(text);
    if (good) hash_common(work);
    if (good && work->by_pages) work->booklet = excerpt_ready(pages, work->data, work->division, work->places, arena);
    else if (good) work->printed = excerpt_printed(pages, work->arena);
    if (work->by_pages) return good; /* what the pages borrow is kept with them */
    arena_close(arena);
    malloc_trim(0); /* what is given back need not be given to each worker */
    return good;
}

/* --- one output --------------------------------------------------------------------------------------------------- */

static Str inputs_of(void *maker, int i, Arena *arena)
{
    ExcerptWork *work = maker;
    const Portion *portion = &work->division->portions[i];
    Sha *sha = batch_sha_copy(work->sha, arena);
    batch_sha_add(sha, portion->id);
    batch_sha_add(sha, portion->name);
    work->portion = work->by_pages ? NULL : data_portion(work->data, work->division, i, work->printed, arena);
    if (work->portion) batch_sha_add(sha, data_print(work->portion, arena));
    return batch_sha_end(sha, arena);
}

static void end_output(void *maker, int i)
{
    ExcerptWork *work = maker;
    (void)i;
    data_close(work->portion);
    work->portion = NULL;
}

/* A font opened on the way would be there for the next. */
static bool is_as_born(const void *maker)
{
    const ExcerptWork *work = maker;
    return font_n_faces(work->job.fonts) == work->n_faces;
}

static const Pages *make_rows(const ExcerptWork *work, Arena *arena, Diag *diag)
{
    const Document *document = bind_document(work->job.report, work->portion, arena, diag);
    return document && !diag_has_errors(diag) ? typeset_document(&work->job, document, NULL, arena, diag) : NULL;
}

/* What is wrong with a shared page is wrong for those whose record it is. */
static const Pages *make_pages(const ExcerptWork *work, int i, Arena *arena, Diag *diag)
{
    for (int k = 0; k < work->n_faults; k++) {
        const DiagFault *fault = &work->faults[k];
        if (!holding_has(holding_of_fault(work, fault), i)) continue;
        diag_report_again(diag, fault);
        return NULL;
    }
    return excerpt_pages(work->booklet, i, arena);
}

static bool make_output(void *maker, int i, const char *path, int *n_pages, Arena *arena, Diag *diag)
{
    const ExcerptWork *work = maker;
    const Pages *pages = work->by_pages ? make_pages(work, i, arena, diag) : make_rows(work, arena, diag);
    if (pages && pages->n_pages == 0) diag_report(diag, work->job.report->root->where, STR(""), DIAG_NO_PAGES);
    if (!pages || diag_exit_status(diag)) return false;
    *n_pages = pages->n_pages;
    Str name = work->division->portions[i].name;
    Pages titled = *pages;
    titled.title = str_printf(arena, STR_FMT "（" STR_FMT "）", STR_ARG(pages->title), STR_ARG(name));
    Job job = work->job;
    job.pages = &titled;
    const Pages *written = cmd_for_profile(work->options, &job, &titled, false, arena, diag);
    return written && cmd_write_pdf(work->options, &job, written, path, NULL, arena, diag);
}

/* --- all of them -------------------------------------------------------------------------------------------------- */

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

/* "4", "2/8"; false: it is no such thing, which is reported. */
static bool read_numbers(const ExcerptWork *work, Batch *batch)
{
    const char *jobs = work->options->jobs, *shard = work->options->shard, *wrong = NULL;
    if (jobs && (!(batch->jobs = number_at(&jobs)) || *jobs)) wrong = "--jobs N";
    if (shard) {
        batch->shard = number_at(&shard);
        batch->n_shards = *shard == '/' && *++shard ? number_at(&shard) : 0;
        if (!batch->shard || batch->shard > batch->n_shards || *shard) wrong = "--shard I/N";
    }
    if (wrong) diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_USAGE, wrong);
    return !wrong;
}

static const Output *outputs_from(const Division *division, Arena *arena)
{
    Output *outputs = arena_array(arena, Output, division->n_portions);
    for (int i = 0; i < division->n_portions; i++) {
        const Portion *portion = &division->portions[i];
        outputs[i] = (Output){ portion->id, portion->name, portion->n_records == 0 };
    }
    return outputs;
}

static bool read_inputs(ExcerptWork *work)
{
    const Options *options = work->options;
    if (!options->by || !options->output) {
        diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_MISSING_ARGUMENT, options->by ? "-o DIR" : "--by NAME");
        return false;
    }
    if (!typeset_open(options, &work->job, work->arena, work->diag)) return false;
    work->data = data_read(options->data ? options->data : work->job.report->data_path.at, NULL, work->arena, work->diag);
    work->division =
        work->data ? bind_division(work->job.report, work->data, str_from(options->by), work->arena, work->diag) : NULL;
    return work->division;
}

static int excerpt(ExcerptWork *work)
{
    enum { SOME_FAILED = 6, MANY = 20 };
    const Options *options = work->options;
    Batch batch = { .folder = options->output,
                    .resume = options->resume,
                    .quiet = options->quiet,
                    .lang = options_lang(options),
                    .only = options->only.at,
                    .n_only = options->only.n,
                    .mode = work->by_pages ? STR("pages") : STR("rows"),
                    .inputs = inputs_of,
                    .make = make_output,
                    .end = end_output,
                    .is_as_born = is_as_born,
                    .maker = work };
    if (!read_numbers(work, &batch) || !read_inputs(work)) return diag_exit_status(work->diag);
    if (!make_booklet(work)) return diag_exit_status(work->diag) ? diag_exit_status(work->diag) : 1;
    if (work->division->n_portions >= MANY && !options->only.n) font_prepare(work->job.fonts);
    work->n_faces = font_n_faces(work->job.fonts);
    batch.by = work->division->by;
    batch.layout = work->job.report->name;
    batch.outputs = outputs_from(work->division, work->arena);
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
    data_close(work.data);
    job_close(&work.job);
    return status;
}

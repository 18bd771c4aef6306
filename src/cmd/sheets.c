/* A return sheet for each department: the booklet is set once, for the order of its rows and their pages; all sheets appear together. */
#include "base/fileset.h"
#include "base/vec.h"
#include "base/words.h"
#include "batch/batch.h"
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "inquiry/inquiry.h"
#include "report/report.h"

typedef struct {
    const Options *options;
    Job job;
    FileSet *set;
    int n_made, n_rows;
    Arena *arena;
    Diag *diag;
} SheetWork;

/* --- what is asked --------------------------------------------------------------------------------------------------- */

/* Where the records of the booklet are printed, in order. */
static void find_order(const Release *release, Inquiry *inquiry)
{
    Vec(Str) order = { .arena = inquiry->arena };
    Map *pages = arena_new(inquiry->arena, Map);
    *pages = map_new(inquiry->arena);
    for (int i = 0; i < release->n_passages; i++) {
        const Passage *passage = &release->passages[i];
        Str id = key_record(passage->key);
        if (!id.n || !passage->n_pages) continue;
        *vec_push(&order) = id;
        map_put(pages, id, &release->pages[passage->pages[0]].label);
    }
    inquiry->order = order.at;
    inquiry->n_order = order.n;
    inquiry->pages = pages;
}

static const Release *set_booklet(SheetWork *work, const Data *data)
{
    Job *job = &work->job;
    job->document = typeset_bind(job, data, work->arena, work->diag);
    job->pages = job->document && !diag_has_errors(work->diag)
                     ? typeset_document(job, job->document, job->pins, work->arena, work->diag)
                     : NULL;
    return job->pages ? job_release(job, work->arena, work->diag) : NULL;
}

/* The booklet with the number of each row in its margin, by which people talk of it.  NULL: reported. */
static const Pages *number_rows(const SheetWork *work, const Inquiry *inquiry, const Forms *forms, Map *rows)
{
    const Report *report = work->job.report;
    const Report *margins =
        report_read_revision(report_open_revisions(report, work->arena, work->diag), "errata", work->arena, work->diag);
    if (!margins) return NULL;
    int n;
    const Str *ids = inquiry_records(inquiry, forms, &n, work->arena);
    for (int i = 0; i < n; i++) map_put(rows, ids[i], arena_new(work->arena, PageRow));
    const PageNotes notes = { .rows = rows, .style = report_find_style(margins, STR("revision")) };
    return pages_noted(work->job.pages, &notes, work->job.fonts, work->arena, work->diag);
}

static bool write_proof(const SheetWork *work, const Pages *pages)
{
    const char *path = str_printf(work->arena, "%s/proof.pdf", work->options->output).at;
    return pages && cmd_write_pdf(work->options, &work->job, pages, path, work->set, work->arena, work->diag);
}

/* --- what is written ------------------------------------------------------------------------------------------------- */

static bool is_wanted(const Options *options, Str id)
{
    for (int i = 0; i < options->only.n; i++)
        if (str_is(id, options->only.at[i])) return true;
    return options->only.n == 0;
}

static bool write_sheet(SheetWork *work, const Inquiry *inquiry, const Forms *forms, int portion, Str file)
{
    const char *path = str_printf(work->arena, "%s/" STR_FMT, work->options->output, STR_ARG(file)).at;
    Str bytes;
    int n_rows;
    if (!inquiry_sheet(inquiry, forms, portion, &bytes, &n_rows, work->arena, work->diag)) return false;
    if (!n_rows) return true;
    work->n_made++;
    work->n_rows += n_rows;
    return cmd_may_write(work->options, work->job.report, path, true, work->diag) &&
           cmd_spares(path, work->job.data_files, work->job.n_data_files, work->arena, work->diag) &&
           cmd_may_replace(work->options, path, bytes, work->arena, work->diag) && cmd_write(bytes, path, work->set, work->diag);
}

static bool write_sheets(SheetWork *work, Inquiry *inquiry)
{
    const Division *division = inquiry->division;
    const Forms *forms = inquiry_forms(inquiry, work->diag);
    if (!forms || !fileset_folder(work->set, work->options->output, work->diag)) return false;
    Output *outputs = arena_array(work->arena, Output, division->n_portions);
    for (int i = 0; i < division->n_portions; i++)
        outputs[i] = (Output){ .id = division->portions[i].id, .name = division->portions[i].name };
    const Str *files = batch_names(outputs, division->n_portions, ".xlsx", work->arena);
    Map *rows = arena_new(work->arena, Map);
    *rows = map_new(work->arena);
    const Pages *proof = work->options->proof ? number_rows(work, inquiry, forms, rows) : NULL;
    if (work->options->proof) inquiry->rows = rows;
    bool ok = !work->options->proof || write_proof(work, proof);
    for (int i = 0; i < division->n_portions; i++)
        if (is_wanted(work->options, division->portions[i].id)) ok &= write_sheet(work, inquiry, forms, i, files[i]);
    return ok && !diag_has_errors(work->diag) && fileset_commit(work->set, work->diag);
}

/* Does --only name somebody? */
static bool knows_wanted(const SheetWork *work, const Division *division)
{
    for (int i = 0; i < work->options->only.n; i++) {
        bool is_there = false;
        for (int k = 0; k < division->n_portions; k++) is_there |= str_is(division->portions[k].id, work->options->only.at[i]);
        if (!is_there) diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_UNKNOWN_NAME, "--only", work->options->only.at[i], "");
    }
    return !diag_has_errors(work->diag);
}

static bool make_sheets(SheetWork *work)
{
    const Options *options = work->options;
    Job *job = &work->job;
    if (!typeset_open(options, options->release, job, work->arena, work->diag) ||
        !typeset_prepare(options, job, work->arena, work->diag))
        return false;
    const Data *data = typeset_data(options, job, work->arena, work->diag);
    const Division *division = data ? bind_division(job->report, data, str_from(options->by), work->arena, work->diag) : NULL;
    const Release *release = division && knows_wanted(work, division) ? set_booklet(work, data) : NULL;
    bool ok = false;
    if (release) {
        Inquiry inquiry = { .data = data,
                            .division = division,
                            .offices = job->offices,
                            .layout = job->report->name,
                            .title = job->document->title,
                            .date = cmd_date(job->document->date, work->arena),
                            .lang = options_lang(options),
                            .arena = work->arena };
        find_order(release, &inquiry);
        ok = write_sheets(work, &inquiry);
    }
    data_close(data);
    return ok;
}

int cmd_sheets(const Options *options, Diag *diag, Arena *arena)
{
    if (!options->by || !options->output) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_MISSING_ARGUMENT, options->by ? "-o DIR" : "--by NAME");
        return diag_exit_status(diag);
    }
    SheetWork work = {
        .options = options, .job.makes_workbooks = true, .set = fileset_open(arena), .arena = arena, .diag = diag
    };
    bool ok = make_sheets(&work);
    fileset_close(work.set);
    job_close(&work.job);
    if (ok && !options->quiet) printf(words(WORD_SHEETS_MADE, options_lang(options)), options->output, work.n_made, work.n_rows);
    return diag_exit_status(diag);
}

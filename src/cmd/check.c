/* The data against themselves, the layout against the data, the pages against what was published and what a printing
   house can print.  Nothing is written but the summary and the proof page that are asked for. */
#include "audit/audit.h"
#include "base/words.h"
#include "cmd/cmd.h"
#include "cmd/pagefile.h"
#include "cmd/proofing.h"
#include "data/data.h"
#include "pages/pages.h"
#include "press/press.h"
#include "report/report.h"
#include "revise/revise.h"
#include "schema/schema.h"
#include "xml/xml.h"

#include <stdio.h>

typedef struct {
    const Options *options;
    Job job;
    const Data *data;   /* open until all is said of them; NULL: unusable */
    Proofing *proofing; /* NULL: nobody asks for a page */
    Arena *arena;
    Diag *diag;
} Check;

const Pages *cmd_press_sheets(const Job *job, const Pages *pages, const Press *press, bool whole, Arena *arena, Diag *diag)
{
    return press_sheets(pages, press, job->report, cmd_date(pages->date, arena), whole, job->fonts, arena, diag);
}

/* ---- the data, and the layout over them ---- */

const Data *check_words(const Options *options, Job *job, Arena *arena, Diag *diag, Diag *asked)
{
    const Data *data = typeset_data(options, job, arena, diag);
    if (!data) return NULL;
    diag_hear(asked, diag);
    audit_data(data, arena, asked);
    job->document = typeset_bind(job, data, arena, diag);
    diag_hear(asked, diag);
    if (job->document && !diag_has_errors(asked)) {
        NamesAsked names = report_names_asked(job->report, job->schema, arena);
        audit_printed(data, &names, job->document, arena, asked);
    }
    timings_lap(job->timings, "bind");
    return data;
}

/* What can be said of the data where nothing can be said of the layout over them: who mends both need not come twice. */
static void check_data_alone(Check *check)
{
    Job *job = &check->job;
    Str named = job->report ? job->report->data_path : report_find_data(check->options->arguments[0], check->arena);
    const char *path = check->options->data ? check->options->data : named.at;
    if (!job->files) job->files = xml_open_shelf(check->arena);
    const Schema *schema = path[0] ? schema_read(path, check->options->schema, job->files, check->arena, check->diag) : NULL;
    const Corrections *past = job->before ? &job->before->history : NULL;
    const Data *data = schema ? data_read(path, schema, past, job->files, check->arena, check->diag) : NULL;
    if (data && audit_rules(data, check->arena, check->diag)) audit_data(data, check->arena, check->diag);
    check->data = data;
}

static bool goes_to_press(const Check *check)
{
    return cmd_profile(check->options) == PROFILE_PRESS;
}

/* A printing house, or an archive, looks at all of them; otherwise they are looked at as they come.  A proof reader sees them whatever
   is wrong. */
static bool check_pages(Check *check)
{
    Job *job = &check->job;
    PageLine line = { .n = 0 };
    job->shows_faults = check->proofing;
    if (!job->document || (diag_has_errors(check->diag) && !job->shows_faults)) return false;
    if (check->proofing) line_join(&line, proofing_taker(check->proofing, job->document, check->arena));
    const PageTaker taker = line_taker(&line);
    if (cmd_profile(check->options) != PROFILE_SCREEN) {
        job->pages = typeset_document(job, job->document, job->pins, check->arena, check->diag);
        if (job->pages) taker_give_all(&taker, job->pages);
        return job->pages;
    }
    if (check->options->release) job->seen = sightings_open(check->arena);
    if (job->seen) line_join(&line, sightings_taker(job->seen));
    job->pages = typeset_given(job, &taker, check->arena, check->diag);
    return job->pages;
}

/* What a file for that profile cannot hold, as pictures of other colours, only whoever writes one can say: it is painted, and
   forgotten. */
static void try_file(const Check *check, const Pages *sheets)
{
    const PdfInfo info = cmd_pdf_info(check->options, &check->job, NULL, check->arena);
    Pdf *pdf = pdf_open(&info, check->diag);
    if (!pdf) return;
    for (int i = 0; i < sheets->n_pages; i++) pdf_add(pdf, &sheets->pages[i], i, NULL);
    pdf_close(pdf);
}

/* ---- for the printing house ---- */

static void print_summary(PressSummary summary)
{
    for (int i = 0; i < summary.n; i++)
        printf(STR_FMT ": " STR_FMT "\n", STR_ARG(summary.lines[i].name), STR_ARG(summary.lines[i].value));
}

static void write_summary(const Check *check, PressSummary summary, DiagLang lang)
{
    const Document *document = press_summary_document(summary, check->job.report, lang, check->arena);
    const Pages *pages = typeset_document(&check->job, document, NULL, check->arena, check->diag);
    PdfInfo info = { .title = document->title, .lang = document->lang };
    if (pages) page_file_write(&info, pages, check->options->summary, check->job.timings, check->arena, check->diag);
}

static void check_press(const Check *check)
{
    const Press *press = cmd_press(check->options, check->job.report, check->arena);
    const Pages *sheets = cmd_press_sheets(&check->job, check->job.pages, press, true, check->arena, check->diag);
    if (!sheets) return;
    DiagLang lang = options_lang(check->options);
    PressSummary summary = press_preflight(sheets, press, lang, check->arena, check->diag);
    try_file(check, sheets);
    if (!check->options->quiet) print_summary(summary);
    if (check->options->summary && cmd_may_write(check->options, check->job.report, check->options->summary, true, check->diag))
        write_summary(check, summary, lang);
}

/* ---- against a release ---- */

static void print_change(const Change *change)
{
    printf("p." STR_FMT "  " STR_FMT " " STR_FMT " " STR_FMT "  「" STR_FMT "」→「" STR_FMT "」\n", STR_ARG(change->label),
           STR_ARG(change->part), STR_ARG(change->item), STR_ARG(change->column), STR_ARG(change->was), STR_ARG(change->now));
}

/* How many texts and leaves are not as published. */
static int count_differences(const Check *check)
{
    Release *after = job_release(&check->job, check->arena, check->diag);
    const Revision *revision = revise_compare(check->job.before, after, STR(""), &check->job.fresh, check->arena, check->diag);
    revise_report_unseen(revision, check->diag);
    if (check->proofing && revision->n_changes + revision->n_filings) {
        check->proofing->revision = revision;
        proofing_add_before(check->proofing, check->options, &check->job, check->arena, check->diag);
    }
    int n = revision->n_changes + revision->n_filings;
    for (int i = 0; i < revision->n_changes && !check->options->quiet; i++) print_change(&revision->changes[i]);
    if (n && !check->options->quiet)
        printf(words(WORD_DIFFERENT, options_lang(check->options)), revision->n_changes, revision->n_filings);
    return n;
}

/* ---- the verb ---- */

static int run_check(Check *check)
{
    enum { DIFFERENCES = 3 };
    if (!typeset_open(check->options, check->options->release, &check->job, check->arena, check->diag) ||
        !typeset_prepare(check->options, &check->job, check->arena, check->diag)) {
        check_data_alone(check);
        return diag_exit_status(check->diag);
    }
    check->data = check_words(check->options, &check->job, check->arena, check->diag, check->diag);
    if (!check_pages(check)) return diag_exit_status(check->diag);
    if (check->job.pages->n_pages == 0) {
        diag_report(check->diag, check->job.report->root->where, STR(""), DIAG_NO_PAGES);
        return diag_exit_status(check->diag);
    }
    if (goes_to_press(check)) check_press(check);
    else if (cmd_profile(check->options) == PROFILE_ARCHIVE) try_file(check, check->job.pages);
    bool differs = check->options->release && count_differences(check) > 0;
    int status = diag_exit_status(check->diag);
    return !status && differs ? DIFFERENCES : status;
}

static void close_check(Check *check)
{
    if (check->data) data_close(check->data);
    job_close(&check->job);
}

Str check_page_made(const Options *options, FaceShelf *shelf, int made, Arena *arena, Diag *diag)
{
    Proofing proofing = { .made = made };
    Check check = { .options = options, .job.shelf = shelf, .proofing = &proofing, .arena = arena, .diag = diag };
    run_check(&check);
    Str page = proofing_written(&proofing, &check.job, check.data, options_lang(options), arena, diag);
    close_check(&check);
    return page;
}

int cmd_check(const Options *options, Diag *diag, Arena *arena)
{
    Proofing proofing = { 0 };
    Check check = { .options = options, .proofing = options->html ? &proofing : NULL, .arena = arena, .diag = diag };
    int status = run_check(&check);
    if (check.proofing) {
        Str page = proofing_written(&proofing, &check.job, check.data, options_lang(options), arena, diag);
        if (!proofing_save(options, &check.job, page, arena, diag)) status = diag_exit_status(diag);
    }
    close_check(&check);
    return status;
}

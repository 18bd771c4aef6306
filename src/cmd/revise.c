/* What was published × the data as they are now → replacement pages and the tables that go with them. */
#include "revise/revise.h"
#include "base/cp932.h"
#include "base/fileset.h"
#include "base/words.h"
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "pages/pages.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const Options *options;
    Job job;
    Occasion occasion;
    FileSet *set;
    Arena *arena;
    Diag *diag;
} ReviseWork;

/* What makes a new round is no part of a set for the rounds there are. */
static bool check_options(const ReviseWork *work)
{
    const Options *options = work->options;
    if (!round_check_options(options, work->arena, work->diag)) return false;
    const char *surplus = options->corrections ? "--corrections" : options->date ? "--date" : options->reason ? "--reason" : NULL;
    if (!options->since || !surplus) return true;
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_USAGE, str_printf(work->arena, "--since, %s", surplus).at);
    return false;
}

/* How many booklets there are. */
static bool read_copies(ReviseWork *work)
{
    enum { MOST = 10000000 };
    char *end = NULL;
    long copies = work->options->copies ? strtol(work->options->copies, &end, 10) : 0;
    work->occasion.copies = (int)copies;
    if (!end || (*end == '\0' && copies > 0 && copies <= MOST)) return true;
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_USAGE, str_printf(work->arena, "--copies %s", work->options->copies).at);
    return false;
}

static bool open_job(ReviseWork *work)
{
    const Options *options = work->options;
    if (!check_options(work) || !read_copies(work)) return false;
    if (options->release && options->output) return typeset_open(options, options->release, &work->job, work->arena, work->diag);
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_USAGE, options->release ? "-o DIR" : "--release OLD.release");
    return false;
}

/* For those who have filed nothing yet: the booklet as it stands against what was published.  NULL: reported. */
static const Revision *compare_published(ReviseWork *work, Release *after, const Revision *latest)
{
    const char *path = work->options->release;
    if (latest->n_changes || latest->n_filings) {
        diag_report(work->diag, (Where){ .file = path }, STR(""), DIAG_NOT_YET_FILED, latest->n_changes, latest->n_filings);
        return NULL;
    }
    const Release *published = revise_published(work->job.before, path, work->arena, work->diag);
    work->occasion.round = after->n_rounds ? after->rounds[after->n_rounds - 1] : (Round){ 0 };
    work->occasion.onto = 0;
    if (!published) return NULL;
    Corrections *why = arena_new(work->arena, Corrections);
    *why = revise_with_reason(&work->job.history, published, after->facts, STR(""), work->arena);
    return revise_compare(published, after, STR(""), why, work->arena, work->diag);
}

/* NULL: reported. */
static const Revision *compare(ReviseWork *work, Release *after)
{
    Corrections *applied = arena_new(work->arena, Corrections);
    *applied = revise_with_reason(&work->job.fresh, work->job.before, after->facts, str_from(work->options->reason), work->arena);
    Round round = round_of(work->options, work->job.document, work->job.before, applied, work->arena);
    const Revision *revision = revise_compare(work->job.before, after, round.line, applied, work->arena, work->diag);
    bool is_none = revision->n_changes == 0 && revision->n_filings == 0;
    round.pages = revision->n_renewed;
    round.leaves = revision->n_sheets;
    revise_keep_rounds(after, work->job.before, is_none ? NULL : &round, work->arena);
    work->occasion.round = round;
    work->occasion.onto = round.number - 1;
    work->occasion.offices = work->job.offices;
    work->occasion.owner = schema_owner_label(work->job.schema);
    return work->options->since ? compare_published(work, after, revision) : revision;
}

/* --- what is written ---------------------------------------------------------------------------------------------- */

/* A file of DIR; NULL: it would overwrite what we read, reported. */
static const char *path_in(const ReviseWork *work, const char *name)
{
    const char *path = str_printf(work->arena, "%s/%s", work->options->output, name).at;
    return cmd_may_write(work->options, work->job.report, path, true, work->diag) ? path : NULL;
}

/* Before anything is set, so that of two runs one is refused at once. */
static bool claim_outputs(const ReviseWork *work)
{
    const char *release = path_in(work, "new.release");
    return release && fileset_folder(work->set, work->options->output, work->diag) &&
           fileset_claim(work->set, release, work->diag);
}

/* Nothing to print: the leaves of an earlier run in this folder would only mislead. */
static bool take_away(const ReviseWork *work, const char *name)
{
    const char *path = path_in(work, name);
    return path && fileset_take_away(work->set, path, work->diag);
}

static bool write_pdf(const ReviseWork *work, const Pages *pages, bool whole, const char *name)
{
    const char *path = path_in(work, name);
    if (!path || !pages) return false;
    pages = cmd_for_profile(work->options, &work->job, pages, whole, work->arena, work->diag);
    return pages && cmd_write_pdf(work->options, &work->job, pages, path, work->set, work->arena, work->diag);
}

static bool write_bytes(const ReviseWork *work, Str bytes, const char *name)
{
    const char *path = path_in(work, name);
    return path && cmd_write(bytes, path, work->set, work->diag);
}

static const char *const tables[] = { "errata", "filing", "contrast", "decision" };
enum { TABLE_COUNT = sizeof tables / sizeof *tables };

/* All that is to be written, made before anything is. */
typedef struct {
    Str xml, xml_for_csv, errata, filing, release;
    const Pages *booklet, *sheets, *tables[TABLE_COUNT];
} Outputs;

/* One of the tables of the revision, bound like any other document.  NULL: reported. */
static const Document *bind_table(const ReviseWork *work, const Data *data, const char *table)
{
    const Report *layout = report_read_revision(work->job.report, table, work->arena, work->diag);
    const Document *document = layout ? bind_document(layout, data, work->arena, work->diag) : NULL;
    return diag_has_errors(work->diag) ? NULL : document;
}

static const Pages *make_table(const ReviseWork *work, const Data *data, const char *table)
{
    const Document *document = bind_table(work, data, table);
    return document ? typeset_document(&work->job, document, NULL, work->arena, work->diag) : NULL;
}

static bool make_errata_csv(const ReviseWork *work, Outputs *outputs)
{
    bool narrow = work->options->encoding && strcmp(work->options->encoding, "cp932") == 0;
    const Data *data = data_read_revision(outputs->xml_for_csv, work->arena, work->diag);
    const Document *document = data ? bind_table(work, data, "errata") : NULL;
    data_close(data);
    if (!document) return false;
    outputs->errata = revise_errata_csv(document, work->arena);
    return !narrow || cp932_from(outputs->errata, "errata.csv", &outputs->errata, work->arena, work->diag);
}

static bool make_tables(const ReviseWork *work, Outputs *outputs)
{
    const Data *data = data_read_revision(outputs->xml, work->arena, work->diag);
    bool ok = data;
    for (int i = 0; ok && i < TABLE_COUNT; i++) ok = (outputs->tables[i] = make_table(work, data, tables[i]));
    data_close(data);
    return ok;
}

/* The replacement pages are not the booklet: their title says of which revision they are. */
static const Pages *sheets_titled(const Pages *sheets, Str line, Arena *arena)
{
    Pages *titled = arena_new(arena, Pages);
    *titled = *sheets;
    if (line.n) titled->title = str_printf(arena, STR_FMT " " STR_FMT, STR_ARG(sheets->title), STR_ARG(line));
    return titled;
}

static bool make_all(const ReviseWork *work, const Revision *revision, Outputs *outputs)
{
    Arena *arena = work->arena;
    Occasion for_csv = work->occasion;
    for_csv.is_for_csv = true;
    const Report *layout = report_read_revision(work->job.report, "errata", arena, work->diag);
    if (!layout) return false;
    const Style *margin = report_find_style(layout, STR("revision"));
    *outputs = (Outputs){ .xml = revise_xml(revision, &work->occasion, arena),
                          .xml_for_csv = revise_xml(revision, &for_csv, arena),
                          .filing = revise_filing_csv(revision, arena),
                          .release = work->options->since ? work->job.before->file : revise_written(revision->after, arena) };
    outputs->booklet =
        pages_revised(work->job.document, work->job.pages, revision->after, margin, work->job.fonts, arena, work->diag);
    if (revision->n_sheets)
        outputs->sheets =
            sheets_titled(pages_selected(outputs->booklet, revision->replaced, arena), work->occasion.round.line, arena);
    return make_errata_csv(work, outputs) && make_tables(work, outputs);
}

static bool write_all(const ReviseWork *work, const Outputs *outputs)
{
    bool ok = outputs->sheets ? write_pdf(work, outputs->sheets, false, "pages.pdf") : take_away(work, "pages.pdf");
    for (int i = 0; ok && i < TABLE_COUNT; i++)
        ok = write_pdf(work, outputs->tables[i], false, str_printf(work->arena, "%s.pdf", tables[i]).at);
    return ok && write_bytes(work, outputs->xml, "revision.xml") && write_bytes(work, outputs->errata, "errata.csv") &&
           write_bytes(work, outputs->filing, "filing.csv") && write_pdf(work, outputs->booklet, true, "booklet.pdf") &&
           write_bytes(work, outputs->release, "new.release");
}

/* A correction that shows nowhere is still to be remembered. */
static bool is_nothing(const ReviseWork *work, const Revision *revision)
{
    return revision->n_changes == 0 && revision->n_filings == 0 && work->job.fresh.n == 0 && !work->options->since;
}

static void say(const ReviseWork *work, const Revision *revision)
{
    DiagLang lang = options_lang(work->options);
    if (work->options->quiet) return;
    printf(STR_FMT, STR_ARG(revise_summary(revision, lang, work->arena)));
    if (revision->n_changes || revision->n_filings) printf(words(WORD_WRITTEN_TO, lang), work->options->output);
    else putchar('\n');
}

static int revise(ReviseWork *work)
{
    enum { DIFFERENCES = 3 };
    Job *job = &work->job;
    if (!open_job(work) || !claim_outputs(work) || !typeset_prepare(work->options, job, work->arena, work->diag) ||
        !typeset(work->options, job, work->arena, work->diag))
        return diag_exit_status(work->diag);
    if (job->pages->n_pages == 0) {
        diag_report(work->diag, job->report->root->where, STR(""), DIAG_NO_PAGES);
        return diag_exit_status(work->diag);
    }
    Release *after = job_release(job, work->arena, work->diag);
    revise_check_versions(job->before, after, work->options->release, work->diag);
    const Revision *revision = compare(work, after);
    Outputs outputs;
    if (diag_exit_status(work->diag) || (!is_nothing(work, revision) && !make_all(work, revision, &outputs)))
        return diag_exit_status(work->diag);
    bool done = is_nothing(work, revision) || (write_all(work, &outputs) && fileset_commit(work->set, work->diag));
    if (done) say(work, revision);
    if (diag_exit_status(work->diag)) return diag_exit_status(work->diag);
    return revision->n_changes || revision->n_filings ? DIFFERENCES : 0;
}

int cmd_revise(const Options *options, Diag *diag, Arena *arena)
{
    ReviseWork work = { .options = options, .arena = arena, .diag = diag };
    work.set = fileset_open(arena);
    int status = revise(&work);
    fileset_close(work.set);
    job_close(&work.job);
    return status;
}

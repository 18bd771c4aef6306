/* What was published × the data as they are now → replacement pages and the tables that go with them. */
#include "base/words.h"
#include "cmd/bundle.h"

#include <stdio.h>
#include <stdlib.h>

/* What makes a new round is no part of a set for the rounds there are. */
static bool check_options(const ReviseWork *work)
{
    const Options *options = work->options;
    if (!round_check_options(options, work->arena, work->diag)) return false;
    const char *surplus = options->corrections ? "--corrections" : options->date ? "--date" : options->reason ? "--reason" : NULL;
    if (!options->since || !surplus) return true;
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_OPTIONS_APART, "--since", surplus);
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
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_BAD_OPTION_VALUE, "--copies", work->options->copies, "N");
    return false;
}

/* Of --since, what the booklet is held against.  false: it is not known, reported. */
static bool open_published(ReviseWork *work)
{
    if (!work->options->since) return true;
    work->published = revise_published(work->job.before, work->options->release, work->arena, work->diag);
    if (work->published) work->job.past = work->published->facts;
    return work->published;
}

static bool open_job(ReviseWork *work)
{
    const Options *options = work->options;
    if (!check_options(work) || !read_copies(work)) return false;
    if (options->release && options->output)
        return typeset_open(options, options->release, &work->job, work->arena, work->diag) && open_published(work);
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_MISSING_ARGUMENT, options->release ? "-o DIR" : "--release OLD.release");
    return false;
}

/* For those who have filed nothing yet: the booklet as it stands against what was published.  NULL: reported. */
static const Revision *compare_published(ReviseWork *work, Release *after, const Revision *latest)
{
    if (latest->n_changes || latest->n_filings) {
        diag_report(work->diag, (Where){ .file = work->options->release }, STR(""), DIAG_NOT_YET_FILED, latest->n_changes,
                    latest->n_filings);
        return NULL;
    }
    work->occasion.round = after->n_rounds ? after->rounds[after->n_rounds - 1] : (Round){ 0 };
    work->occasion.onto = 0;
    Corrections *why = arena_new(work->arena, Corrections);
    *why = revise_with_reason(&work->job.history, work->published, after->facts, STR(""), work->arena);
    return revise_compare(work->published, after, STR(""), why, work->arena, work->diag);
}

/* NULL: reported. */
static const Revision *compare(ReviseWork *work, Release *after)
{
    Corrections *applied = arena_new(work->arena, Corrections);
    *applied = revise_with_reason(&work->job.fresh, work->job.before, after->facts, str_from(work->options->reason), work->arena);
    Round round = round_of(work->options, work->job.document, work->job.before, applied, work->arena);
    const Revision *revision = revise_compare(work->job.before, after, round.line, applied, work->arena, work->diag);
    bool is_none = revision->n_changes == 0 && revision->n_filings == 0;
    Corrections seen = revise_seen(revision, applied, work->arena);
    revise_report_unseen(revision, work->diag);
    revise_report_left(work->job.before, after, &work->job.fresh, work->arena, work->diag);
    round.reason = revise_round_reason(&seen, work->arena);
    round.pages = revision->n_renewed;
    round.leaves = revision->n_sheets;
    revise_keep_rounds(after, work->job.before, is_none ? NULL : &round, work->arena);
    work->occasion.round = round;
    work->occasion.onto = round.number - 1;
    work->occasion.offices = work->job.offices;
    work->occasion.owner = schema_owner_label(work->job.schema);
    return work->options->since ? compare_published(work, after, revision) : revision;
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
    else if (is_nothing(work, revision)) putchar('\n');
    else printf(words(WORD_REMEMBERED, lang), work->job.fresh.n, work->options->output);
}

static int revise(ReviseWork *work)
{
    enum { DIFFERENCES = 3 };
    Job *job = &work->job;
    if (!open_job(work) || !bundle_claim(work) || !typeset_prepare(work->options, job, work->arena, work->diag) ||
        !typeset(work->options, job, work->arena, work->diag))
        return diag_exit_status(work->diag);
    if (job->pages->n_pages == 0) {
        diag_report(work->diag, job->report->root->where, STR(""), DIAG_NO_PAGES);
        return diag_exit_status(work->diag);
    }
    Release *after = job_release(job, work->arena, work->diag);
    revise_check_versions(job->before, after, work->options->release, work->diag);
    const Revision *revision = compare(work, after);
    Bundle bundle;
    if (diag_exit_status(work->diag) || (!is_nothing(work, revision) && !bundle_make(work, revision, &bundle)))
        return diag_exit_status(work->diag);
    bool done = is_nothing(work, revision) || (bundle_write(work, &bundle) && fileset_commit(work->set, work->diag));
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

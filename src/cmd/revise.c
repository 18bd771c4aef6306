/* What was published × the data as they are now → replacement pages and the tables that go with them. */
#include "revise/revise.h"
#include "base/file.h"
#include "base/vec.h"
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "pages/pages.h"
#include "pdf/pdf.h"
#include "read/read.h"
#include "trace/trace.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    const Options *options;
    Job job;
    Pins pins;
    const Release *before;
    const Corrections *applied; /* those that are new */
    Corrections history;        /* all */
    Arena *arena;
    Diag *diag;
} Work;

static ReviseMode mode_from(const char *word)
{
    static const char *const words[] = { [REVISE_LEAVES] = "leaves", [REVISE_CHANGES] = "changes", [REVISE_REFLOW] = "reflow" };
    for (int i = REVISE_LEAVES; word && i <= REVISE_REFLOW; i++)
        if (strcmp(word, words[i]) == 0) return (ReviseMode)i;
    return REVISE_LEAVES;
}

static bool same_correction(const Correction *a, const Correction *b)
{
    return str_equal(a->record, b->record) && str_equal(a->field, b->field) && str_equal(a->was, b->was) &&
           str_equal(a->now, b->now);
}

/* What was corrected before, then what is new; a correction that is in the history already is not new. */
static void join_history(Work *work, const Corrections *corrections)
{
    Vec(Correction) all = { .arena = work->arena }, fresh = { .arena = work->arena };
    const Corrections *past = &work->before->history;
    for (int i = 0; i < past->n; i++) *vec_push(&all) = past->at[i];
    for (int i = 0; corrections && i < corrections->n; i++) {
        bool known = false;
        for (int k = 0; k < past->n; k++) known |= same_correction(&past->at[k], &corrections->at[i]);
        if (known) continue;
        *vec_push(&all) = corrections->at[i];
        *vec_push(&fresh) = corrections->at[i];
    }
    Corrections *applied = arena_new(work->arena, Corrections);
    *applied = (Corrections){ fresh.at, fresh.n };
    work->applied = applied;
    work->history = (Corrections){ all.at, all.n };
}

static bool read_inputs(Work *work)
{
    const Options *options = work->options;
    if (!options->release || !options->output) {
        diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_USAGE, options->release ? "-o DIR" : "--release OLD.release");
        return false;
    }
    work->before = read_release(options->release, work->arena, work->diag);
    if (!work->before) return false;
    const Corrections *corrections =
        options->corrections ? read_corrections(options->corrections, work->arena, work->diag) : NULL;
    if (options->corrections && !corrections) return false;
    join_history(work, corrections);
    work->pins = (Pins){ work->before, mode_from(options->mode) };
    work->job = (Job){ .corrections = &work->history, .pins = &work->pins };
    if (!typeset_open(options, &work->job, work->arena, work->diag)) return false;
    if (str_equal(work->before->layout, work->job.report->name)) return true;
    diag_report(work->diag, (Where){ .file = options->release }, STR(""), DIAG_RELEASE_OTHER, work->before->layout.at,
                work->job.report->name.at);
    return false;
}

static void compare_versions(const Work *work, const Release *after)
{
    Where where = { .file = work->options->release };
    if (work->before->layout_hash != after->layout_hash) diag_report(work->diag, where, STR(""), DIAG_LAYOUT_CHANGED);
    for (int i = 0; i < after->n_fonts; i++)
        for (int k = 0; k < work->before->n_fonts; k++) {
            const Version *now = &after->fonts[i], *then = &work->before->fonts[k];
            if (str_equal(now->name, then->name) && now->hash != then->hash)
                diag_report(work->diag, where, STR(""), DIAG_FONT_CHANGED, now->name.at);
        }
}

/* 令和2年10月 訂正: of the latest correction, else of SOURCE_DATE_EPOCH.  A new edition has no such line. */
static Str revision_line(const Work *work)
{
    enum { MONTH = 7 };
    Str date = STR("");
    if (work->pins.mode == REVISE_REFLOW) return date;
    for (int i = 0; i < work->applied->n; i++)
        if (str_compare(work->applied->at[i].date, date) > 0) date = work->applied->at[i].date;
    if (!date.n) date = cmd_date(STR(""), work->arena);
    Str words = bind_date(str_part(date, 0, date.n < MONTH ? date.n : MONTH), work->arena);
    return words.n ? str_printf(work->arena, STR_FMT " 訂正", STR_ARG(words)) : STR("訂正");
}

/* --- what is written ---------------------------------------------------------------------------------------------- */

/* A file of DIR; empty: it would overwrite what we read. */
static const char *path_in(const Work *work, const char *name)
{
    const Options *options = work->options;
    const char *path = str_printf(work->arena, "%s/%s", options->output, name).at;
    const char *inputs[] = { options->release, options->corrections, options->data, options->arguments[0],
                             work->job.report->data_path.at };
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        if (inputs[i] && file_is_same(path, inputs[i])) {
            diag_report(work->diag, (Where){ .file = path }, STR(""), DIAG_OUTPUT_IS_INPUT);
            return NULL;
        }
    return path;
}

static bool write_pdf(const Work *work, const Pages *pages, const char *name, bool whole)
{
    const char *path = path_in(work, name);
    if (!path || !pages) return false;
    Str date = cmd_date(work->job.pages->date, work->arena);
    PdfInfo info = cmd_pdf_info(work->options, work->job.report, pages, date, work->arena);
    if (info.press && pages->n_pages) pages = cmd_sheets(&work->job, pages, info.press, whole, work->arena, work->diag);
    return pdf_write(pages, path, &info, work->arena, work->diag);
}

static bool write_table(const Work *work, const Document *document, const char *name)
{
    return write_pdf(work, typeset_document(&work->job, document, NULL, work->arena, work->diag), name, false);
}

static bool write_bytes(const Work *work, Str bytes, const char *name)
{
    const char *path = path_in(work, name);
    return path && cmd_write(bytes, path, work->arena, work->diag);
}

/* Without the byte order mark, which CP932 has no word for; a character it has not is an error. */
static bool to_cp932(const Work *work, Str *text)
{
    enum { MARK = 3 };
    iconv_t converter = iconv_open("CP932", "UTF-8");
    if (converter == (iconv_t)-1) return false;
    size_t n_in = (size_t)(text->n - MARK), room = n_in * 2 + 1, left = room;
    char *bytes = arena_alloc(work->arena, room), *in = (char *)(uintptr_t)text->at + MARK, *out = bytes;
    bool ok = iconv(converter, &in, &n_in, &out, &left) != (size_t)-1;
    iconv_close(converter);
    if (!ok) diag_report(work->diag, (Where){ .file = "errata.csv" }, STR(""), DIAG_OUTPUT_UNWRITABLE, "CP932");
    *text = (Str){ bytes, (int)(out - bytes) };
    return ok;
}

static bool write_errata_csv(const Work *work, const Revision *revision)
{
    Str text = revise_errata_csv(revision, work->arena);
    bool narrow = work->options->encoding && strcmp(work->options->encoding, "cp932") == 0;
    return (!narrow || to_cp932(work, &text)) && write_bytes(work, text, "errata.csv");
}

static bool write_all(const Work *work, const Revision *revision)
{
    const Report *report = work->job.report;
    Arena *arena = work->arena;
    const Master *like = work->job.pages->pages[0].master;
    const Pages *booklet =
        pages_revised(work->job.pages, revision->after, revise_margin_style(report, arena), work->job.fonts, arena, work->diag);
    return (revision->n_sheets == 0 || write_pdf(work, pages_selected(booklet, revision->replaced, arena), "pages.pdf", false)) &&
           write_table(work, revise_errata(report, revision, like, arena), "errata.pdf") && write_errata_csv(work, revision) &&
           write_table(work, revise_filing(report, revision, like, arena), "filing.pdf") &&
           write_bytes(work, revise_filing_csv(revision, arena), "filing.csv") &&
           write_table(work, revise_contrast(report, revision, like, arena), "contrast.pdf") &&
           write_pdf(work, booklet, "booklet.pdf", true) &&
           write_bytes(work, trace_release(revision->after, arena), "new.release");
}

static int count_filings(const Revision *revision, Why why)
{
    int n = 0;
    for (int i = 0; i < revision->n_filings; i++) n += revision->filings[i].why == why;
    return n;
}

static void summarise(const Work *work, const Revision *revision)
{
    static const char *const lines[] = { "訂正 %d 件（うち累計・再掲の連動 %d 件）。差し替え %d か所、用紙 %d "
                                         "枚（組み方だけの変更 %d か所、送りだけ %d か所）。%s に書きました。\n",
                                         "%d corrected values (%d of them follow from others). %d places to file, %d leaves to "
                                         "print (%d look different only, %d only moved). Written to %s.\n" };
    if (work->options->quiet) return;
    if (revision->n_changes == 0 && revision->n_filings == 0) {
        puts(options_lang(work->options) == LANG_JA ? "発行したものと違いはありません。"
                                                    : "Nothing differs from what was published.");
        return;
    }
    printf(lines[options_lang(work->options)], revision->n_changes, revision->n_follows, revision->n_filings, revision->n_sheets,
           count_filings(revision, WHY_LOOK), count_filings(revision, WHY_MOVED), work->options->output);
}

static int revise(Work *work)
{
    enum { DIFFERENCES = 3 };
    if (!read_inputs(work) || !typeset(work->options, &work->job, work->arena, work->diag)) return diag_exit_status(work->diag);
    if (work->job.pages->n_pages == 0) {
        diag_report(work->diag, work->job.report->root->where, STR(""), DIAG_NO_PAGES);
        return diag_exit_status(work->diag);
    }
    Release *after = job_release(&work->job, &work->history, work->arena, work->diag);
    compare_versions(work, after);
    const Revision *revision = revise_compare(work->before, after, revision_line(work), work->applied, work->arena);
    if (mkdir(work->options->output, 0777) != 0 && errno != EEXIST) {
        diag_report(work->diag, (Where){ .file = work->options->output }, STR(""), DIAG_OUTPUT_UNWRITABLE, strerror(errno));
        return diag_exit_status(work->diag);
    }
    if (diag_exit_status(work->diag) || !write_all(work, revision)) return diag_exit_status(work->diag);
    summarise(work, revision);
    return revision->n_changes || revision->n_filings ? DIFFERENCES : 0;
}

int cmd_revise(const Options *options, Diag *diag, Arena *arena)
{
    Work work = { .options = options, .arena = arena, .diag = diag };
    int status = revise(&work);
    job_close(&work.job);
    return status;
}

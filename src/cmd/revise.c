/* What was published × the data as they are now → replacement pages and the tables that go with them. */
#include "revise/revise.h"
#include "base/cp932.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/vec.h"
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "pages/pages.h"
#include "pdf/pdf.h"
#include "report/report.h"
#include "trace/trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const Options *options;
    Job job;
    Pins pins;
    const Release *before;
    const Corrections *applied; /* those that are new, and why the data were edited */
    Occasion occasion;
    Corrections history; /* all */
    OutFolder *folder;
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

typedef Vec(const Correction *) Course;

/* What became of one field, or record, in these corrections, up to the first `n` of them. */
static Course course_of(const Corrections *corrections, int n, const Correction *of, Arena *arena)
{
    Course course = { .arena = arena };
    for (int i = 0; i < n; i++)
        if (str_equal(corrections->at[i].record, of->record) && str_equal(corrections->at[i].field, of->field))
            *vec_push(&course) = &corrections->at[i];
    return course;
}

/* Was it made before?  A file may be given again, and may go on from where it ended: what it begins with is then what the
   history ends with.  A correction that has been undone since is made anew. */
static bool was_made(const Corrections *past, const Corrections *corrections, int number, Arena *arena)
{
    const Correction *of = &corrections->at[number];
    Course made = course_of(past, past->n, of, arena), now = course_of(corrections, corrections->n, of, arena);
    int before = course_of(corrections, number, of, arena).n;
    for (int n = made.n < now.n ? made.n : now.n; n > before; n--) {
        bool same = true;
        for (int i = 0; i < n; i++) same &= same_correction(made.at[made.n - n + i], now.at[i]);
        if (same) return true;
    }
    return false;
}

/* What was corrected before, then what is new. */
static void join_history(Work *work, const Corrections *corrections)
{
    Vec(Correction) all = { .arena = work->arena }, fresh = { .arena = work->arena };
    const Corrections *past = &work->before->history;
    for (int i = 0; i < past->n; i++) *vec_push(&all) = past->at[i];
    for (int i = 0; corrections && i < corrections->n; i++) {
        if (was_made(past, corrections, i, work->arena)) continue;
        *vec_push(&all) = corrections->at[i];
        *vec_push(&fresh) = corrections->at[i];
    }
    Corrections *applied = arena_new(work->arena, Corrections);
    *applied = (Corrections){ fresh.at, fresh.n };
    work->applied = applied;
    work->history = (Corrections){ all.at, all.n };
}

/* What makes a new round is no part of a set for the rounds there are. */
static bool check_options(const Work *work)
{
    const Options *options = work->options;
    if (!round_check_options(options, work->arena, work->diag)) return false;
    const char *surplus = options->corrections ? "--corrections" : options->date ? "--date" : options->reason ? "--reason" : NULL;
    if (!options->since || !surplus) return true;
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_USAGE, str_printf(work->arena, "--since, %s", surplus).at);
    return false;
}

/* How many booklets there are. */
static bool read_copies(Work *work)
{
    enum { MOST = 10000000 };
    char *end = NULL;
    long copies = work->options->copies ? strtol(work->options->copies, &end, 10) : 0;
    work->occasion.copies = (int)copies;
    if (!end || (*end == '\0' && copies > 0 && copies <= MOST)) return true;
    diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_USAGE, str_printf(work->arena, "--copies %s", work->options->copies).at);
    return false;
}

static bool read_inputs(Work *work)
{
    const Options *options = work->options;
    if (!check_options(work)) return false;
    if (!options->release || !options->output) {
        diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_USAGE, options->release ? "-o DIR" : "--release OLD.release");
        return false;
    }
    work->before = revise_read(options->release, work->arena, work->diag);
    if (!work->before) return false;
    if (!typeset_open(options, &work->job, work->arena, work->diag)) return false;
    if (!str_equal(work->before->layout, work->job.report->name)) {
        diag_report(work->diag, (Where){ .file = options->release }, STR(""), DIAG_RELEASE_OTHER, work->before->layout.at,
                    work->job.report->name.at);
        return false;
    }
    const Corrections *corrections = NULL;
    if (options->corrections) {
        corrections = corrections_read(options, work->job.report, &work->before->history, work->arena, work->diag);
        if (!corrections) return false;
    }
    join_history(work, corrections);
    work->pins = (Pins){ work->before, mode_from(options->mode) };
    work->job.corrections = &work->history;
    work->job.pins = &work->pins;
    return true;
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

/* For those who have filed nothing yet: the booklet as it stands against what was published.  NULL: reported. */
static const Revision *compare_published(Work *work, Release *after, const Revision *latest)
{
    const char *path = work->options->release;
    if (latest->n_changes || latest->n_filings) {
        diag_report(work->diag, (Where){ .file = path }, STR(""), DIAG_NOT_YET_FILED, latest->n_changes, latest->n_filings);
        return NULL;
    }
    const Release *published = revise_published(work->before, path, work->arena, work->diag);
    work->occasion = (Occasion){ .offices = work->job.offices };
    if (after->n_rounds) work->occasion.round = after->rounds[after->n_rounds - 1];
    if (!published) return NULL;
    Corrections *why = arena_new(work->arena, Corrections);
    *why = revise_with_reason(&work->history, published, after->facts, STR(""), work->arena);
    return revise_compare(published, after, STR(""), why, work->arena);
}

/* NULL: reported. */
static const Revision *compare(Work *work, Release *after)
{
    Corrections *applied = arena_new(work->arena, Corrections);
    *applied = revise_with_reason(work->applied, work->before, after->facts, str_from(work->options->reason), work->arena);
    Round round = round_of(work->options, work->job.document, work->before, applied, work->arena);
    const Revision *revision = revise_compare(work->before, after, round.line, applied, work->arena);
    bool is_none = revision->n_changes == 0 && revision->n_filings == 0;
    round.pages = revision->n_renewed;
    round.leaves = revision->n_sheets;
    revise_keep_rounds(after, work->before, is_none ? NULL : &round, work->arena);
    work->occasion = (Occasion){ .round = round, .onto = round.number - 1, .offices = work->job.offices };
    return work->options->since ? compare_published(work, after, revision) : revision;
}

/* --- what is written ---------------------------------------------------------------------------------------------- */

/* Where to write a file of DIR; NULL: it would overwrite what we read, or it cannot be; reported. */
static const char *place_in(const Work *work, const char *name)
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
    return folder_place(work->folder, name, work->diag);
}

static bool write_pdf(const Work *work, const Pages *pages, bool whole, const char *name)
{
    const char *path = place_in(work, name);
    if (!path || !pages) return false;
    pages = cmd_for_profile(work->options, &work->job, pages, whole, work->arena, work->diag);
    return pages && cmd_write_pdf(work->options, &work->job, pages, path, work->arena, work->diag);
}

static bool write_bytes(const Work *work, Str bytes, const char *name)
{
    const char *path = place_in(work, name);
    return path && cmd_write(bytes, path, work->arena, work->diag);
}

static const char *const tables[] = { "errata", "filing", "contrast", "decision" };
enum { TABLE_COUNT = sizeof tables / sizeof *tables };

/* All that is to be written, made before anything is. */
typedef struct {
    Str xml, xml_for_csv, errata, filing, release;
    const Pages *booklet, *sheets, *tables[TABLE_COUNT];
} Outputs;

/* One of the tables of the revision, bound like any other document.  NULL: reported. */
static const Document *bind_table(const Work *work, const Data *data, const char *table)
{
    const Report *layout = report_read_revision(work->job.report, table, work->arena, work->diag);
    const Document *document = layout ? bind_document(layout, data, work->arena, work->diag) : NULL;
    return diag_has_errors(work->diag) ? NULL : document;
}

static const Pages *make_table(const Work *work, const Data *data, const char *table)
{
    const Document *document = bind_table(work, data, table);
    return document ? typeset_document(&work->job, document, NULL, work->arena, work->diag) : NULL;
}

static bool make_errata_csv(const Work *work, Outputs *outputs)
{
    bool narrow = work->options->encoding && strcmp(work->options->encoding, "cp932") == 0;
    const Data *data = data_read_revision(outputs->xml_for_csv, work->arena, work->diag);
    const Document *document = data ? bind_table(work, data, "errata") : NULL;
    data_close(data);
    if (!document) return false;
    outputs->errata = revise_errata_csv(document, work->arena);
    return !narrow || cp932_from(outputs->errata, "errata.csv", &outputs->errata, work->arena, work->diag);
}

static bool make_tables(const Work *work, Outputs *outputs)
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

static bool make_all(const Work *work, const Revision *revision, Outputs *outputs)
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
                          .release = work->options->since ? work->before->file : revise_written(revision->after, arena) };
    outputs->booklet =
        pages_revised(work->job.document, work->job.pages, revision->after, margin, work->job.fonts, arena, work->diag);
    if (revision->n_sheets)
        outputs->sheets =
            sheets_titled(pages_selected(outputs->booklet, revision->replaced, arena), work->occasion.round.line, arena);
    return make_errata_csv(work, outputs) && make_tables(work, outputs);
}

static bool write_all(const Work *work, const Outputs *outputs)
{
    /* Nothing to print: the leaves of an earlier run in this folder would only mislead. */
    bool ok = outputs->sheets ? write_pdf(work, outputs->sheets, false, "pages.pdf")
                              : folder_take_away(work->folder, "pages.pdf", work->diag);
    for (int i = 0; ok && i < TABLE_COUNT; i++)
        ok = write_pdf(work, outputs->tables[i], false, str_printf(work->arena, "%s.pdf", tables[i]).at);
    return ok && write_bytes(work, outputs->xml, "revision.xml") && write_bytes(work, outputs->errata, "errata.csv") &&
           write_bytes(work, outputs->filing, "filing.csv") && write_pdf(work, outputs->booklet, true, "booklet.pdf") &&
           write_bytes(work, outputs->release, "new.release");
}

static int count_filings(const Revision *revision, Why why)
{
    int n = 0;
    for (int i = 0; i < revision->n_filings; i++) n += revision->filings[i].why == why;
    return n;
}

/* "4・6・8", the first few. */
static Str renewed_labels(const Work *work, const Revision *revision)
{
    enum { MOST = 8 };
    StrBuilder labels = { .arena = work->arena };
    bool japanese = options_lang(work->options) == LANG_JA;
    for (int i = 0, n = 0; i < revision->after->n_pages; i++) {
        if (!revision->renewed[i] || n++ > MOST) continue;
        Str label = revision->after->pages[i].label;
        if (labels.n) str_add(&labels, japanese ? STR("・") : STR(", "));
        if (n > MOST) str_add(&labels, STR("…"));
        else if (label.n) str_add(&labels, label);
        else str_add_printf(&labels, "#%d", i + 1);
    }
    return labels.n ? str_printf(work->arena, japanese ? "（" STR_FMT "）" : " (" STR_FMT ")", STR_ARG(str_built(&labels)))
                    : STR("");
}

static void summarise(const Work *work, const Revision *revision)
{
    static const char *const lines[] = { "訂正 %d 件（うち累計・再掲の連動 %d 件）。変わったページ %d%s。加除 %d "
                                         "か所、印刷する用紙 %d 枚（組み方だけの変更 %d か所、"
                                         "送りだけ %d か所）。%s に書きました。\n",
                                         "Changed values: %d (following from others: %d). Changed pages: %d%s. Places to file: "
                                         "%d; leaves to print: %d (places that "
                                         "only look different: %d, only moved: %d). Written to %s.\n" };
    if (work->options->quiet) return;
    if (revision->n_changes == 0 && revision->n_filings == 0) {
        puts(options_lang(work->options) == LANG_JA ? "発行したものと違いはありません。"
                                                    : "Nothing differs from what was published.");
        return;
    }
    printf(lines[options_lang(work->options)], revision->n_changes, revision->n_follows, revision->n_renewed,
           renewed_labels(work, revision).at, revision->n_filings, revision->n_sheets, count_filings(revision, WHY_LOOK),
           count_filings(revision, WHY_MOVED), work->options->output);
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
    const Revision *revision = compare(work, after);
    Outputs outputs;
    if (!read_copies(work) || diag_exit_status(work->diag) || !make_all(work, revision, &outputs))
        return diag_exit_status(work->diag);
    work->folder = folder_open(work->options->output, work->arena, work->diag);
    if (!work->folder) return diag_exit_status(work->diag);
    if (!write_all(work, &outputs)) folder_discard(work->folder);
    else if (folder_commit(work->folder, work->diag)) summarise(work, revision);
    if (diag_exit_status(work->diag)) return diag_exit_status(work->diag);
    return revision->n_changes || revision->n_filings ? DIFFERENCES : 0;
}

int cmd_revise(const Options *options, Diag *diag, Arena *arena)
{
    Work work = { .options = options, .arena = arena, .diag = diag };
    int status = revise(&work);
    job_close(&work.job);
    return status;
}

/* What goes out with a revision: the leaves to put in, the tables that say so, the booklet as it is then, its release. */
#include "cmd/bundle.h"
#include "bind/bind.h"
#include "cmd/pagefile.h"
#include "data/data.h"
#include "pages/pages.h"
#include "report/report.h"

enum { ERRATA }; /* the first of */
static const char *const tables[TABLE_COUNT] = { [ERRATA] = "errata", "filing", "contrast", "decision" };

/* Their layouts. */
typedef struct {
    const Report *at[TABLE_COUNT];
} TableLayouts;

/* A file of DIR; NULL: it would overwrite what we read, reported. */
static const char *path_in(const ReviseWork *work, const char *name)
{
    const char *path = str_printf(work->arena, "%s/%s", work->options->output, name).at;
    const Job *job = &work->job;
    bool may = cmd_may_write(work->options, job->report, path, true, work->diag) &&
               cmd_spares(path, job->data_files, job->n_data_files, work->arena, work->diag);
    return may ? path : NULL;
}

bool bundle_claim(const ReviseWork *work)
{
    const char *release = path_in(work, "new.release");
    return release && fileset_folder(work->set, work->options->output, work->diag) &&
           fileset_claim(work->set, release, work->diag);
}

/* false: reported. */
static bool read_layouts(const ReviseWork *work, TableLayouts *layouts)
{
    const Revisions *revisions = report_open_revisions(work->job.report, work->arena, work->diag);
    bool ok = true;
    for (int i = 0; ok && i < TABLE_COUNT; i++)
        ok = (layouts->at[i] = report_read_revision(revisions, tables[i], work->arena, work->diag));
    return ok;
}

/* One of the tables of the revision, bound like any other document.  NULL: reported. */
static const Document *bind_table(const ReviseWork *work, const Data *data, const Report *layout)
{
    const Document *document = bind_document(layout, data, work->arena, work->diag);
    return diag_has_errors(work->diag) ? NULL : document;
}

static const Pages *make_table(const ReviseWork *work, const Data *data, const Report *layout)
{
    const Document *document = bind_table(work, data, layout);
    return document ? typeset_document(&work->job, document, NULL, work->arena, work->diag) : NULL;
}

/* The 正誤表 as a spreadsheet wants it. */
static bool make_errata_csv(const ReviseWork *work, const Revision *revision, const TableLayouts *layouts, Bundle *bundle)
{
    Occasion occasion = work->occasion;
    occasion.is_for_csv = true;
    const Data *data = data_read_revision(revise_xml(revision, &occasion, work->arena), work->arena, work->diag);
    const Document *document = data ? bind_table(work, data, layouts->at[ERRATA]) : NULL;
    data_close(data);
    if (!document) return false;
    bundle->errata = revise_errata_csv(document, work->arena);
    return cmd_encode(work->options, "errata.csv", &bundle->errata, work->arena, work->diag);
}

static bool make_tables(const ReviseWork *work, const TableLayouts *layouts, Bundle *bundle)
{
    const Data *data = data_read_revision(bundle->xml, work->arena, work->diag);
    bool ok = data;
    for (int i = 0; ok && i < TABLE_COUNT; i++) ok = (bundle->tables[i] = make_table(work, data, layouts->at[i]));
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

/* Nothing differs, yet a correction is to be remembered: there is nothing for a table to say. */
static bool is_silent(const ReviseWork *work, const Revision *revision)
{
    return revision->n_changes == 0 && revision->n_filings == 0 && !work->options->since;
}

bool bundle_make(const ReviseWork *work, const Revision *revision, Bundle *bundle)
{
    if (is_silent(work, revision)) {
        *bundle = (Bundle){ .release = revise_written(revision->after, work->arena) };
        return true;
    }
    Arena *arena = work->arena;
    TableLayouts layouts;
    if (!read_layouts(work, &layouts)) return false;
    const Style *margin = report_find_style(layouts.at[ERRATA], STR("revision"));
    *bundle = (Bundle){ .xml = revise_xml(revision, &work->occasion, arena),
                        .filing = revise_filing_csv(revision, arena),
                        .release = work->options->since ? work->job.before->file : revise_written(revision->after, arena) };
    bundle->booklet =
        pages_revised(work->job.document, work->job.pages, revision->after, margin, work->job.fonts, arena, work->diag);
    if (revision->n_sheets)
        bundle->sheets =
            sheets_titled(pages_selected(bundle->booklet, revision->replaced, arena), work->occasion.round.line, arena);
    return make_errata_csv(work, revision, &layouts, bundle) && make_tables(work, &layouts, bundle);
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

/* A table as a page of the web, for whoever reads none of the paper. */
static bool write_web(const ReviseWork *work, const Pages *pages, const char *name)
{
    const char *path = path_in(work, name);
    PageFile *file = path && pages ? page_file_web(false, work->set, work->arena, work->diag) : NULL;
    if (!file) return false;
    const PageTaker taker = page_file_taker(file);
    taker_give_all(&taker, pages);
    bool ok = page_file_save(file, pages, path, work->job.timings);
    page_file_close(file);
    return ok;
}

static bool write_bytes(const ReviseWork *work, Str bytes, const char *name)
{
    const char *path = path_in(work, name);
    return path && cmd_write(bytes, path, work->set, work->diag);
}

bool bundle_write(const ReviseWork *work, const Bundle *bundle)
{
    if (!bundle->booklet) return write_bytes(work, bundle->release, "new.release");
    bool ok = bundle->sheets ? write_pdf(work, bundle->sheets, false, "pages.pdf") : take_away(work, "pages.pdf");
    for (int i = 0; ok && i < TABLE_COUNT; i++)
        ok = write_pdf(work, bundle->tables[i], false, str_printf(work->arena, "%s.pdf", tables[i]).at);
    return ok && write_web(work, bundle->tables[ERRATA], "errata.html") && write_bytes(work, bundle->xml, "revision.xml") &&
           write_bytes(work, bundle->errata, "errata.csv") && write_bytes(work, bundle->filing, "filing.csv") &&
           write_pdf(work, bundle->booklet, true, "booklet.pdf") && write_bytes(work, bundle->release, "new.release");
}

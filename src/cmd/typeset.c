/* Layout and data → proven pages: the whole house in one recipe. */
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "layout/layout.h"
#include "pages/pages.h"
#include "report/report.h"
#include "revise/revise.h"

static const Document *bind(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    const char *path = options->data ? options->data : job->report->data_path.at;
    const Data *data = data_read(path, job->corrections, arena, diag);
    if (!data) return NULL;
    ask_corrected(job, data, arena, diag);
    const Document *document = bind_document(job->report, data, arena, diag);
    const Map *names = job->pins && document ? revise_names(document, job->pins->release, arena) : NULL;
    if (names && !diag_has_errors(diag)) document = bind_again(job->report, data, names, arena, diag);
    job->facts = data->facts;
    job->offices = data_offices(data, arena);
    job->data_files = data->files;
    job->n_data_files = data->n_files;
    data_close(data);
    return diag_has_errors(diag) ? NULL : document;
}

const Pages *typeset_document(const Job *job, const Document *document, const Pins *pins, Arena *arena, Diag *diag)
{
    const Galley *galley = layout_document(document, job->fonts, arena, diag);
    if (diag_has_errors(diag)) return NULL;
    const Pages *pages = pages_make(galley, pins, job->fonts, arena, diag);
    return !diag_has_errors(diag) && pages_prove(document, pages, arena, diag) ? pages : NULL;
}

bool typeset_open(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    job->report = report_read(options->arguments[0], arena, diag);
    const FontList *list = job->report ? report_read_fonts(job->report->fonts_path.at, arena, diag) : NULL;
    if (list) job->fonts = font_open_book(list, arena, diag);
    return list;
}

bool typeset(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    if (!job->fonts && !typeset_open(options, job, arena, diag)) return false;
    job->document = bind(options, job, arena, diag);
    job->pages = job->document ? typeset_document(job, job->document, job->pins, arena, diag) : NULL;
    return job->pages;
}

Release *job_release(const Job *job, const Corrections *history, Arena *arena, Diag *diag)
{
    Typeset set = { job->report, job->document, job->pages, job->facts, history, job->pins };
    return revise_edition(&set, arena, diag);
}

void job_close(Job *job)
{
    if (job->fonts) font_close_book(job->fonts);
    job->fonts = NULL;
}

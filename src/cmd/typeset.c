/* Layout and data → proven pages: the whole house in one recipe. */
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "layout/layout.h"
#include "pages/pages.h"
#include "read/read.h"

static const Document *bind(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    const char *path = options->data ? options->data : job->report->data_path.at;
    const Data *data = read_data(path, arena, diag);
    if (!data) return NULL;
    const Document *document = bind_document(job->report, data, arena, diag);
    read_close_data(data);
    return diag_has_errors(diag) ? NULL : document;
}

bool typeset(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    job->report = read_report(options->arguments[0], arena, diag);
    if (!job->report) return false;
    const FontList *list = read_fonts(job->report->fonts_path.at, arena, diag);
    if (!list) return false;
    const Document *document = bind(options, job, arena, diag);
    if (!document) return false;
    job->fonts = font_open_book(list, arena, diag);
    const Galley *galley = layout_document(document, job->fonts, arena, diag);
    if (diag_has_errors(diag)) return false;
    job->pages = pages_make(galley, job->fonts, arena, diag);
    if (diag_has_errors(diag)) return false;
    return pages_prove(document, job->pages, arena, diag);
}

void job_close(Job *job)
{
    if (job->fonts) font_close_book(job->fonts);
    job->fonts = NULL;
}

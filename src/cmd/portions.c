/* One excerpt.  `rows` sets the department's data afresh; `pages` takes the others out of the booklet's own pages. */
#include "cmd/portions.h"
#include "bind/bind.h"
#include "data/data.h"
#include "font/font.h"
#include "text/text.h"

/* A mark says where the source of a 再掲 stands among the whole data. */
static bool has_mark(DataNode parent)
{
    for (DataNode node = data_first(parent); node; node = data_next(node))
        if (data_is(node, "mark") || has_mark(node)) return true;
    return false;
}

Str portion_inputs(void *maker, int i, Arena *arena)
{
    ExcerptWork *work = maker;
    const Portion *portion = &work->division->portions[i];
    Sha *sha = batch_sha_copy(work->sha, arena);
    batch_sha_add(sha, portion->id);
    batch_sha_add(sha, portion->name);
    if (work->by_pages) batch_sha_add(sha, portion->line);
    work->portion = work->by_pages ? NULL : data_portion(work->data, work->division, i, work->printed, arena);
    if (work->portion) batch_sha_add(sha, data_print(work->portion, arena));
    if (work->portion && has_mark(data_root(work->portion))) batch_sha_add(sha, work->sum);
    return batch_sha_end(sha, arena);
}

void portion_end(void *maker, int i)
{
    ExcerptWork *work = maker;
    (void)i;
    data_close(work->portion);
    work->portion = NULL;
}

/* A font opened on the way would be there for the next. */
bool portion_is_as_born(const void *maker)
{
    const ExcerptWork *work = maker;
    return font_n_faces(work->job.fonts) == work->n_faces;
}

static const Pages *make_rows(const ExcerptWork *work, int i, Job *job, PageNotes *notes, Arena *arena, Diag *diag)
{
    job->document = bind_document(job->report, work->portion, arena, diag);
    if (!job->document || diag_has_errors(diag)) return NULL;
    if (work->since) notes->marks = earlier_marks(work, i, job->document, arena);
    job->shapes = text_shapes_open(job->fonts, work->job.shapes, SHAPES_LATEST);
    const Pages *pages = typeset_document(job, job->document, NULL, arena, diag);
    text_shapes_close(job->shapes);
    return pages;
}

const Pages *portion_pages(const ExcerptWork *work, int i, Arena *arena)
{
    return excerpt_pages(work->booklet, i, arena);
}

/* What is wrong with a shared page is wrong for those whose record it is. */
static const Pages *make_pages(const ExcerptWork *work, int i, Arena *arena, Diag *diag)
{
    for (int k = 0; k < work->n_faults; k++) {
        const DiagFault *fault = &work->faults[k];
        if (!holding_has(whole_holding_of_fault(work, fault), i)) continue;
        diag_report_again(diag, fault);
        return NULL;
    }
    return portion_pages(work, i, arena);
}

bool portion_make(void *maker, int i, const char *path, int *n_pages, Arena *arena, Diag *diag)
{
    const ExcerptWork *work = maker;
    Job job = work->job;
    PageNotes notes = work->notes;
    /* whose a heap of paper is must be seen on each of its sheets; an excerpt of rows is its department's throughout */
    if (work->by_pages) notes.head = work->division->portions[i].line;
    const Pages *pages = work->by_pages ? make_pages(work, i, arena, diag) : make_rows(work, i, &job, &notes, arena, diag);
    if (pages && pages->n_pages == 0) diag_report(diag, work->job.report->root->where, STR(""), DIAG_NO_PAGES);
    if (!pages || diag_exit_status(diag)) return false;
    *n_pages = pages->n_pages;
    Str name = work->division->portions[i].name;
    Pages titled = *pages_noted(pages, &notes, work->job.fonts, arena, diag);
    titled.title = str_printf(arena, STR_FMT "（" STR_FMT "）", STR_ARG(pages->title), STR_ARG(name));
    job.pages = &titled;
    const Pages *written = cmd_for_profile(work->options, &job, &titled, false, arena, diag);
    return written && cmd_write_pdf(work->options, &job, written, path, NULL, arena, diag);
}

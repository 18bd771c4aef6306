/* A document → a PDF, page after page: each is proven, tagged and painted once it is final, and forgotten with its strip.  So what a
   run holds of its pages are numbers. */
#include "cmd/cmd.h"
#include "tags/tags.h"

/* What sees each page. */
typedef struct {
    PageProof *proof;
    Tagging *tagging;
    Pdf *pdf;
} PageLine;

static void take_page(void *taker, const Page *page, int number)
{
    PageLine *line = taker;
    prove_see(line->proof, page, number);
    pdf_add(line->pdf, page, number, tags_see(line->tagging, page, number));
}

static const Pages *run_line(const Job *job, PageLine *line, const char *path, const PdfInfo *info, Arena *arena, Diag *diag)
{
    const PageTaker taker = { take_page, line };
    const Pages *pages = typeset_pages(job, job->document, (PagesWish){ .taker = &taker }, arena, diag);
    timings_lap(job->timings, "pages");
    if (!pages || !prove_close(line->proof)) return NULL;
    timings_lap(job->timings, "prove");
    if (pages->n_pages == 0) diag_report(diag, job->report->root->where, STR(""), DIAG_NO_PAGES);
    if (diag_exit_status(diag)) return NULL;
    const Tags *tags = tags_finish(line->tagging, pages);
    timings_lap(job->timings, "tags");
    bool is_saved = pdf_save(line->pdf, pages, tags, path, info);
    timings_lap(job->timings, "pdf");
    return is_saved ? pages : NULL;
}

const Pages *cmd_stream_pdf(const Options *options, const Job *job, const char *path, FileSet *set, Arena *arena, Diag *diag)
{
    PdfInfo info;
    if (!cmd_pdf_info(options, job, set, &info, arena, diag)) return NULL;
    PageLine line = { prove_open(job->document, arena, diag), tags_open(arena), pdf_open(&info, diag) };
    const Pages *pages = line.pdf ? run_line(job, &line, path, &info, arena, diag) : NULL;
    tags_close(line.tagging);
    if (line.pdf) pdf_close(line.pdf);
    return pages;
}

#include "cmd/pagefile.h"

#include "base/vec.h"
#include "proof/proof.h"
#include "tags/tags.h"
#include "trace/trace.h"
#include "web/web.h"

struct PageFile {
    PageLine line;
    PdfInfo info;
    Vec(PdfFile) attached;
    Pdf *pdf;
    Tagging *tagging; /* NULL: it is for eyes alone */
    Tracing *tracing; /* of a trace, which has no more than that */
    Web *web;         /* of pages of the web: that and tags */
    bool is_split;    /* a page for each chapter */
    Arena *arena;
    Diag *diag;
};

/* --- what it is made of ------------------------------------------------------------------------------------------------ */

static void announce_page(void *taker, const Page *page, int number)
{
    const PageFile *file = taker;
    if (file->tagging) tags_expect(file->tagging, page, number);
}

static void paint_page(void *taker, const Page *page, int number)
{
    const PageFile *file = taker;
    pdf_add(file->pdf, page, number, file->tagging ? tags_see(file->tagging, page, number) : NULL);
}

static bool proves(Str bytes, const void *due, Diag *diag)
{
    return proof_pdf(bytes, due, diag);
}

static void note_for_proof(PageFile *file)
{
    DuePages *due = due_open(file->arena);
    line_join(&file->line, due_taker(due));
    file->info.proof = proves;
    file->info.proof_context = due;
}

static PageFile *new_file(FileSet *set, Arena *arena, Diag *diag)
{
    PageFile *file = arena_new(arena, PageFile);
    *file = (PageFile){ .info.set = set, .attached.arena = arena, .arena = arena, .diag = diag };
    return file;
}

PageFile *page_file_pdf(const PdfInfo *info, Arena *arena, Diag *diag)
{
    PageFile *file = new_file(info->set, arena, diag);
    file->info = *info;
    file->pdf = pdf_open(info, diag);
    if (!file->pdf) return NULL;
    if (info->profile != PROFILE_PRESS) file->tagging = tags_open(arena);
    note_for_proof(file);
    line_join(&file->line, (PageTaker){ announce_page, paint_page, file });
    return file;
}

PageFile *page_file_trace(FileSet *set, Arena *arena, Diag *diag)
{
    PageFile *file = new_file(set, arena, diag);
    file->tracing = trace_open(arena);
    line_join(&file->line, trace_taker(file->tracing));
    return file;
}

static void take_page(void *taker, const Page *page, int number)
{
    const PageFile *file = taker;
    web_add(file->web, page, number, tags_see(file->tagging, page, number));
}

PageFile *page_file_web(bool is_split, FileSet *set, Arena *arena, Diag *diag)
{
    PageFile *file = new_file(set, arena, diag);
    file->is_split = is_split;
    file->web = web_open(arena);
    file->tagging = tags_open(arena);
    line_join(&file->line, (PageTaker){ announce_page, take_page, file });
    return file;
}

PageTaker page_file_taker(PageFile *file)
{
    return line_taker(&file->line);
}

/* --- and what names its pages ------------------------------------------------------------------------------------------ */

void page_file_attach(PageFile *file, PdfFile attached)
{
    *vec_push(&file->attached) = attached;
}

static bool save_trace(const PageFile *file, const Pages *pages, const char *path)
{
    OutFile *out = fileset_create(file->info.set, path, file->diag);
    if (!out) return false;
    for (int i = 0; i < pages->n_pages; i++) {
        Str text = trace_page(file->tracing, i);
        file_write(out, text.at, (size_t)text.n);
    }
    return file_commit(out, file->diag);
}

static bool save_web(const PageFile *file, const Pages *pages, const Tags *tags, const char *path)
{
    OutFile *out = fileset_create(file->info.set, path, file->diag);
    if (!out) return false;
    Str text = web_written(file->web, pages, tags);
    file_write(out, text.at, (size_t)text.n);
    return file_commit(out, file->diag);
}

static bool save_chapters(const PageFile *file, const Pages *pages, const Tags *tags, const char *folder)
{
    int n;
    const WebFile *chapters = web_chapters(file->web, pages, tags, &n);
    bool ok = fileset_folder(file->info.set, folder, file->diag);
    for (int i = 0; i < n && ok; i++) {
        const char *path = str_printf(file->arena, "%s/" STR_FMT, folder, STR_ARG(chapters[i].name)).at;
        OutFile *out = fileset_create(file->info.set, path, file->diag);
        if (out) file_write(out, chapters[i].text.at, (size_t)chapters[i].text.n);
        ok = out && file_commit(out, file->diag);
    }
    return ok;
}

/* A web page, and PDF 2.0, look back and forth in the tree. */
static const Tags *tags_of(const PageFile *file, const Pages *pages)
{
    if (!file->tagging) return NULL;
    return file->web || file->info.is_two ? tags_finish(file->tagging, pages) : tags_finish_to_read(file->tagging, pages);
}

bool page_file_save(PageFile *file, const Pages *pages, const char *path, Timings *timings)
{
    if (file->tracing) return save_trace(file, pages, path);
    const Tags *tags = tags_of(file, pages);
    timings_lap(timings, "tags");
    if (file->is_split) return save_chapters(file, pages, tags, path);
    if (file->web) return save_web(file, pages, tags, path);
    file->info.files = file->attached.at;
    file->info.n_files = file->attached.n;
    bool is_saved = pdf_save(file->pdf, pages, tags, path, &file->info);
    timings_lap(timings, "pdf");
    return is_saved;
}

void page_file_close(PageFile *file)
{
    if (file->tracing) trace_close(file->tracing);
    if (file->web) web_close(file->web);
    if (file->tagging) tags_close(file->tagging);
    if (file->pdf) pdf_close(file->pdf);
}

bool page_file_write(const PdfInfo *info, const Pages *pages, const char *path, Timings *timings, Arena *arena, Diag *diag)
{
    PageFile *file = page_file_pdf(info, arena, diag);
    if (!file) return false;
    const PageTaker taker = page_file_taker(file);
    taker_give_all(&taker, pages);
    bool is_saved = page_file_save(file, pages, path, timings);
    page_file_close(file);
    return is_saved;
}

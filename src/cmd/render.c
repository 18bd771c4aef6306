/* typeset; write the PDF, or the trace. */
#include "base/file.h"
#include "cmd/cmd.h"
#include "revise/revise.h"
#include "trace/trace.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A part of "3-5,12,#17": does it name this page? */
static bool part_names_page(Str part, const Page *page, int physical)
{
    if (str_starts(part, STR("#"))) return strtol(part.at + 1, NULL, 10) == physical;
    if (str_equal(part, page->label)) return true;
    int dash = str_find(part, '-');
    return dash > 0 && page->folio && strtol(part.at, NULL, 10) <= page->folio &&
           page->folio <= strtol(part.at + dash + 1, NULL, 10);
}

/* The labels there are, "1–44". */
static Str labels_of(const Pages *pages, Arena *arena)
{
    int least = 0, most = 0;
    for (int i = 0; i < pages->n_pages; i++) {
        int folio = pages->pages[i].folio;
        if (folio && (!least || folio < least)) least = folio;
        if (folio > most) most = folio;
    }
    return most ? str_printf(arena, "%d–%d", least, most) : str_printf(arena, "#1–#%d", pages->n_pages);
}

/* Marks the pages the list names; false: a part of it names none, which is reported. */
static bool mark_pages(Str list, const Pages *pages, bool *marked, Arena *arena, Diag *diag)
{
    while (list.n) {
        int comma = str_find(list, ',');
        Str part = str_trim(comma < 0 ? list : str_part(list, 0, comma));
        bool names_any = false;
        list = comma < 0 ? STR("") : str_part(list, comma + 1, list.n);
        for (int i = 0; i < pages->n_pages; i++) {
            bool named = part_names_page(part, &pages->pages[i], i + 1);
            marked[i] |= named;
            names_any |= named;
        }
        if (names_any) continue;
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_SUCH_PAGE, str_copy(arena, part).at, labels_of(pages, arena).at);
        return false;
    }
    return true;
}

/* Without pages when the list asks for one that is not there. */
static const Pages *chosen_pages(const Pages *pages, const char *list, Arena *arena, Diag *diag)
{
    if (!list) return pages;
    bool *marked = arena_array(arena, bool, pages->n_pages);
    if (!mark_pages(str_from(list), pages, marked, arena, diag)) marked = arena_array(arena, bool, pages->n_pages);
    return pages_selected(pages, marked, arena);
}

static bool write_trace(const Pages *pages, const char *path, Arena *arena, Diag *diag)
{
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    if (!memory) return false;
    trace_write(pages, memory);
    bool ok = fclose(memory) == 0;
    ok = ok && cmd_write((Str){ text, (int)size }, path, arena, diag);
    free(text);
    return ok;
}

static const char *default_output(const Report *report, const char *format, Arena *arena)
{
    (void)mkdir("output", 0777); /* file_create says what is wrong, if anything is */
    return str_printf(arena, "output/" STR_FMT ".%s", STR_ARG(report->name), format).at;
}

int cmd_render(const Options *options, Diag *diag, Arena *arena)
{
    Job job = { 0 };
    const char *format = options->format ? options->format : "pdf";
    bool made = typeset_open(options, NULL, &job, arena, diag) && typeset(options, &job, arena, diag);
    if (made && job.pages->n_pages == 0) diag_report(diag, job.report->root->where, STR(""), DIAG_NO_PAGES);
    if (made && diag_exit_status(diag) == 0) {
        const Pages *pages = chosen_pages(job.pages, options->pages, arena, diag);
        pages = cmd_for_profile(options, &job, pages, !options->pages, arena, diag);
        const char *path = options->output ? options->output : default_output(job.report, format, arena);
        bool ok = pages && pages->n_pages > 0 && cmd_may_write(options, job.report, path, diag) &&
                  (!options->release || cmd_may_write(options, job.report, options->release, diag));
        if (ok && strcmp(format, "trace") == 0) ok = write_trace(pages, path, arena, diag);
        else if (ok) ok = cmd_write_pdf(options, &job, pages, path, arena, diag);
        if (ok && options->release)
            ok = cmd_write(revise_written(job_release(&job, arena, diag), arena), options->release, arena, diag);
        if (ok && !options->quiet && strcmp(path, "-") != 0) printf("%s  %d pages\n", path, pages->n_pages);
    }
    job_close(&job);
    return diag_exit_status(diag);
}

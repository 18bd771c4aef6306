/* typeset; write the PDF, or the trace, and the release. */
#include "base/fileset.h"
#include "base/words.h"
#include "cmd/cmd.h"
#include "revise/revise.h"
#include "trace/trace.h"

#include <stdlib.h>
#include <string.h>

static bool write_trace(const Pages *pages, const char *path, FileSet *set, Diag *diag)
{
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    if (!memory) return false;
    trace_write(pages, memory);
    bool ok = fclose(memory) == 0;
    ok = ok && cmd_write((Str){ text, (int)size }, path, set, diag);
    free(text);
    return ok;
}

static const char *default_output(const Report *report, const char *format, FileSet *set, Arena *arena, Diag *diag)
{
    if (!fileset_folder(set, "output", diag)) return NULL;
    return str_printf(arena, "output/" STR_FMT ".%s", STR_ARG(report->name), format).at;
}

/* Before anything is set; the release comes first, for it is what later runs build on. */
static bool claim_outputs(const Options *options, const Report *report, const char *path, FileSet *set, Diag *diag)
{
    const char *outputs[] = { options->release, path };
    bool ok = path;
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs && ok; i++)
        ok = !outputs[i] || (cmd_may_write(options, report, outputs[i], false, diag) && fileset_claim(set, outputs[i], diag));
    return ok;
}

static bool write_release(const Options *options, const Job *job, FileSet *set, Arena *arena, Diag *diag)
{
    if (!options->release) return true;
    const Release *release = job_release(job, arena, diag);
    bool ok = !diag_exit_status(diag) && (options->replace || revise_may_replace(options->release, release, arena, diag));
    return ok && cmd_write(revise_written(release, arena), options->release, set, diag);
}

/* Nothing where the file itself went to standard output. */
void render_say(const Options *options, const Rendering *made)
{
    if (!options->quiet && strcmp(made->path, "-") != 0)
        printf(words(WORD_MADE, options_lang(options)), made->path, made->n_pages, made->seconds);
}

static bool is_trace(const Options *options)
{
    return options->format && strcmp(options->format, "trace") == 0;
}

static void report_no_pages(const Job *job, const Pages *pages, Diag *diag)
{
    if (pages->n_pages == 0) diag_report(diag, job->report->root->where, STR(""), DIAG_NO_PAGES);
}

/* All pages side by side: some of them are chosen, or they are read once more for the release, the press, the proof of the archive. */
static const Pages *write_whole(const Options *options, Job *job, const char *path, FileSet *set, Arena *arena, Diag *diag)
{
    job->pages = typeset_document(job, job->document, job->pins, arena, diag);
    if (!job->pages) return NULL;
    report_no_pages(job, job->pages, diag);
    if (diag_exit_status(diag)) return NULL;
    const Pages *pages = cmd_chosen_pages(job->pages, options->pages, arena, diag);
    pages = cmd_for_profile(options, job, pages, !options->pages, arena, diag);
    /* what goes to standard output cannot be taken back: the PDF comes last */
    bool ok = pages && pages->n_pages > 0 && write_release(options, job, set, arena, diag);
    if (ok && is_trace(options)) ok = write_trace(pages, path, set, diag);
    else if (ok) ok = cmd_write_pdf(options, job, pages, path, set, arena, diag);
    return ok ? pages : NULL;
}

static bool is_streamed(const Options *options)
{
    return !is_trace(options) && !options->pages && !options->release && !options->attach_release &&
           cmd_profile(options) == PROFILE_SCREEN;
}

static bool render(const Options *options, Job *job, FileSet *set, Rendering *made, Arena *arena, Diag *diag)
{
    if (!typeset_open(options, NULL, job, arena, diag)) return false;
    const char *format = options->format ? options->format : "pdf";
    const char *path = options->output ? options->output : default_output(job->report, format, set, arena, diag);
    if (!claim_outputs(options, job->report, path, set, diag) || !typeset_prepare(options, job, arena, diag) ||
        !typeset_words(options, job, arena, diag))
        return false;
    const Pages *pages = is_streamed(options) ? cmd_stream_pdf(options, job, path, set, arena, diag)
                                              : write_whole(options, job, path, set, arena, diag);
    bool ok = pages && !diag_exit_status(diag) && fileset_commit(set, diag);
    if (ok) *made = (Rendering){ path, pages->n_pages, timings_seconds(job->timings) };
    return ok;
}

bool render_made(const Options *options, FaceShelf *shelf, Rendering *made, Arena *arena, Diag *diag)
{
    Job job = { .shelf = shelf };
    FileSet *set = fileset_open(arena);
    bool ok = render(options, &job, set, made, arena, diag);
    fileset_close(set);
    job_close(&job);
    return ok;
}

int cmd_render(const Options *options, Diag *diag, Arena *arena)
{
    Rendering made;
    if (render_made(options, NULL, &made, arena, diag)) render_say(options, &made);
    return diag_exit_status(diag);
}

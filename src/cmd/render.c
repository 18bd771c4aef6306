/* typeset; each page is proven, noted for the release and painted once it is final, and forgotten with its strip.  So what a run holds
   of its pages are numbers.  Then the release, and what of the file names its pages. */
#include "base/fileset.h"
#include "base/words.h"
#include "cmd/cmd.h"
#include "cmd/pagefile.h"
#include "cmd/proofing.h"
#include "cmd/ticker.h"
#include "data/data.h"
#include "press/press.h"

#include <string.h>

static const char *default_output(const Report *report, const char *format, bool is_folder, FileSet *set, Arena *arena,
                                  Diag *diag)
{
    if (!fileset_folder(set, "output", diag)) return NULL;
    if (is_folder) return str_printf(arena, "output/" STR_FMT, STR_ARG(report->name)).at;
    return str_printf(arena, "output/" STR_FMT ".%s", STR_ARG(report->name), format).at;
}

/* Before anything is set, but what goes into a folder; the release comes first, for it is what later runs build on. */
static bool claim_outputs(const Options *options, const Report *report, const char *path, FileSet *set, Diag *diag)
{
    const char *outputs[] = { options->release, path };
    bool ok = path;
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs && ok; i++)
        ok = !outputs[i] || (cmd_may_write(options, report, outputs[i], false, diag) &&
                             ((outputs[i] == path && options->split) || fileset_claim(set, outputs[i], diag)));
    return ok;
}

/* What the data were read from is known once they are. */
static bool spares_data(const Options *options, const Job *job, const char *path, Arena *arena, Diag *diag)
{
    const char *outputs[] = { options->release, path };
    bool ok = true;
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs && ok; i++)
        ok = !outputs[i] || cmd_spares(outputs[i], job->data_files, job->n_data_files, arena, diag);
    return ok;
}

/* Nothing where the file itself went to standard output. */
void render_say(const Options *options, const Rendering *made)
{
    if (!options->quiet && strcmp(made->path, "-") != 0)
        printf(words(WORD_MADE, options_lang(options)), made->path, made->n_pages, made->seconds);
}

/* --- what is made of the pages ----------------------------------------------------------------------------------------- */

typedef struct {
    const Options *options;
    Job *job;
    PageFile *file;
    ChosenPages *chosen;
    PageLine line; /* who is given each page, once it is proven */
    Proofing *proofing;
    Ticker ticker;
    FileSet *set;
    Arena *arena;
    Diag *diag;
} Making;

/* A sheet for the printing house says how many there are, #3/52, and blank ones stand before the last: none is known before all are. */
static bool waits_for_all(const Making *making)
{
    return cmd_profile(making->options) == PROFILE_PRESS;
}

static bool wants_release(const Options *options)
{
    return options->release || options->attach_release;
}

static PageFile *open_file(const Making *making)
{
    const Options *options = making->options;
    if (options->format && strcmp(options->format, "trace") == 0)
        return page_file_trace(making->set, making->arena, making->diag);
    if (options->format && strcmp(options->format, "html") == 0)
        return page_file_web(options->split, making->set, making->arena, making->diag);
    const PdfInfo info = cmd_pdf_info(options, making->job, making->set, making->arena);
    return page_file_pdf(&info, making->arena, making->diag);
}

/* false: reported. */
static bool open_line(Making *making)
{
    Job *job = making->job;
    making->file = open_file(making);
    if (!making->file) return false;
    if (wants_release(making->options)) {
        job->seen = sightings_open(making->arena);
        line_join(&making->line, sightings_taker(job->seen));
    }
    if (making->proofing) line_join(&making->line, proofing_taker(making->proofing, job->document, making->arena));
    line_join(&making->line, ticker_taker(&making->ticker));
    const PageTaker next = waits_for_all(making) ? (PageTaker){ 0 } : page_file_taker(making->file);
    making->chosen = chosen_open(making->options->pages, making->job->document, next, making->arena);
    line_join(&making->line, chosen_taker(making->chosen));
    return true;
}

/* NULL: reported. */
static const Pages *set_pages(Making *making)
{
    const Job *job = making->job;
    const PageTaker line = line_taker(&making->line);
    if (!waits_for_all(making)) return typeset_given(job, &line, making->arena, making->diag);
    const Pages *pages = typeset_document(job, job->document, job->pins, making->arena, making->diag);
    if (pages) taker_give_all(&line, pages);
    return pages;
}

/* false: reported. */
static bool has_pages(const Making *making)
{
    const Job *job = making->job;
    if (job->pages && job->pages->n_pages == 0) diag_report(making->diag, job->report->root->where, STR(""), DIAG_NO_PAGES);
    return job->pages && !diag_exit_status(making->diag);
}

/* What `check` asks of sheets. */
static void ask_sheets(const Making *making, const Pages *sheets)
{
    const Press *press = cmd_press(making->options, making->job->report, making->arena);
    Diag *told = making->proofing->told;
    diag_hear(told, making->diag);
    press_preflight(sheets, press, options_lang(making->options), making->arena, told);
}

/* The chosen pages as they are in the file; NULL: reported. */
static const Pages *pages_of_file(const Making *making)
{
    const Options *options = making->options;
    const Pages *pages = chosen_pages(making->chosen, making->job->pages, making->arena, making->diag);
    if (!pages || !waits_for_all(making)) return pages;
    const PageTaker taker = page_file_taker(making->file);
    const Pages *sheets = cmd_for_profile(options, making->job, pages, !options->pages, making->arena, making->diag);
    if (sheets && making->proofing) ask_sheets(making, sheets);
    if (sheets) taker_give_all(&taker, sheets);
    return sheets;
}

/* --- what is kept of it, or within it ------------------------------------------------------------------------------ */

/* As they lie on disk, named as they lie beside the one that was named.  false: reported. */
static bool attach_data(const Making *making)
{
    const Job *job = making->job;
    Arena *arena = making->arena;
    Str folder = job->n_data_files ? file_folder(arena, job->data_files[0]) : STR("");
    for (int i = 0; i < job->n_data_files && making->options->attach_data; i++) {
        Str path = job->data_files[i], bytes;
        bool is_below = str_starts(path, folder) && path.n > folder.n + 1 && path.at[folder.n] == '/';
        Str name = is_below ? str_part(path, folder.n + 1, path.n) : path;
        if (!file_read(str_copy(arena, path).at, arena, &bytes, making->diag)) return false;
        page_file_attach(making->file, (PdfFile){ name, bytes, data_media_type(bytes), "Source" });
    }
    return true;
}

/* So that what replacement pages will need cannot be lost while there is the booklet. */
static void attach_release(const Making *making, Str text)
{
    Str name = str_join(making->arena, making->job->report->name, STR(RELEASE_ENDING));
    page_file_attach(making->file, (PdfFile){ name, text, "text/plain", "Supplement" });
}

/* Before the file, which may go to standard output, where it cannot be taken back. */
static bool keep_release(const Making *making)
{
    const Options *options = making->options;
    if (!wants_release(options)) return true;
    const Release *release = job_release(making->job, making->arena, making->diag);
    if (diag_exit_status(making->diag)) return false;
    Str text = revise_written(release, making->arena);
    timings_lap(making->job->timings, "release");
    if (options->attach_release) attach_release(making, text);
    if (!options->release) return true;
    return (options->replace || revise_may_replace(options->release, release, making->arena, making->diag)) &&
           cmd_write(text, options->release, making->set, making->diag);
}

/* --- the recipe -------------------------------------------------------------------------------------------------- */

/* Pages of the file; 0: reported. */
static int make_file(Making *making, const char *path)
{
    Job *job = making->job;
    if (!open_line(making)) return 0;
    job->pages = set_pages(making);
    const Pages *pages = has_pages(making) ? pages_of_file(making) : NULL;
    bool ok = pages && pages->n_pages && attach_data(making) && keep_release(making) &&
              page_file_save(making->file, pages, path, job->timings);
    page_file_close(making->file);
    return ok ? pages->n_pages : 0;
}

/* Not where a program reads along, or the file itself comes out. */
static bool wants_ticker(const Options *options, const char *path)
{
    bool is_json = options->diagnostics && strcmp(options->diagnostics, "json") == 0;
    return !options->quiet && !is_json && strcmp(path, "-") != 0;
}

/* The document of the job; where there will be a proof page, `data` stay open for it.  false: reported. */
static bool find_words(const Options *options, Job *job, Proofing *proofing, const Data **data, Arena *arena, Diag *diag)
{
    if (!proofing) return typeset_words(options, job, arena, diag);
    *data = check_words(options, job, arena, diag, proofing->told);
    return *data && job->document && !diag_has_errors(diag);
}

static bool render(const Options *options, Job *job, FileSet *set, Proofing *proofing, Rendering *made, Arena *arena, Diag *diag)
{
    if (!typeset_open(options, NULL, job, arena, diag)) return false;
    const char *format = options->format ? options->format : "pdf";
    const char *path = options->output ? options->output : default_output(job->report, format, options->split, set, arena, diag);
    const Data *data = NULL;
    if (!claim_outputs(options, job->report, path, set, diag) || !typeset_prepare(options, job, arena, diag) ||
        !find_words(options, job, proofing, &data, arena, diag) || !spares_data(options, job, path, arena, diag)) {
        if (data) data_close(data);
        return false;
    }
    Making making = { .options = options, .job = job, .proofing = proofing, .set = set, .arena = arena, .diag = diag };
    making.ticker = ticker_begin(job->timings, wants_ticker(options, path), options_lang(options));
    int n_pages = make_file(&making, path);
    ticker_end(&making.ticker);
    bool ok = n_pages && !diag_exit_status(diag) && fileset_commit(set, diag);
    if (ok) *made = (Rendering){ path, n_pages, timings_seconds(job->timings) };
    if (ok && proofing) {
        diag_hear(proofing->told, diag);
        proofing->page = proofing_written(proofing, job, data, options_lang(options), arena, proofing->told);
    }
    if (data) data_close(data);
    return ok;
}

static bool is_web(const Options *options)
{
    return options->format && strcmp(options->format, "html") == 0;
}

/* Who looks up again what a key led to, or takes a page for the press, has all of the document before him. */
static bool is_lean(const Options *options)
{
    return !wants_release(options) && !options->pdf && cmd_profile(options) != PROFILE_PRESS && !is_web(options);
}

bool render_made(const Options *options, FaceShelf *shelf, Proofing *proofing, Rendering *made, Arena *arena, Diag *diag)
{
    Job job = { .shelf = shelf, .writes_release = true, .has_default = true };
    job.is_web = is_web(options);
    if (job.is_web) proofing = NULL; /* its pages are not as they would be on paper */
    job.leaves_facts = !proofing && !wants_release(options);
    job.is_lean = !proofing && is_lean(options);
    FileSet *set = fileset_open(arena);
    bool ok = render(options, &job, set, proofing, made, arena, diag);
    fileset_close(set);
    job_close(&job);
    return ok;
}

int cmd_render(const Options *options, Diag *diag, Arena *arena)
{
    Rendering made;
    if (render_made(options, NULL, NULL, &made, arena, diag)) render_say(options, &made);
    return diag_exit_status(diag);
}

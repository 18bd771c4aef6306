/* The whole booklet, which excerpts are parts of: set once, as it is filed where it has been published. */
#include "base/file.h"
#include "bind/bind.h"
#include "cmd/portions.h"
#include "data/data.h"
#include "font/font.h"
#include "layout/layout.h"
#include "report/report.h"
#include "revise/revise.h"

#include <assert.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- what is read ------------------------------------------------------------------------------------------------- */

/* A release that says both how the booklet is filed and since when changes count is read once. */
static bool read_since(ExcerptWork *work)
{
    const Options *options = work->options;
    if (!options->since) return true;
    work->since = options->release ? revise_read(options->since, work->arena, work->diag) : work->job.before;
    if (!work->since) return false;
    if (str_equal(work->since->layout, work->job.report->name)) return true;
    diag_report(work->diag, (Where){ .file = options->since }, STR(""), DIAG_RELEASE_OTHER, work->since->layout.at,
                work->job.report->name.at);
    return false;
}

bool whole_read(ExcerptWork *work)
{
    const Options *options = work->options;
    const char *release = options->release ? options->release : options->since;
    if (!typeset_open(options, release, &work->job, work->arena, work->diag) || !read_since(work) ||
        !typeset_prepare(options, &work->job, work->arena, work->diag))
        return false;
    work->data = typeset_data(options, &work->job, work->arena, work->diag);
    work->division =
        work->data ? bind_division(work->job.report, work->data, str_from(options->by), work->arena, work->diag) : NULL;
    return work->division;
}

/* --- what all outputs are made from --------------------------------------------------------------------------------- */

static void hash_node(Sha *sha, const Node *node)
{
    for (; node; node = node->next) {
        batch_sha_add(sha, node->element ? str_from(node->element) : node->text);
        for (int i = 0; i < node->n_attributes; i++) {
            batch_sha_add(sha, str_from(node->attributes[i].name));
            batch_sha_add(sha, node->attributes[i].text);
        }
        batch_sha_add(sha, STR("("));
        hash_node(sha, node->first);
        batch_sha_add(sha, STR(")"));
    }
}

/* What only excerpts show may need a face that no page of the booklet does.  Of every file there could be, the beginning is
   read: a font has there a checksum of each of its tables. */
static void hash_font_list(const ExcerptWork *work)
{
    enum { DIRECTORY = 1 << 14 };
    const FontList *list = font_list(work->job.fonts);
    for (int i = 0; i < list->n_families; i++) {
        const FontFamily *family = &list->families[i];
        batch_sha_add(work->sha, family->name);
        for (int k = 0; k < family->n_files; k++) {
            const FontFile *file = &family->files[k];
            Str start = STR("");
            long long size = 0;
            file_read_start(file->path.at, DIRECTORY, work->arena, &start, &size);
            batch_sha_add(work->sha, str_printf(work->arena, "%d %d %lld", file->index, file->weight, size));
            batch_sha_add(work->sha, start);
        }
        for (int k = 0; k < family->n_fallbacks; k++) batch_sha_add(work->sha, family->fallbacks[k]);
    }
}

static void hash_notes(const ExcerptWork *work)
{
    const Release *after = work->changed ? work->changed->after : NULL;
    if (work->since) batch_sha_add(work->sha, work->since->file);
    batch_sha_add(work->sha, work->edited.line);
    for (int i = 0; i < work->n_pasts; i++) {
        batch_sha_add(work->sha, work->pasts[i].next.line);
        batch_sha_add(work->sha, data_print(work->pasts[i].data, work->arena));
    }
    for (int i = 0; after && work->notes.marks && i < after->n_passages; i++)
        if (map_find(work->notes.marks, after->passages[i].key.text)) batch_sha_add(work->sha, after->passages[i].key.text);
}

/* All that is common to the outputs: program, profile, layout, fonts, date; of pages, the booklet as it is filed. */
static void hash_common(ExcerptWork *work, const Release *filed)
{
    const char *press = work->options->press ? work->options->press : "";
    work->sha = batch_sha_new(work->arena);
    batch_sha_add(work->sha, STR(HYOGUMI_VERSION));
    batch_sha_add(work->sha, work->by_pages ? STR("pages") : STR("rows"));
    batch_sha_add(work->sha, str_printf(work->arena, "%d %s", cmd_profile(work->options), press));
    batch_sha_add(work->sha, cmd_date(STR(""), work->arena));
    hash_node(work->sha, work->job.report->root);
    batch_sha_add(work->sha, work->job.schema->text);
    hash_font_list(work);
    hash_notes(work);
    if (work->by_pages) batch_sha_add(work->sha, data_print(work->data, work->arena));
    if (work->by_pages && filed) batch_sha_add(work->sha, revise_written(filed, work->arena));
}

/* --- the booklet ---------------------------------------------------------------------------------------------------- */

const Holding *whole_holding_of_fault(const ExcerptWork *work, const DiagFault *fault)
{
    int end = str_find(fault->key, '#');
    DataNode record = data_find(work->data, end < 0 ? fault->key : str_part(fault->key, 0, end));
    return record ? division_holding(work->division, record) : map_find(work->places, where_key(&fault->where));
}

/* True when each fault lies in a record, so that outputs without it are none the worse. */
static bool faults_are_of_records(ExcerptWork *work, const Diag *diag, Str words)
{
    work->faults = diag_faults(diag, &work->n_faults);
    for (int i = 0; i < work->n_faults; i++)
        if (!whole_holding_of_fault(work, &work->faults[i])) {
            fprintf(stderr, STR_FMT, STR_ARG(words));
            return false;
        }
    return true;
}

/* Goes on to its pages whatever is wrong with a record: the pages of the others are wanted. */
static void set_booklet(ExcerptWork *work, Arena *arena, Diag *diag)
{
    Job *job = &work->job;
    job->document = typeset_bind(job, work->data, arena, diag);
    const Galley *galley = job->document ? layout_document(job->document, job->fonts, arena, diag) : NULL;
    job->pages = galley ? pages_make(galley, job->pins, job->fonts, arena, diag) : NULL;
    if (job->pages && !diag_has_errors(diag)) pages_prove(job->document, job->pages, arena, diag);
}

/* Its release as it would be filed now: pages that have changed say so. */
static Release *filed_release(const ExcerptWork *work, Arena *arena, Diag *diag)
{
    const Job *job = &work->job;
    const char *path = work->options->release ? work->options->release : work->options->since;
    Release *filed = job_release(job, arena, diag);
    revise_check_versions(job->before, filed, path, diag);
    revise_compare(job->before, filed, round_of(work->options, job->document, job->before, &job->fresh, arena).line, &job->fresh,
                   arena, NULL);
    return filed;
}

static void note_changes(ExcerptWork *work, const Release *filed, Arena *arena)
{
    assert(filed);
    Corrections fresh;
    revise_history(&work->since->history, &work->job.history, &fresh, arena);
    Str line = round_of(work->options, work->job.document, work->since, &fresh, arena).line;
    Release *after = arena_new(arena, Release);
    *after = *filed;
    work->changed = revise_compare(work->since, after, line, &fresh, arena, NULL);
    if (work->by_pages) work->notes.marks = revise_marks(work->changed, arena);
}

/* The marks of filed pages are put back beside what is left of them: here are their lines alone. */
static const Pages *with_lines(ExcerptWork *work, const Release *filed, Arena *arena, Diag *diag)
{
    Release *unmarked = arena_new(arena, Release);
    Map *marks = arena_new(arena, Map);
    BarLine *silent = arena_new(arena, BarLine);
    *marks = map_new(arena);
    *unmarked = *filed;
    unmarked->pages = arena_array(arena, ReleasePage, filed->n_pages);
    for (int i = 0; i < filed->n_pages; i++) {
        ReleasePage *page = &unmarked->pages[i];
        *page = filed->pages[i];
        for (int k = 0; k < page->n_marked; k++) map_put(marks, page->marked[k], silent);
        page->n_marked = 0;
    }
    if (!work->notes.marks) work->notes.marks = marks;
    return pages_revised(work->job.document, work->job.pages, unmarked, work->notes.style, work->job.fonts, arena, diag);
}

/* What stands in the margins: the lines and marks of filed pages, what has changed, whose it is. */
static void make_notes(ExcerptWork *work, Release *filed, Arena *arena, Diag *diag)
{
    const Report *margins = report_read_revision(work->job.report, "errata", arena, diag);
    if (!margins) return;
    work->notes.style = report_find_style(margins, STR("revision"));
    work->notes.head_style = work->division->line_style ? work->division->line_style : work->notes.style;
    if (work->since) note_changes(work, filed, arena);
    if (work->by_pages && filed) work->job.pages = with_lines(work, filed, arena, diag);
}

/* So that the fonts of the margins are open before workers are born. */
static void open_faces(const ExcerptWork *work, Arena *arena, Diag *diag)
{
    PageNotes notes = work->notes;
    if (work->by_pages) notes.head = work->division->portions[0].line;
    else if (work->since) {
        notes.head = work->n_pasts ? work->pasts[work->n_pasts - 1].next.line : work->edited.line;
        notes.head_style = notes.style;
    }
    if (notes.marks || notes.head.n) pages_noted(work->job.pages, &notes, work->job.fonts, arena, diag);
}

static bool keep(ExcerptWork *work, Arena *arena, Diag *diag)
{
    Release *filed = work->job.before ? filed_release(work, arena, diag) : NULL;
    if (!work->by_pages) work->printed = excerpt_printed(work->job.pages, work->arena);
    if (work->by_pages || work->since) make_notes(work, filed, arena, diag);
    if (!work->by_pages && work->since) earlier_read(work, filed, arena);
    open_faces(work, arena, diag);
    hash_common(work, filed);
    if (work->by_pages) work->booklet = excerpt_ready(work->job.pages, work->data, work->division, work->places, arena);
    return true;
}

bool whole_make(ExcerptWork *work)
{
    char *text = NULL;
    size_t n = 0;
    FILE *words = open_memstream(&text, &n);
    if (!words) base_out_of_memory();
    Diag *diag = diag_open_like(work->diag, words, SEVERITY_WARNING, work->arena);
    bool stays = work->by_pages || work->since; /* what the pages and their notes borrow is kept with them */
    Arena *arena = stays ? work->arena : arena_open();
    work->places = bind_places(work->division, arena);
    set_booklet(work, arena, diag);
    fflush(words);
    bool good = faults_are_of_records(work, diag, (Str){ text, (int)n }) && work->job.pages && keep(work, arena, work->diag);
    fclose(words);
    free(text);
    if (stays) return good;
    arena_close(arena);
    malloc_trim(0); /* what is given back need not be given to each worker */
    return good;
}

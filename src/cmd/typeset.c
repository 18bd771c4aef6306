/* Layout and data → proven pages: the whole house in one recipe. */
#include "audit/audit.h"
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "layout/layout.h"
#include "model/index.h"
#include "pages/pages.h"
#include "press/press.h"
#include "report/report.h"
#include "revise/revise.h"
#include "schema/schema.h"
#include "text/text.h"
#include "xml/xml.h"

#include <string.h>

/* --- opening ------------------------------------------------------------------------------------------------------- */

static ReviseMode mode_from(const char *word)
{
    static const char *const words[] = { [REVISE_LEAVES] = "leaves", [REVISE_CHANGES] = "changes", [REVISE_REFLOW] = "reflow" };
    for (int i = REVISE_LEAVES; word && i <= REVISE_REFLOW; i++)
        if (strcmp(word, words[i]) == 0) return (ReviseMode)i;
    return REVISE_LEAVES;
}

static bool read_release(const Options *options, const char *path, Job *job, Arena *arena, Diag *diag)
{
    job->before = revise_read(path, arena, diag);
    if (!job->before) return false;
    Pins *pins = arena_new(arena, Pins);
    *pins = (Pins){ job->before, mode_from(options->mode) };
    job->pins = pins;
    job->past = job->before->facts;
    return true;
}

static bool read_corrections(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    static const Corrections none;
    const Corrections *past = job->before ? &job->before->history : &none;
    const Corrections *given = options->corrections ? corrections_read(options, job, past, arena, diag) : &none;
    if (given && job->before) revise_read_keys(job->before, job->schema, given);
    if (given) job->history = revise_history(past, given, &job->fresh, arena);
    return given;
}

static bool is_of_report(const Job *job, const char *release, Diag *diag)
{
    if (!job->before || str_equal(job->before->layout, job->report->name)) return true;
    diag_report(diag, (Where){ .file = release }, STR(""), DIAG_RELEASE_OTHER, job->before->layout.at, job->report->name.at);
    return false;
}

const char *cmd_data_path(const Options *options, const Report *report)
{
    return options->data ? options->data : report->data_path.at;
}

const Schema *cmd_read_schema(const Options *options, const Report *report, XmlShelf *files, Arena *arena, Diag *diag)
{
    const Schema *schema = schema_read(cmd_data_path(options, report), options->schema, files, arena, diag);
    return schema && report_names_are_known(report, schema, arena, diag) ? schema : NULL;
}

bool typeset_open(const Options *options, const char *release, Job *job, Arena *arena, Diag *diag)
{
    job->timings = arena_new(arena, Timings);
    timings_begin(job->timings, options->timings);
    if (release && !read_release(options, release, job, arena, diag)) return false;
    job->report = report_read(options->arguments[0], arena, diag);
    timings_lap(job->timings, "report");
    return job->report && is_of_report(job, release, diag);
}

/* What goes to the printing house is for a printing condition that is known. */
static bool has_condition(const Options *options, const Job *job, Arena *arena, Diag *diag)
{
    if (cmd_profile(options) != PROFILE_PRESS) return true;
    return press_judge_condition(cmd_press(options, job->report, arena), arena, diag);
}

bool typeset_prepare(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    if (!has_condition(options, job, arena, diag)) return false;
    job->files = xml_open_shelf(arena);
    job->schema = cmd_read_schema(options, job->report, job->files, arena, diag);
    timings_lap(job->timings, "schema");
    const FontList *list = job->schema ? report_read_fonts(job->report->fonts_path.at, arena, diag) : NULL;
    if (list) {
        cmd_fence(options, job, list, arena);
        job->fonts = font_open_book(list, job->shelf, arena, diag);
    }
    if (job->fonts) job->shapes = text_shapes_open(job->fonts, NULL, job->keeps_shapes ? SHAPES_FIRST : SHAPES_LATEST);
    timings_lap(job->timings, "fonts");
    return list && report_check_families(job->report, list, arena, diag) && read_corrections(options, job, arena, diag);
}

/* --- from the data to the pages ------------------------------------------------------------------------------------- */

const Data *typeset_data(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    const char *path = cmd_data_path(options, job->report);
    const Data *data = job->leaves_facts ? data_read_without_facts(path, job->schema, &job->history, job->files, arena, diag)
                                         : data_read(path, job->schema, &job->history, job->files, arena, diag);
    if (!data) return NULL;
    if (!audit_rules(data, arena, diag)) {
        data_close(data);
        return NULL;
    }
    ask_corrected(job, data, arena, diag);
    job->facts = data->facts;
    if (!job->leaves_facts) job->offices = data_offices(data, job->past, arena);
    job->data_files = data->files;
    job->n_data_files = data->n_files;
    timings_lap(job->timings, "data");
    return data;
}

const Document *typeset_bind(const Job *job, const Data *data, Arena *arena, Diag *diag)
{
    const Document *document =
        job->is_lean ? bind_lean(job->report, data, arena, diag) : bind_document(job->report, data, arena, diag);
    const Map *names = job->pins && document ? revise_names(document, job->pins->release, arena) : NULL;
    return names && !diag_has_errors(diag) ? bind_again(job->report, data, names, arena, diag) : document;
}

static const Pages *pages_of(const Job *job, const Document *document, PagesWish wish, Arena *arena, Diag *diag)
{
    bool as_published = wish.pins && wish.pins->mode != REVISE_REFLOW;
    const LayoutWish how = { as_published ? STRIPS_SECTIONS : STRIPS_GROWING, as_published ? wish.pins->release : NULL,
                             job->chosen };
    Layout *layout = layout_open(document, how, job->fonts, job->shapes, arena, diag);
    Paging *paging = pages_open(document, wish.pins, wish.taker, job->fonts, arena, diag);
    if (job->is_lean || wish.is_trial) pages_for_file(paging);
    if (job->is_web) pages_stay_lying(paging);
    for (const Strip *strip; (strip = layout_next(layout, pages_stall(paging)));)
        if (wish.despite_faults || !diag_has_errors(diag)) pages_add(paging, strip);
    if (wish.chosen) layout_chosen(layout, wish.chosen);
    layout_close(layout);
    const Pages *pages = wish.despite_faults || !diag_has_errors(diag) ? pages_finish(paging) : NULL;
    pages_close(paging);
    return pages;
}

/* Which pages an index names, and how many, is known when they are there: all is set once before, and nobody is told.  Where that moves
   what the index names, because it stands before that or on one page with it, it is done once more. */
static void settle_index(const Job *job, const Document *document, PagesWish wish, Arena *arena)
{
    enum { MOST_TRIALS = 3 };
    static const PageTaker nobody = { 0 };
    const PagesWish trial = { .pins = wish.pins, .taker = &nobody, .is_trial = true };
    Arena *own = arena_open();
    for (int i = 0; i < MOST_TRIALS; i++) {
        Diag *unheard = diag_open((DiagStyle){ .least = SEVERITY_FATAL }, own);
        const Pages *pages = pages_of(job, document, trial, own, unheard);
        if (!pages || !index_unsettled(document, pages)) break;
        index_settle(document, pages, arena);
        if (index_follows(document)) break;
        arena_clear(own);
    }
    arena_close(own);
}

/* The document is not settled for these pages: an index before them moves them whatever it says. */
static bool is_settled(const Document *document, const Pages *pages, Diag *diag)
{
    const IndexLine *line = index_unsettled(document, pages);
    if (line) diag_report(diag, line->block->where, line->block->key.text, DIAG_INDEX_UNSETTLED, line->name.at);
    return !line;
}

const Pages *typeset_pages(const Job *job, const Document *document, PagesWish wish, Arena *arena, Diag *diag)
{
    bool is_open = index_is_open(document);
    if (is_open) settle_index(job, document, wish, arena);
    const Pages *pages = pages_of(job, document, wish, arena, diag);
    return pages && (!is_open || is_settled(document, pages, diag)) ? pages : NULL;
}

const Pages *typeset_document(const Job *job, const Document *document, const Pins *pins, Arena *arena, Diag *diag)
{
    const Pages *pages = typeset_pages(job, document, (PagesWish){ .pins = pins }, arena, diag);
    timings_lap(job->timings, "pages");
    bool is_proven = pages && !diag_has_errors(diag) && pages_prove(document, pages, arena, diag);
    timings_lap(job->timings, "prove");
    return is_proven ? pages : NULL;
}

const Pages *typeset_given(const Job *job, const PageTaker *taker, Arena *arena, Diag *diag)
{
    Arena *own = arena_open(); /* what was shown so far */
    PageProof *proof = prove_open(job->document, own, diag);
    PageLine line = { .n = 0 };
    line_join(&line, prove_taker(proof));
    line_join(&line, *taker);
    const PageTaker both = line_taker(&line);
    const Pages *pages = typeset_pages(
        job, job->document, (PagesWish){ .pins = job->pins, .taker = &both, .despite_faults = job->shows_faults }, arena, diag);
    timings_lap(job->timings, "pages");
    bool is_proven = prove_close(proof, pages);
    arena_close(own);
    timings_lap(job->timings, "prove");
    return is_proven ? pages : NULL;
}

/* The tree of much data is made of small pieces, which the pages cannot use; of little, it is better to keep them for the next. */
static void leave_data(const Data *data)
{
    enum { MANY = 20000 };
    bool are_many = data && data->n_elements > MANY;
    data_close(data);
    if (are_many) base_give_back();
}

bool typeset_words(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    const Data *data = typeset_data(options, job, arena, diag);
    job->document = data ? typeset_bind(job, data, arena, diag) : NULL;
    leave_data(data);
    timings_lap(job->timings, "bind");
    return job->document && !diag_has_errors(diag);
}

bool typeset(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    if (!typeset_words(options, job, arena, diag)) return false;
    job->pages = typeset_document(job, job->document, job->pins, arena, diag);
    return job->pages;
}

Release *job_release(const Job *job, Arena *arena, Diag *diag)
{
    Sightings *seen = job->seen ? job->seen : sightings_open(arena);
    const PageTaker taker = sightings_taker(seen);
    if (!job->seen) taker_give_all(&taker, job->pages);
    Typeset set = { job->report, job->document, job->pages, seen, job->facts, &job->history, job->pins };
    return revise_edition(&set, arena, diag);
}

void job_close(Job *job)
{
    if (job->timings) timings_print(job->timings);
    xml_close_shelf(job->files);
    job->files = NULL;
    text_shapes_close(job->shapes);
    job->shapes = NULL;
    if (job->fonts) font_close_book(job->fonts);
    job->fonts = NULL;
}

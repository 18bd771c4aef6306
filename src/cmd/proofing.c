#include "cmd/proofing.h"

#include "base/fileset.h"
#include "data/data.h"

PageTaker proofing_taker(Proofing *proofing, const Document *document, Arena *arena)
{
    proofing->drawn = drawn_open(arena);
    proofing->texts = placed_open(document, arena);
    line_join(&proofing->line, drawn_taker(proofing->drawn));
    line_join(&proofing->line, placed_taker(proofing->texts));
    return line_taker(&proofing->line);
}

static const Pages *set_before(Proofing *proofing, const Options *options, Job *before, Arena *arena, Diag *diag)
{
    DrawnPages *drawn = drawn_beside(proofing->drawn, arena);
    PageLine line = { .n = 0 };
    const Data *data =
        data_read(cmd_data_path(options, before->report), before->schema, &before->history, before->files, arena, diag);
    before->document = data ? typeset_bind(before, data, arena, diag) : NULL;
    if (data) data_close(data);
    if (!before->document || diag_has_errors(diag)) return NULL;
    PlacedTexts *texts = placed_open(before->document, arena);
    line_join(&line, drawn_taker(drawn));
    line_join(&line, placed_taker(texts));
    const PageTaker taker = line_taker(&line);
    proofing->before = (EarlierPages){ .drawn = drawn, .texts = texts };
    return typeset_pages(before, before->document, (PagesWish){ .pins = before->pins, .taker = &taker }, arena, diag);
}

void proofing_add_before(Proofing *proofing, const Options *options, const Job *job, Arena *arena, const Diag *diag)
{
    Diag *silent = diag_open_like(diag, stderr, SEVERITY_FATAL, arena);
    const Release *release = job->before;
    Job before = *job;
    before.history = release->history;
    before.fresh = (Corrections){ 0 };
    before.seen = NULL;
    const Pages *pages = set_before(proofing, options, &before, arena, silent);
    if (!pages) proofing->before = (EarlierPages){ 0 };
    if (!pages) return;
    bool *is_same = arena_array(arena, bool, pages->n_pages + 1);
    for (int i = 0; i < pages->n_pages; i++) is_same[i] = i < release->n_pages && pages->pages[i].hash == release->pages[i].hash;
    proofing->before.is_same = is_same;
    proofing->before.n_pages = pages->n_pages;
}

Str proofing_written(const Proofing *proofing, const Job *job, const Data *data, DiagLang lang, Arena *arena, const Diag *diag)
{
    ProofMatter matter = { .title = job->document ? job->document->title
                                    : job->report ? job->report->name
                                                  : STR(""),
                           .made = proofing->made,
                           .drawn = proofing->drawn,
                           .texts = proofing->texts,
                           .named = job->document ? revise_texts(job->document, job->facts, arena) : NULL,
                           .data = data,
                           .offices = job->offices,
                           .revision = proofing->revision,
                           .before = proofing->before };
    matter.title = str_copy(arena, matter.title);
    matter.faults = diag_faults(diag, &matter.n_faults);
    return proofpage_written(&matter, lang, arena);
}

bool proofing_save(const Options *options, const Job *job, Str page, Arena *arena, Diag *diag)
{
    const char *path = str_printf(arena, "%s/index.html", options->html).at;
    FileSet *set = fileset_open(arena);
    bool ok = (!job->report || cmd_may_write(options, job->report, path, true, diag)) &&
              cmd_spares(path, job->data_files, job->n_data_files, arena, diag) && fileset_folder(set, options->html, diag) &&
              cmd_write(page, path, set, diag) && fileset_commit(set, diag);
    fileset_close(set);
    return ok;
}

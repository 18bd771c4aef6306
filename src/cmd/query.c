/* Where every text of a booklet is, and what it is made of.  The data stay open until that is told: they know where words were typed. */
#include "base/file.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "view/view.h"

typedef struct {
    const Options *options;
    Job job;
    PlacedTexts *texts;
    ChosenPages *chosen;
    PageLine line;
    Arena *arena;
    Diag *diag;
} Query;

/* false: reported. */
static bool place_texts(Query *query)
{
    Job *job = &query->job;
    query->texts = placed_open(job->document, query->arena);
    query->chosen = chosen_open(query->options->pages, job->document, (PageTaker){ 0 }, query->arena);
    job->seen = sightings_open(query->arena);
    line_join(&query->line, sightings_taker(job->seen));
    line_join(&query->line, placed_taker(query->texts));
    line_join(&query->line, chosen_taker(query->chosen));
    const PageTaker line = line_taker(&query->line);
    job->pages = typeset_given(job, &line, query->arena, query->diag);
    return job->pages && chosen_pages(query->chosen, job->pages, query->arena, query->diag);
}

static QueryWish wish_of(const Query *query)
{
    const Options *options = query->options;
    bool *pages = arena_array(query->arena, bool, query->job.pages->n_pages + 1);
    for (int i = 0; i < query->job.pages->n_pages; i++) pages[i] = chosen_has(query->chosen, i);
    return (QueryWish){ options->select.at, options->select.n, str_from(options->text), pages };
}

static void print_texts(const Query *query, const Data *data)
{
    int n;
    const Release *release = job_release(&query->job, query->arena, query->diag);
    Str lines = query_written(query->texts, wish_of(query), release, data, &n, query->arena);
    if (!n) diag_report(query->diag, (Where){ 0 }, STR(""), DIAG_QUERY_EMPTY);
    OutFile *out = file_create("-", query->arena, query->diag);
    if (!out) return;
    file_write(out, lines.at, (size_t)lines.n);
    file_commit(out, query->diag);
}

static void run_query(Query *query)
{
    const Options *options = query->options;
    Job *job = &query->job;
    if (!typeset_open(options, options->release, job, query->arena, query->diag) ||
        !typeset_prepare(options, job, query->arena, query->diag))
        return;
    const Data *data = typeset_data(options, job, query->arena, query->diag);
    if (!data) return;
    job->document = typeset_bind(job, data, query->arena, query->diag);
    if (job->document && !diag_has_errors(query->diag) && place_texts(query)) print_texts(query, data);
    data_close(data);
}

int cmd_query(const Options *options, Diag *diag, Arena *arena)
{
    Query query = { .options = options, .arena = arena, .diag = diag };
    run_query(&query);
    job_close(&query.job);
    return diag_exit_status(diag);
}

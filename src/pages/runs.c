/* Pages that follow each other under one running value: 2／3 at the foot of a sheet of a form. */
#include "pages/runs.h"

static void want(PageRuns *runs, Str name)
{
    for (int i = 0; i < runs->n; i++)
        if (str_equal(runs->at[i].name, name)) return;
    *vec_push(runs) = (LatestRun){ .name = name };
}

static void want_of_text(void *whose, const Rich *text)
{
    for (int i = 0; i < text->n_slots; i++)
        if (text->slots[i].kind == SLOT_FOLIO_OF || text->slots[i].kind == SLOT_PAGES_OF) want(whose, text->slots[i].name);
}

static void want_of_master(PageRuns *runs, const Master *master)
{
    for (int i = 0; i < master->n_texts; i++) {
        const MasterText *text = &master->texts[i];
        rich_each_text(&text->rich, want_of_text, runs);
        if (text->first_of.n) want(runs, text->first_of);
        if (text->later_of.n) want(runs, text->later_of);
    }
}

PageRuns runs_new(const Document *document, Arena *arena)
{
    PageRuns runs = { .arena = arena };
    for (const Section *section = document->sections; section; section = section->next) {
        blocks_each_text(section->blocks, want_of_text, &runs);
        for (const Master *master = NULL; (master = section_next_master(section, master));) want_of_master(&runs, master);
    }
    return runs;
}

static const Setting *value_of(const Settings *values, Str name)
{
    for (int i = 0; i < values->n; i++)
        if (str_equal(values->at[i]->name, name)) return values->at[i];
    return NULL;
}

static void end_run(LatestRun *latest)
{
    if (latest->run) latest->run->is_over = true;
    latest->run = NULL;
}

/* Of no running value: all pages are in one run, which has those that are numbered. */
static const Setting everywhere;

void runs_count_page(PageRuns *runs, bool is_numbered)
{
    for (int i = 0; i < runs->n; i++) {
        LatestRun *latest = &runs->at[i];
        if (latest->name.n) continue;
        if (!latest->run) latest->run = arena_new(runs->arena, PageRun);
        latest->run->setting = &everywhere;
        latest->run->n_pages += is_numbered;
    }
}

void runs_count(PageRuns *runs, Values *values, Arena *arena)
{
    values->in_runs = arena_array(arena, PageInRun, runs->n);
    for (int i = 0; i < runs->n; i++) {
        LatestRun *latest = &runs->at[i];
        if (!latest->name.n) {
            values->in_runs[values->n_in_runs++] = (PageInRun){ latest->run, latest->run->n_pages };
            continue;
        }
        const Setting *setting = value_of(&values->top, latest->name);
        if (latest->run && latest->run->setting != setting) end_run(latest);
        if (!setting) continue;
        if (!latest->run) {
            latest->run = arena_new(runs->arena, PageRun);
            *latest->run = (PageRun){ .setting = setting };
        }
        values->in_runs[values->n_in_runs++] = (PageInRun){ latest->run, ++latest->run->n_pages };
    }
}

void runs_end(PageRuns *runs)
{
    for (int i = 0; i < runs->n; i++) end_run(&runs->at[i]);
}

const PageInRun *runs_find(const Values *values, Str name)
{
    for (int i = 0; i < values->n_in_runs; i++)
        if (str_equal(values->in_runs[i].run->setting->name, name)) return &values->in_runs[i];
    return NULL;
}

/* Whom what has changed in the booklet concerns.  A change in a record concerns those whose it is; in what holds records, as a group,
   those who have some in it; in what is everybody's, as the name of a plan, those whose excerpt shows it. */
#include "bind/bind.h"
#include "cmd/portions.h"
#include "data/data.h"
#include "report/report.h"
#include "revise/revise.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const ExcerptWork *work;
    bool *touched;
    const Data *published; /* as they are without corrections: there a record that was taken out, or given away, is still whose */
    const Division *division;
} Concern;

static void touch_portion(const Concern *concern, Str id)
{
    const Division *division = concern->work->division;
    for (int i = 0; i < division->n_portions; i++)
        if (str_equal(division->portions[i].id, id)) concern->touched[i] = true;
}

/* Whose a record is that is one's own, or holds some that are; NULL: it is everybody's. */
static const Holding *own_holding(const Division *division, DataNode node)
{
    const Holding *holding = node ? division_holding(division, node) : NULL;
    return holding && (holding->is_record || holding->node == node) ? holding : NULL;
}

static void touch_holders(const Concern *concern, const Division *division, DataNode node, bool is_own)
{
    const Holding *holding = own_holding(division, node);
    for (int i = 0; holding && i < holding->n_owners && (is_own || holding->is_record); i++)
        touch_portion(concern, division->portions[holding->owners[i]].id);
}

/* What only holds records and follows from one of them (a total) concerns nobody else.  A 再掲 that is put in or taken out concerns those
   of its source, too.  false: there is no such record. */
static bool touch_owners(const Concern *concern, const Data *data, const Division *division, const Touched *touched)
{
    DataNode node = data_find(data, touched->record), source = node ? data_source_of(data, node) : NULL;
    touch_holders(concern, division, node, touched->is_own);
    if (source && touched->is_own) touch_holders(concern, division, source, true);
    return node;
}

static bool is_everybodys(const ExcerptWork *work, const Touched *touched)
{
    DataNode node = data_find(work->data, touched->record);
    return touched->is_own && node && !own_holding(work->division, node);
}

static bool frame_shows(const Frame *frame, const Map *marks)
{
    bool shows = frame->mark && pages_bar_line(frame->mark, marks);
    for (int i = 0; i < frame->n_items && !shows; i++)
        shows = frame->items[i].kind == ITEM_FRAME && frame_shows(frame->items[i].as.frame, marks);
    return shows;
}

static bool shows_change(const ExcerptWork *work, int i)
{
    Arena *arena = arena_open();
    bool shows = false;
    if (work->by_pages) {
        const Pages *pages = portion_pages(work, i, arena);
        for (int p = 0; p < pages->n_pages && !shows; p++) shows = frame_shows(pages->pages[p].frame, work->notes.marks);
    } else {
        const Data *portion = data_portion(work->data, work->division, i, work->printed, arena);
        const Document *document = bind_document(work->job.report, portion, arena, work->diag);
        shows = document && earlier_marks(work, i, document, arena)->n > 0;
        data_close(portion);
    }
    arena_close(arena);
    return shows;
}

static void read_published(Concern *concern, FILE *words)
{
    const ExcerptWork *work = concern->work;
    Diag *diag =
        diag_open_like(work->diag, words, SEVERITY_FATAL, work->arena); /* all of it has been said of the corrected ones */
    concern->published =
        data_read(cmd_data_path(work->options, work->job.report), work->job.schema, NULL, work->job.files, work->arena, diag);
    if (concern->published)
        concern->division = bind_division(work->job.report, concern->published, work->division->by, work->arena, diag);
}

static void touch_all(Concern *concern)
{
    const ExcerptWork *work = concern->work;
    StrBuilder gone = { .arena = work->arena };
    bool concerns_all = false;
    int n;
    const Touched *const *touched = revise_touched(work->changed, &n, work->arena);
    for (int i = 0; i < n; i++) {
        bool known = touch_owners(concern, work->data, work->division, touched[i]);
        if (concern->division) known |= touch_owners(concern, concern->published, concern->division, touched[i]);
        if (!known && touched[i]->is_own) str_add_printf(&gone, "%s" STR_FMT, gone.n ? ", " : "", STR_ARG(touched[i]->record));
        concerns_all |= is_everybodys(work, touched[i]);
    }
    for (int i = 0; i < work->division->n_portions && concerns_all; i++)
        if (!concern->touched[i] && work->division->portions[i].n_records) concern->touched[i] = shows_change(work, i);
    if (gone.n) diag_report(work->diag, (Where){ .file = work->options->since }, STR(""), DIAG_RECORDS_GONE, str_built(&gone).at);
}

const bool *concern_touched(const ExcerptWork *work)
{
    char *text = NULL;
    size_t n = 0;
    FILE *words = open_memstream(&text, &n);
    if (!words) base_out_of_memory();
    Concern concern = { .work = work, .touched = arena_array(work->arena, bool, work->division->n_portions) };
    if (work->job.history.n) read_published(&concern, words);
    touch_all(&concern);
    data_close(concern.published);
    fclose(words);
    free(text);
    return concern.touched;
}

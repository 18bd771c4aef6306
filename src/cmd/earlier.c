/* Where the bars of an excerpt of rows stand: beside what it says otherwise than the excerpt of an earlier edition would, its own
   totals among it.  That excerpt is nowhere kept.  It is bound once more, from the data without the corrections made since; and
   so for each day of these, which tells on which of them a text last became another. */
#include "bind/bind.h"
#include "cmd/portions.h"
#include "data/data.h"
#include "revise/revise.h"

#include <stdio.h>
#include <stdlib.h>

/* What is wrong with earlier data has been said of these. */
typedef struct {
    char *text;
    size_t n;
    FILE *out;
    Diag *diag;
} Silence;

static Silence *be_silent(const Diag *like, Arena *arena)
{
    Silence *silence = arena_new(arena, Silence);
    silence->out = open_memstream(&silence->text, &silence->n);
    if (!silence->out) base_out_of_memory();
    silence->diag = diag_open_like(like, silence->out, SEVERITY_FATAL, arena);
    return silence;
}

static void end_silence(Silence *silence)
{
    fclose(silence->out);
    free(silence->text);
}

/* --- the data as they were ------------------------------------------------------------------------------------------ */

static Str page_name(Str section, Str record, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n" STR_FMT, STR_ARG(section), STR_ARG(record));
}

static const ReleasePage *find_page(const Release *release, Str label)
{
    for (int i = 0; i < release->n_pages; i++)
        if (str_equal(release->pages[i].label, label)) return &release->pages[i];
    return NULL;
}

/* The page on which each record stood then, in the section in which it stands now; samples lie in another. */
static const Map *printed_before(const ExcerptWork *work, const Release *filed, Arena *arena)
{
    Map *printed = arena_new(arena, Map), stood = map_new(arena);
    *printed = map_new(arena);
    for (int i = 0; i < work->since->n_pages; i++) {
        ReleasePage *page = &work->since->pages[i];
        for (int k = 0; k < page->pin.n_slabs; k++)
            map_put(&stood, page_name(page->pin.section, key_record(page->pin.slabs[k].key), arena), &page->label);
    }
    for (int i = 0; i < work->printed->room; i++) {
        const MapEntry *entry = &work->printed->entries[i];
        const ReleasePage *page = entry->value ? find_page(filed, *(const Str *)entry->value) : NULL;
        Str *label = page ? map_find(&stood, page_name(page->pin.section, entry->key, arena)) : NULL;
        if (entry->value) map_put(printed, entry->key, label ? label : entry->value);
    }
    return printed;
}

/* With the corrections the earlier edition had, and the first `n` of those that are new since. */
static const Data *data_before(const ExcerptWork *work, const Corrections *fresh, int n, Arena *arena, Diag *diag)
{
    Corrections *made = arena_new(arena, Corrections);
    const Corrections *past = &work->since->history;
    made->at = arena_array(arena, Correction, past->n + n);
    for (int i = 0; i < past->n; i++) made->at[made->n++] = past->at[i];
    for (int i = 0; i < n; i++) made->at[made->n++] = fresh->at[i];
    return data_read(cmd_data_path(work->options, work->job.report), work->job.schema, made, work->job.files, arena, diag);
}

/* What the margin says of what these have changed: the round they were filed in said it, or the one they would be. */
static Str line_of(const ExcerptWork *work, const Corrections *corrections, bool is_filed, Arena *arena)
{
    const Release *filed = work->job.before;
    Str date = corrections->n ? corrections->at[0].date : STR("");
    int known = revise_rounds_so_far(work->since, arena);
    for (int i = 0; i < filed->n_rounds && is_filed; i++)
        if (filed->rounds[i].number > known && str_compare(filed->rounds[i].date, date) >= 0) return filed->rounds[i].line;
    return round_of(work->options, work->job.document, filed, corrections, arena).line;
}

/* Behind the corrections from `first` on that are of one day; those from `given` on are in no round yet. */
static int last_of_day(const Corrections *fresh, int first, int given)
{
    int last = first;
    while (last < fresh->n && (last == first || (last != given && str_equal(fresh->at[last].date, fresh->at[first].date))))
        last++;
    return last;
}

static bool add_past(ExcerptWork *work, const Corrections *fresh, int first, int last, const Map *printed, Arena *arena,
                     Diag *diag)
{
    Past *past = &work->pasts[work->n_pasts];
    bool is_filed = first < fresh->n - work->job.fresh.n;
    Corrections made = { fresh->at + first, last - first };
    *past = (Past){ .data = data_before(work, fresh, first, arena, diag),
                    .printed = printed,
                    .next = { work->n_pasts, line_of(work, &made, is_filed, arena) } };
    if (!past->data) return false;
    work->n_pasts++;
    past->division = bind_division(work->job.report, past->data, work->division->by, arena, diag);
    bool is_true = first > 0 || facts_otherwise(past->data->facts, work->since->facts, arena).n == 0;
    return past->division && is_true;
}

void earlier_read(ExcerptWork *work, const Release *filed, Arena *arena)
{
    Silence *silence = be_silent(work->diag, arena);
    Corrections fresh;
    revise_history(&work->since->history, &work->job.history, &fresh, arena);
    const Map *printed = printed_before(work, filed, arena);
    int given = fresh.n - work->job.fresh.n, first = 0;
    bool is_known = true;
    work->pasts = arena_array(arena, Past, fresh.n + 1);
    do {
        int last = last_of_day(&fresh, first, given);
        is_known = add_past(work, &fresh, first, last, printed, arena, silence->diag);
        first = last;
    } while (is_known && first < fresh.n);
    end_silence(silence);
    if (is_known) return;
    earlier_close(work);
    work->edited = (BarLine){ 0, line_of(work, &fresh, work->job.fresh.n == 0, arena) };
    diag_report(work->diag, (Where){ .file = work->options->since }, STR(""), DIAG_EDITION_LOST);
}

void earlier_close(ExcerptWork *work)
{
    for (int i = 0; i < work->n_pasts; i++) data_close(work->pasts[i].data);
    work->n_pasts = 0;
}

/* --- one excerpt ---------------------------------------------------------------------------------------------------- */

static int portion_called(const Division *division, Str id)
{
    for (int i = 0; i < division->n_portions; i++)
        if (str_equal(division->portions[i].id, id)) return i;
    return -1;
}

/* The texts of the excerpt as it was, what is only counted under the names it has now. */
static Release *texts_before(const ExcerptWork *work, const Past *past, int i, const Release *now, Arena *arena, Diag *diag)
{
    int portion = portion_called(past->division, work->division->portions[i].id);
    if (portion < 0) return arena_new(arena, Release);
    const Data *data = data_portion(past->data, past->division, portion, past->printed, arena);
    const Document *document = bind_document(work->job.report, data, arena, diag);
    const Map *names = document ? revise_names(document, now, arena) : NULL;
    if (names) document = bind_again(work->job.report, data, names, arena, diag);
    data_close(data);
    return document ? revise_texts(document, past->data->facts, arena) : arena_new(arena, Release);
}

static const Map *marks_between(const Release *before, Release *after, Arena *arena)
{
    return revise_marks(revise_compare(before, after, STR(""), NULL, arena, NULL), arena);
}

static void put_marks(Map *marks, const Map *from, const Map *otherwise, const BarLine *line)
{
    for (int i = 0; i < from->room; i++)
        if (from->entries[i].value && map_find(otherwise, from->entries[i].key))
            map_put(marks, from->entries[i].key, (void *)(uintptr_t)line);
}

static void mark_rounds(const ExcerptWork *work, int i, Release *now, Map *marks, Arena *arena)
{
    Silence *silence = be_silent(work->diag, arena);
    int n = work->n_pasts;
    Release **texts = arena_array(arena, Release *, n + 1);
    texts[n] = now;
    for (int k = 0; k < n; k++) texts[k] = texts_before(work, &work->pasts[k], i, now, arena, silence->diag);
    end_silence(silence);
    const Map *otherwise = marks_between(texts[0], now, arena);
    for (int k = n - 1; k >= 0; k--)
        put_marks(marks, n == 1 ? otherwise : marks_between(texts[k], texts[k + 1], arena), otherwise, &work->pasts[k].next);
}

const Map *earlier_marks(const ExcerptWork *work, int i, const Document *document, Arena *arena)
{
    Map *marks = arena_new(arena, Map);
    *marks = map_new(arena);
    Release *now = revise_texts(document, work->job.facts, arena);
    if (work->n_pasts) {
        mark_rounds(work, i, now, marks, arena);
        return marks;
    }
    const Map *sources = revise_source_marks(now, work->since->facts, arena);
    put_marks(marks, sources, sources, &work->edited);
    return marks;
}

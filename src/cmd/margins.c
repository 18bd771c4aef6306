/* What excerpts have in their margins: what filed pages say, what has changed since a release, whose it is. */
#include "cmd/portions.h"
#include "report/report.h"
#include "revise/revise.h"

#include <assert.h>

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

void whole_note(ExcerptWork *work, Release *filed, Arena *arena, Diag *diag)
{
    const Report *margins = report_read_revision(report_open_revisions(work->job.report, arena, diag), "errata", arena, diag);
    if (!margins) return;
    work->notes.style = report_find_style(margins, STR("revision"));
    work->notes.head_style = work->division->line_style ? work->division->line_style : work->notes.style;
    if (work->since) note_changes(work, filed, arena);
    if (work->by_pages && filed) work->job.pages = with_lines(work, filed, arena, diag);
}

/* Each run of corrections that changes the booklet is a round, with a number and, where it was given, a day.  The release
   keeps all of them, and the booklet as it was first published, for those who have filed none yet. */
#include "base/map.h"
#include "base/vec.h"
#include "revise/revise.h"

#include <inttypes.h>

static bool has_line(const Release *release, Str line)
{
    for (int i = 0; i < release->n_rounds; i++)
        if (str_equal(release->rounds[i].line, line)) return true;
    for (int i = 0; i < release->n_pages; i++)
        if (str_equal(release->pages[i].revised, line)) return true;
    return false;
}

/* A program that kept no rounds has left the lines of its pages. */
static int count_lines(const Release *release, Arena *arena)
{
    Map lines = map_new(arena);
    for (int i = 0; i < release->n_pages; i++)
        if (release->pages[i].revised.n) map_put(&lines, release->pages[i].revised, &release->pages[i]);
    return lines.n;
}

int revise_rounds_so_far(const Release *release, Arena *arena)
{
    return release->n_rounds ? release->rounds[release->n_rounds - 1].number : count_lines(release, arena);
}

static Str filled(Str words, Str date, int number, Arena *arena)
{
    Str line = str_replace(arena, words, STR("{date}"), date);
    return str_trim(str_replace(arena, line, STR("{number}"), str_printf(arena, "%d", number)));
}

Str revise_round_line(const Release *before, RoundWords words, Str date, int number, Arena *arena)
{
    Str line = filled(words.first, date, number, arena);
    return line.n && has_line(before, line) ? filled(words.again, date, number, arena) : line;
}

Str revise_round_reason(const Corrections *applied, Arena *arena)
{
    Map known = map_new(arena);
    StrBuilder reasons = { .arena = arena };
    for (int i = 0; i < applied->n; i++) {
        Str reason = applied->at[i].reason;
        if (!reason.n || map_put(&known, reason, (void *)(uintptr_t)&applied->at[i])) continue;
        if (reasons.n) str_add(&reasons, STR("\n"));
        str_add(&reasons, reason);
    }
    return str_built(&reasons);
}

void revise_keep_rounds(Release *after, const Release *before, const Round *round, Arena *arena)
{
    bool is_first = !before->published.n && revise_rounds_so_far(before, arena) == 0;
    Vec(Round) rounds = { .arena = arena };
    for (int i = 0; i < before->n_rounds; i++) *vec_push(&rounds) = before->rounds[i];
    if (round) *vec_push(&rounds) = *round;
    after->rounds = rounds.at;
    after->n_rounds = rounds.n;
    after->published = is_first && round ? before->file : before->published;
}

/* --- as first published -------------------------------------------------------------------------------------------- */

static Str page_name(const ReleasePage *page, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n%" PRIx64, STR_ARG(page->label), page->hash);
}

/* A page that was corrected and corrected back has a line in its margin that the published one has not: it is another page. */
static void part_from(Release *published, const Release *latest, Arena *arena)
{
    Map lined = map_new(arena);
    for (int i = 0; i < latest->n_pages; i++)
        if (latest->pages[i].revised.n) map_put(&lined, page_name(&latest->pages[i], arena), &latest->pages[i]);
    for (int i = 0; i < published->n_pages; i++)
        if (map_find(&lined, page_name(&published->pages[i], arena))) published->pages[i].hash = ~published->pages[i].hash;
}

const Release *revise_published(const Release *latest, const char *path, Arena *arena, Diag *diag)
{
    if (!latest->published.n && revise_rounds_so_far(latest, arena) == 0) return latest;
    if (!latest->published.n) {
        diag_report(diag, (Where){ .file = path }, STR(""), DIAG_PUBLISHED_UNKNOWN);
        return NULL;
    }
    Release *published = revise_read_text(path, latest->published, arena, diag);
    if (published) part_from(published, latest, arena);
    return published;
}

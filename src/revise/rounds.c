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

/* --- data edited by hand ------------------------------------------------------------------------------------------- */

static Str pair_of(Str record, Str field, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n" STR_FMT, STR_ARG(record), STR_ARG(field));
}

typedef struct {
    Vec(Correction) list;
    Map given; /* pairs of which a correction says why */
    Str date, reason;
    Arena *arena;
} Edits;

/* What `facts` say otherwise than `others`, or alone. */
static void add_edits(Edits *edits, Facts facts, Facts others)
{
    Map known = map_new(edits->arena);
    for (int i = 0; i < others.n; i++)
        map_put(&known, pair_of(others.at[i].record, others.at[i].field, edits->arena), &others.at[i]);
    for (int i = 0; i < facts.n; i++) {
        Str pair = pair_of(facts.at[i].record, facts.at[i].field, edits->arena);
        const Fact *other = map_find(&known, pair);
        if ((other && str_equal(other->text, facts.at[i].text)) || map_put(&edits->given, pair, &facts.at[i])) continue;
        *vec_push(&edits->list) = (Correction){
            .record = facts.at[i].record, .field = facts.at[i].field, .date = edits->date, .reason = edits->reason, .past = true
        };
    }
}

Corrections revise_with_reason(const Corrections *applied, const Release *before, Facts facts, Str date, Str reason, Arena *arena)
{
    Edits edits = { .list.arena = arena, .given = map_new(arena), .date = date, .reason = reason, .arena = arena };
    for (int i = 0; i < applied->n; i++) {
        Correction *correction = vec_push(&edits.list);
        *correction = applied->at[i];
        if (!correction->reason.n) correction->reason = reason;
        map_put(&edits.given, pair_of(correction->record, correction->field, arena), correction);
    }
    if (reason.n) {
        add_edits(&edits, facts, before->facts);
        add_edits(&edits, before->facts, facts);
    }
    return (Corrections){ edits.list.at, edits.list.n };
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

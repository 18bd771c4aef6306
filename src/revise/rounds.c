/* Each run of corrections that changes the booklet is a round, with a number and, where it was given, a day.  The release
   keeps all of them, and the booklet as it was first published, for those who have filed none yet. */
#include "base/map.h"
#include "base/vec.h"
#include "revise/revise.h"

#include <inttypes.h>
#include <string.h>

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

/* --- why ----------------------------------------------------------------------------------------------------------- */

typedef struct {
    Vec(Correction) list;
    Map given; /* "record\nfield", or "record\n" of a whole one, of which it is said why */
    Arena *arena;
} Reasons;

static bool is_given(const Reasons *reasons, const Fact *fact)
{
    return map_find(&reasons->given, fact_name(fact->record, fact->field, reasons->arena)) ||
           map_find(&reasons->given, fact_name(fact->record, STR(""), reasons->arena));
}

static void give(Reasons *reasons, Str record, Str field, Str reason)
{
    Correction *correction = vec_push(&reasons->list);
    *correction = (Correction){ .record = record, .field = field, .reason = reason, .past = true };
    map_put(&reasons->given, fact_name(record, field, reasons->arena), correction);
}

/* All records of what was put in: in the markup of a correction there is one way to write an id. */
static void give_inner(Reasons *reasons, const Correction *insertion)
{
    Str rest = insertion->now;
    while (rest.n) {
        const char *found = memmem(rest.at, (size_t)rest.n, " id=\"", sizeof " id=\"" - 1);
        if (!found) return;
        rest = str_part(rest, (int)(found - rest.at) + (int)sizeof " id=\"" - 1, rest.n);
        Str id = str_copy(reasons->arena, str_part(rest, 0, str_find(rest, '"')));
        if (!str_equal(id, insertion->record)) give(reasons, id, STR(""), insertion->reason);
    }
}

/* What went with a record or a list that was taken out, as far as all that were have one reason. */
static void give_removed(Reasons *reasons, const Corrections *applied, Facts old, Facts now)
{
    const Correction *removal = NULL;
    Map known = map_new(reasons->arena);
    for (int i = 0; i < now.n; i++) map_put(&known, now.at[i].record, &now.at[i]);
    for (int i = 0; i < applied->n; i++) {
        if (applied->at[i].field.n) continue;
        if (removal && !str_equal(removal->reason, applied->at[i].reason)) return;
        removal = &applied->at[i];
    }
    for (int i = 0; removal && i < old.n; i++)
        if (!map_find(&known, old.at[i].record) && !is_given(reasons, &old.at[i]))
            give(reasons, old.at[i].record, STR(""), removal->reason);
}

/* What the data say otherwise without a correction that says why. */
static void give_edited(Reasons *reasons, Facts old, Facts now, Str reason)
{
    FactsOtherwise edited = facts_otherwise(now, old, reasons->arena);
    for (int i = 0; i < edited.n; i++)
        if (!is_given(reasons, edited.at[i])) give(reasons, edited.at[i]->record, edited.at[i]->field, reason);
}

Corrections revise_with_reason(const Corrections *applied, const Release *before, Facts facts, Str reason, Arena *arena)
{
    Reasons reasons = { .list.arena = arena, .given = map_new(arena), .arena = arena };
    for (int i = 0; i < applied->n; i++) {
        bool is_whole = str_find(applied->at[i].field, ' ') >= 0;
        *vec_push(&reasons.list) = applied->at[i];
        map_put(&reasons.given, fact_name(applied->at[i].record, is_whole ? STR("") : applied->at[i].field, arena),
                (void *)(uintptr_t)&applied->at[i]);
    }
    for (int i = 0; i < applied->n; i++)
        if (str_find(applied->at[i].field, ' ') >= 0) give_inner(&reasons, &applied->at[i]);
    give_removed(&reasons, applied, before->facts, facts);
    if (reason.n) give_edited(&reasons, before->facts, facts, reason);
    return (Corrections){ reasons.list.at, reasons.list.n };
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

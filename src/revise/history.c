/* Corrections on corrections: what a booklet has been through, and what of a file that is given now is new to it. */
#include "base/vec.h"
#include "revise/revise.h"

static bool same_correction(const Correction *a, const Correction *b)
{
    return str_equal(a->record, b->record) && str_equal(a->field, b->field) && str_equal(a->was, b->was) &&
           str_equal(a->now, b->now);
}

typedef Vec(const Correction *) Course;

/* What became of one field, or record, in these corrections, up to the first `n` of them. */
static Course course_of(const Corrections *corrections, int n, const Correction *of, Arena *arena)
{
    Course course = { .arena = arena };
    for (int i = 0; i < n; i++)
        if (str_equal(corrections->at[i].record, of->record) && str_equal(corrections->at[i].field, of->field))
            *vec_push(&course) = &corrections->at[i];
    return course;
}

/* Was it made before?  A file may be given again, and may go on from where it ended: what it begins with is then what the
   history ends with.  A correction that has been undone since is made anew. */
static bool was_made(const Corrections *past, const Corrections *corrections, int number, Arena *arena)
{
    const Correction *of = &corrections->at[number];
    Course made = course_of(past, past->n, of, arena), now = course_of(corrections, corrections->n, of, arena);
    int before = course_of(corrections, number, of, arena).n;
    for (int n = made.n < now.n ? made.n : now.n; n > before; n--) {
        bool same = true;
        for (int i = 0; i < n; i++) same &= same_correction(made.at[made.n - n + i], now.at[i]);
        if (same) return true;
    }
    return false;
}

void revise_report_unseen(const Revision *revision, Diag *diag)
{
    for (int i = 0; i < revision->unseen.n; i++) {
        const Correction *unseen = &revision->unseen.at[i];
        if (unseen->where.line) diag_report(diag, unseen->where, unseen->record, DIAG_CORRECTION_UNSEEN, unseen->field.at);
    }
}

Corrections revise_seen(const Revision *revision, const Corrections *applied, Arena *arena)
{
    Corrections seen = { .at = arena_array(arena, Correction, applied->n) };
    for (int i = 0; i < applied->n; i++) {
        bool is_unseen = false;
        for (int k = 0; k < revision->unseen.n; k++) is_unseen |= same_correction(&revision->unseen.at[k], &applied->at[i]);
        if (!is_unseen) seen.at[seen.n++] = applied->at[i];
    }
    return seen;
}

Corrections revise_history(const Corrections *past, const Corrections *given, Corrections *fresh, Arena *arena)
{
    Vec(Correction) all = { .arena = arena }, new = { .arena = arena };
    for (int i = 0; i < past->n; i++) *vec_push(&all) = past->at[i];
    for (int i = 0; i < given->n; i++) {
        if (was_made(past, given, i, arena)) continue;
        *vec_push(&all) = given->at[i];
        *vec_push(&new) = given->at[i];
    }
    *fresh = (Corrections){ new.at, new.n };
    return (Corrections){ all.at, all.n };
}

/* A text that reads as it did may stand where it did not: the sample shows another record now.  However lines are cut, a text stays
   in its section; so one that is seen in a section more, or in one less, has come there, or gone, and what stands on that page
   reads otherwise. */
#include "base/vec.h"
#include "revise/comparison.h"

typedef Vec(int) PageList;

static Str section_of(const Release *release, int page)
{
    return release->pages[page].pin.section;
}

static bool is_in(const Release *release, const Passage *passage, Str section)
{
    for (int i = 0; i < passage->n_pages; i++)
        if (str_equal(section_of(release, passage->pages[i]), section)) return true;
    return false;
}

/* Pages of sections in which the other edition has it not; none, too, if they have no section in common: then it was moved. */
static PageList pages_alone(const Release *release, const Passage *passage, const Release *other, const Passage *counterpart,
                            Arena *arena)
{
    PageList pages = { .arena = arena };
    bool is_common = false;
    for (int i = 0; i < passage->n_pages; i++) {
        bool is_there = is_in(other, counterpart, section_of(release, passage->pages[i]));
        is_common |= is_there;
        if (!is_there) *vec_push(&pages) = passage->pages[i];
    }
    if (!is_common) pages.n = 0;
    return pages;
}

/* The first text of the old booklet that is seen on the page of this label or behind it. */
static const Passage *first_at(const Release *before, Str label, int page)
{
    for (int i = 0; i < before->n_pages; i++)
        if (label.n && str_equal(before->pages[i].label, label)) page = i;
    for (int i = 0; i < before->n_passages; i++) {
        const Passage *passage = &before->passages[i];
        if (passage->n_pages && passage->pages[passage->n_pages - 1] >= page) return passage;
    }
    return NULL;
}

static void add_place(Comparison *comparison, ChangeKind kind, const Passage *passage, PageList pages)
{
    if (!pages.n) return;
    bool has_come = kind == CHANGE_ADDED;
    const Release *before = comparison->old.release, *release = has_come ? comparison->new.release : before;
    Passage there = *passage;
    there.pages = pages.at;
    there.n_pages = pages.n;
    Change *change = comparison_add(comparison, kind, has_come ? NULL : passage, has_come ? passage : NULL);
    const Passage *first = first_at(before, release->pages[pages.at[0]].label, pages.at[0]);
    change->label = comparison_pages(release, &there, comparison->arena);
    change->cause = CAUSE_FOLLOWS;
    change->reason = cause_common_reason(comparison);
    change->of_place = true;
    change->pages = pages.at;
    change->n_pages = pages.n;
    if (!first) return;
    change->order = (int)(first - before->passages);
    change->part = first->part;
}

void appear_tell(Comparison *comparison, const Passage *old, const Passage *new)
{
    if (new->kind == PASSAGE_RUNNING || new->kind == PASSAGE_HEAD || !new->text.n) return;
    const Release *before = comparison->old.release, *after = comparison->new.release;
    add_place(comparison, CHANGE_DELETED, old, pages_alone(before, old, after, new, comparison->arena));
    add_place(comparison, CHANGE_ADDED, new, pages_alone(after, new, before, old, comparison->arena));
}

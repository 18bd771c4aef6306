/* A running head (柱) that a page shows may be another one though no text says otherwise: 戦略計画15～16 is 戦略計画15 once plan 16 is
   gone from the data, and both are texts of their own.  So what a page shows is held against what the same page showed.  Not so of thumb
   tabs: each stands where its own heading reaches, and comes and goes with it. */
#include "base/vec.h"
#include "base/words.h"
#include "revise/comparison.h"

typedef Vec(int) PageNumbers;

/* Of p10/set1/p11: set1, which of the values that its heading gives.  Headings give as many, but where one gives a tab, too. */
static Str value_of(Key key)
{
    Str place = key_place(key);
    int end = str_find(place, '/');
    return end < 0 ? place : str_part(place, 0, end);
}

static bool is_head(const Passage *passage)
{
    return passage->kind == PASSAGE_RUNNING && !str_equal(passage->column, words_str(WORD_TAB, LANG_JA));
}

static bool is_seen_on(const Passage *passage, int page)
{
    bool is_seen = false;
    for (int i = 0; passage && i < passage->n_pages; i++) is_seen |= passage->pages[i] == page;
    return is_seen;
}

/* Does any of what stood on the one page stand on the other? */
static bool go_on(const Pin *pin, const Pin *other)
{
    for (int i = 0; i < pin->n_slabs && str_equal(pin->section, other->section); i++)
        for (int k = 0; k < other->n_slabs; k++)
            if (pin->slabs[i].nth == other->slabs[k].nth && str_equal(pin->slabs[i].key.text, other->slabs[k].key.text))
                return true;
    return false;
}

/* The page of the new edition that has its number and goes on with it; -1: none does. */
static int successor(const Release *before, int page, const Release *after)
{
    Str label = before->pages[page].label;
    for (int i = 0; label.n && i < after->n_pages; i++)
        if (str_equal(after->pages[i].label, label)) return go_on(&before->pages[page].pin, &after->pages[i].pin) ? i : -1;
    return -1;
}

/* Does a heading of the record give a running head, printed or not? */
static bool gives_head(const Release *release, Str record)
{
    bool gives = false;
    for (int i = 0; i < release->n_passages && !gives; i++)
        gives = release->passages[i].kind == PASSAGE_RUNNING && str_equal(key_record(release->passages[i].key), record);
    return gives;
}

/* Does it name a record that gives none in the other edition?  A head that is another because lines have moved says nothing new. */
static bool names_unknown(const Passage *head, const Release *own, const Release *other)
{
    bool is_unknown = false;
    for (int i = 0; i < head->n_sources && !is_unknown; i++) {
        Str record = head->sources[i].source.record;
        is_unknown = record.n && gives_head(own, record) && !gives_head(other, record);
    }
    return is_unknown;
}

/* What the page shows now where it showed `old`; NULL: that still, or nothing. */
static const Passage *shown_instead(const Comparison *comparison, const Passage *old, int was_on, int page)
{
    const Release *after = comparison->new.release;
    const Passage *instead = NULL;
    for (int i = 0; i < after->n_passages; i++) {
        const Passage *new = &after->passages[i];
        if (new->kind != PASSAGE_RUNNING || !is_seen_on(new, page) || !str_equal(new->column, old->column)) continue;
        const Passage *counterpart = comparison_counterpart(comparison, new);
        if (counterpart == old) return NULL;
        bool is_alike = str_equal(value_of(new->key), value_of(old->key));
        if (!is_seen_on(counterpart, was_on) && (!instead || is_alike)) instead = new;
    }
    bool is_other = instead && !str_equal(instead->text, old->text);
    const Release *before = comparison->old.release;
    return is_other && (names_unknown(old, before, after) || names_unknown(instead, after, before)) ? instead : NULL;
}

/* One entry for the pages on which the one stood and the other stands. */
static void tell(Comparison *comparison, const Passage *old, const Passage *new, int *pages, int n_pages)
{
    Passage there = *old;
    there.pages = pages;
    there.n_pages = n_pages;
    Change *change = comparison_add(comparison, CHANGE_EDITED, old, new);
    cause_tell(comparison, old, new, change);
    change->label = comparison_pages(comparison->old.release, &there, comparison->arena);
    change->cause = CAUSE_FOLLOWS; /* what begins on the page, or no more, is typed; the head tells it */
}

void heads_tell(Comparison *comparison)
{
    const Release *before = comparison->old.release;
    for (int i = 0; i < before->n_passages; i++) {
        const Passage *old = &before->passages[i], *told = NULL;
        PageNumbers pages = { .arena = comparison->arena };
        for (int k = 0; is_head(old) && k < old->n_pages; k++) {
            int page = successor(before, old->pages[k], comparison->new.release);
            const Passage *new = page < 0 ? NULL : shown_instead(comparison, old, old->pages[k], page);
            if (told && new != told) tell(comparison, old, told, pages.at, pages.n);
            if (new != told) pages = (PageNumbers){ .arena = comparison->arena };
            told = new;
            if (new) *vec_push(&pages) = old->pages[k];
        }
        if (told) tell(comparison, old, told, pages.at, pages.n);
    }
}

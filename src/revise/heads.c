/* A running head (柱) that a page shows may be another one though no text says otherwise: 戦略計画15～16 is 戦略計画15 once plan 16 is
   gone from the data, and both are texts of their own.  So what a page shows is held against what the same page showed.  Not so of thumb
   tabs: each stands where its own heading reaches, and comes and goes with it. */
#include "base/vec.h"
#include "base/words.h"
#include "revise/comparison.h"

typedef Vec(int) PageNumbers;
typedef Vec(const Passage *) ShownPassages;

/* The running heads and thumb tabs of an edition. */
typedef struct {
    const Release *release;
    ShownPassages *on_page; /* of each page */
    Map labels;             /* of pages → Pin */
    Map givers;             /* records that a heading of theirs gives one for, printed or not */
} Heads;

static Heads heads_of(const Release *release, Arena *arena)
{
    Heads heads = { release, arena_array(arena, ShownPassages, release->n_pages), map_new(arena), map_new(arena) };
    for (int i = 0; i < release->n_pages; i++) {
        heads.on_page[i].arena = arena;
        if (release->pages[i].label.n) map_put(&heads.labels, release->pages[i].label, &release->pages[i]);
    }
    for (int i = 0; i < release->n_passages; i++) {
        Passage *passage = &release->passages[i];
        if (passage->kind != PASSAGE_RUNNING) continue;
        map_put(&heads.givers, key_record(passage->key), passage);
        for (int k = 0; k < passage->n_pages; k++) *vec_push(&heads.on_page[passage->pages[k]]) = passage;
    }
    return heads;
}

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
static int successor(const ReleasePage *page, const Heads *after)
{
    const ReleasePage *next = map_find(&after->labels, page->label);
    return next && go_on(&page->pin, &next->pin) ? (int)(next - after->release->pages) : -1;
}

/* Does it name a record that gives none in the other edition?  A head that is another because lines have moved says nothing new. */
static bool names_unknown(const Passage *head, const Heads *own, const Heads *other)
{
    bool is_unknown = false;
    for (int i = 0; i < head->n_sources && !is_unknown; i++) {
        Str record = head->sources[i].source.record;
        is_unknown = record.n && map_find(&own->givers, record) && !map_find(&other->givers, record);
    }
    return is_unknown;
}

/* What the page shows now where it showed `old`; NULL: that still, or nothing. */
static const Passage *shown_instead(const Comparison *comparison, const Heads *before, const Heads *after, const Passage *old,
                                    int was_on, int page)
{
    const ShownPassages *shown = &after->on_page[page];
    const Passage *instead = NULL;
    for (int i = 0; i < shown->n; i++) {
        const Passage *new = shown->at[i];
        if (!str_equal(new->column, old->column)) continue;
        const Passage *counterpart = comparison_counterpart(comparison, new);
        if (counterpart == old) return NULL;
        bool is_alike = str_equal(value_of(new->key), value_of(old->key));
        if (!is_seen_on(counterpart, was_on) && (!instead || is_alike)) instead = new;
    }
    bool is_other = instead && !str_equal(instead->text, old->text);
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
    if (!comparison->new.release->n_pages) return; /* texts alone: no page shows any */
    Heads before = heads_of(comparison->old.release, comparison->arena),
          after = heads_of(comparison->new.release, comparison->arena);
    for (int i = 0; i < before.release->n_passages; i++) {
        const Passage *old = &before.release->passages[i], *told = NULL;
        PageNumbers pages = { .arena = comparison->arena };
        for (int k = 0; is_head(old) && k < old->n_pages; k++) {
            int page = successor(&before.release->pages[old->pages[k]], &after);
            const Passage *new = page < 0 ? NULL : shown_instead(comparison, &before, &after, old, old->pages[k], page);
            if (told && new != told) tell(comparison, old, told, pages.at, pages.n);
            if (new != told) pages = (PageNumbers){ .arena = comparison->arena };
            told = new;
            if (new) *vec_push(&pages) = old->pages[k];
        }
        if (told) tell(comparison, old, told, pages.at, pages.n);
    }
}

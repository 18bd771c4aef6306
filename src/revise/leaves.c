/* A leaf is what is on its front and its back.  Leaves that are in both booklets, in the same order, stay in the binder;
   the others are taken out and put in.  So the filing is right by construction, whatever moved. */
#include "revise/leaves.h"

#include "base/map.h"
#include "base/order.h"
#include "base/vec.h"
#include "revise/comparison.h"
#include "revise/seams.h"

#include <inttypes.h>

static Str page_name(const ReleasePage *page, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n%016" PRIx64, STR_ARG(page->label), page->hash);
}

static bool is_on_page(const Passage *passage, int page)
{
    for (int i = 0; i < passage->n_pages; i++)
        if (passage->pages[i] == page) return true;
    return false;
}

/* Texts that have changed, by key, and records as a whole; and by key and page, what has come to stand on a page, or stands where
   something is gone. */
typedef struct {
    Map texts, records, come;
    Arena *arena;
} Marking;

static Str on_page(Str key, int page, Arena *arena)
{
    return str_printf(arena, "%d\n" STR_FMT, page, STR_ARG(key));
}

static bool is_changed(const Marking *marking, const Passage *passage, int page)
{
    Str key = passage->key.text, record = comparison_record(passage);
    return map_find(&marking->texts, key) || (record.n && map_find(&marking->records, record)) ||
           (marking->come.n && map_find(&marking->come, on_page(key, page, marking->arena)));
}

static Marking marking_of(const Revision *revision, Arena *arena)
{
    Marking marking = { map_new(arena), map_new(arena), map_new(arena), arena };
    for (int i = 0; i < revision->n_changes; i++) {
        Change *change = &revision->changes[i];
        if (!change->of_place) map_put(change->of_record ? &marking.records : &marking.texts, change->key.text, change);
        for (int k = 0; k < change->n_pages && change->kind == CHANGE_ADDED; k++)
            map_put(&marking.come, on_page(change->key.text, change->pages[k], arena), change);
    }
    const BarPlaces seams = seams_of(revision, arena);
    for (int i = 0; i < seams.n; i++) map_put(&marking.come, on_page(seams.at[i].key, seams.at[i].page, arena), &seams.at[i]);
    return marking;
}

static void mark_page(ReleasePage *page, int number, const Release *after, const Marking *marking, Arena *arena)
{
    Vec(Str) marked = { .arena = arena };
    for (int i = 0; i < after->n_passages; i++)
        if (is_on_page(&after->passages[i], number) && is_changed(marking, &after->passages[i], number))
            *vec_push(&marked) = after->passages[i].key.text;
    page->marked = marked.at;
    page->n_marked = marked.n;
}

static const ReleasePage *find_labelled(const Release *release, Str label)
{
    for (int i = 0; i < release->n_pages; i++)
        if (str_equal(release->pages[i].label, label)) return &release->pages[i];
    return NULL;
}

/* Has it lost all it held?  Then it says so; a page that was always blank, or was put in blank, says nothing. */
static bool is_vacant(const Release *before, const ReleasePage *page)
{
    const ReleasePage *old = page->label.n && !page->pin.branch ? find_labelled(before, page->label) : NULL;
    return page->pin.n_slabs == 0 && old && (old->pin.n_slabs || old->revised.n);
}

void leaves_date(Revision *revision, Release *after, Str line, Arena *arena)
{
    Map old_pages = map_new(arena);
    for (int i = 0; i < revision->before->n_pages; i++)
        map_put(&old_pages, page_name(&revision->before->pages[i], arena), &revision->before->pages[i]);
    revision->renewed = arena_array(arena, bool, after->n_pages + 1);
    for (int i = 0; i < after->n_pages; i++) {
        ReleasePage *page = &after->pages[i];
        const ReleasePage *old = map_find(&old_pages, page_name(page, arena));
        revision->renewed[i] = !old;
        if (!old) continue;
        page->revised = old->revised;
        page->marked = old->marked;
        page->n_marked = old->n_marked;
    }
    const Marking marking = marking_of(revision, arena);
    for (int i = 0; i < after->n_pages; i++) {
        ReleasePage *page = &after->pages[i];
        if (revision->renewed[i] && line.n && (page->pin.n_slabs || is_vacant(revision->before, page))) {
            page->revised = line;
            mark_page(page, i, after, &marking, arena);
        }
    }
}

/* --- filing ----------------------------------------------------------------------------------------------------- */

static void add_side(StrBuilder *name, const Release *release, int page, Arena *arena)
{
    if (page >= release->n_pages) return;
    const ReleasePage *side = &release->pages[page];
    str_add(name, page_name(side, arena));
    str_add(name, side->revised);
    for (int i = 0; i < side->n_marked; i++) str_add_printf(name, "\n" STR_FMT, STR_ARG(side->marked[i]));
}

static Str leaf_name(const Release *release, int leaf, Arena *arena)
{
    StrBuilder name = { .arena = arena };
    add_side(&name, release, 2 * leaf, arena);
    str_add(&name, STR("\n/\n"));
    add_side(&name, release, 2 * leaf + 1, arena);
    return str_built(&name);
}

static int count_leaves(const Release *release)
{
    return (release->n_pages + 1) / 2;
}

/* Number in the old booklet of each new leaf that stays, else -1.  Of leaves that look alike, the n-th is the n-th. */
static int *leaves_that_stay(const Revision *revision, Arena *arena)
{
    typedef struct {
        Vec(int) leaves;
        int next;
    } SameLeaves;
    Map old = map_new(arena);
    int n_old = count_leaves(revision->before), n_new = count_leaves(revision->after);
    int *stays = arena_array(arena, int, n_new + 1);
    for (int i = 0; i < n_old; i++) {
        Str name = leaf_name(revision->before, i, arena);
        SameLeaves *alike = map_find(&old, name);
        if (!alike) {
            alike = arena_new(arena, SameLeaves);
            alike->leaves.arena = arena;
            map_put(&old, name, alike);
        }
        *vec_push(&alike->leaves) = i;
    }
    for (int i = 0; i < n_new; i++) {
        SameLeaves *alike = map_find(&old, leaf_name(revision->after, i, arena));
        stays[i] = alike && alike->next < alike->leaves.n ? alike->leaves.at[alike->next++] : -1;
    }
    order_keep_longest(stays, n_new, arena);
    return stays;
}

static Leaf leaf_at(const Release *release, int leaf)
{
    return (Leaf){ 2 * leaf, 2 * leaf + 1 < release->n_pages ? 2 * leaf + 1 : -1 };
}

static bool same_slabs(const Pin *a, const Pin *b)
{
    bool same = a->n_slabs == b->n_slabs;
    for (int i = 0; same && i < a->n_slabs; i++)
        same = str_equal(a->slabs[i].key.text, b->slabs[i].key.text) && a->slabs[i].nth == b->slabs[i].nth;
    return same;
}

/* Is one of the changes on this page? */
static bool reads_otherwise(const Revision *revision, const Release *release, int page)
{
    for (int k = 0; k < release->n_passages; k++) {
        const Passage *passage = &release->passages[k];
        if (!is_on_page(passage, page)) continue;
        for (int i = 0; i < revision->n_changes; i++) {
            const Change *change = &revision->changes[i];
            if (key_equal(passage->key, change->key)) return true;
            if (change->of_record && str_equal(comparison_record(passage), change->key.text)) return true;
        }
    }
    return false;
}

static Why why_page(const Revision *revision, int number)
{
    const ReleasePage *page = &revision->after->pages[number];
    const ReleasePage *old = page->label.n                        ? find_labelled(revision->before, page->label)
                             : number < revision->before->n_pages ? &revision->before->pages[number]
                                                                  : NULL;
    if (old && old->hash == page->hash) return WHY_COUNT; /* the other side has changed */
    if (reads_otherwise(revision, revision->after, number)) return WHY_TEXT;
    if (old && reads_otherwise(revision, revision->before, (int)(old - revision->before->pages))) return WHY_TEXT;
    if (!old || !same_slabs(&old->pin, &page->pin)) return WHY_MOVED;
    return old->words == page->words ? WHY_LOOK : WHY_NUMBERS;
}

static void settle_why(const Revision *revision, Filing *filing)
{
    filing->why = filing->n_in ? WHY_COUNT : WHY_GONE;
    for (int i = 0; i < filing->n_in; i++) {
        Why front = why_page(revision, filing->in[i].front);
        Why back = filing->in[i].back < 0 ? WHY_COUNT : why_page(revision, filing->in[i].back);
        if (front < filing->why) filing->why = front;
        if (back < filing->why) filing->why = back;
    }
}

static bool same_labels(const Revision *revision, int old, int new)
{
    return str_equal(revision->before->pages[2 * old].label, revision->after->pages[2 * new].label);
}

typedef Vec(Filing) FilingList;

/* Old leaves from … to-1 make way for new leaves first … last-1; one step each where they are the same leaves. */
static void add_filing(const Revision *revision, FilingList *list, int from, int to, int first, int last)
{
    if (from == to && first == last) return;
    bool paired = to - from == last - first && last - first > 1;
    for (int i = 0; paired && i < to - from; i++) paired = same_labels(revision, from + i, first + i);
    if (paired) {
        for (int i = 0; i < to - from; i++) add_filing(revision, list, from + i, from + i + 1, first + i, first + i + 1);
        return;
    }
    Filing filing = { .n_out = to - from, .n_in = last - first, .first_out = from };
    filing.out = arena_array(list->arena, Leaf, filing.n_out + 1);
    filing.in = arena_array(list->arena, Leaf, filing.n_in + 1);
    for (int i = 0; i < filing.n_out; i++) filing.out[i] = leaf_at(revision->before, from + i);
    for (int i = 0; i < filing.n_in; i++) filing.in[i] = leaf_at(revision->after, first + i);
    settle_why(revision, &filing);
    *vec_push(list) = filing;
}

/* A page that there was not, with what has moved to it. */
static bool is_more(const Revision *revision, int number)
{
    const ReleasePage *page = &revision->after->pages[number];
    return page->pin.branch && page->pin.n_slabs && !find_labelled(revision->before, page->label);
}

void leaves_file(Revision *revision, Arena *arena)
{
    FilingList list = { .arena = arena };
    int *stays = leaves_that_stay(revision, arena);
    int n_new = count_leaves(revision->after), from = 0, first = 0;
    for (int i = 0; i < n_new; i++) {
        if (stays[i] < 0) continue;
        add_filing(revision, &list, from, stays[i], first, i);
        from = stays[i] + 1;
        first = i + 1;
    }
    add_filing(revision, &list, from, count_leaves(revision->before), first, n_new);
    for (int i = 0; i < revision->after->n_pages; i++) {
        revision->renewed[i] = revision->renewed[i] && (is_more(revision, i) || why_page(revision, i) != WHY_MOVED);
        revision->n_renewed += revision->renewed[i];
    }
    revision->filings = list.at;
    revision->n_filings = list.n;
    revision->replaced = arena_array(arena, bool, revision->after->n_pages + 1);
    for (int i = 0; i < list.n; i++) {
        list.at[i].first_sheet = revision->n_sheets;
        revision->n_sheets += list.at[i].n_in;
        for (int k = 0; k < list.at[i].n_in; k++) {
            revision->replaced[list.at[i].in[k].front] = true;
            if (list.at[i].in[k].back >= 0) revision->replaced[list.at[i].in[k].back] = true;
        }
    }
}

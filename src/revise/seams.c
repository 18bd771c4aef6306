/* A row that is gone leaves no text to put a bar beside: so its neighbours in the published booklet are asked, nearest first, which of
   them stands on a page that is printed again. */
#include "revise/seams.h"

#include "base/map.h"
#include "revise/comparison.h"

typedef struct {
    const Revision *revision;
    Map texts;             /* of the new edition: key → Passage */
    Map parents, new_ones; /* of the old edition, of the new one: id → RecordPlace */
    BarPlaces seams;
} SeamWork;

static void add_places(Map *places, Facts facts)
{
    for (int i = 0; i < facts.n_records; i++) map_put(places, facts.records[i].id, &facts.records[i]);
}

/* Of a line that a 再掲 shows, which no edition's data name (b1-y), the 再掲 (b1). */
static Str parent_of(const SeamWork *seaming, Str id)
{
    const RecordPlace *place = map_find(&seaming->parents, id);
    if (place) return place->parent;
    for (int end = id.n - 1; end > 0; end--)
        if (id.at[end] == '-' && map_find(&seaming->parents, str_part(id, 0, end))) return str_part(id, 0, end);
    return STR("");
}

/* The whole that went, of which the record was a part. */
static Str whole_of(const SeamWork *seaming, Str id)
{
    for (Str parent = parent_of(seaming, id); map_find(&seaming->parents, parent) && !map_find(&seaming->new_ones, parent);
         parent = parent_of(seaming, id))
        id = parent;
    return id;
}

/* Beside the text where it begins, or where it ends, in each run of pages that are printed again: the seam is there. */
static bool mark_text(SeamWork *seaming, const Passage *old, bool at_its_end)
{
    const Passage *now = map_find(&seaming->texts, old->key.text);
    bool marked = false;
    for (int i = 0; now && i < now->n_pages; i++) {
        int page = now->pages[i], beside = at_its_end ? i + 1 : i - 1;
        bool goes_on = beside >= 0 && beside < now->n_pages && now->pages[beside] == page + (at_its_end ? 1 : -1);
        const Revision *revision = seaming->revision; /* of texts alone no pages are known: all is printed again */
        if (goes_on || (revision->after->n_pages && !revision->renewed[page])) continue;
        *vec_push(&seaming->seams) = (BarPlace){ now->key.text, page };
        marked = true;
    }
    return marked;
}

/* Does what still stands stand on a page that the lost text was on?  lost NULL: that is not asked. */
static bool is_on_page_of(const SeamWork *seaming, const Passage *now, const Passage *lost)
{
    const Release *before = seaming->revision->before, *after = seaming->revision->after;
    bool is_there = !lost || !after->n_pages;
    for (int i = 0; i < now->n_pages && !is_there; i++)
        for (int k = 0; k < lost->n_pages && !is_there; k++)
            is_there = str_equal(after->pages[now->pages[i]].label, before->pages[lost->pages[k]].label);
    return is_there;
}

/* All texts of the row, so that the bar is as high as it. */
static bool mark_row(SeamWork *seaming, Str record, bool at_its_end)
{
    const Release *before = seaming->revision->before;
    bool marked = false;
    for (int i = 0; record.n && i < before->n_passages; i++)
        if (str_equal(comparison_row(before->passages[i].key), record))
            marked |= mark_text(seaming, &before->passages[i], at_its_end);
    return marked;
}

/* The nearest of those it lay with, on this side of it, if that is on its page. */
static bool mark_beside(SeamWork *seaming, Str record, int order, int step, const Passage *lost)
{
    const Release *before = seaming->revision->before;
    Str parent = parent_of(seaming, record);
    for (int i = order; i >= 0 && i < before->n_passages; i += step) {
        Str row = comparison_row(before->passages[i].key);
        bool lies_with = row.n && !str_equal(row, record) && str_equal(parent_of(seaming, row), parent);
        const Passage *now = lies_with ? map_find(&seaming->texts, before->passages[i].key.text) : NULL;
        if (now) return is_on_page_of(seaming, now, lost) && mark_row(seaming, row, step < 0);
    }
    return false;
}

/* The nearest text on this side that still stands, if that is on the page of what was lost. */
static bool mark_nearest(SeamWork *seaming, int order, int step, const Passage *lost)
{
    const Release *before = seaming->revision->before;
    for (int i = order; i >= 0 && i < before->n_passages; i += step) {
        const Passage *old = &before->passages[i], *now = map_find(&seaming->texts, old->key.text);
        if (old->kind != PASSAGE_RUNNING && now && now->n_pages)
            return is_on_page_of(seaming, now, lost) && mark_text(seaming, old, step < 0);
    }
    return false;
}

static void mark_between(SeamWork *seaming, const Change *change)
{
    const Passage *lost = &seaming->revision->before->passages[change->order];
    bool marked = mark_nearest(seaming, change->order + 1, 1, lost) || mark_nearest(seaming, change->order - 1, -1, lost);
    if (!marked && !mark_nearest(seaming, change->order + 1, 1, NULL)) mark_nearest(seaming, change->order - 1, -1, NULL);
}

static void mark_record(SeamWork *seaming, const Change *change)
{
    Str record = whole_of(seaming, change->key.text);
    const Passage *lost = &seaming->revision->before->passages[change->order];
    bool marked = mark_beside(seaming, record, change->order, 1, lost) || mark_beside(seaming, record, change->order, -1, lost) ||
                  mark_beside(seaming, record, change->order, 1, NULL) || mark_beside(seaming, record, change->order, -1, NULL);
    for (Str above = parent_of(seaming, record); above.n && !marked; above = parent_of(seaming, above))
        marked = mark_row(seaming, above, false);
}

static void mark_lost_text(SeamWork *seaming, const Change *change)
{
    if (!mark_row(seaming, comparison_row(change->key), false)) mark_between(seaming, change);
}

BarPlaces seams_of(const Revision *revision, Arena *arena)
{
    SeamWork seaming = { revision, map_new(arena), map_new(arena), map_new(arena), { .arena = arena } };
    add_places(&seaming.parents, revision->before->facts);
    add_places(&seaming.new_ones, revision->after->facts);
    for (int i = 0; i < revision->after->n_passages; i++) {
        Passage *passage = &revision->after->passages[i];
        map_put(&seaming.texts, passage->key.text, passage);
    }
    for (int i = 0; i < revision->n_changes; i++) {
        const Change *change = &revision->changes[i];
        if (change->kind != CHANGE_DELETED || change->of_place) continue;
        if (change->of_record) mark_record(&seaming, change);
        else mark_lost_text(&seaming, change);
    }
    return seaming.seams;
}

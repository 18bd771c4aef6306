/* Whom a revision concerns: the records that say something else, and those of whose texts one reads otherwise, be it only because
   it follows from another. */
#include "base/map.h"
#include "base/vec.h"
#include "revise/comparison.h"
#include "revise/record.h"
#include "revise/revise.h"

typedef struct {
    Map known; /* record → Touched, in `list` order */
    Vec(Touched *) list;
} Touch;

static void touch(Touch *touch, Str record, bool is_own)
{
    Touched *known = map_find(&touch->known, record);
    if (!known) {
        known = arena_new(touch->known.arena, Touched);
        *known = (Touched){ .record = record };
        map_put(&touch->known, record, known);
        *vec_push(&touch->list) = known;
    }
    known->is_own |= is_own;
}

const Touched *const *revise_touched(const Revision *revision, int *n, Arena *arena)
{
    Touch touched = { .known = map_new(arena), .list = { .arena = arena } };
    FactsOtherwise corrected = facts_otherwise(revision->before->facts, revision->after->facts, arena);
    for (int i = 0; i < corrected.n; i++) touch(&touched, corrected.at[i]->record, true);
    for (int i = 0; i < revision->n_changes; i++) touch(&touched, key_record(revision->changes[i].key), false);
    *n = touched.list.n;
    return (const Touched *const *)touched.list.at;
}

/* A row that is new has a mark beside each of its cells. */
const Map *revise_marks(const Revision *revision, bool in_booklet, Arena *arena)
{
    Map changed = map_new(arena), *marks = arena_new(arena, Map);
    *marks = map_new(arena);
    for (int i = 0; i < revision->n_changes; i++) map_put(&changed, revision->changes[i].key.text, &revision->changes[i]);
    for (int i = 0; i < revision->after->n_passages; i++) {
        const Passage *passage = &revision->after->passages[i];
        if (!in_booklet && names_stem(passage->key).n) continue; /* a part of it counts otherwise */
        Str row = comparison_row(passage->key);
        if (map_find(&changed, passage->key.text) || (row.n && map_find(&changed, row)))
            map_put(marks, passage->key.text, (void *)(uintptr_t)passage);
    }
    return marks;
}

bool revise_shows(const Document *document, const Map *marks, Arena *arena)
{
    int n;
    const Passage *texts = record_texts(document, &n, arena);
    for (int i = 0; i < n; i++)
        if (map_find(marks, texts[i].key.text)) return true;
    return false;
}

/* Whom a revision concerns: the records that say something else, and those of whose texts one reads otherwise, be it only because
   it follows from another. */
#include "base/map.h"
#include "base/vec.h"
#include "revise/comparison.h"
#include "revise/record.h"
#include "revise/revise.h"
#include "revise/seams.h"

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

/* A row that is new has a mark beside each of its cells; of texts alone, where one is gone, what stands beside that.  In a booklet its
   pages have those marks themselves. */
const Map *revise_marks(const Revision *revision, Arena *arena)
{
    Map changed = map_new(arena), *marks = arena_new(arena, Map);
    BarLine *line = arena_new(arena, BarLine);
    *marks = map_new(arena);
    for (int i = 0; i < revision->n_changes; i++)
        if (!revision->changes[i].of_place) map_put(&changed, revision->changes[i].key.text, &revision->changes[i]);
    for (int i = 0; i < revision->after->n_passages; i++) {
        const Passage *passage = &revision->after->passages[i];
        Str record = comparison_record(passage);
        if (map_find(&changed, passage->key.text) || (record.n && map_find(&changed, record)))
            map_put(marks, passage->key.text, line);
    }
    const BarPlaces seams = revision->after->n_pages ? (BarPlaces){ .n = 0 } : seams_of(revision, arena);
    for (int i = 0; i < seams.n; i++) map_put(marks, seams.at[i].key, line);
    return marks;
}

const Map *revise_source_marks(const Release *texts, Facts before, Arena *arena)
{
    Map otherwise = map_new(arena), *marks = arena_new(arena, Map);
    BarLine *line = arena_new(arena, BarLine);
    *marks = map_new(arena);
    FactsOtherwise facts = facts_otherwise(texts->facts, before, arena);
    for (int i = 0; i < facts.n; i++) map_put(&otherwise, fact_name(facts.at[i]->record, facts.at[i]->field, arena), line);
    for (int i = 0; i < texts->n_passages; i++)
        for (int k = 0; k < texts->passages[i].n_sources; k++) {
            const Source *source = &texts->passages[i].sources[k].source;
            if (map_find(&otherwise, fact_name(source->record, source->field, arena)))
                map_put(marks, texts->passages[i].key.text, line);
        }
    return marks;
}

Release *revise_texts(const Document *document, Facts facts, Arena *arena)
{
    Release *texts = arena_new(arena, Release);
    int *page = arena_new(arena, int);
    *texts = (Release){ .facts = facts, .pages = arena_new(arena, ReleasePage) };
    texts->passages = record_texts(document, &texts->n_passages, arena);
    for (int i = 0; i < texts->n_passages; i++) {
        texts->passages[i].pages = page;
        texts->passages[i].n_pages = 1;
    }
    return texts;
}

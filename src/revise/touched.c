/* Whom a revision concerns: the records that say something else, and those of whose texts one reads otherwise, be it only because
   it follows from another. */
#include "base/map.h"
#include "base/vec.h"
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

static Str fact_name(const Fact *fact, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n" STR_FMT, STR_ARG(fact->record), STR_ARG(fact->field));
}

/* Those of the one of which the other says nothing, or something else. */
static void touch_facts(Touch *touched, const Facts *facts, const Facts *others)
{
    Arena *arena = touched->known.arena;
    Map known = map_new(arena);
    for (int i = 0; i < others->n; i++) map_put(&known, fact_name(&others->at[i], arena), &others->at[i]);
    for (int i = 0; i < facts->n; i++) {
        const Fact *other = map_find(&known, fact_name(&facts->at[i], arena));
        if (!other || !str_equal(other->text, facts->at[i].text)) touch(touched, facts->at[i].record, true);
    }
}

const Touched *const *revise_touched(const Revision *revision, int *n, Arena *arena)
{
    Touch touched = { .known = map_new(arena), .list = { .arena = arena } };
    touch_facts(&touched, &revision->before->facts, &revision->after->facts);
    touch_facts(&touched, &revision->after->facts, &revision->before->facts);
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
        bool is_row = key_field(passage->key).n && !key_place(passage->key).n;
        if (map_find(&changed, passage->key.text) || (is_row && map_find(&changed, key_record(passage->key))))
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

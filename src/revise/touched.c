/* Whom a revision concerns: the records that say something else, and those of whose texts one reads otherwise, be it only because
   it follows from another. */
#include "base/map.h"
#include "base/vec.h"
#include "revise/record.h"
#include "revise/revise.h"

/* "m1-1-1#item", "m1-1-1'2" → "m1-1-1" */
static Str record_of(Key key)
{
    int end = 0;
    while (end < key.n && key.at[end] != '#' && key.at[end] != '\'') end++;
    return str_part(key, 0, end);
}

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
    for (int i = 0; i < revision->n_changes; i++) touch(&touched, record_of(revision->changes[i].key), false);
    *n = touched.list.n;
    return (const Touched *const *)touched.list.at;
}

/* block7: see names.c. */
static bool is_counted(Key key)
{
    Str stem = STR("block");
    return str_starts(key, stem) && key.n > stem.n && key.at[stem.n] >= '0' && key.at[stem.n] <= '9';
}

/* A row that is new has a mark beside each of its cells. */
const Map *revise_marks(const Revision *revision, bool in_booklet, Arena *arena)
{
    Map changed = map_new(arena), *marks = arena_new(arena, Map);
    *marks = map_new(arena);
    for (int i = 0; i < revision->n_changes; i++) map_put(&changed, revision->changes[i].key, &revision->changes[i]);
    for (int i = 0; i < revision->after->n_passages; i++) {
        const Passage *passage = &revision->after->passages[i];
        int at = str_find(passage->key, '#');
        if (!in_booklet && is_counted(passage->key)) continue;
        if (map_find(&changed, passage->key) || (at >= 0 && map_find(&changed, str_part(passage->key, 0, at))))
            map_put(marks, passage->key, (void *)(uintptr_t)passage);
    }
    return marks;
}

bool revise_shows(const Document *document, const Map *marks, Arena *arena)
{
    int n;
    const Passage *texts = record_texts(document, &n, arena);
    for (int i = 0; i < n; i++)
        if (map_find(marks, texts[i].key)) return true;
    return false;
}

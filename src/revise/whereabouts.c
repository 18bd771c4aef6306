/* Where in a booklet a person finds a field of the data. */
#include "model/key.h"
#include "revise/revise.h"

/* Do words of this field stand there, as they were typed? */
static bool is_about(const Passage *passage, Str record, Str field)
{
    for (int i = 0; i < passage->n_sources; i++) {
        const Source *source = &passage->sources[i].source;
        if (source->kind == SOURCE_TYPED && str_equal(source->record, record) && str_equal(source->field, field)) return true;
    }
    return false;
}

static const Passage *passage_of(const Release *release, Str record, Str field)
{
    const Passage *first = NULL;
    for (int i = 0; i < release->n_passages; i++) {
        const Passage *passage = &release->passages[i];
        if (passage->n_pages && is_about(passage, record, field)) return passage;
        if (!first && str_equal(key_record(passage->key), record)) first = passage;
    }
    return first;
}

/* All pages on which the field is read, in whatever text; where none shows it, those of `passage`. */
static Str labels_of(const Release *release, const Passage *passage, Str record, Str field, Arena *arena)
{
    bool *shows = arena_array(arena, bool, release->n_pages + 1), is_shown = is_about(passage, record, field);
    StrBuilder labels = { .arena = arena };
    for (int i = 0; i < release->n_passages; i++) {
        const Passage *other = &release->passages[i];
        if (is_shown ? !is_about(other, record, field) : other != passage) continue;
        for (int k = 0; k < other->n_pages; k++) shows[other->pages[k]] = true;
    }
    for (int i = 0; i < release->n_pages; i++) {
        if (!shows[i]) continue;
        if (labels.n) str_add(&labels, STR("・"));
        if (release->pages[i].label.n) str_add(&labels, release->pages[i].label);
        else str_add_printf(&labels, "#%d", i + 1);
    }
    return str_built(&labels);
}

Whereabouts revise_whereabouts(const Release *release, Str record, Str field, Arena *arena)
{
    const Passage *passage = passage_of(release, record, field);
    if (!passage) return (Whereabouts){ 0 };
    return (Whereabouts){ .pages = labels_of(release, passage, record, field, arena),
                          .row = passage->item.n ? passage->item : passage->part,
                          .column = passage->column,
                          .shows = is_about(passage, record, field) };
}

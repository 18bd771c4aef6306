/* Numbers that the layout counts for its headings: those behind a heading that comes, or goes, are others.  They have the reason by which
   it does: of the record it is printed for, or of a field that says whether it is. */
#include "revise/comparison.h"

bool numbered_is(Source source)
{
    return source.kind == SOURCE_COMPUTED && !source.record.n && source.field.n;
}

static bool has_number(const Passage *passage)
{
    bool has = false;
    for (int i = 0; i < passage->n_sources && !has; i++) has = numbered_is(passage->sources[i].source);
    return has;
}

static bool is_its(const Comparison *comparison, const Correction *correction, Str record)
{
    return record.n && (cause_is_whole(correction) ? cause_is_of_whole(comparison, correction, record)
                                                   : str_equal(correction->record, record));
}

/* The headings of one edition that the other has not. */
static bool add_causes(const Comparison *comparison, const Edition *edition, const Edition *other, bool *causes)
{
    const Release *release = edition->release;
    bool is_any = false;
    for (int i = 0; i < release->n_passages; i++) {
        const Passage *passage = &release->passages[i];
        if (map_find(&other->texts, passage->key.text) || !has_number(passage)) continue;
        for (int k = 0; k < comparison->applied->n; k++) {
            bool is_it = is_its(comparison, &comparison->applied->at[k], key_record(passage->key));
            causes[k] |= is_it;
            is_any |= is_it;
        }
    }
    return is_any;
}

const bool *numbered_causes(const Comparison *comparison)
{
    if (!comparison->applied) return NULL;
    bool *causes = arena_array(comparison->arena, bool, comparison->applied->n);
    bool is_any = add_causes(comparison, &comparison->new, &comparison->old, causes);
    is_any |= add_causes(comparison, &comparison->old, &comparison->new, causes);
    return is_any ? causes : NULL;
}

/* Where in a booklet a person finds a field of the data; and which field a text of it shows. */
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

/* --- from a text to its field ------------------------------------------------------------------------------------- */

/* Does any record of the schema call a field so: result, result:2022, current@number? */
static bool is_field(const Schema *schema, Str name)
{
    int end = 0;
    while (end < name.n && name.at[end] != ':' && name.at[end] != '@') end++;
    for (int i = 0; i < schema->n_records; i++)
        if (end == 0 || record_field(&schema->records[i], str_part(name, 0, end))) return true;
    return false;
}

/* The one field whose words a text shows, typed for its record or shown again there; empty: none, or several. */
static Str shown_field(const Passage *passage)
{
    Str field = STR("");
    for (int i = 0; i < passage->n_sources; i++) {
        const Source *source = &passage->sources[i].source;
        bool is_another = source->kind == SOURCE_TYPED && !str_equal(source->record, key_record(passage->key));
        if (source->kind == SOURCE_COMPUTED || is_another || (field.n && !str_equal(field, source->field))) return STR("");
        field = source->field;
    }
    return field;
}

void revise_read_keys(const Release *release, const Schema *schema, const Corrections *given)
{
    for (int i = 0; i < given->n; i++) {
        Correction *correction = &given->at[i];
        bool is_whole = !correction->field.n || str_find(correction->field, ' ') >= 0;
        for (int k = 0; k < release->n_passages && !is_whole && !is_field(schema, correction->field); k++) {
            Key key = release->passages[k].key;
            bool is_it = str_equal(key_record(key), correction->record) && str_equal(key_field(key), correction->field);
            Str field = is_it ? shown_field(&release->passages[k]) : STR("");
            if (field.n) correction->field = field;
        }
    }
}

/* What a department may correct, as a table to fill in; and corrections as they come back, as that table or as XML. */
#include "base/cp932.h"
#include "base/fileset.h"
#include "base/vec.h"
#include "base/words.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "report/report.h"
#include "revise/revise.h"

#include <stdio.h>
#include <string.h>

/* --- reading them -------------------------------------------------------------------------------------------------- */

/* A table is held against the data as they were printed: with the corrections made before. */
static const Corrections *read_table(const Options *options, const Report *report, const Schema *schema, const Corrections *past,
                                     Arena *arena, Diag *diag)
{
    const Data *data = data_read(cmd_data_path(options, report), schema, past, arena, diag);
    const Corrections *corrections = data ? data_read_table(options->corrections, data, arena, diag) : NULL;
    data_close(data);
    return corrections;
}

const Corrections *corrections_read(const Options *options, const Report *report, const Schema *schema, const Corrections *past,
                                    Arena *arena, Diag *diag)
{
    Str bytes;
    if (!file_read(options->corrections, arena, &bytes, diag)) return NULL;
    const Corrections *read = data_is_table(bytes) ? read_table(options, report, schema, past, arena, diag)
                                                   : data_read_corrections(options->corrections, schema, arena, diag);
    for (int i = 0; read && i < read->n; i++) {
        Correction *correction = &read->at[i];
        if (!correction->date.n) correction->date = str_from(options->date);
        if (!correction->reason.n) correction->reason = str_from(options->reason);
    }
    return read;
}

/* --- writing the table --------------------------------------------------------------------------------------------- */

typedef struct {
    const Options *options;
    const Data *data;
    const Release *release;
    Map known; /* "record\nfield" that has a row, and "record" whose rows are written */
    Vec(TableRow) rows;
    Arena *arena;
} Listing;

/* Do words of this field stand there, as they were typed? */
static bool is_about(const Passage *passage, Str record, Str field)
{
    for (int i = 0; i < passage->n_sources; i++) {
        const Source *source = &passage->sources[i].source;
        if (source->kind == SOURCE_TYPED && str_equal(source->record, record) && str_equal(source->field, field)) return true;
    }
    return false;
}

/* Where a person finds the field: the first text that shows it; where none does, the first of its record. */
static const Passage *passage_of(const Listing *listing, Str record, Str field)
{
    const Passage *first = NULL;
    for (int i = 0; i < listing->release->n_passages; i++) {
        const Passage *passage = &listing->release->passages[i];
        if (passage->n_pages && is_about(passage, record, field)) return passage;
        if (!first && str_equal(key_record(passage->key), record)) first = passage;
    }
    return first;
}

/* All pages on which the field is read, in whatever text; where none shows it, those of `passage`. */
static Str labels_of(const Listing *listing, const Passage *passage, Str record, Str field)
{
    const Release *release = listing->release;
    bool *shows = arena_array(listing->arena, bool, release->n_pages + 1), is_shown = is_about(passage, record, field);
    StrBuilder labels = { .arena = listing->arena };
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

static void add_field(Listing *listing, Str record, Str name)
{
    Correctable field;
    Str pair = fact_name(record, name, listing->arena);
    int at = str_find(name, '@');
    if (map_put(&listing->known, pair, listing) || !data_find_correctable(listing->data, record, name, &field, listing->arena))
        return;
    Str element = at < 0 ? name : str_part(name, 0, at);
    const Passage *passage = passage_of(listing, record, element);
    TableRow *row = vec_push(&listing->rows);
    bool is_shown = passage && passage->column.n && (at >= 0 || is_about(passage, record, name));
    Str column = is_shown ? passage->column : field.label;
    *row = (TableRow){ .field = field,
                       .column = at < 0 ? column : str_join(listing->arena, column, words_str(WORD_TABLE_NUMBER, LANG_JA)) };
    if (!passage) return;
    row->page = labels_of(listing, passage, record, element);
    row->row = passage->item.n ? passage->item : passage->part;
}

/* Is it of one of the owners that were asked for? */
static bool is_wanted(const Listing *listing, Str record)
{
    const Words *only = &listing->options->only;
    DataNode node = only->n ? data_find(listing->data, record) : NULL;
    Str ids = node ? data_owners(listing->data, node, listing->arena) : STR("");
    for (Str id; str_next_word(&ids, &id);)
        for (int i = 0; i < only->n; i++)
            if (str_is(id, only->at[i])) return true;
    return only->n == 0;
}

/* What the data say of it, then what they do not but could, as far as `record` is printed. */
static void add_record(Listing *listing, Str record)
{
    if (!record.n || map_put(&listing->known, record, listing) || !is_wanted(listing, record)) return;
    for (int i = 0; i < listing->data->facts.n; i++)
        if (str_equal(listing->data->facts.at[i].record, record)) add_field(listing, record, listing->data->facts.at[i].field);
    for (int i = 0; i < listing->release->n_passages; i++) {
        const Passage *passage = &listing->release->passages[i];
        if (str_equal(key_record(passage->key), record)) add_field(listing, record, key_field(passage->key));
    }
}

static bool knows_owners(const Listing *listing, Diag *diag)
{
    const Words *only = &listing->options->only;
    for (int i = 0; i < only->n; i++) {
        DataNode node = data_find(listing->data, str_from(only->at[i]));
        if (!node || !data_is_owner(listing->data, node))
            diag_report(diag, (Where){ 0 }, STR(""), DIAG_UNKNOWN_NAME, "--only", only->at[i], "");
    }
    return !diag_has_errors(diag);
}

/* In the order of the booklet; what is not printed by a key of its own stands last. */
static Str table_of(Listing *listing)
{
    for (int i = 0; i < listing->release->n_passages; i++) add_record(listing, key_record(listing->release->passages[i].key));
    for (int i = 0; i < listing->data->facts.n; i++) add_record(listing, listing->data->facts.at[i].record);
    return data_table_written(listing->rows.at, listing->rows.n, listing->arena);
}

static bool write_table(const Options *options, const Release *release, const Report *report, Arena *arena, Diag *diag)
{
    const Schema *schema = cmd_read_schema(options, report, arena, diag);
    const Data *data = schema ? data_read(cmd_data_path(options, report), schema, &release->history, arena, diag) : NULL;
    if (!data) return false;
    Listing listing = { options, data, release, map_new(arena), { .arena = arena }, arena };
    bool narrow = options->encoding && strcmp(options->encoding, "cp932") == 0, ok = knows_owners(&listing, diag);
    Str table = ok ? table_of(&listing) : STR("");
    if (ok && narrow) ok = cp932_from(table, options->output, &table, arena, diag);
    data_close(data);
    FileSet *set = fileset_open(arena);
    ok = ok && cmd_may_write(options, report, options->output, true, diag) && cmd_write(table, options->output, set, diag) &&
         fileset_commit(set, diag);
    fileset_close(set);
    return ok;
}

int cmd_corrections(const Options *options, Diag *diag, Arena *arena)
{
    if (!options->release || !options->output) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_USAGE, options->release ? "-o FILE.csv" : "--release FILE");
        return diag_exit_status(diag);
    }
    const Release *release = revise_read(options->release, arena, diag);
    const Report *report = release ? report_read(options->arguments[0], arena, diag) : NULL;
    if (report && !str_equal(release->layout, report->name))
        diag_report(diag, (Where){ .file = options->release }, STR(""), DIAG_RELEASE_OTHER, release->layout.at, report->name.at);
    else if (report && file_is_same(options->output, options->release))
        diag_report(diag, (Where){ .file = options->output }, STR(""), DIAG_OUTPUT_IS_INPUT);
    else if (report) write_table(options, release, report, arena, diag);
    return diag_exit_status(diag);
}

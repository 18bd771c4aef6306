/* What a department may correct, as a table to fill in. */
#include "base/fileset.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/words.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "report/report.h"
#include "revise/revise.h"
#include "workbook/workbook.h"
#include "xml/xml.h"

typedef struct {
    const Options *options;
    const Data *data;
    const Release *release;
    Map known; /* "record\nfield" that has a row, and "record" whose rows are written */
    Vec(TableRow) rows;
    Arena *arena;
} Listing;

static void add_field(Listing *listing, Str record, Str name)
{
    Correctable field;
    Str pair = fact_name(record, name, listing->arena);
    int at = str_find(name, '@');
    if (map_put(&listing->known, pair, listing) || !data_find_correctable(listing->data, record, name, &field, listing->arena))
        return;
    Str element = at < 0 ? name : str_part(name, 0, at);
    Whereabouts found = revise_whereabouts(listing->release, record, element, listing->arena);
    Str column = found.column.n && (at >= 0 || found.shows) ? found.column : field.label;
    if (at >= 0) column = str_join(listing->arena, column, words_str(WORD_TABLE_NUMBER, LANG_JA));
    *vec_push(&listing->rows) = (TableRow){ .field = field, .page = found.pages, .row = found.row, .column = column };
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

/* What the data say of it, then what they do not but could. */
static void add_record(Listing *listing, Str record)
{
    if (!record.n || map_put(&listing->known, record, listing) || !is_wanted(listing, record)) return;
    for (int i = 0; i < listing->data->facts.n; i++)
        if (str_equal(listing->data->facts.at[i].record, record)) add_field(listing, record, listing->data->facts.at[i].field);
    Str names = data_field_names(listing->data, record, listing->arena);
    for (Str name; str_next_word(&names, &name);) add_field(listing, record, name);
}

/* " → d46?" of an owner that is called so; empty: none is. */
static Str owner_called(const Listing *listing, DataNode parent, Str name)
{
    Str found = STR("");
    for (DataNode node = data_first(parent); node && !found.n; node = data_next(node)) {
        Str id = data_own_id(node);
        bool is_it = id.n && data_is_owner(listing->data, node) && str_equal(data_title(node, listing->arena), name);
        found = is_it ? suggest_name(id, &id, 1, listing->arena) : owner_called(listing, node, name);
    }
    return found;
}

static bool knows_owners(const Listing *listing, Diag *diag)
{
    const Words *only = &listing->options->only;
    for (int i = 0; i < only->n; i++) {
        DataNode node = data_find(listing->data, str_from(only->at[i]));
        if (!node || !data_is_owner(listing->data, node))
            diag_report(diag, (Where){ 0 }, STR(""), DIAG_UNKNOWN_NAME, "--only", only->at[i],
                        owner_called(listing, data_root(listing->data), str_from(only->at[i])).at);
    }
    return !diag_has_errors(diag);
}

/* In the order of the booklet; what is not printed by a key of its own stands last. */
static void list_records(Listing *listing)
{
    for (int i = 0; i < listing->release->n_passages; i++) add_record(listing, key_record(listing->release->passages[i].key));
    for (int i = 0; i < listing->data->facts.n; i++) add_record(listing, listing->data->facts.at[i].record);
}

/* What no cell of a workbook holds is told of, and stands in none. */
static void leave_long(Listing *listing, Diag *diag)
{
    int n = 0;
    for (int i = 0; i < listing->rows.n; i++) {
        const TableRow *row = &listing->rows.at[i];
        DataNode record = data_find(listing->data, row->field.record);
        if (utf8_count(row->field.words) <= CELL_LETTERS) listing->rows.at[n++] = *row;
        else diag_report(diag, data_where(record), row->field.record, DIAG_TABLE_LONG, row->column.at, CELL_LETTERS);
    }
    listing->rows.n = n;
}

/* As a workbook whose cells are shut but those to fill in, or as CSV.  false: reported. */
static bool table_of(Listing *listing, const char *path, Str *table, Arena *arena, Diag *diag)
{
    if (str_ends(str_from(path), STR(".xlsx"))) {
        leave_long(listing, diag);
        return data_table_workbook(listing->rows.at, listing->rows.n, table, arena, diag);
    }
    *table = data_table_written(listing->rows.at, listing->rows.n, arena);
    return cmd_encode(listing->options, path, table, arena, diag);
}

static bool write_table(const Options *options, const Release *release, const Report *report, Arena *arena, Diag *diag)
{
    XmlShelf *files = xml_open_shelf(arena);
    const Schema *schema = cmd_read_schema(options, report, files, arena, diag);
    cmd_fence(options, &(Job){ .report = report, .makes_workbooks = true }, NULL, arena);
    const Data *data = schema ? data_read(cmd_data_path(options, report), schema, &release->history, files, arena, diag) : NULL;
    xml_close_shelf(files);
    if (!data) return false;
    Listing listing = { options, data, release, map_new(arena), { .arena = arena }, arena };
    bool ok = knows_owners(&listing, diag);
    if (ok) list_records(&listing);
    Str table = STR("");
    ok = ok && table_of(&listing, options->output, &table, arena, diag);
    data_close(data);
    FileSet *set = fileset_open(arena);
    ok = ok && cmd_may_write(options, report, options->output, true, diag) && cmd_write(table, options->output, set, diag) &&
         fileset_commit(set, diag);
    fileset_close(set);
    if (ok && !options->quiet) printf(words(WORD_LISTED, options_lang(options)), options->output, listing.rows.n);
    return ok;
}

int cmd_corrections(const Options *options, Diag *diag, Arena *arena)
{
    if (!options->release || !options->output) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_MISSING_ARGUMENT, options->release ? "-o FILE.csv|xlsx" : "--release FILE");
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

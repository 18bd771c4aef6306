/* What came back of the return sheets: read, held against the data, told; and written where it was said which of it. */
#include "audit/audit.h"
#include "base/fileset.h"
#include "base/vec.h"
#include "base/words.h"
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "inquiry/inquiry.h"
#include "report/report.h"
#include "revise/revise.h"
#include "xml/xml.h"

#include <dirent.h>
#include <stdlib.h>

typedef struct {
    const Options *options;
    const Report *report;
    const Release *release; /* NULL: it has not been published */
    const Schema *schema;
    XmlShelf *files;
    const Data *data; /* as they are now */
    const Division *division;
    Vec(const Answer *) answers;
    Merged *merge;
    Arena *arena;
    Diag *diag;
} MergeWork;

/* --- the answers ------------------------------------------------------------------------------------------------------ */

/* What Excel lays beside an open file is none. */
static int is_answer(const struct dirent *file)
{
    Str name = str_from(file->d_name);
    return str_ends(name, STR(".xlsx")) && !str_starts(name, STR("~$")) && name.at[0] != '.';
}

static bool read_answer(MergeWork *work, const char *path)
{
    const Answer *answer = inquiry_read(path, work->arena, work->diag);
    if (answer && !str_equal(inquiry_layout(answer), work->report->name)) {
        diag_report(work->diag, (Where){ .file = path }, STR(""), DIAG_ANSWER_OTHER, inquiry_layout(answer).at,
                    work->report->name.at);
        return false;
    }
    if (answer && work->answers.n && !str_equal(inquiry_by(answer), inquiry_by(work->answers.at[0]))) {
        diag_report(work->diag, (Where){ .file = path }, STR(""), DIAG_ANSWER_OTHER, inquiry_by(answer).at,
                    inquiry_by(work->answers.at[0]).at);
        return false;
    }
    if (answer) *vec_push(&work->answers) = answer;
    return answer;
}

/* A file, or all the workbooks in a folder. */
static bool read_answers(MergeWork *work, const char *path)
{
    struct dirent **entries = NULL;
    int n = scandir(path, &entries, is_answer, alphasort);
    bool ok = true;
    if (n < 0) return read_answer(work, path);
    for (int i = 0; i < n; i++) {
        ok &= read_answer(work, str_printf(work->arena, "%s/%s", path, entries[i]->d_name).at);
        free(entries[i]);
    }
    free(entries);
    return ok;
}

/* --- what is read ------------------------------------------------------------------------------------------------------ */

static bool read_layout(MergeWork *work)
{
    const Options *options = work->options;
    if (options->release && !(work->release = revise_read(options->release, work->arena, work->diag))) return false;
    work->report = report_read(options->arguments[0], work->arena, work->diag);
    if (!work->report || !work->release || str_equal(work->release->layout, work->report->name)) return work->report;
    diag_report(work->diag, (Where){ .file = options->release }, STR(""), DIAG_RELEASE_OTHER, work->release->layout.at,
                work->report->name.at);
    return false;
}

static bool read_all(MergeWork *work)
{
    const Options *options = work->options;
    if (!read_layout(work)) return false;
    work->files = xml_open_shelf(work->arena);
    work->schema = cmd_read_schema(options, work->report, work->files, work->arena, work->diag);
    const Corrections *past = work->release ? &work->release->history : NULL;
    cmd_fence(options, &(Job){ .report = work->report, .makes_workbooks = true }, NULL, work->arena);
    if (work->schema)
        work->data = data_read(cmd_data_path(options, work->report), work->schema, past, work->files, work->arena, work->diag);
    bool ok = work->data;
    for (int i = 1; i < options->n_arguments && work->data; i++) ok &= read_answers(work, options->arguments[i]);
    if (!ok || !work->answers.n) return false;
    work->division = bind_division(work->report, work->data, inquiry_by(work->answers.at[0]), work->arena, work->diag);
    if (work->division) work->merge = inquiry_merge(work->answers.at, work->answers.n, work->data, work->arena, work->diag);
    return work->merge;
}

/* --- is it right? ------------------------------------------------------------------------------------------------------- */

/* What is wrong with a record that an answer has changed is said of the cell of that. */
static void say_again(const MergeWork *work, const Diag *found, const Corrections *taken)
{
    int n;
    const DiagFault *faults = diag_faults(found, &n);
    for (int i = 0; i < n; i++) {
        DiagFault fault = faults[i];
        int end = str_find(fault.key, '#');
        Str record = end < 0 ? fault.key : str_part(fault.key, 0, end);
        for (int k = taken->n - 1; k >= 0 && !faults[i].where.sheet; k--)
            if (str_equal(taken->at[k].record, record)) fault.where = taken->at[k].where;
        diag_report_again(work->diag, &fault);
    }
}

/* The data with these corrections in them keep to the schema and its rules. */
static void try_out(MergeWork *work, const Corrections *taken)
{
    static const Corrections none;
    Corrections fresh;
    Diag *found = diag_open((DiagStyle){ .lang = diag_lang(work->diag), .keeps = true, .least = SEVERITY_FATAL }, work->arena);
    Job job = { .report = work->report, .schema = work->schema, .past = work->data->facts };
    job.history = revise_history(work->release ? &work->release->history : &none, taken, &fresh, work->arena);
    XmlShelf *files = xml_open_shelf(work->arena);
    const Data *data =
        data_read(cmd_data_path(work->options, work->report), work->schema, &job.history, files, work->arena, found);
    if (data && audit_rules(data, work->arena, found)) ask_corrected(&job, data, work->arena, found);
    data_close(data);
    xml_close_shelf(files);
    say_again(work, found, taken);
}

/* --- what is written ---------------------------------------------------------------------------------------------------- */

/* Rows of a table, with where they are printed, where that is known.  NULL: reported. */
static TableRow *table_rows(const MergeWork *work, int *n)
{
    TableRow *rows = inquiry_table(work->merge, n, work->arena, work->diag);
    for (int i = 0; rows && i < *n; i++) {
        TableRow *row = &rows[i];
        int at = str_find(row->field.field, '@');
        Str field = at < 0 ? row->field.field : str_part(row->field.field, 0, at);
        Whereabouts found = { 0 };
        if (work->release) found = revise_whereabouts(work->release, row->field.record, field, work->arena);
        row->page = found.pages;
        if (found.row.n) row->row = found.row;
        row->column = row->field.label;
        row->reason = str_from(work->options->reason);
    }
    return rows;
}

static bool ends_with(const MergeWork *work, const char *ending)
{
    return str_ends(str_from(work->options->output), str_from(ending));
}

/* As XML, as .xlsx, as CSV. */
static bool corrections_text(MergeWork *work, const Corrections *taken, Str *text)
{
    int n;
    *text = data_corrections_written(taken, str_from(work->options->reason), work->arena);
    if (ends_with(work, ".xml")) return true;
    const TableRow *rows = table_rows(work, &n);
    if (!rows) return false;
    if (ends_with(work, ".xlsx")) return data_table_workbook(rows, n, text, work->arena, work->diag);
    *text = data_table_written(rows, n, work->arena);
    return cmd_encode(work->options, work->options->output, text, work->arena, work->diag);
}

static bool write_corrections(MergeWork *work, const Corrections *taken, FileSet *set)
{
    const char *path = work->options->output;
    Str text;
    return corrections_text(work, taken, &text) && cmd_may_write(work->options, work->report, path, true, work->diag) &&
           cmd_spares(path, work->data->files, work->data->n_files, work->arena, work->diag) &&
           cmd_write(text, path, set, work->diag);
}

/* The set as it is with them: files that say something else now, and the others beside them. */
static bool write_file(MergeWork *work, FileSet *set, Str path, Str text)
{
    Arena *arena = work->arena;
    const char *first = str_copy(arena, work->data->files[0]).at;
    Str name;
    if (!cmd_name_beside(first, path, &name, arena)) {
        diag_report(work->diag, (Where){ .file = str_copy(arena, path).at }, STR(""), DIAG_MERGE_OUTSIDE,
                    file_folder(arena, str_from(first)).at);
        return false;
    }
    const char *target = str_printf(arena, "%s/" STR_FMT, work->options->output, STR_ARG(name)).at;
    return fileset_folder(set, file_folder(arena, str_from(target)).at, work->diag) &&
           cmd_may_write(work->options, work->report, target, true, work->diag) &&
           cmd_spares(target, work->data->files, work->data->n_files, arena, work->diag) &&
           cmd_write(text, target, set, work->diag);
}

static bool write_data(MergeWork *work, const Corrections *taken, FileSet *set)
{
    DataFile *files;
    int n;
    if (work->release) {
        diag_report(work->diag, (Where){ .file = work->options->release }, STR(""), DIAG_MERGE_PUBLISHED);
        return false;
    }
    if (!data_rewritten(work->data, taken, &files, &n, work->arena, work->diag)) return false;
    bool ok = true;
    for (int i = 0; i < work->data->n_files && ok; i++) {
        Str path = work->data->files[i], text = STR("");
        const DataFile *file = NULL;
        for (int k = 0; k < n && !file; k++)
            if (str_is(path, files[k].path)) file = &files[k];
        ok = file || file_read(str_copy(work->arena, path).at, work->arena, &text, work->diag);
        ok = ok && write_file(work, set, path, file ? file->text : text);
    }
    return ok;
}

static void write_out(MergeWork *work, const Corrections *taken)
{
    bool is_file = ends_with(work, ".csv") || ends_with(work, ".xlsx") || ends_with(work, ".xml");
    FileSet *set = fileset_open(work->arena);
    bool ok = is_file ? write_corrections(work, taken, set) : write_data(work, taken, set);
    ok = ok && !diag_has_errors(work->diag) && fileset_commit(set, work->diag);
    fileset_close(set);
    if (ok && !work->options->quiet)
        printf(words(WORD_MERGE_WRITTEN, options_lang(work->options)), work->options->output, taken->n);
}

/* --- the verb ----------------------------------------------------------------------------------------------------------- */

static bool knows_takes(const MergeWork *work)
{
    const Words *take = &work->options->take;
    for (int i = 0; i < take->n; i++)
        if (!inquiry_knows(work->merge, take->at[i]))
            diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_MERGE_TAKE, take->at[i]);
    return !diag_has_errors(work->diag);
}

/* How many conflicts are left: of what was asked for, of all when nothing was. */
static int merge_answers(MergeWork *work)
{
    static const char *const all[] = { "all" };
    const Options *options = work->options;
    DiagLang lang = options_lang(options);
    bool is_told = options->take.n > 0;
    if (!read_all(work) || !knows_takes(work)) return 0;
    int n_left = is_told ? inquiry_choose(work->merge, options->take.at, options->take.n) : inquiry_choose(work->merge, all, 1);
    Str said = options->answered ? STR("") : inquiry_said(work->merge, lang, work->arena);
    Str answered = inquiry_answered(work->merge, work->division, options->answered, lang, work->arena);
    if (!options->quiet) printf(STR_FMT STR_FMT, STR_ARG(said), STR_ARG(answered));
    if (options->answered) return 0;
    Corrections taken = inquiry_taken(work->merge, work->arena);
    try_out(work, &taken);
    if (is_told && n_left) diag_report(work->diag, (Where){ 0 }, STR(""), DIAG_MERGE_OPEN, n_left);
    else if (is_told && !diag_exit_status(work->diag)) write_out(work, &taken);
    return n_left;
}

int cmd_merge(const Options *options, Diag *diag, Arena *arena)
{
    enum { DIFFERENCES = 3 };
    if (options->take.n && !options->output) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_MISSING_ARGUMENT, "-o DIR | FILE.csv|xlsx|xml");
        return diag_exit_status(diag);
    }
    MergeWork work = { .options = options, .answers.arena = arena, .arena = arena, .diag = diag };
    int n_left = merge_answers(&work);
    data_close(work.data);
    xml_close_shelf(work.files);
    return n_left && !diag_exit_status(diag) ? DIFFERENCES : diag_exit_status(diag);
}

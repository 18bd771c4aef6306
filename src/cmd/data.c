/* A set of data as open data: tables, their dictionary, and the way back. */
#include "data/data.h"
#include "base/fileset.h"
#include "base/utf8.h"
#include "base/words.h"
#include "cmd/cmd.h"
#include "opendata/opendata.h"
#include "report/report.h"
#include "schema/schema.h"
#include "xml/xml.h"

#include <stdio.h>
#include <string.h>

/* The job of a layout is what it says of its data; a file of data is its own.  false: reported. */
static bool open_job(const Options *options, Job *job, const char **path, Arena *arena, Diag *diag)
{
    const XmlFile *file = xml_look(job->files, options->arguments[0], (Where){ 0 }, diag);
    bool is_layout = file && xml_is(xml_root(file), "report");
    if (!file) return false;
    Report *set = arena_new(arena, Report);
    set->data_path = str_from(options->arguments[0]);
    job->report = is_layout ? report_read(options->arguments[0], arena, diag) : set;
    if (!job->report) return false;
    *path = cmd_data_path(options, job->report);
    job->schema = is_layout ? cmd_read_schema(options, job->report, job->files, arena, diag)
                            : schema_read(*path, options->schema, job->files, arena, diag);
    if (job->schema && !job->schema->path) diag_report(diag, (Where){ .file = *path }, STR(""), DIAG_OPEN_NEEDS_SCHEMA);
    return job->schema && job->schema->path;
}

static const Data *read_data(const Options *options, Job *job, Arena *arena, Diag *diag)
{
    static const Corrections none;
    const char *path;
    if (!open_job(options, job, &path, arena, diag)) return NULL;
    job->has_default = true;
    cmd_fence(options, job, NULL, arena);
    const Corrections *given = options->corrections ? corrections_read(options, job, &none, arena, diag) : &none;
    return given ? data_read_as_typed(path, job->schema, given, job->files, arena, diag) : NULL;
}

/* The encoding as a <source> says it; with a mark or without, UTF-8 is UTF-8. */
static bool is_narrow(const Options *options)
{
    return options->encoding && strcmp(options->encoding, "cp932") == 0;
}

static bool write_file(const Options *options, const OpenFile *file, const Data *data, const char *folder, FileSet *set,
                       Arena *arena, Diag *diag)
{
    Str path = str_printf(arena, "%s/" STR_FMT, folder, STR_ARG(file->path)), text = file->text;
    bool has_mark = file->is_table && (!options->encoding || strcmp(options->encoding, "utf-8-bom") == 0);
    if (has_mark) text = str_join(arena, STR(BYTE_ORDER_MARK), text);
    if (file->is_table && !cmd_encode(options, path.at, &text, arena, diag)) return false;
    return fileset_folder(set, file_folder(arena, path).at, diag) &&
           cmd_spares(path.at, data->files, data->n_files, arena, diag) && cmd_write(text, path.at, set, diag);
}

/* false: reported. */
static bool write_all(const Options *options, const Data *data, const OpenFiles *files, const char *folder, Arena *arena,
                      Diag *diag)
{
    FileSet *set = fileset_open(arena);
    bool ok = fileset_folder(set, folder, diag);
    for (int i = 0; i < files->n && ok; i++) ok = write_file(options, &files->at[i], data, folder, set, arena, diag);
    ok = ok && fileset_commit(set, diag);
    fileset_close(set);
    return ok;
}

static OpenForm form_of(const char *format)
{
    if (format && strcmp(format, "xml") == 0) return OPEN_XML;
    return format && strcmp(format, "json") == 0 ? OPEN_JSON : OPEN_CSV;
}

static void write_open_data(const Options *options, const Data *data, Arena *arena, Diag *diag)
{
    OpenWish wish = { .form = form_of(options->format),
                      .takes_inner = options->all,
                      .encoding = is_narrow(options) ? STR("cp932") : STR("") };
    const OpenFiles files = opendata_make(data, wish, arena);
    Str id = data_attribute(data_root(data), "id");
    const char *folder =
        options->output ? options->output : str_printf(arena, "output/" STR_FMT, STR_ARG(id.n ? id : STR("data"))).at;
    if (files.n_inner)
        diag_report(diag, (Where){ .file = data->schema->path }, STR(""),
                    wish.form == OPEN_XML ? DIAG_OPEN_LEFT : DIAG_OPEN_INNER, files.n_inner);
    if (write_all(options, data, &files, folder, arena, diag) && !options->quiet)
        printf(words(WORD_OPENED, options_lang(options)), folder, files.n_tables, files.n_records);
}

int cmd_data(const Options *options, Diag *diag, Arena *arena)
{
    Job job = { .files = xml_open_shelf(arena) };
    const Data *data = read_data(options, &job, arena, diag);
    if (data) write_open_data(options, data, arena, diag);
    data_close(data);
    xml_close_shelf(job.files);
    return diag_exit_status(diag);
}

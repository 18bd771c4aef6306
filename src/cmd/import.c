/* A file of data that names spreadsheets, with what these say in their place; or a spreadsheet by itself. */
#include "base/file.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "schema/schema.h"
#include "xml/xml.h"

static void write_out(Str text, const char *path, Arena *arena, Diag *diag)
{
    OutFile *file = file_create(path, arena, diag);
    if (!file) return;
    file_write(file, text.at, (size_t)text.n);
    file_commit(file, diag);
}

static bool read_data(const Options *options, XmlShelf *files, ImportedData *imported, Arena *arena, Diag *diag)
{
    const char *path = options->arguments[0];
    const Schema *schema = schema_read(path, options->schema, files, arena, diag);
    if (!schema) return false;
    return options->map ? data_imported_sheet(path, options->map, schema, options->mend, imported, arena, diag)
                        : data_imported(path, schema, files, options->mend, imported, arena, diag);
}

int cmd_import(const Options *options, Diag *diag, Arena *arena)
{
    ImportedData imported;
    XmlShelf *files = xml_open_shelf(arena);
    const char *out = options->output ? options->output : "-";
    cmd_fence(options, &(Job){ 0 }, NULL, arena);
    if (options->map && !options->schema) diag_report(diag, (Where){ 0 }, STR(""), DIAG_MISSING_ARGUMENT, "--schema FILE");
    else if (read_data(options, files, &imported, arena, diag) && cmd_spares(out, imported.files, imported.n_files, arena, diag))
        write_out(imported.text, out, arena, diag);
    xml_close_shelf(files);
    return diag_exit_status(diag);
}

/* A file of data that names spreadsheets, with what these say in their place. */
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

static bool may_write(const Options *options, Diag *diag)
{
    const char *inputs[] = { options->arguments[0], options->schema };
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        if (!options->output || !inputs[i] || !file_is_same(options->output, inputs[i])) continue;
        diag_report(diag, (Where){ .file = options->output }, STR(""), DIAG_OUTPUT_IS_INPUT);
        return false;
    }
    return true;
}

int cmd_import(const Options *options, Diag *diag, Arena *arena)
{
    const char *path = options->arguments[0];
    Str text;
    XmlShelf *files = xml_open_shelf(arena);
    const Schema *schema = may_write(options, diag) ? schema_read(path, options->schema, files, arena, diag) : NULL;
    if (schema && data_imported(path, schema, files, &text, arena, diag))
        write_out(text, options->output ? options->output : "-", arena, diag);
    xml_close_shelf(files);
    return diag_exit_status(diag);
}

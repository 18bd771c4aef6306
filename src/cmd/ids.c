/* Ids for the rows of spreadsheets that have none yet.  They are written into the files themselves, whose rows carry them wherever they are
   moved to; a list of ids beside them would have to know a row again by words that are corrected one day.  The files of the office stay as
   they are: the filled-in ones are others, for who looks at them to put in place. */
#include "base/fileset.h"
#include "base/vec.h"
#include "base/words.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "revise/revise.h"
#include "schema/schema.h"
#include "workbook/workbook.h"
#include "xml/xml.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const Options *options;
    MadeIds made;
    FileSet *set;
    Arena *arena;
    Diag *diag;
} IdWork;

static void say(const IdWork *work)
{
    DiagLang lang = options_lang(work->options);
    if (work->options->quiet) return;
    for (int i = 0; i < work->made.n; i++)
        printf(words(WORD_ID_MADE, lang), diag_place(work->made.at[i].where, work->arena), work->made.at[i].id.at);
    printf(words(WORD_IDS_MADE, lang), work->made.n, work->options->output ? " -> " : "",
           work->options->output ? work->options->output : "");
}

/* All that belongs into one file.  false: reported. */
static bool write_file(IdWork *work, const char *path, Str encoding)
{
    Vec(FilledCell) cells = { .arena = work->arena };
    Str bytes, name;
    for (int i = 0; i < work->made.n; i++)
        if (strcmp(work->made.at[i].where.file, path) == 0)
            *vec_push(&cells) = (FilledCell){ work->made.at[i].where, CELL_TEXT, work->made.at[i].id };
    if (!workbook_filled(path, encoding, cells.at, cells.n, &bytes, work->arena, work->diag)) return false;
    if (!cmd_name_beside(str_copy(work->arena, work->made.files[0]).at, str_from(path), &name, work->arena))
        name = file_name(name);
    const char *target = str_printf(work->arena, "%s/" STR_FMT, work->options->output, STR_ARG(name)).at;
    return fileset_folder(work->set, file_folder(work->arena, str_from(target)).at, work->diag) &&
           cmd_spares(target, work->made.files, work->made.n_files, work->arena, work->diag) &&
           cmd_may_replace(work->options, target, bytes, work->arena, work->diag) &&
           cmd_write(bytes, target, work->set, work->diag);
}

/* Each file once. */
static bool write_files(IdWork *work)
{
    bool ok = fileset_folder(work->set, work->options->output, work->diag);
    for (int i = 0; i < work->made.n && ok; i++) {
        const char *path = work->made.at[i].where.file;
        int first = 0;
        while (strcmp(work->made.at[first].where.file, path) != 0) first++;
        if (first == i) ok = write_file(work, path, work->made.at[i].encoding);
    }
    return ok && fileset_commit(work->set, work->diag);
}

static bool find_ids(IdWork *work, XmlShelf *files)
{
    const Options *options = work->options;
    const char *path = options->arguments[0];
    Facts past = { 0 };
    if (options->release) {
        const Release *release = revise_read(options->release, work->arena, work->diag);
        if (!release) return false;
        past = release->facts;
    }
    const Schema *schema = schema_read(path, options->schema, files, work->arena, work->diag);
    cmd_fence(options, &(Job){ 0 }, NULL, work->arena);
    return schema && data_ids(path, schema, past, files, &work->made, work->arena, work->diag);
}

int cmd_ids(const Options *options, Diag *diag, Arena *arena)
{
    XmlShelf *files = xml_open_shelf(arena);
    IdWork work = { .options = options, .set = fileset_open(arena), .arena = arena, .diag = diag };
    bool ok = find_ids(&work, files);
    if (ok && options->output && work.made.n) ok = write_files(&work);
    if (ok) say(&work);
    fileset_close(work.set);
    xml_close_shelf(files);
    return diag_exit_status(diag);
}

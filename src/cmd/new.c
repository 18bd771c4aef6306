/* A small set to begin with: schema, data and layout of a town that is not there, ready to render and to be changed. */
#include "base/fileset.h"
#include "base/words.h"
#include "cmd/cmd.h"
#include "cmd/new_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* What somebody has put there is never mixed with ours. */
static bool is_free(const char *path, Diag *diag)
{
    DIR *folder = opendir(path);
    if (!folder && (errno == ENOENT || errno == ENOTDIR)) return true; /* whoever makes it says what is in its way */
    if (!folder) {
        diag_report(diag, (Where){ .file = path }, STR(""), DIAG_FILE_UNREADABLE, words_of_error(errno, diag));
        return false;
    }
    bool is_empty = true;
    for (const struct dirent *entry; is_empty && (entry = readdir(folder));)
        is_empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    closedir(folder);
    if (!is_empty) diag_report(diag, (Where){ .file = path }, STR(""), DIAG_FOLDER_NOT_EMPTY);
    return is_empty;
}

static bool write_file(const NewFile *file, const char *folder, FileSet *set, Arena *arena, Diag *diag)
{
    Str path = str_printf(arena, "%s/%s", folder, file->path);
    Str bytes = { (const char *)file->bytes, file->size };
    return fileset_folder(set, file_folder(arena, path).at, diag) && cmd_write(bytes, path.at, set, diag);
}

int cmd_new(const Options *options, Diag *diag, Arena *arena)
{
    const char *folder = options->arguments[0];
    FileSet *set = fileset_open(arena);
    bool ok = is_free(folder, diag) && fileset_folder(set, folder, diag);
    for (const NewFile *file = new_files; file->path && ok; file++) ok = write_file(file, folder, set, arena, diag);
    ok = ok && fileset_commit(set, diag);
    fileset_close(set);
    if (ok && !options->quiet) printf(words(WORD_BEGUN, options_lang(options)), folder, folder);
    return diag_exit_status(diag);
}

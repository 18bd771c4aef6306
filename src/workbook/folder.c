/* A folder of CSV files, or of JSON where there is no CSV, is a workbook whose sheets are called as they are. */
#include "workbook/parts.h"

#include "base/file.h"
#include "base/vec.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { MOST_FILES = 1000 };
static const Str csv_ending = { ".csv", 4 };

bool folder_begins(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

static int by_name(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static bool read_sheet(Workbook *workbook, Str name, Str encoding, const FilesInstead *files, Worksheet *sheet, Arena *arena,
                       Diag *diag)
{
    Workbook file = { .path = str_printf(arena, "%s/" STR_FMT, workbook->path, STR_ARG(name)).at };
    Str bytes;
    bool is_json = str_ends(name, json_ending);
    if (!bytes_read(file.path, files, &bytes, arena, diag)) return false;
    if (is_json ? !jsontable_read(&file, bytes, arena, diag) : !csv_read(&file, bytes, encoding, arena, diag)) return false;
    *sheet = file.sheets[0];
    sheet->name = str_part(name, 0, name.n - (is_json ? json_ending.n : csv_ending.n));
    workbook->n++;
    if (!file.is_told && file.encoding == TEXT_CP932) {
        workbook->encoding = TEXT_CP932;
        workbook->is_told = false;
    }
    return true;
}

typedef Vec(Str) FileNames;

static FileNames names_in(const char *path, Str ending, Arena *arena)
{
    FileNames names = { .arena = arena };
    DIR *folder = opendir(path);
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        Str name = str_from(entry->d_name);
        if (str_ends(name, ending) && !str_starts(name, STR("."))) *vec_push(&names) = str_copy(arena, name);
    }
    if (folder) closedir(folder);
    return names;
}

bool folder_read(Workbook *workbook, Str encoding, const FilesInstead *files, Arena *arena, Diag *diag)
{
    FileNames names = names_in(workbook->path, csv_ending, arena);
    if (!names.n) names = names_in(workbook->path, json_ending, arena);
    if (!names.n || names.n > MOST_FILES) {
        diag_report(diag, (Where){ .file = workbook->path }, STR(""), DIAG_FOLDER_WITHOUT_TABLES, MOST_FILES);
        return false;
    }
    qsort(names.at, (size_t)names.n, sizeof *names.at, by_name);
    workbook->sheets = arena_array(arena, Worksheet, names.n);
    workbook->encoding = TEXT_UTF8;
    workbook->is_told = true;
    for (int i = 0; i < names.n; i++)
        if (!read_sheet(workbook, names.at[i], encoding, files, &workbook->sheets[i], arena, diag)) return false;
    return true;
}

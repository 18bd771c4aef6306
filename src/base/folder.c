/* The place out of sight is a folder in the folder: a rename within one file system is one step. */
#include "base/folder.h"
#include "base/file.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HIDDEN ".unfinished"

typedef struct {
    const char *place, *path; /* place NULL: to be taken away */
} Entry;

struct OutFolder {
    const char *path, *hidden;
    bool is_new;
    Vec(Entry) entries;
    Arena *arena;
};

static bool fail(Diag *diag, DiagCode code, const char *path, const char *why)
{
    diag_report(diag, (Where){ .file = path }, STR(""), code, why);
    return false;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* What a killed run left. */
static void empty(const char *path, Arena *arena)
{
    DIR *list = opendir(path);
    for (struct dirent *entry; list && (entry = readdir(list));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlink(str_printf(arena, "%s/%s", path, entry->d_name).at);
    if (list) closedir(list);
}

OutFolder *folder_open(const char *path, Arena *arena, Diag *diag)
{
    OutFolder *folder = arena_new(arena, OutFolder);
    *folder = (OutFolder){ .path = str_copy(arena, str_from(path)).at,
                           .hidden = str_printf(arena, "%s/" HIDDEN, path).at,
                           .entries.arena = arena,
                           .arena = arena };
    folder->is_new = mkdir(path, 0777) == 0;
    bool ok = folder->is_new || errno == EEXIST;
    ok = ok && (mkdir(folder->hidden, 0777) == 0 || (errno == EEXIST && is_folder(folder->hidden)));
    if (ok) {
        empty(folder->hidden, arena);
        return folder;
    }
    fail(diag, DIAG_OUTPUT_UNWRITABLE, folder->path, strerror(errno));
    if (folder->is_new) rmdir(path);
    return NULL;
}

/* Renaming would put away a link or a device that has the name. */
static const char *path_of(OutFolder *folder, const char *name, Diag *diag)
{
    const char *path = str_printf(folder->arena, "%s/%s", folder->path, name).at;
    struct stat info;
    if (lstat(path, &info) != 0 || S_ISREG(info.st_mode)) return path;
    fail(diag, DIAG_OUTPUT_NOT_REGULAR, path, "");
    return NULL;
}

const char *folder_place(OutFolder *folder, const char *name, Diag *diag)
{
    const char *path = path_of(folder, name, diag);
    if (!path) return NULL;
    const char *place = str_printf(folder->arena, "%s/%s", folder->hidden, name).at;
    *vec_push(&folder->entries) = (Entry){ place, path };
    return place;
}

bool folder_take_away(OutFolder *folder, const char *name, Diag *diag)
{
    const char *path = path_of(folder, name, diag);
    if (path) *vec_push(&folder->entries) = (Entry){ NULL, path };
    return path;
}

bool folder_commit(OutFolder *folder, Diag *diag)
{
    bool ok = true;
    for (int i = 0; i < folder->entries.n && ok; i++) {
        const Entry *entry = &folder->entries.at[i];
        ok = entry->place ? rename(entry->place, entry->path) == 0 : unlink(entry->path) == 0 || errno == ENOENT;
        if (!ok) fail(diag, DIAG_OUTPUT_UNWRITABLE, entry->path, strerror(errno));
    }
    file_sync_folder(folder->hidden);
    folder_discard(folder);
    return ok;
}

void folder_discard(OutFolder *folder)
{
    for (int i = 0; i < folder->entries.n; i++)
        if (folder->entries.at[i].place) unlink(folder->entries.at[i].place);
    rmdir(folder->hidden);
    if (folder->is_new) rmdir(folder->path); /* only an empty one goes */
}

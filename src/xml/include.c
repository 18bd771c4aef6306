/* Files are told apart by their real paths, so that neither .. nor a symbolic link leads out of the project or round in a
   circle. */
#include "xml/include.h"

#include "base/file.h"

#include <stdlib.h>

static Str real_path(Arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    Str copy = str_copy(arena, str_from(real));
    free(real);
    return copy;
}

Includes include_begin(const char *path, Arena *arena, Diag *diag)
{
    Includes includes = { .arena = arena, .diag = diag, .open = { .arena = arena } };
    *vec_push(&includes.open) = real_path(arena, path);
    includes.project = file_project(arena, path);
    return includes;
}

const char *include_enter(Includes *includes, Where where, Str href)
{
    enum { MOST_FILES = 1000 };
    if (includes->n_files == MOST_FILES) {
        diag_report(includes->diag, where, STR(""), DIAG_TOO_MANY_FILES, MOST_FILES);
        return NULL;
    }
    includes->n_files++;
    const char *path = file_beside(includes->arena, str_from(where.file), href).at;
    Str real = real_path(includes->arena, path);
    file_asked(path);
    if (!real.n) {
        diag_report(includes->diag, where, STR(""), DIAG_FILE_UNREADABLE, path);
        return NULL;
    }
    if (!file_is_below(path, includes->project.at)) {
        diag_report(includes->diag, where, STR(""), DIAG_FILE_OUTSIDE, path);
        return NULL;
    }
    for (int i = 0; i < includes->open.n; i++) {
        if (!str_equal(includes->open.at[i], real)) continue;
        diag_report(includes->diag, where, STR(""), DIAG_XML_INCLUDE_CYCLE, path);
        return NULL;
    }
    *vec_push(&includes->open) = real;
    return path;
}

void include_leave(Includes *includes)
{
    includes->open.n--;
}

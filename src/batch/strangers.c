/* A folder is mailed as a whole.  What an earlier run has left there, of a department that is gone or divided otherwise, looks
   like the rest: nobody sees that it is not.  Nothing is deleted that this run did not make; it is named. */
#include "batch/steps.h"

#include <dirent.h>
#include <stdlib.h>

/* "d53.pdf, d54.pdf, …": the first few. */
typedef struct {
    StrBuilder names;
    int n;
} Named;

static void name(Named *named, Str file)
{
    enum { MOST = 10 };
    if (++named->n > MOST + 1) return;
    if (named->names.n) str_add(&named->names, STR(", "));
    str_add(&named->names, named->n > MOST ? STR("…") : file);
}

static int is_pdf(const struct dirent *file)
{
    return str_ends(str_from(file->d_name), STR(".pdf"));
}

/* What the folder should hold: what this run knows; and what other shards are making. */
static Map known_files(const Batch *batch, const Outcomes *entries, const Str *files, Arena *arena)
{
    Map known = map_new(arena);
    for (int i = 0; i < entries->n; i++)
        if (entries->at[i].file.n) map_put(&known, entries->at[i].file, &entries->at[i]);
    for (int i = 0; batch->n_shards && i < batch->n_outputs; i++) map_put(&known, files[i], (void *)(uintptr_t)&files[i]);
    return known;
}

void strangers_report(const Batch *batch, const Outcomes *entries, const Str *files, Arena *arena, Diag *diag)
{
    Named unknown = { .names.arena = arena }, otherwise = { .names.arena = arena };
    Map known = known_files(batch, entries, files, arena);
    struct dirent **found;
    int n = scandir(batch->folder, &found, is_pdf, alphasort);
    for (int i = 0; i < n; i++) {
        Str file = str_copy(arena, str_from(found[i]->d_name));
        if (!map_find(&known, file)) name(&unknown, file);
        free(found[i]);
    }
    if (n >= 0) free(found);
    for (int i = 0; i < entries->n; i++)
        if (entries->at[i].file.n && !str_equal(entries->at[i].mode, batch->mode)) name(&otherwise, entries->at[i].file);
    Where where = { .file = batch->folder };
    if (unknown.n) diag_report(diag, where, STR(""), DIAG_FOREIGN_FILES, unknown.n, str_built(&unknown.names).at);
    if (otherwise.n)
        diag_report(diag, where, STR(""), DIAG_OTHER_MODE, otherwise.n, str_copy(arena, batch->mode).at,
                    str_built(&otherwise.names).at);
}

/* The corrections that are given to a run: as XML, or as the table of them that was filled in. */
#include "base/file.h"
#include "cmd/cmd.h"
#include "data/data.h"

/* A table is held against the data as they were printed: with the corrections made before. */
static const Corrections *read_table(const Options *options, const Job *job, const Corrections *past, Arena *arena, Diag *diag)
{
    const Data *data = data_read(cmd_data_path(options, job->report), job->schema, past, job->files, arena, diag);
    const Corrections *corrections = data ? data_read_table(options->corrections, data, arena, diag) : NULL;
    data_close(data);
    return corrections;
}

const Corrections *corrections_read(const Options *options, const Job *job, const Corrections *past, Arena *arena, Diag *diag)
{
    Str bytes;
    if (!file_read(options->corrections, arena, &bytes, diag)) return NULL;
    const Corrections *read = data_is_table(bytes) ? read_table(options, job, past, arena, diag)
                                                   : data_read_corrections(options->corrections, job->schema, arena, diag);
    for (int i = 0; read && i < read->n; i++) {
        Correction *correction = &read->at[i];
        if (!correction->date.n) correction->date = round_date(options, arena);
        if (!correction->reason.n) correction->reason = str_from(options->reason);
    }
    return read;
}

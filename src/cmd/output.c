/* What a verb writes: bytes, and pages as a file for the screen, the archive or the printing house. */
#include "base/cp932.h"
#include "base/fileset.h"
#include "cmd/cmd.h"
#include "cmd/pagefile.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

bool cmd_write(Str bytes, const char *path, FileSet *set, Diag *diag)
{
    OutFile *file = fileset_create(set, path, diag);
    return file && (file_write(file, bytes.at, (size_t)bytes.n), file_commit(file, diag));
}

bool cmd_encode(const Options *options, const char *path, Str *table, Arena *arena, Diag *diag)
{
    bool is_narrow = options->encoding && strcmp(options->encoding, "cp932") == 0;
    return !is_narrow || cp932_from(*table, path, table, arena, diag);
}

Str cmd_date(Str otherwise, Arena *arena)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    time_t seconds = epoch ? (time_t)strtoll(epoch, &end, 10) : 0;
    struct tm date;
    if (!epoch || *end || end == epoch || !gmtime_r(&seconds, &date)) return otherwise;
    return str_printf(arena, "%04d-%02d-%02d", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday);
}

PdfProfile cmd_profile(const Options *options)
{
    static const char *const names[] = { [PROFILE_SCREEN] = "screen", [PROFILE_ARCHIVE] = "archive", [PROFILE_PRESS] = "press" };
    for (int i = PROFILE_SCREEN; i <= PROFILE_PRESS && options->profile; i++)
        if (strcmp(options->profile, names[i]) == 0) return (PdfProfile)i;
    return options->press || options->summary ? PROFILE_PRESS : PROFILE_SCREEN;
}

const Press *cmd_press(const Options *options, const Report *report, Arena *arena)
{
    if (!options->press) return report->press;
    Press *press = arena_new(arena, Press);
    *press = *report->press;
    press->standard = strcmp(options->press, "x4") == 0 ? PRESS_X4 : PRESS_X1A;
    return press;
}

bool cmd_may_write(const Options *options, const Report *report, const char *path, bool reads_release, Diag *diag)
{
    const char *data = options->data ? options->data : report->data_path.at;
    const char *inputs[] = { options->arguments[0],
                             data,
                             report->data_path.at,
                             report->fonts_path.at,
                             options->corrections,
                             options->schema,
                             reads_release ? options->release : NULL };
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        if (!inputs[i] || !file_is_same(path, inputs[i])) continue;
        diag_report(diag, (Where){ .file = path }, STR(""), DIAG_OUTPUT_IS_INPUT);
        return false;
    }
    return true;
}

bool cmd_spares(const char *path, const Str *files, int n, Arena *arena, Diag *diag)
{
    for (int i = 0; i < n; i++) {
        if (!file_is_same(path, str_copy(arena, files[i]).at)) continue;
        diag_report(diag, (Where){ .file = path }, STR(""), DIAG_OUTPUT_IS_INPUT);
        return false;
    }
    return true;
}

bool cmd_may_replace(const Options *options, const char *path, Str bytes, Arena *arena, Diag *diag)
{
    Str there;
    if (options->overwrite || !file_read(path, arena, &there, NULL) || str_equal(there, bytes)) return true;
    diag_report(diag, (Where){ .file = path }, STR(""), DIAG_SHEET_THERE);
    return false;
}

bool cmd_name_beside(const char *first, Str path, Str *name, Arena *arena)
{
    Str folder = file_folder(arena, str_from(first));
    bool is_here = str_is(folder, ".") && path.at[0] != '/';
    bool is_below = str_starts(path, folder) && path.n > folder.n && path.at[folder.n] == '/';
    *name = is_below ? str_part(path, folder.n + 1, path.n) : path;
    return is_here || is_below;
}

const Pages *cmd_for_profile(const Options *options, const Job *job, const Pages *pages, bool whole, Arena *arena, Diag *diag)
{
    if (cmd_profile(options) != PROFILE_PRESS || !pages->n_pages) return pages;
    return cmd_press_sheets(job, pages, cmd_press(options, job->report, arena), whole, arena, diag);
}

PdfInfo cmd_pdf_info(const Options *options, const Job *job, FileSet *set, Arena *arena)
{
    return (PdfInfo){ .created = cmd_date(job->document->date, arena),
                      .profile = cmd_profile(options),
                      .is_two = options->pdf && strcmp(options->pdf, "2.0") == 0,
                      .press = cmd_press(options, job->report, arena),
                      .set = set };
}

bool cmd_write_pdf(const Options *options, const Job *job, const Pages *pages, const char *path, FileSet *set, Arena *arena,
                   Diag *diag)
{
    const PdfInfo info = cmd_pdf_info(options, job, set, arena);
    return page_file_write(&info, pages, path, job->timings, arena, diag);
}

/* What a verb reads and writes, as the fence wants to know it (base/fence.h). */
#include "base/fence.h"
#include "base/file.h"
#include "base/scratch.h"
#include "cmd/cmd.h"

#include <stdlib.h>
#include <string.h>

static void add_path(FencePaths *paths, const char *path)
{
    if (path && *path && !str_same(path, "-")) *vec_push(paths) = path;
}

/* A file, and the project it is of: what it includes lies there. */
static void add_with_project(FencePaths *paths, const char *path)
{
    add_path(paths, path);
    if (path) add_path(paths, file_project(paths->arena, path).at);
}

static void add_options(Fence *fence, const Options *options)
{
    const char *const inputs[] = { options->data,  options->schema, options->corrections, options->release,
                                   options->since, options->cover,  options->map };
    const char *const outputs[] = { options->output, options->summary, options->html };
    for (int i = 0; i < options->n_arguments; i++) add_with_project(&fence->reads, options->arguments[i]);
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) add_with_project(&fence->reads, inputs[i]);
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) add_path(&fence->writes, outputs[i]);
}

static void add_report(Fence *fence, const Report *report)
{
    add_with_project(&fence->reads, report->data_path.at);
    add_path(&fence->reads, report->fonts_path.at);
    if (report->press) add_path(&fence->reads, report->press->profile.at);
}

static void add_fonts(Fence *fence, const FontList *fonts)
{
    for (int i = 0; i < fonts->n_families; i++)
        for (int k = 0; k < fonts->families[i].n_files; k++) add_path(&fence->reads, fonts->families[i].files[k].path.at);
}

/* Where the user has libraries of theirs, as ld.so finds them: some are opened when they are wanted (base/late.h). */
static void add_libraries(Fence *fence)
{
    const char *folders = getenv("LD_LIBRARY_PATH");
    for (int end; folders && *folders; folders += end + (folders[end] != '\0')) {
        end = (int)strcspn(folders, ":;");
        if (end) add_path(&fence->reads, str_copy(fence->reads.arena, (Str){ folders, end }).at);
    }
}

bool cmd_talks(const Options *options)
{
    return options->printer || options->serve;
}

void cmd_fence(const Options *options, const Job *job, const FontList *fonts, Arena *arena)
{
    Fence fence = { .reads.arena = arena, .writes.arena = arena, .talks = cmd_talks(options) };
    fence.reads_all = fence.talks || job->shelf; /* a job whose faces stay open has others behind it */
    add_options(&fence, options);
    if (job->report) add_report(&fence, job->report);
    if (fonts) add_fonts(&fence, fonts);
    if (job->writes_release) add_path(&fence.writes, options->release);
    add_libraries(&fence);
    if (job->makes_workbooks) add_path(&fence.writes, scratch_make(arena)); /* libxlsxwriter puts them together there */
    if (job->has_default && !options->output) add_path(&fence.writes, "output");
    fence_stand(&fence, arena);
}

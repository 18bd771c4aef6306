/* Bytes into a file that nobody sees yet. */
#include "base/outfile.h"
#include "base/words.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER = 1 << 16 };

OutFile *outfile_open(const char *path, const char *place, FileSet *set, Arena *arena)
{
    int fd = place ? open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : STDOUT_FILENO;
    if (fd < 0) return NULL;
    OutFile *file = arena_new(arena, OutFile);
    *file = (OutFile){ .path = path, .place = place, .set = set, .fd = fd, .buffer = arena_alloc(arena, BUFFER) };
    return file;
}

OutFile *file_create(const char *path, Arena *arena, Diag *diag)
{
    FileSet *set = fileset_open(arena);
    OutFile *file = fileset_create(set, path, diag);
    if (file) file->is_alone = true;
    else fileset_close(set);
    return file;
}

static void flush(OutFile *file)
{
    for (size_t done = 0; done < file->used && !file->error;) {
        ssize_t n = write(file->fd, file->buffer + done, file->used - done);
        if (n < 0 && errno != EINTR) file->error = errno;
        if (n > 0) done += (size_t)n;
    }
    file->used = 0;
}

bool file_write(OutFile *file, const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size && !file->error) {
        size_t n = size < BUFFER - file->used ? size : BUFFER - file->used;
        memcpy(file->buffer + file->used, at, n);
        file->used += n;
        at += n;
        size -= n;
        if (file->used == BUFFER) flush(file);
    }
    return !file->error;
}

void outfile_close(OutFile *file)
{
    if (file->place && file->fd >= 0) close(file->fd);
    file->fd = -1;
}

/* All of it is on disk, out of sight. */
static void settle(OutFile *file)
{
    flush(file);
    if (file->place && !file->error && fsync(file->fd) != 0) file->error = errno;
    if (file->place && close(file->fd) != 0 && !file->error) file->error = errno;
    file->fd = -1;
}

/* Alone it appears at once; of a set, with the others. */
static bool finish(OutFile *file, bool is_good, Diag *diag)
{
    file->is_settled = is_good;
    if (!file->is_alone) return is_good;
    bool ok = is_good && fileset_commit(file->set, diag);
    fileset_close(file->set);
    return ok;
}

bool file_commit(OutFile *file, Diag *diag)
{
    settle(file);
    if (file->error)
        diag_report(diag, (Where){ .file = file->path }, STR(""), DIAG_OUTPUT_UNWRITABLE, words_of_error(file->error, diag));
    return finish(file, !file->error, diag);
}

bool file_commit_checked(OutFile *file, FileCheck holds, const void *context, Arena *arena, Diag *diag)
{
    Str bytes;
    settle(file);
    if (file->error)
        diag_report(diag, (Where){ .file = file->path }, STR(""), DIAG_OUTPUT_UNWRITABLE, words_of_error(file->error, diag));
    bool good = !file->error && file_read_back(file->place, arena, &bytes, diag) && holds(bytes, context, diag);
    return finish(file, good, diag);
}

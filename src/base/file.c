#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(Diag *diag, DiagCode code, const char *path, const char *why)
{
    if (diag) diag_report(diag, (Where){ .file = path }, STR(""), code, why);
    return false;
}

static bool read_all(int fd, char *at, size_t size)
{
    for (size_t done = 0; done < size;) {
        ssize_t n = read(fd, at + done, size - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) {
            if (n == 0) errno = EIO; /* the file shrank under our hands */
            return false;
        }
        done += (size_t)n;
    }
    return true;
}

bool file_read(const char *path, Arena *arena, Str *bytes, Diag *diag)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return fail(diag, DIAG_FILE_UNREADABLE, path, strerror(errno));
    struct stat info;
    bool ok = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size <= INT_MAX / 4;
    if (!ok) {
        close(fd);
        return fail(diag, DIAG_FILE_UNREADABLE, path, "not a regular file of reasonable size");
    }
    char *at = arena_alloc(arena, (size_t)info.st_size + 1);
    ok = read_all(fd, at, (size_t)info.st_size);
    int error = errno;
    close(fd);
    if (!ok) return fail(diag, DIAG_FILE_UNREADABLE, path, strerror(error));
    *bytes = (Str){ at, (int)info.st_size };
    return true;
}

bool file_read_start(const char *path, int most, Arena *arena, Str *start, long long *size)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    bool ok = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    if (ok) {
        int n = info.st_size < most ? (int)info.st_size : most;
        char *at = arena_alloc(arena, (size_t)n + 1);
        ok = read_all(fd, at, (size_t)n);
        *start = (Str){ at, n };
        *size = info.st_size;
    }
    if (fd >= 0) close(fd);
    return ok;
}

struct OutFile {
    const char *path, *temporary; /* temporary NULL: standard output */
    int fd, error;
    char *buffer;
    size_t used;
};

enum { BUFFER = 1 << 16 };

OutFile *file_create(const char *path, Arena *arena, Diag *diag)
{
    OutFile *file = arena_new(arena, OutFile);
    *file = (OutFile){ .path = str_copy(arena, str_from(path)).at, .buffer = arena_alloc(arena, BUFFER) };
    if (strcmp(path, "-") == 0) {
        file->fd = STDOUT_FILENO;
        return file;
    }
    struct stat info;
    if (lstat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
        fail(diag, DIAG_OUTPUT_NOT_REGULAR, file->path, "");
        return NULL;
    }
    file->temporary = str_printf(arena, "%s.%ld.tmp", path, (long)getpid()).at;
    file->fd = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file->fd < 0 && errno == EEXIST && unlink(file->temporary) == 0) /* left by a killed run */
        file->fd = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file->fd < 0) {
        fail(diag, DIAG_OUTPUT_UNWRITABLE, file->path, strerror(errno));
        return NULL;
    }
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

void file_sync_folder(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    if (slash && (size_t)(slash - path) >= sizeof folder) return;
    if (slash) snprintf(folder, sizeof folder, "%.*s", slash == path ? 1 : (int)(slash - path), path);
    else snprintf(folder, sizeof folder, ".");
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    (void)fsync(fd);
    close(fd);
}

/* All of it is on disk, under its temporary name. */
static void settle(OutFile *file)
{
    flush(file);
    if (!file->error && fsync(file->fd) != 0) file->error = errno;
    if (close(file->fd) != 0 && !file->error) file->error = errno;
}

static bool publish(OutFile *file, Diag *diag)
{
    if (!file->error && rename(file->temporary, file->path) != 0) file->error = errno;
    if (file->error) {
        unlink(file->temporary);
        return fail(diag, DIAG_OUTPUT_UNWRITABLE, file->path, strerror(file->error));
    }
    file_sync_folder(file->path);
    return true;
}

bool file_commit(OutFile *file, Diag *diag)
{
    if (file->temporary) {
        settle(file);
        return publish(file, diag);
    }
    flush(file);
    return file->error ? fail(diag, DIAG_OUTPUT_UNWRITABLE, file->path, strerror(file->error)) : true;
}

bool file_commit_checked(OutFile *file, FileCheck holds, const void *context, Arena *arena, Diag *diag)
{
    Str bytes = { 0 };
    settle(file);
    bool good = file->error || (file_read(file->temporary, arena, &bytes, diag) && holds(bytes, context, diag));
    if (good) return publish(file, diag);
    unlink(file->temporary);
    return false;
}

Str file_folder(Arena *arena, Str path)
{
    int end = path.n;
    while (end > 0 && path.at[end - 1] != '/') end--;
    if (end == 0) return STR(".");
    return str_copy(arena, str_part(path, 0, end > 1 ? end - 1 : 1));
}

Str file_beside(Arena *arena, Str file, Str href)
{
    if (href.n && href.at[0] == '/') return str_copy(arena, href);
    Str folder = file_folder(arena, file);
    while (str_starts(href, STR("../")) && !str_is(folder, ".") && !str_ends(folder, STR(".."))) {
        href = str_part(href, 3, href.n); /* layouts/../data → data: paths people recognise */
        folder = file_folder(arena, folder);
    }
    if (str_is(folder, ".")) return str_copy(arena, href);
    return str_printf(arena, STR_FMT "%s" STR_FMT, STR_ARG(folder), str_ends(folder, STR("/")) ? "" : "/", STR_ARG(href));
}

Str file_installed(Arena *arena, const char *name)
{
    char program[PATH_MAX];
    const char *started = (const char *)(uintptr_t)getauxval(AT_EXECFN); /* as it was called; /proc need not be there */
    bool is_known = started && realpath(started, program);
    Str places[] = { is_known ? file_beside(arena, file_folder(arena, str_from(program)), STR(HYOGUMI_DATA_BESIDE)) : STR(""),
                     STR(HYOGUMI_DATA) };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        Str path = str_printf(arena, STR_FMT "/%s", STR_ARG(places[i]), name);
        if (places[i].n && access(path.at, R_OK) == 0) return path;
    }
    return STR("");
}

bool file_is_same(const char *path, const char *other)
{
    struct stat one, another;
    return stat(path, &one) == 0 && stat(other, &another) == 0 && one.st_dev == another.st_dev && one.st_ino == another.st_ino;
}

bool file_is_below(const char *path, const char *folder)
{
    char real_path[PATH_MAX], real_folder[PATH_MAX];
    if (!realpath(path, real_path) || !realpath(folder, real_folder)) return false;
    size_t n = strlen(real_folder);
    return strncmp(real_path, real_folder, n) == 0 &&
           (real_path[n] == '/' || real_path[n] == '\0' || strcmp(real_folder, "/") == 0);
}

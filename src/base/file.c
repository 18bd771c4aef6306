#include "base/file.h"
#include "base/words.h"

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

/* --- who listens ---------------------------------------------------------------------------------------------------- */

static struct {
    FileListener hear;
    void *context;
} listener;

void file_listen(FileListener hear, void *context)
{
    listener.hear = hear;
    listener.context = context;
}

void file_asked(const char *path)
{
    if (listener.hear) listener.hear(listener.context, path);
}

FileStamp file_stamp(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0) return (FileStamp){ .size = -1 };
    return (FileStamp){ info.st_dev, info.st_ino, info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec };
}

bool file_is_as_it_was(FileStamp now, FileStamp before)
{
    return now.device == before.device && now.number == before.number && now.size == before.size &&
           now.seconds == before.seconds && now.nanoseconds == before.nanoseconds;
}

/* --- whole files ----------------------------------------------------------------------------------------------------- */

bool file_read(const char *path, Arena *arena, Str *bytes, Diag *diag)
{
    file_asked(path);
    return file_read_back(path, arena, bytes, diag);
}

bool file_read_back(const char *path, Arena *arena, Str *bytes, Diag *diag)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return fail(diag, DIAG_FILE_UNREADABLE, path, words_of_error(errno, diag));
    struct stat info;
    bool ok = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size <= INT_MAX / 4;
    if (!ok) {
        close(fd);
        return fail(diag, DIAG_FILE_UNREADABLE, path, diag ? words(WORD_FILE_ODD, diag_lang(diag)) : "");
    }
    char *at = arena_bytes(arena, (size_t)info.st_size + 1);
    at[info.st_size] = '\0';
    ok = read_all(fd, at, (size_t)info.st_size);
    int error = errno;
    close(fd);
    if (!ok) return fail(diag, DIAG_FILE_UNREADABLE, path, words_of_error(error, diag));
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

Str file_folder(Arena *arena, Str path)
{
    int end = path.n;
    while (end > 0 && path.at[end - 1] != '/') end--;
    if (end == 0) return STR(".");
    return str_copy(arena, str_part(path, 0, end > 1 ? end - 1 : 1));
}

Str file_name(Str path)
{
    int first = path.n;
    while (first > 0 && path.at[first - 1] != '/') first--;
    return str_part(path, first, path.n);
}

/* One step up from "a/b" is "a"; from "a/..", "a/." and "a/" it is not. */
static bool ends_with_name(Str folder)
{
    Str last = file_name(folder);
    return last.n && !str_is(last, ".") && !str_is(last, "..");
}

Str file_beside(Arena *arena, Str file, Str href)
{
    if (href.n && href.at[0] == '/') return str_copy(arena, href);
    Str folder = file_folder(arena, file);
    while (str_starts(href, STR("../")) && ends_with_name(folder)) {
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
    Str folder = is_known ? file_folder(arena, str_from(program)) : STR("");
    Str places[] = { is_known ? file_beside(arena, folder, STR(HYOGUMI_DATA_BESIDE)) : STR(""),
                     is_known ? file_beside(arena, str_from(program), STR(HYOGUMI_DATA_BUILT)) : STR(""), STR(HYOGUMI_DATA) };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        Str path = str_printf(arena, STR_FMT "/%s", STR_ARG(places[i]), name);
        if (places[i].n && access(path.at, R_OK) == 0) return path;
    }
    return STR("");
}

static bool is_project_part(Str folder)
{
    return str_ends(folder, STR("/layouts")) || str_ends(folder, STR("/data"));
}

Str file_project(Arena *arena, const char *path)
{
    char real[PATH_MAX];
    if (!realpath(path, real)) return STR("");
    Str own = file_folder(arena, str_from(real));
    for (Str folder = own; folder.n > 1; folder = file_folder(arena, folder))
        if (is_project_part(folder) && file_folder(arena, folder).n > 1) return file_folder(arena, folder);
    return own; /* what is mounted as /data makes no project of the whole machine */
}

bool file_is_same(const char *path, const char *other)
{
    struct stat one, another;
    return stat(path, &one) == 0 && stat(other, &another) == 0 && one.st_dev == another.st_dev && one.st_ino == another.st_ino;
}

bool file_is_same_folder(const char *path, const char *other, Arena *arena)
{
    return file_is_same(file_folder(arena, str_from(path)).at, file_folder(arena, str_from(other)).at);
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_make_folder(const char *path, const char **made, Arena *arena)
{
    *made = NULL;
    if (is_folder(path)) return true;
    Str folder = str_from(path);
    while (folder.n > 1 && folder.at[folder.n - 1] == '/') folder.n--;
    folder = str_copy(arena, folder);
    Str parent = file_folder(arena, folder);
    if (!str_equal(parent, folder) && !file_make_folder(parent.at, made, arena)) return false;
    bool is_new = mkdir(folder.at, 0777) == 0;
    if (!is_new && errno != EEXIST) return false;
    if (is_new && !*made) *made = folder.at;
    return true;
}

void file_unmake_folder(const char *path, const char *made)
{
    char folder[PATH_MAX];
    if (!made || strlen(path) >= sizeof folder) return;
    strcpy(folder, path);
    for (;;) {
        size_t n = strlen(folder);
        while (n > 1 && folder[n - 1] == '/') folder[--n] = '\0';
        if (rmdir(folder) != 0 || strcmp(folder, made) == 0) return;
        char *slash = strrchr(folder, '/');
        if (!slash) return;
        slash[slash == folder ? 1 : 0] = '\0';
    }
}

bool file_is_below(const char *path, const char *folder)
{
    char real_path[PATH_MAX], real_folder[PATH_MAX];
    if (!realpath(path, real_path) || !realpath(folder, real_folder)) return false;
    size_t n = strlen(real_folder);
    return strncmp(real_path, real_folder, n) == 0 &&
           (real_path[n] == '/' || real_path[n] == '\0' || strcmp(real_folder, "/") == 0);
}

/* Preloaded: calls that change files are counted, and the nth is made to fail, or is the last thing the process does.
     FAULT_AT=n FAULT_DO=kill     SIGKILL instead of the nth call; of a write, after half of it
     FAULT_AT=n FAULT_DO=term     SIGTERM just before the nth call
     FAULT_AT=n FAULT_DO=ENOSPC   the nth call fails; with FAULT_ALL=1 so do all after it
     FAULT_CALL=rename            only these calls count
     FAULT_READS=1                files opened to be read, reads and closes count, too
     FAULT_LOG=file               each call that counts, as a line: its name and what it is about */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int error_from(const char *word)
{
    static const struct {
        const char *word;
        int error;
    } errors[] = { { "EIO", EIO }, { "ENOSPC", ENOSPC }, { "EACCES", EACCES }, { "EPERM", EPERM }, { "EROFS", EROFS },
                   { "EINTR", EINTR }, { "EMFILE", EMFILE }, { "ENOENT", ENOENT }, { "EXDEV", EXDEV }, { "EDQUOT", EDQUOT } };
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(errors[i].word, word) == 0) return errors[i].error;
    return 0;
}

/* Opened before the program raises its fence (src/base/fence.h). */
static int logged = -1;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("FAULT_LOG");
    if (path) logged = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
}

static void log_call(const char *call, const char *about)
{
    char line[600];
    int n = snprintf(line, sizeof line, "%s %s\n", call, about);
    if (logged >= 0 && REAL(write)(logged, line, (size_t)n) != n) abort();
}

/* Of the whole run: processes born later count on. */
static int next_number(void)
{
    static int *n;
    if (!n) n = mmap(NULL, sizeof *n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return __atomic_add_fetch(n, 1, __ATOMIC_RELAXED);
}

static bool dies;

/* true: this call is to fail, errno says how; or, with `dies`, to be the last. */
static bool strikes(const char *call, const char *about)
{
    const char *only = getenv("FAULT_CALL"), *at = getenv("FAULT_AT"), *what = getenv("FAULT_DO"), *all = getenv("FAULT_ALL");
    if (only && strcmp(only, call) != 0) return false;
    log_call(call, about);
    int n = next_number();
    if (!at || !what || n < atoi(at) || (n > atoi(at) && !all)) return false;
    dies = strcmp(what, "kill") == 0;
    if (strcmp(what, "term") == 0) return kill(getpid(), SIGTERM), false;
    if (!dies) errno = error_from(what);
    else if (strcmp(call, "write") != 0) kill(getpid(), SIGKILL);
    return true;
}

static const char *about(int fd)
{
    static char path[400], link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    path[n < 0 ? 0 : n] = '\0';
    return path;
}

static int open_file(const char *path, int flags, mode_t mode)
{
    bool counts = (flags & O_ACCMODE) != O_RDONLY || getenv("FAULT_READS");
    if (counts && strikes("open", path)) return -1;
    return REAL(open)(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_file(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_file(path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    if (fd > STDERR_FILENO && strikes("write", about(fd))) {
        if (!dies) return -1;
        (void)!REAL(write)(fd, bytes, size / 2);
        kill(getpid(), SIGKILL);
    }
    return REAL(write)(fd, bytes, size);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    if (strikes("write", about(fd))) {
        if (!dies) return -1;
        (void)!REAL(pwrite)(fd, bytes, size / 2, at);
        kill(getpid(), SIGKILL);
    }
    return REAL(pwrite)(fd, bytes, size, at);
}

int fsync(int fd)
{
    return strikes("fsync", about(fd)) ? -1 : REAL(fsync)(fd);
}

int ftruncate(int fd, off_t size)
{
    return strikes("ftruncate", about(fd)) ? -1 : REAL(ftruncate)(fd, size);
}

int rename(const char *from, const char *to)
{
    return strikes("rename", to) ? -1 : REAL(rename)(from, to);
}

int link(const char *from, const char *to)
{
    return strikes("link", from) ? -1 : REAL(link)(from, to);
}

int unlink(const char *path)
{
    return strikes("unlink", path) ? -1 : REAL(unlink)(path);
}

int mkdir(const char *path, mode_t mode)
{
    return strikes("mkdir", path) ? -1 : REAL(mkdir)(path, mode);
}

int rmdir(const char *path)
{
    return strikes("rmdir", path) ? -1 : REAL(rmdir)(path);
}

ssize_t read(int fd, void *bytes, size_t size)
{
    return getenv("FAULT_READS") && strikes("read", about(fd)) ? -1 : REAL(read)(fd, bytes, size);
}

/* What it closes is closed, whatever it says. */
int close(int fd)
{
    bool fails = getenv("FAULT_READS") && fd > STDERR_FILENO && strikes("close", about(fd));
    int error = errno, closed = REAL(close)(fd);
    if (fails) errno = error;
    return fails ? -1 : closed;
}

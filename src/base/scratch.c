/* A folder and a lock on it. */
#include "base/scratch.h"

#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIGN "hyogumi-"

static const char *own;
static pid_t owner; /* a process born later knows the name, but the folder is not its own */

const char *scratch_folder(void)
{
    return own;
}

/* What lies in it, and itself; no folder is made in one. */
static void take_away(int fd, const char *path)
{
    DIR *folder = fdopendir(fd);
    for (const struct dirent *entry; folder && (entry = readdir(folder));) unlinkat(fd, entry->d_name, 0);
    rmdir(path);
    if (folder) closedir(folder);
    else close(fd);
}

/* Locked, and still what has the name; -1: somebody else's, or gone. */
static int hold(const char *path)
{
    struct stat held, named;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return -1;
    if (fstat(fd, &held) == 0 && held.st_uid == geteuid() && flock(fd, LOCK_EX | LOCK_NB) == 0 && lstat(path, &named) == 0 &&
        held.st_dev == named.st_dev && held.st_ino == named.st_ino)
        return fd;
    close(fd);
    return -1;
}

static void clear_dead(const char *place, Arena *arena)
{
    DIR *folder = opendir(place);
    for (const struct dirent *entry; folder && (entry = readdir(folder));) {
        if (fnmatch(SIGN "??????", entry->d_name, 0) != 0) continue;
        const char *path = str_printf(arena, "%s/%s", place, entry->d_name).at;
        int fd = hold(path);
        if (fd >= 0) take_away(fd, path);
    }
    if (folder) closedir(folder);
}

static void leave(void *whose)
{
    const int *fd = whose;
    if (owner == getpid()) take_away(*fd, own);
    own = NULL;
}

void scratch_abandon(void)
{
    if (own && owner == getpid()) rmdir(own);
}

/* NULL: there can be none; see errno. */
static const char *made_in(const char *place, int *fd, Arena *arena)
{
    enum { TRIES = 100 };
    clear_dead(place, arena);
    for (int i = 0; i < TRIES; i++) {
        Str name = str_printf(arena, "%s/" SIGN "XXXXXX", place);
        char *path = arena_copy(arena, name.at, (size_t)name.n);
        if (!mkdtemp(path)) return NULL;
        *fd = hold(path);
        if (*fd >= 0) return path;
        rmdir(path); /* unless somebody who clears was quicker */
    }
    return NULL;
}

const char *scratch_make(Arena *arena)
{
    const char *asked = getenv("TMPDIR");
    int *fd = arena_new(arena, int);
    owner = getpid();
    if (asked && *asked) own = made_in(asked, fd, arena);
    if (!own) own = made_in("/tmp", fd, arena);
    if (own) arena_after(arena, leave, fd);
    return own;
}

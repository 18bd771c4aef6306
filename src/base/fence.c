/* Rules of Landlock, by its system calls: the C library has none of them. */
#include "base/fence.h"

#include "base/barred.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool is_begun;

void fence_begin(bool talks)
{
    is_begun = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (is_begun) barred_begin(talks);
}

#ifndef SYS_landlock_create_ruleset

static void raise_rules(const Fence *fence, Arena *arena)
{
    (void)fence, (void)arena;
}

#else

/* As the kernel has them (its uapi, linux/landlock.h): those headers may be older than the kernel that runs. */
enum { QUESTION_VERSION = 1 << 0, RULE_BENEATH = 1 };
enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_DIR = 1 << 3,
    REMOVE_DIR = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_DIR = 1 << 7,
    MAKE_REG = 1 << 8,
    REFER = 1 << 13,    /* version 2 */
    TRUNCATE = 1 << 14, /* 3 */
    IOCTL_DEV = 1 << 15 /* 5 */
};
enum { NET_BIND = 1 << 0, NET_CONNECT = 1 << 1 };        /* 4 */
enum { SCOPE_ABSTRACT = 1 << 0, SCOPE_SIGNAL = 1 << 1 }; /* 6 */

typedef struct {
    uint64_t files, net, scoped;
} Rights;
typedef struct {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed)) RuleBeneath;

/* Rights that each version of the kernel's knows more. */
static Rights handled_by(long version, const Fence *fence)
{
    uint64_t files = (1 << 13) - 1;
    if (version >= 2) files |= REFER;
    if (version >= 3) files |= TRUNCATE;
    if (version >= 5) files |= IOCTL_DEV;
    if (fence->reads_all) files &= ~(uint64_t)(READ_FILE | READ_DIR);
    return (Rights){ .files = files,
                     .net = version >= 4 && !fence->talks ? NET_BIND | NET_CONNECT : 0,
                     .scoped = version >= 6 && !fence->talks ? SCOPE_ABSTRACT | SCOPE_SIGNAL : 0 };
}

/* What is not there, or cannot be read anyway, needs no right; what is written into must have it.  false: it could not be asked for. */
static bool allow(int rules, const char *path, uint64_t allowed, uint64_t handled)
{
    enum { OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV };
    struct stat about;
    int fd = open(path, O_PATH | O_CLOEXEC);
    bool is_barred = errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP || errno == ENAMETOOLONG;
    if (fd < 0) return is_barred && !(allowed & MAKE_REG);
    bool is_known = fstat(fd, &about) == 0;
    if (is_known && !S_ISDIR(about.st_mode)) allowed &= OF_FILES;
    RuleBeneath rule = { .allowed = allowed & handled, .parent = fd };
    bool ok = is_known && (!rule.allowed || syscall(SYS_landlock_add_rule, rules, RULE_BENEATH, &rule, 0) == 0);
    close(fd);
    return ok;
}

/* The folder that is written into, or that in which one is made. */
static const char *folder_for(const char *path, Arena *arena)
{
    struct stat about;
    while (stat(path, &about) != 0 || !S_ISDIR(about.st_mode)) {
        const char *above = str_copy(arena, file_folder(arena, str_from(path))).at;
        if (strcmp(above, path) == 0) break;
        path = above;
    }
    return path;
}

/* Folders that the run has made on the way to an output go again where nothing came into them: empty ones, and only those. */
static bool allow_on_the_way(int rules, const char *path, uint64_t handled, Arena *arena)
{
    bool ok = true;
    for (Str folder = file_folder(arena, str_from(path)), above; !str_is(folder, "/"); folder = above) {
        ok &= allow(rules, folder.at, REMOVE_DIR, handled);
        above = file_folder(arena, folder);
        if (str_equal(above, folder)) break;
    }
    return ok;
}

static bool allow_all(int rules, const Fence *fence, uint64_t handled, Arena *arena)
{
    enum { READ = READ_FILE | READ_DIR };
    enum { WRITE = READ | WRITE_FILE | TRUNCATE | MAKE_REG | MAKE_DIR | REMOVE_FILE | REMOVE_DIR | REFER };
    /* Its own file too: what goes wrong in it is said with names of functions. */
    static const char *const of_system[] = { "/usr", "/lib", "/lib64", "/proc", "/proc/self/exe", "/sys/devices/system/cpu" };
    static const char *const devices[] = { "/dev/null", "/dev/tty", "/dev/urandom" };
    bool ok = true;
    for (size_t i = 0; i < sizeof of_system / sizeof *of_system; i++) ok &= allow(rules, of_system[i], READ, handled);
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        ok &= allow(rules, devices[i], READ_FILE | WRITE_FILE | IOCTL_DEV, handled);
    for (int i = 0; i < fence->reads.n; i++) ok &= allow(rules, fence->reads.at[i], READ, handled);
    for (int i = 0; i < fence->writes.n; i++) {
        ok &= allow(rules, folder_for(fence->writes.at[i], arena), WRITE, handled);
        ok &= allow_on_the_way(rules, fence->writes.at[i], handled, arena);
    }
    return ok;
}

static void raise_rules(const Fence *fence, Arena *arena)
{
    enum { VERSION_NEEDED = 2 }; /* before it nothing could be renamed from one folder into another */
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, QUESTION_VERSION);
    if (version < VERSION_NEEDED) return;
    Rights set = handled_by(version, fence);
    size_t size = version >= 6 ? sizeof set : version >= 4 ? offsetof(Rights, scoped) : offsetof(Rights, net);
    int rules = (int)syscall(SYS_landlock_create_ruleset, &set, size, 0);
    if (rules < 0) return;
    bool is_whole = allow_all(rules, fence, set.files, arena); /* or what is right could be refused */
    if (is_whole) syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

#endif

void fence_stand(const Fence *fence, Arena *arena)
{
    if (is_begun) raise_rules(fence, arena);
    is_begun = false;
}

/* Preloaded: allocations are counted, and the nth fails; the program takes its memory by these names (src/base/memory.c).
     FAULT_AT=n        the nth allocation of the run, with all its processes, fails; with FAULT_ALL=1 so do all after it
     FAULT_COUNT=file  how many there were so far is written there when a process ends, a line each
     FAULT_WAYS=file   a line for each: which it is, and a number that is the same for all to which the same calls of functions lead */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static atomic_long *n_asked; /* processes born later count on */
static long fails_at;
static bool fails_on;
static bool is_ready;
static void *(*real_malloc)(size_t), *(*real_calloc)(size_t, size_t), *(*real_realloc)(void *, size_t), *(*real_memalign)(size_t, size_t);

static void prepare(void)
{
    if (is_ready) return;
    is_ready = true;
    n_asked = mmap(NULL, sizeof *n_asked, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    real_malloc = (void *(*)(size_t))dlsym(RTLD_NEXT, "__libc_malloc");
    real_calloc = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "__libc_calloc");
    real_realloc = (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "__libc_realloc");
    real_memalign = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "__libc_memalign");
    const char *at = getenv("FAULT_AT");
    fails_at = at ? atol(at) : 0;
    fails_on = getenv("FAULT_ALL");
}

static int ways = -1; /* see begin() */
static bool is_looking; /* that takes memory, too */

static void tell_way(long which)
{
    enum { MOST = 64 };
    void *calls[MOST];
    char words[40];
    uint64_t way = 0;
    is_looking = true;
    int n_calls = backtrace(calls, MOST);
    for (int i = 0; i < n_calls; i++) way = (way ^ (uintptr_t)calls[i]) * 0x9FB21C651E98DF25u, way ^= way >> 29;
    int n = snprintf(words, sizeof words, "%ld %llx\n", which, (unsigned long long)way);
    if (write(ways, words, (size_t)n) != n) abort();
    is_looking = false;
}

static bool fails(void)
{
    prepare();
    if (is_looking) return false;
    long n = atomic_fetch_add(n_asked, 1) + 1;
    if (ways >= 0) tell_way(n);
    if (!fails_at || n < fails_at || (n > fails_at && !fails_on)) return false;
    errno = ENOMEM;
    return true;
}

void *__libc_malloc(size_t size)
{
    return fails() ? NULL : real_malloc(size);
}

void *__libc_calloc(size_t count, size_t size)
{
    return fails() ? NULL : real_calloc(count, size);
}

void *__libc_realloc(void *old, size_t size)
{
    return size && fails() ? NULL : real_realloc(old, size);
}

void *__libc_memalign(size_t alignment, size_t size)
{
    return fails() ? NULL : real_memalign(alignment, size);
}

/* Opened before the program raises its fence (src/base/fence.h). */
static int told = -1;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("FAULT_COUNT");
    if (path) told = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    path = getenv("FAULT_WAYS");
    void *first[1];
    is_looking = true;
    if (path && backtrace(first, 1)) ways = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    is_looking = false;
}

__attribute__((destructor)) static void tell(void)
{
    char words[40];
    if (told < 0) return;
    int n = snprintf(words, sizeof words, "%ld\n", (long)*n_asked);
    if (write(told, words, (size_t)n) != n) abort();
}

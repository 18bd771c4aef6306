/* The system counts: what a process may have of memory it can write to (RLIMIT_DATA), and of its processors (RLIMIT_CPU). */
#include "base/means.h"

#include <limits.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

/* A booklet of 50 pages needs 40 MB and a fifth of a second; a table 100 bytes for each of its data, and five seconds for a million. */
enum { MB = 1 << 20, USUAL_MB = 200, USUAL_SECONDS = 3, BYTES_FOR_BYTE = 192, BYTES_FOR_FONT = 6, BYTES_IN_SECOND = 50000 };

Where means_place;
volatile sig_atomic_t means_is_late;

static struct {
    Diag *diag;
    int megabytes, seconds;   /* as they were asked for */
    size_t n_read, n_before;  /* bytes; in what was done before, the most */
    size_t n_of_fonts;        /* bytes, and pixels of pictures */
    rlim_t began;             /* seconds that had been used when this was begun */
    rlim_t memory, allowance; /* bytes, seconds; 0: no end */
    struct rlimit born_memory, born_time;
} means;

static size_t n_known(void)
{
    return means.n_read > means.n_before ? means.n_read : means.n_before;
}

static rlim_t least(rlim_t one, rlim_t other)
{
    return one < other ? one : other; /* RLIM_INFINITY is the largest */
}

static void limit_memory(void)
{
#ifndef __SANITIZE_ADDRESS__ /* whose shadow is larger than any limit */
    rlim_t usual = (rlim_t)USUAL_MB * MB + (rlim_t)n_known() * BYTES_FOR_BYTE + (rlim_t)means.n_of_fonts * BYTES_FOR_FONT;
    means.memory = means.megabytes == MEANS_USUAL ? usual : (rlim_t)means.megabytes * MB;
    struct rlimit limit = means.born_memory;
    if (means.memory) limit.rlim_cur = least(limit.rlim_cur, means.memory);
    setrlimit(RLIMIT_DATA, &limit);
#endif
}

static rlim_t seconds_used(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1;
}

static rlim_t usual_seconds(void)
{
#ifdef __SANITIZE_ADDRESS__ /* which takes many times as long */
    return MEANS_ENDLESS;
#else
    return (rlim_t)USUAL_SECONDS + (rlim_t)(n_known() / BYTES_IN_SECOND);
#endif
}

static void limit_time(void)
{
    means.allowance = means.seconds == MEANS_USUAL ? usual_seconds() : (rlim_t)means.seconds;
    struct rlimit limit = means.born_time;
    if (means.allowance) limit.rlim_cur = least(limit.rlim_cur, means.began + means.allowance);
    setrlimit(RLIMIT_CPU, &limit);
}

/* --- at the end ------------------------------------------------------------------------------------------------------- */

static size_t put_word(char *line, size_t n, size_t room, const char *word)
{
    while (*word && n < room) line[n++] = *word++;
    return n;
}

static size_t put_number(char *line, size_t n, size_t room, int number)
{
    char figures[16], *at = figures + sizeof figures - 1;
    *at = '\0';
    for (; number > 0; number /= 10) *--at = (char)('0' + number % 10);
    return put_word(line, n, room, at);
}

/* Nobody has asked for memory for a second: what is to be said is said by what a handler of signals may call. */
static _Noreturn void end_at_once(void)
{
    enum { ROOM = 1000 };
    char line[ROOM];
    const char *file = means_place.file;
    size_t n = put_word(line, 0, ROOM, file ? file : "hyogumi");
    if (file && means_place.line > 0) n = put_number(line, put_word(line, n, ROOM, ":"), ROOM, means_place.line);
    n = put_word(line, n, ROOM, ": error: 時間が足りません / out of time (--timeout)\n");
    (void)!write(STDERR_FILENO, line, n);
    base_abandon();
}

static void hear_time(int number)
{
    (void)number;
    if (means_is_late) end_at_once();
    means_is_late = 1; /* the system says it again each second */
}

static void say(DiagCode code, rlim_t limit)
{
    if (!means.diag) return;
    Diag *diag = means.diag;
    means.diag = NULL; /* once */
    means_is_late = 0;
    setrlimit(RLIMIT_DATA, &means.born_memory); /* so that it can be said */
    diag_report(diag, means_place, STR(""), code, limit > INT_MAX ? INT_MAX : (int)limit);
}

void means_end_late(void)
{
    say(DIAG_TIME_SPENT, means.allowance);
    base_abandon();
}

/* What the process can write to, as the system counts it for the limit. */
static rlim_t memory_used(void)
{
    long pages = 0;
    FILE *said = fopen("/proc/self/statm", "re");
    if (!said) return 0;
    if (fscanf(said, "%*d %*d %*d %*d %*d %ld", &pages) != 1) pages = 0;
    fclose(said);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

bool means_say_full(size_t asked)
{
    enum { ROUGHLY = 2 * MB }; /* a block has a head, and the heap grows in steps */
    if (!means.memory || !means.diag) return false;
    setrlimit(RLIMIT_DATA, &means.born_memory);
    if (memory_used() + asked + ROUGHLY < means.memory) return false;
    say(DIAG_MEMORY_SPENT, means.memory / MB);
    return true;
}

/* --- from the beginning ----------------------------------------------------------------------------------------------- */

void means_begin(int megabytes, int seconds, Diag *diag)
{
    means.megabytes = megabytes;
    means.seconds = seconds;
    means.diag = diag;
    getrlimit(RLIMIT_DATA, &means.born_memory);
    getrlimit(RLIMIT_CPU, &means.born_time);
    signal(SIGXCPU, hear_time);
    limit_memory();
    limit_time();
}

void means_renew(void)
{
    means_place = (Where){ 0 };
    if (!means.diag) return;
    means.began = seconds_used();
    means.n_before = n_known();
    means.n_read = 0;
    limit_time();
}

/* Those beyond count no more: what is read then is little beside them. */
static bool was_read(const char *path)
{
    enum { MOST_FILES = 2000 };
    static uint64_t hashes[MOST_FILES];
    static int n;
    uint64_t hash = str_hash(str_from(path));
    for (int i = 0; i < n; i++)
        if (hashes[i] == hash) return true;
    if (n < MOST_FILES) hashes[n++] = hash;
    return n == MOST_FILES;
}

void means_read(const char *path, size_t bytes)
{
    if (!means.diag || was_read(path)) return;
    means.n_read += bytes;
    limit_memory();
    limit_time();
}

void means_open(size_t bytes)
{
    if (!means.diag) return;
    means.n_of_fonts += bytes;
    limit_memory();
}
